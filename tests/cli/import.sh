#!/usr/bin/env bash
# Importing, importing again, trying without saving, undoing, and files that must be refused.
. "$(dirname "$0")/common.sh"
data=$work/data
workbooks "$work/ndb" "$bmi_by_prefecture" "$bmi_by_medical_area"

expect 0 import --data "$data" --dry-run "$work/ndb"
[ "$(tables "$data")" = 0 ] || fail "the dry run left tables behind"

expect 0 import --data "$data" "$work/ndb"
says '取り込んだ表 2'
[ "$(tables "$data")" = 2 ] || fail "two tables were expected"
"$engawa" results --data "$data" --all-areas >"$work/before"

expect 0 import --data "$data" "$work/ndb"
says '取り込んだ表 0'
says '取込み済み 2'
[ "$(tables "$data")" = 2 ] || fail "importing again changed the number of tables"
"$engawa" results --data "$data" --all-areas >"$work/after"
cmp "$work/before" "$work/after" || fail "importing again changed the results"

# Files that are not workbooks are refused with a number, and so is everything beside them.
mkdir "$work/bad"
workbooks "$work/bad" "$hba1c_by_prefecture"
head -c 5000 /dev/urandom >"$work/bad/ed09/noise.xlsx"
expect 3 import --data "$data" --edition 9 "$work/bad"
says noise.xlsx
grep -qE '(FMT|NDB)-[0-9]{3}' "$work/out" || fail "the refusal has no number"
says NDB-015
[ "$(tables "$data")" = 2 ] || fail "a refused batch left tables behind"
good=$(basename "$(find "$work/bad/ed09" -name '0*.xlsx')")
head -c 20000 "$work/bad/ed09/$good" >"$work/bad/ed09/noise.xlsx"
expect 3 import --data "$data" --edition 9 "$work/bad/ed09/noise.xlsx"
grep -qE 'FMT-[0-9]{3}' "$work/out" || fail "a truncated workbook is not named as such"
expect 0 import --data "$data" --leave-out noise.xlsx "$work/bad"
says '取り込んだ表 1'
[ "$(tables "$data")" = 3 ] || fail "three tables were expected"

# The edition that the user gives contradicts the title.
workbooks "$work/other" "$hba1c_by_medical_area"
other=$(find "$work/other" -name '*.xlsx')
expect 3 import --data "$data" --edition 7 "$other"
says NDB-009

batch=$("$engawa" import --data "$data" --list | awk '/使用中/ { print $1 }' | sort -n | tail -n 1)
expect 0 import --data "$data" --undo "$batch"
[ "$(tables "$data")" = 2 ] || fail "undoing did not remove the table"
"$engawa" results --data "$data" --all-areas >"$work/after"
cmp "$work/before" "$work/after" || fail "undoing did not restore the results"
expect 1 import --data "$data" --undo 99
says IND-007
mkdir "$work/empty"
expect 1 import --data "$data" "$work/empty"
says NDB-014
expect 0 verify --data "$data"
