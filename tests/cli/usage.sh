#!/usr/bin/env bash
# Help of every command, the version, and the exit code of wrong use.
. "$(dirname "$0")/common.sh"

expect 0 --help
for word in import areas issues results indicators sheet serve verify stats disclosure openapi problems 終了コード; do says "$word"; done
for command in import areas issues results indicators sheet serve verify; do
  expect 0 "$command" --help
  says --data
done
expect 0 --version
says engawa

expect 2
expect 2 no-such-command
expect 2 areas --no-such-option
expect 2 issues --data "$work/data"
expect 2 issues --data "$work/data" --area 3101 --format html
expect 2 results --data "$work/data" --comparator area
expect 2 results --data "$work/data" --area 3101 --all-areas
expect 2 sheet --data "$work/data" --area 3101
expect 2 import --data "$work/data" --list --undo 1
[ ! -e "$work/data" ] || fail "wrong use made a data folder"

expect 0 openapi
says '"openapi"'
expect 0 problems
says '| NDB-004 |'

expect 0 areas --data "$work/data" 3101
says 3101
expect 1 areas --data "$work/data" no-such-place
expect 0 indicators --data "$work/data"
says bmi_25_or_more
