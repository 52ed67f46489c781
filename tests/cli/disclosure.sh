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
