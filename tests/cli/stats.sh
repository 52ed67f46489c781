#!/usr/bin/env bash
# engawa stats: the list, the help of every method, input by file and pipe, faults and exit codes.
. "$(dirname "$0")/common.sh"

expect 0 stats --list
methods=$(awk '{ print $1 }' "$work/out")
for method in proportion rate mean direct-mean percentile direct-rate indirect-ratio indirect-rate \
  smooth-ratio smooth-proportion funnel-proportion funnel-ratio funnel-rate trend \
  compare-proportions compare-rates adjust-p decompose inequality before-after did its \
  mantel-haenszel life-expectancy quantile-group moran posterior; do
  grep -qx -- "$method" <<<"$methods" || fail "--list does not name $method"
done
for method in $methods; do
  expect 0 stats --help "$method"
  says "$method"
  says '式'
  says '出典'
  says 'status'
done

expect 2 stats no-such-method
says MET-001
expect 2 stats rate --no-such-option 1
says MET-002
expect 2 stats rate --confidence 95
says MET-002
expect 2 stats rate "$work/no-such-file.csv"

printf 'area,x,n\na,12,400\nb,3,90\n' >"$work/in.csv"
expect 0 stats rate "$work/in.csv"
cp "$work/out" "$work/by_file"
"$engawa" stats rate <"$work/in.csv" >"$work/by_pipe"
"$engawa" stats rate - <"$work/in.csv" >"$work/by_hyphen"
cmp "$work/by_file" "$work/by_pipe" || fail "standard input gives another result"
cmp "$work/by_file" "$work/by_hyphen" || fail "- gives another result"
expect 2 stats rate "$work/in.csv" "$work/in.csv"

# Nothing on standard output, row and column on standard error.
printf 'area,x,n\na,12,400\nb,three,90\n' >"$work/bad.csv"
code=0
"$engawa" stats rate "$work/bad.csv" >"$work/table" 2>"$work/out" || code=$?
[ "$code" -eq 2 ] || fail "a bad row ended with $code"
[ ! -s "$work/table" ] || fail "a bad row wrote a table"
says '3行目 x列'
"$engawa" stats rate --skip-bad "$work/bad.csv" >"$work/table" 2>"$work/out" || fail "--skip-bad"
[ "$(wc -l <"$work/table")" -eq 2 ] || fail "--skip-bad keeps one row"
says '除いた行: 1'
