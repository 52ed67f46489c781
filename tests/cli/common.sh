# Shared by the scripts of this folder. Sets $engawa, $source and an empty folder $work.
set -euo pipefail
export LC_ALL=C.UTF-8
engawa=$1
source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What ends a script unasked says where.
trap 'echo "FAILED: line $LINENO: $BASH_COMMAND" >&2' ERR

fail() {
  echo "FAILED: $*" >&2
  [ ! -f "$work/out" ] || head -c 2000 "$work/out" >&2
  exit 1
}

# expect CODE ARGUMENTS...: runs engawa and requires this exit code. Output goes to $work/out.
expect() {
  local wanted=$1 code=0
  shift
  "$engawa" "$@" >"$work/out" 2>&1 </dev/null || code=$?
  [ "$code" -eq "$wanted" ] || fail "engawa $* ended with $code, not $wanted"
}

# says TEXT: the last output holds TEXT.
says() { grep -qF -- "$1" "$work/out" || fail "the output does not hold: $1"; }

# as LOGIN ACTION MEMBERS...: an action as somebody of the demo's prefecture in $work/town.
as() {
  local login=$1
  shift
  "$engawa" action --data "$work/town" --as "$login@midori.example" "$@"
}
# member NAME: the first text of that name in an answer.
member() { grep -o "\"$1\":\"[^\"]*\"" | head -n 1 | cut -d'"' -f4; }

# workbooks FOLDER TITLE...: copies these tables of the ninth edition, with the manifest.
workbooks() {
  local folder=$1 title file
  shift
  mkdir -p "$folder/ed09"
  cp "$source/samples/ndb/MANIFEST.csv" "$folder/"
  for title in "$@"; do
    file=$(awk -F, -v title="$title" '{ gsub(/(\302\240| )+/, " ", $3) } $1 == "09" && $3 == title { print $4 }' "$source/samples/ndb/MANIFEST.csv")
    [ -n "$file" ] || fail "samples/ndb has no table: $title"
    cp "$source/samples/ndb/ed09/$file" "$folder/ed09/"
  done
}
bmi_by_prefecture='BMI 都道府県別性年齢階級別分布'
bmi_by_medical_area='BMI 二次医療圏別性年齢階級別分布'
hba1c_by_prefecture='HbA1c 都道府県別性年齢階級別分布'
hba1c_by_medical_area='HbA1c 二次医療圏別性年齢階級別分布'

# tables DATA: how many tables the active imports hold, from the list of imports.
tables() {
  "$engawa" import --data "$1" --list | awk '/使用中/ { sum += $NF } END { print sum + 0 }'
}
