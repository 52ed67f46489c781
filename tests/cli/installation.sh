#!/usr/bin/env bash
# engawa demo, action, backup, restore: an installation from its making to its copy.
. "$(dirname "$0")/common.sh"

expect 0 demo --data "$work/demo" --today 2026-11-25 --password みどりの風と四つの机と赤い傘
says '架空の「みどり県」'
says 'east@midori.example'
expect 1 demo --data "$work/demo"
says DEM-001
# Without a folder it never touches the one of real people.
(cd "$work" && expect 0 demo --today 2026-11-25 && [ -d demo-data ] && [ ! -e data ]) || fail "the demo's own folder"

# The same actions as on screen, with the same permission.
expect 0 action --data "$work/demo" --as east@midori.example councils.my_work
says '東部地域・職域連携推進協議会'
expect 0 action --data "$work/demo" --as member@midori.example accounts.search query=若葉 limit=5
says '若葉商工会'
expect 1 action --data "$work/demo" --as member@midori.example accounts.list_events
says ACC-011
expect 1 action --data "$work/demo" --as nobody@midori.example councils.my_work
says ACC-012
expect 2 action --data "$work/demo" no.such_action

# A backup is proved when it is restored; the copy is the same installation.
expect 0 backup "$work/backup.zip" --data "$work/demo"
says '控えを取りました'
expect 0 restore "$work/backup.zip" --data "$work/copy"
says '控えを戻し、確かめました'
expect 0 verify --data "$work/copy"
expect 0 action --data "$work/copy" --as east@midori.example councils.my_work
says '東部地域・職域連携推進協議会'
expect 4 restore "$work/backup.zip" --data "$work/copy"
says STO-015
head -c 2000 "$work/backup.zip" >"$work/half.zip"
expect 4 restore "$work/half.zip" --data "$work/other"
[ ! -e "$work/other/engawa.sqlite3" ] || fail "half a backup was put back"
expect 1 backup "$work/no/such/folder/backup.zip" --data "$work/demo"
