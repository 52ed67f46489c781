#!/usr/bin/env bash
# engawa disclosure: protecting, auditing, released tables, open data, wrong input.
. "$(dirname "$0")/common.sh"

cat >"$work/table.csv" <<'CSV'
area,class,count
a,p,3
a,q,20
a,r,30
a,TOTAL,53
b,p,40
b,q,50
b,r,60
b,TOTAL,150
TOTAL,p,43
TOTAL,q,70
TOTAL,r,90
TOTAL,TOTAL,203
CSV

# Protected: the small count and three others are gone, the totals stay, the audit agrees.
mkdir "$work/out_folder"
expect 0 disclosure protect "$work/table.csv" --out "$work/out_folder"
says '計算できてしまう値 0'
[ "$(grep -c ',$' "$work/out_folder/table.csv")" -eq 4 ] || fail "not four cells hidden"
grep -q '^a,p,$' "$work/out_folder/table.csv" || fail "the small count is shown"
grep -q '^TOTAL,TOTAL,203$' "$work/out_folder/table.csv" || fail "the total is hidden"
[ "$(grep -c ',ok,' "$work/out_folder/audit.csv")" -eq 4 ] || fail "the audit does not call four cells ok"
expect 0 disclosure audit "$work/out_folder/table.csv"

# Only the small count hidden: anybody can work it out.
sed 's/^a,p,3$/a,p,/' "$work/table.csv" >"$work/naive.csv"
expect 3 disclosure audit "$work/naive.csv"
says 'a,p,3,3,0,exact'
says '・area=a class=p = [area=TOTAL class=p] − [area=b class=p]'
says '→ area=b class=p も隠す'

# The ledger: what was published stands, and the next table about the same people is protected with it.
expect 0 disclosure protect "$work/table.csv" --out "$work/out_folder" --data "$work/ledger" --people kyokai-2025 --publish
expect 0 disclosure ledger --data "$work/ledger"
says 'kyokai-2025'
expect 0 verify --data "$work/ledger"
says '公表した表 1 件'
# Class q by itself holds no small count, but with the row of area a that left before it would give
# the hidden one away: refused. The ledger keeps no hidden count from which a way out could be found;
# about other people the table may leave, and so may the first one once more.
printf 'area,class,count\na,q,20\nb,q,50\nTOTAL,q,70\n' >"$work/next.csv"
expect 2 disclosure protect "$work/next.csv" --data "$work/ledger" --people kyokai-2025
says DIS-009
expect 0 disclosure protect "$work/next.csv" --data "$work/ledger" --people somebody-else
says 'a,q,20'
expect 0 disclosure protect "$work/table.csv" --data "$work/ledger" --people kyokai-2025
says 'a,p,'
expect 2 disclosure protect "$work/table.csv" --publish

# Rounding instead of hiding: all sums still hold, and the auditor knows the rule.
mkdir "$work/rounded"
expect 0 disclosure protect "$work/table.csv" --out "$work/rounded" --profile rounding_controlled
awk -F, 'NR > 1 && $2 != "TOTAL" && $1 != "TOTAL" { part += $3 } $1 == "TOTAL" && $2 == "TOTAL" { total = $3 }
  NR > 1 && $3 % 10 != 0 { exit 1 } END { exit part == total ? 0 : 1 }' "$work/rounded/table.csv" ||
  fail "the rounded table does not add up"
expect 0 disclosure audit "$work/rounded/table.csv" --profile rounding_controlled
expect 2 disclosure audit "$work/table.csv" --profile rounding_controlled
says DIS-006
# Rounded up one by one, the total gives the small count away: nothing is written.
mkdir "$work/up"
printf 'area,count\na,3\nb,41\nTOTAL,44\n' >"$work/two.csv"
expect 3 disclosure protect "$work/two.csv" --out "$work/up" --profile rounding_up
says '（丸め）'
[ ! -e "$work/up/two.csv" ] || fail "a table that gives a count away was written"

# The same people again, cut finer: what was published before counts.
printf 'area,count\na,\nb,\nTOTAL,60\n' >"$work/released.csv"
printf 'area,sex,count\na,m,2\na,f,3\na,TOTAL,5\nb,m,25\nb,f,30\nb,TOTAL,55\nTOTAL,m,27\nTOTAL,f,33\nTOTAL,TOTAL,60\n' >"$work/finer.csv"
expect 0 disclosure protect "$work/finer.csv" --released "$work/released.csv"
says 'TOTAL,TOTAL,60'
printf 'area,count\na,5\nTOTAL,60\n' >"$work/released.csv"
expect 2 disclosure protect "$work/finer.csv" --released "$work/released.csv"
says DIS-009

# Wrong input.
printf 'area,count\na,x\n' >"$work/bad.csv"
expect 2 disclosure audit "$work/bad.csv"
says DIS-006
says 2行目
printf 'area,count\na,4\nTOTAL,5\n' >"$work/bad.csv"
expect 2 disclosure protect "$work/bad.csv"
says DIS-005
expect 2 disclosure protect "$work/table.csv" --profile nothing
says DIS-002
expect 2 disclosure protect "$work/missing.csv"
expect 2 disclosure

# Published tables: numbers of cells, no value.
workbooks "$work/ndb" "$bmi_by_prefecture" "$bmi_by_medical_area"
expect 0 import --data "$work/data" "$work/ndb"
expect 0 disclosure open-data --data "$work/data"
says BMI
