#!/usr/bin/env bash
# A stored byte that somebody changed is noticed.
. "$(dirname "$0")/common.sh"
data=$work/data
workbooks "$work/ndb" "$bmi_by_prefecture" "$bmi_by_medical_area"
expect 0 import --data "$data" "$work/ndb"
expect 0 verify --data "$data"
database=$data/engawa.sqlite3
[ -f "$database" ] || fail "the database is not where it was expected"
[ ! -s "$database-wal" ] || fail "the write-ahead log is not folded in when the program ends"

# Overwrites one byte at an offset of a copy and requires that verify or opening refuses it.
changed() {
  local offset=$1 copy=$work/changed code=0
  rm -rf "$copy"
  cp -r "$data" "$copy"
  byte=$(od -An -tu1 -j "$offset" -N 1 "$database" | tr -d ' ')
  printf "\\x$(printf %02x $((byte ^ 1)))" | dd of="$copy/engawa.sqlite3" bs=1 seek="$offset" conv=notrunc status=none
  "$engawa" verify --data "$copy" >"$work/out" 2>&1 || code=$?
  [ "$code" -eq 4 ] || fail "the changed byte at $offset ended verify with $code, not 4"
  grep -qE '[A-Z]{3}-[0-9]{3}' "$work/out" || fail "the difference at $offset has no number"
}
# Inside the stored cells. Most pages belong to tables that are still empty, where a changed byte
# changes nothing that is kept; a page is full of cells when hardly any of its bytes is zero. The
# definitions of the tables fill pages too, and are no cells.
size=$(stat -c %s "$database")
page=4096
found=0
for ((start = 0; start < size && found < 3; start += page)); do
  zeros=$(dd if="$database" bs=$page skip=$((start / page)) count=1 status=none | tr -cd '\000' | wc -c)
  definitions=$(dd if="$database" bs=$page skip=$((start / page)) count=1 status=none | grep -caE 'CREATE (TABLE|INDEX|UNIQUE|VIRTUAL)' || true)
  [ "$definitions" -eq 0 ] || continue
  [ "$zeros" -gt 100 ] || { changed $((start + page / 2)); found=$((found + 1)); }
done
[ "$found" -eq 3 ] || fail "no page full of cells was found"
# A definition that can no longer be read.
changed $(($(grep -obaF -- 'CREATE TABLE' "$database" | head -n 1 | cut -d: -f1) + 7))
# The name of the workbook in a stored row.
file=$(basename "$(find "$work/ndb" -name '*.xlsx' | head -n 1)")
offset=$(grep -obaF -- "$file" "$database" | head -n 1 | cut -d: -f1)
changed "$offset"
