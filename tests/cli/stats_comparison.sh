#!/usr/bin/env bash
# engawa stats: tables in, tables out. Expected numbers: R 4.2.2 and 50-digit arithmetic
# (tests/golden/stats), Newcombe 1998b for the limits of a difference.
. "$(dirname "$0")/common.sh"

# column NAME ROW: a cell of the last output.
column() {
  awk -F, -v name="$1" -v row="$2" 'NR == 1 { for (i = 1; i <= NF; ++i) at[$i] = i; next }
    NR == row + 1 { print $at[name] }' "$work/out"
}
# near NAME ROW EXPECTED: within 1e-9 of it, relative.
near() {
  awk -v found="$(column "$1" "$2")" -v wanted="$3" 'BEGIN {
    gap = found - wanted; if (gap < 0) gap = -gap; size = wanted < 0 ? -wanted : wanted
    exit found != "" && gap <= 1e-9 * size ? 0 : 1 }' || fail "$1 of row $2 is $(column "$1" "$2"), not $3"
}
# equals NAME ROW TEXT
equals() { [ "$(column "$1" "$2")" = "$3" ] || fail "$1 of row $2 is '$(column "$1" "$2")', not '$3'"; }

# Two groups: other columns are handed through, empty cells say why.
cat >"$work/groups.csv" <<'CSV'
area,x1,n1,x2,n2
middle,412,3010,380,3300
none,0,20,5,25
unknown,,20,5,25
CSV
expect 0 stats compare-proportions --confidence 0.95,0.998 "$work/groups.csv"
[ "$(wc -l <"$work/out")" -eq 4 ] || fail "three rows and a header were expected"
equals area 1 middle
near difference 1 0.02172556126044498137521393
near lower_95 1 0.005346705717272693649330892
near upper_95 1 0.03820291019966427756731296
near z 1 2.6017913373054626
near p 1 0.0092738258628653099
near fisher_p 1 0.0096809930188545903
equals rr 2 0
equals rr_lower_95 2 ''
equals status 2 'zero cell'
equals difference 3 ''
equals status 3 'missing x1'
expect 0 stats compare-proportions --missing zero "$work/groups.csv"
equals status 3 'zero cell'

# A column lacking, a number that cannot be: the problem names where, the exit code is 2.
printf 'x1,n1,x2\n1,2,3\n' >"$work/short.csv"
expect 2 stats compare-proportions "$work/short.csv"
says n2
printf 'area,x1,n1,x2,n2\nwrong,30,20,5,25\nright,3,20,5,25\n' >"$work/wrong.csv"
expect 2 stats compare-proportions "$work/wrong.csv"
says '2行目 x1列'
expect 0 stats compare-proportions --skip-bad "$work/wrong.csv"
says 'right,3,20,5,25,'
says '除いた行: 1'

# Trends: one row for each set.
printf 'set,t,x,n\nsmokers,1,83,86\nsmokers,2,90,93\nsmokers,3,129,136\nsmokers,4,70,82\nall,1,9,9\nall,2,7,7\n' >"$work/trend.csv"
expect 0 stats trend "$work/trend.csv"
near chi2 1 8.2249222851977102
near p 1 0.004131897477641487
near logit_slope 1 -0.63161344680579923
equals status 2 'no variation'
printf 'set,t,x,n\na,1,8,86\na,1,9,93\n' >"$work/twice.csv"
expect 2 stats trend "$work/twice.csv"
says '3行目 t列'

# A second file, and one result for each area under --local: an alternating ring has I = -1.
printf 'area,value\na,1\nb,0\nc,1\nd,0\n' >"$work/values.csv"
printf 'area,neighbour\na,b\nb,a\nb,c\nc,b\nc,d\nd,c\nd,a\na,d\n' >"$work/ring.csv"
expect 0 stats moran --neighbours "$work/ring.csv" "$work/values.csv"
equals i 1 -1
equals areas 1 4
expect 0 stats moran --local --neighbours="$work/ring.csv" "$work/values.csv"
equals local_i 4 -1
expect 2 stats moran "$work/values.csv"
says --neighbours
