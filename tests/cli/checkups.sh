# Insurers' checkup files: read, checked, folded into a package that opens for its council.
source "$(dirname "$0")/common.sh" "$@"

expect 0 checkups sample --people 200 --seed 5 --errors 5 --out "$work/in"
says "文書 400 件"
expect 0 checkups sample --people 200 --seed 5 --errors 5 --out "$work/again"
cmp "$work"/in/*0401*_1.zip "$work"/again/*0401*_1.zip 2>/dev/null ||
  diff -r "$work/in" "$work/again" >/dev/null || fail "the same options gave other bytes"

# In equals out plus set aside, and the report says what.
expect 3 checkups check "$work/in" --out "$work/report"
says "読み取り 100%"
grep -qE '毎秒 [0-9.]+ .B、かかった時間 [0-9]+秒' "$work/out" || fail "neither rate nor time"
read_=$(awk -F, '$2 == "read" { print $3 }' "$work/report/quality.csv")
aside=$(awk -F, '$2 == "set_aside" { print $3 }' "$work/report/quality.csv")
[ $((read_ + aside)) -eq 400 ] || fail "$read_ + $aside is not 400"
grep -q '<h2>除いた文書</h2>' "$work/report/quality.html" || fail "no list of what was set aside"

# Observations: thirteen columns, in this order.
"$engawa" checkups read "$work/in" 2>/dev/null >"$work/rows" || true
[ "$(head -1 "$work/rows")" = "document,seq,section,depth,code,name,state,censoring,value,unit,coded_value,method,problem" ] ||
  fail "other columns"
for word in measured not_performed unmeasurable CHK-020 CHK-021 CHK-005; do
  grep -q "$word" "$work/rows" || fail "no $word among the rows"
done

# Nothing is sealed before a person has seen it.
expect 0 checkups keys --kind council --out "$work/council"
expect 0 checkups keys --out "$work/insurer"
expect 1 checkups keys --out "$work/insurer"
says "PKG-002"
package=(checkups fold "$work/in" --council "$work/council.pub" --key "$work/insurer" --area 24 --name 架空健康保険組合 --out "$work/package")
expect 0 "${package[@]}"
[ ! -e "$work/package" ] || fail "sealed without a look"
grep -q '協議会に渡るのは' "$work/package-preview/preview.html" || fail "no preview"
grep -q '提供の方法' "$work/package-preview/notice.txt" || fail "no notice"
expect 0 "${package[@]}" --yes
[ -s "$work/package" ] || fail "no package"
fingerprint=$(sed -n 's/.*署名の鍵 \([0-9a-f ]*\)、.*/\1/p' "$work/out")
[ "${#fingerprint}" -eq 19 ] || fail "no fingerprint: $fingerprint"
! grep -rqE '"?(1000[0-9]{3})"?' "$work/package-preview/tables" || fail "a card number in a table"

# The shortest form: the key itself, everybody, a key of the insurer made beside the package.
mkdir "$work/short"
expect 0 checkups fold "$work/in" --council "$(cat "$work/council.pub")" --out "$work/short/package" --yes
[ -s "$work/short/package" ] && [ -s "$work/short/insurer.key" ] || fail "no package by the short form"

# A few people are told nothing of, and an empty folder is told.
expect 0 checkups sample --people 9 --out "$work/few"
expect 1 checkups fold "$work/few" --council "$work/council.pub" --out "$work/few.package" --yes
says "CHK-061"
mkdir "$work/nothing"
expect 1 checkups fold "$work/nothing" --council "$work/council.pub" --out "$work/few.package" --yes
says "CHK-060"
[ ! -e "$work/few.package" ] || fail "a package of a few people"

# The council takes it in once, sees where it comes from, and can take it back.
data=(--data "$work/data")
expect 1 import package "$work/package" --key "$work/council.pub" "${data[@]}"
says "PKG-003"
expect 0 import package "$work/package" --key "$work/council" "${data[@]}"
says "架空健康保険組合"
says "国勢調査"
says "署名の鍵 $fingerprint"
id=$(sed -n 's/.*--undo //p' "$work/out")
expect 1 import package "$work/package" --key "$work/council" "${data[@]}"
says "PKG-005"
expect 0 import package --list "${data[@]}"
says "$id"
expect 0 import package --undo "$id" "${data[@]}"
expect 1 import package --undo "$id" "${data[@]}"
says "PKG-006"
expect 0 import package "$work/package" --key "$work/council" "${data[@]}"
expect 0 verify "${data[@]}"
tables=$(sed -n 's/.*受け取った表 \([0-9]*\) 件.*/\1/p' "$work/out")
[ "${tables:-0}" -gt 30 ] || fail "verify looked at $tables tables of packages"

# What a mapping makes of the columns of a table, before anything is taken in.
own_header=組合員番号,生年月日,性別,受診日,住所,健診機関番号,資格,事業所の人数,事業所の所在地,最高血圧,最低血圧,'腹囲(mm)',たばこ,予備
printf '%s\n1,S45.5.15,男,2024/6/10,津市,1,本人,37,四日市市諏訪町,250以上,90,853,吸う,x\n' "$own_header" >"$work/own.csv"
expect 0 checkups columns "$work/own.csv" --layout "$source/catalog/layouts/checkups_example.toml"
says "9N736000000000011 喫煙"
says "吸う 1"
says "（読まない）"
expect 0 checkups read "$work/own.csv" --layout "$source/catalog/layouts/checkups_example.toml"
says "9N016160100000001,腹囲(実測),measured,none,85.3"

# A checked record back to XML; one received as XML as it came.
mkdir "$work/one"
printf 'FKAC167,x\r\n保険者番号%s\r\n' "$(printf ',列%s' $(seq 1 76))" >"$work/f.csv"
printf '240010,,12,345,昭和,450515,男,,,,20240610,2411234567,170.0,70.0%s\r\n' "$(printf ',%.0s' $(seq 1 63))" >>"$work/f.csv"
expect 0 checkups write "$work/f.csv" --out "$work/xml"
expect 0 checkups read "$work/xml"
says "9N001000000000001,身長,measured,none,170.0,cm"
expect 0 checkups write "$work/xml" --out "$work/copy"
cmp "$work/xml/h00000001.xml" "$work/copy/h00000001.xml" || fail "the bytes changed"

# A council's members see what the package says beside the open data, and how much it covers.
"$engawa" import --data "$work/town" "$source/samples/ndb" >"$work/out"
"$engawa" demo --data "$work/town" --json >"$work/demo.json"
owner=$(as east councils.show_council "council=$(as east councils.list_councils query=東部地域 | member id)" | member owner)
council=$(as east councils.keep_council "council={\"kind\":\"medical_area\",\"name\":\"試しの協議会\",\"area\":\"3101\",\"purpose\":\"試し\",\"themes\":[\"tobacco\"],\"established_on\":\"2022-04-01\",\"owner\":\"$owner\"}" | member id)
as east insurers.make_key "council=$council" >/dev/null
key=$(as east insurers.show_packages "council=$council" | member public_line)
expect 0 checkups sample --people 12000 --seed 9 --prefecture 31 --out "$work/in31"

# Killed in the middle, it leaves no memory behind; started again, it goes on where it stood.
mkdir "$work/killed"
fold31=(checkups fold "$work/in31" --council "$key" --name みどり健康保険組合)
(
  cd "$work/killed"
  ulimit -c unlimited 2>/dev/null || true
  exec "$engawa" "${fold31[@]}" --area 31 --out "$work/killed/package" >/dev/null 2>&1
) &
killed=$!
# The tables that are kept, as find prints them; files may go while it looks.
kept() { find "$work/killed/package-partial" -maxdepth 1 -type f ! -name '*.partial' -printf "$1" 2>/dev/null || true; }
for _ in $(seq 1 2000); do
  done_=$(kept 'x\n' | wc -l)
  [ "$done_" -lt 3 ] || break
  sleep 0.01
done
kill -STOP "$killed"
[ "$done_" -ge 3 ] || fail "no table was kept"
grep -q '^Max core file size *0 *0 ' "/proc/$killed/limits" || fail "memory may be dumped"
kill -SEGV "$killed"
kill -CONT "$killed"
if wait "$killed" 2>/dev/null; then fail "it was not killed"; fi
[ -z "$(find "$work/killed" -name 'core*')" ] || fail "it left its memory"
[ ! -e "$work/killed/package-preview" ] || fail "killed too late"
first=$(kept '%f %T@\n' | sort | sed -n 1p)
[ -n "$(ls "$work/killed/package-partial/reading")" ] || fail "nothing of the reading was kept"
! grep -rqaE '鳥取|MARK|1000[0-9]{3}' "$work/killed/package-partial/reading" || fail "words in what is kept"
expect 0 "${fold31[@]}" --area 31 --out "$work/killed/package"
says "は、読み直さずに続けました"
[ ! -e "$work/killed/package-partial/reading" ] || fail "the reading stays when it is over"
kept '%f %T@\n' | grep -qxF "$first" || fail "it began anew"
expect 0 "${fold31[@]}" --area 31 --out "$work/whole"
diff -r "$work/killed/package-preview" "$work/whole-preview" >/dev/null || fail "other tables after going on"
expect 0 "${fold31[@]}" --area 3101 --out "$work/package31" --yes
[ ! -e "$work/package31-partial" ] || fail "kept tables stay beside a sealed package"
expect 1 import package "$work/package31" --council nobody --data "$work/town"
says "STO-011"
expect 0 import package "$work/package31" --council "$council" --data "$work/town"
as east insurers.show_issues "council=$council" >"$work/out"
says "健康保険組合。国民健康保険、協会けんぽ、共済組合の人は入っていません"
says "40〜74歳の住民の約3%"
says "95%信頼区間"
# Through a lens: one kind of insurers, one qualification; what is no such thing is refused.
says '"kinds":[{"key":"society","label":"健康保険組合"}]'
says '{"key":"dependant","label":"被扶養者（家族）"}'
as east insurers.show_issues "council=$council" kind=society qualification=insured >"$work/out"
says "健康保険組合の被保険者（本人）だけです"
as east insurers.show_facets "council=$council" indicator=sbp_140_or_more | grep -ao '"みどり健康保険組合　被保険者（本人）","[0-9,]*人' >"$work/facet"
people=$(grep -o '[0-9,]*人$' "$work/facet")
says "健診結果のある人 $people"
as east insurers.show_issues "council=$council" kind=national >"$work/out"
says '"worse":[]'
for wrong in kind=elsewhere qualification=係長; do
  if as east insurers.show_issues "council=$council" "$wrong" 2>"$work/out"; then fail "$wrong"; fi
  says "BAS-006"
done
as east insurers.show_facets "council=$council" indicator=sbp_140_or_more >"$work/out"
for words in "すべての保険者" "被保険者（本人）" "そのほかの資格" "40歳未満" "全国の値がない"; do says "$words"; done

# Whom the data do not speak of: the residents of the census by sex and age, as the file has them,
# beside those whom the open data and the packages know.
as east aggregates.show_missed "council=$council" >"$work/out"
awk -F, '$1 == "3101" && $5 == "female" { print $18 }' "$source/catalog/areas/population_iryoken2_age_sex.csv" >"$work/residents"
women=$(sed -E ':a; s/([0-9])([0-9]{3})(,|$)/\1,\2\3/; ta' "$work/residents")
[ -n "$women" ] || fail "the census has no women of 60 to 64 years"
says "\"女性60〜64歳\",\"${women}人\""
for words in "最も少ないのは男性65〜69歳" "国民健康保険、協会けんぽ、共済組合の人は入っていません" "（2021年度）" "（2024年度）" "国勢調査」（e-Stat）を加工して作成" "40歳未満と75歳以上の人"; do says "$words"; done

# An issue of the insurer's people goes on an agenda, frozen with its numbers and whose they are.
meeting=$(as east meetings.keep_meeting "meeting={\"council\":\"$council\",\"day\":\"2031-07-10\"}" | member id)
as east meetings.issue_choices "meeting=$meeting" >"$work/out"
says '"source":"open_data"'
says '"source":"insurers"'
as east meetings.table_issue "meeting=$meeting" indicator=sbp_140_or_more source=insurers >"$work/out"
as east insurers.show_issues "council=$council" | grep -ao '"indicator":"sbp_140_or_more"[^}]*"sentence":"[^"]*"' | sed 's/.*"sentence":"//; s/"$//' >"$work/sentence"
[ -s "$work/sentence" ] || fail "the issues do not hold it"
as east meetings.show_meeting "meeting=$meeting" >"$work/out"
says "$(cat "$work/sentence")"
for words in 東部、保険者の集計） "みどり健康保険組合" "95%信頼区間" "カバー率" "40〜74歳の住民の約3%"; do says "$words"; done
if as east meetings.table_issue "meeting=$meeting" indicator=sbp_140_or_more source=elsewhere 2>"$work/out"; then
  fail "evidence from nowhere"
fi
says "MTG-014"

# An insurer's own table may say in workplaces of how many people the insured are: told below them;
# and where these lie: told by themselves, of whoever works in the area.
{
  echo "$own_header"
  awk 'BEGIN {
    for (i = 1; i <= 7200; ++i) {
      size = i % 5 == 0 ? 3 : i % 5 == 1 ? 8 : i % 5 == 2 ? 20 : i % 5 == 3 ? 40 : 300
      if (i % 10 == 9) size = ""
      lives = i % 7 ? "鳥取県鳥取市東町" : "鳥取県米子市"
      works = i % 11 < 8 ? "鳥取県鳥取市" : "鳥取県米子市"
      printf "%d,19%02d/5/15,%s,2025/6/10,%s,1,%s,%s,%s,%d,%d,%d,%s,x\n", i, 55 + i % 27, i % 2 ? "男" : "女", lives, i % 4 ? "本人" : "家族", size, works, 100 + i * 7 % 80, 60 + i * 3 % 40, 700 + i * 11 % 300, i % 3 ? "吸わない" : "吸う"
    }
  }'
} >"$work/workplaces.csv"
expect 0 checkups fold "$work/workplaces.csv" --layout "$source/catalog/layouts/checkups_example.toml" --council "$key" --area 3101 --name みどり組合 --out "$work/workplaces" --yes
expect 0 import package "$work/workplaces" --council "$council" --data "$work/town"
as east insurers.show_facets "council=$council" indicator=sbp_140_or_more fiscal_year=2025 >"$work/out"
for size in 1〜4人 5〜9人 10〜29人 30〜49人 50人以上; do says "みどり組合　本人のうち${size}の事業所"; done
says "本人のうち事業所の規模の分からない人"
says "みどり組合　区域にある事業所で働く被保険者"
as east insurers.show_issues "council=$council" fiscal_year=2025 qualification=insured_1_4 >"$work/out"
says "本人のうち1〜4人の事業所だけです"
says '{"key":"workers","label":"区域にある事業所で働く被保険者"}'
as east insurers.show_issues "council=$council" fiscal_year=2025 people=workers >"$work/out"
says "の人のうち、区域にある事業所で働く被保険者だけです"
says "働く人の総数は公表データから分からない"
! grep -q "住民の約" "$work/out" || fail "workers as a share of the residents"
if as east insurers.show_issues "council=$council" people=everybody 2>"$work/out"; then fail "people"; fi
says "BAS-006"
# They go on an agenda by themselves.
as east meetings.table_issue "meeting=$meeting" indicator=sbp_140_or_more source=insurers_workers >"$work/out"
as east meetings.show_meeting "meeting=$meeting" >"$work/out"
says "東部、保険者の集計、区域で働く人）"
says "働く人の総数は公表データから分からない"

# A question that became another in 2024 is compared in the years before alone.
as east insurers.show_facets "council=$council" indicator=daily_drinking fiscal_year=2023 >"$work/out"
says "みどり健康保険組合"
if as east insurers.show_facets "council=$council" indicator=daily_drinking 2>"$work/out"; then
  fail "two different questions were compared"
fi
says "IND-004"
