# 秘匿合算: insurers add up their people without showing them to each other, one of them missing.
source "$(dirname "$0")/common.sh" "$@"

names=(あおい健康保険組合 みなと市国民健康保険 協会けんぽ試し支部 ほし共済組合 まつり健康保険組合)
expect 0 checkups keys --kind council --out "$work/council"
for i in 0 1 2 3 4; do
  expect 0 checkups sample --people 1500 --seed "$((i + 30))" --prefecture 31 --out "$work/in$i"
  expect 0 checkups keys --out "$work/key$i"
done
expect 0 checkups keys --out "$work/federation"
lead=(--folder "$work/lead" --key "$work/federation")
party() { echo --folder "$work/party$1" --key "$work/key$1"; }

# 呼びかけ, 参加, 取決め
expect 1 checkups round call "${lead[@]}" --title x --area 99999 --year 2024 --name x --council "$work/council.pub"
expect 0 checkups round call "${lead[@]}" --title 東部5保険者の合計 --area 31 --year 2024 --name 試し連合会 --council "$work/council.pub"
for i in 0 1 2 3 4; do
  # shellcheck disable=SC2046
  expect 0 checkups round join "$work/lead/call.json" $(party $i) --name "${names[$i]}"
done
# shellcheck disable=SC2046
expect 1 checkups round join "$work/lead/call.json" $(party 0) --name もう一度
says "PKG-002"
expect 1 checkups round agree "${lead[@]}" "$work"/party[01]/join-*.json
says "RND-005"
expect 1 checkups round agree --folder "$work/lead" --key "$work/key0" "$work"/party?/join-*.json
says "RND-012"
expect 0 checkups round agree "${lead[@]}" "$work"/party?/join-*.json
number=$(sed -n 's/.*取決めの番号 \([0-9a-f ]*\)。.*/\1/p' "$work/out")
[ "${#number}" -eq 39 ] || fail "no number of the agreement: $number"

# 拠出: a person sees who takes part first.
contribute() {
  # shellcheck disable=SC2046
  expect "$1" checkups round contribute "$work/in$2" $(party "$2") --agreement "$work/lead/agreement.json" "${@:3}"
}
contribute 0 0
says "取決めの番号 $number"
says "協会けんぽ試し支部"
[ -z "$(find "$work/party0" -name "*.round")" ] || fail "contributed without a look"
for i in 0 1 3 4; do contribute 0 "$i" --yes; done
[ "$(stat -c %a "$work/party0/party.secret")" = 600 ] || fail "others can read the secret"
contribute 0 0 --yes # the same again replaces the first

# 締切り: who is missing is named, and may be left out.
expect 1 checkups round close "${lead[@]}" "$work"/party?/contribution-*.round
says "RND-007"
says "協会けんぽ試し支部"
expect 0 checkups round close "${lead[@]}" "$work"/party?/contribution-*.round --without 協会けんぽ試し支部
says "4 者で締め切りました"

# 手助け
help() {
  # shellcheck disable=SC2046
  expect "$1" checkups round help "$work/lead/closing.json" $(party "$2") --agreement "$work/lead/agreement.json" --yes
}
for i in 0 1 3; do help 0 "$i"; done
says "協会けんぽ試し支部 は届かず"
expect 1 checkups round finish "${lead[@]}" --out "$work/sum" "$work"/party?/*.round
says "RND-010"
help 0 4
expect 0 checkups round finish "${lead[@]}" --out "$work/sum" "$work"/party?/*.round
[ ! -e "$work/sum" ] || fail "sealed without a look"
grep -q 'あおい健康保険組合' "$work/sum-preview/preview.html" || fail "the preview names no parties"
grep -q '互いに見せずに合計し' "$work/sum-preview/notice.txt" || fail "the notice does not say how"
expect 0 checkups round finish "${lead[@]}" --out "$work/sum" "$work"/party?/*.round --yes
[ -s "$work/sum" ] || fail "no package"

# The sum is what all documents of the four, read together, would have given.
expect 0 checkups fold "$work"/in[0134] --area 31 --key "$work/key0" --council "$work/council.pub" --out "$work/together"
diff -r "$work/sum-preview/tables/2024" "$work/together-preview/tables/2024" >/dev/null || fail "not the sum"
read_=$(grep -o '文書 [0-9,]* 件から' "$work/sum-preview/preview.html")
grep -qF "$read_" "$work/together-preview/preview.html" || fail "other documents: $read_"

# What comes too late is not opened, and no second closing is helped with.
contribute 0 2 --yes
expect 1 checkups round close "${lead[@]}" "$work"/party?/contribution-*.round
says "RND-014"
expect 1 checkups round call "${lead[@]}" --title x --area 31 --year 2024 --name x --council "$work/council.pub"
says "RND-014"
cp -r "$work/lead" "$work/two"
rm "$work/two/closing.json"
expect 0 checkups round close --folder "$work/two" --key "$work/federation" "$work"/party?/contribution-*.round
expect 1 checkups round help "$work/two/closing.json" --folder "$work/party0" --key "$work/key0" --agreement "$work/lead/agreement.json" --yes
says "RND-008"

# A second round of the same year asks for a reason.
other=(--folder "$work/lead2" --key "$work/federation")
expect 0 checkups round call "${other[@]}" --title もう一つの合計 --area 31 --year 2024 --name 試し連合会 --council "$work/council.pub"
for i in 0 1 2; do
  expect 0 checkups round join "$work/lead2/call.json" --folder "$work/again$i" --key "$work/key$i" --name "${names[$i]}"
done
expect 0 checkups round agree "${other[@]}" "$work"/again?/join-*.json
second=(checkups round contribute "$work/in0" --folder "$work/again0" --key "$work/key0" --agreement "$work/lead2/agreement.json")
expect 1 "${second[@]}"
says "RND-013"
expect 0 "${second[@]}" --again
expect 1 checkups round contribute "$work/in0" --folder "$work/party0" --key "$work/key0" --agreement "$work/lead2/agreement.json" --again --yes
says "RND-003"

# The council takes in the sum, and no party's own people of the year beside it.
expect 0 import package "$work/sum" --key "$work/council" --data "$work/data"
says "東部5保険者の合計"
expect 0 checkups fold "$work/in0" --area 31 --key "$work/key0" --council "$work/council.pub" --name "${names[0]}" --out "$work/own" --yes
expect 1 import package "$work/own" --key "$work/council" --data "$work/data"
says "PKG-008"
