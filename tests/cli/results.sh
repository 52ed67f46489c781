#!/usr/bin/env bash
# National sums of NDBオープンデータ 第9回 (FY2021), added up by hand from the prefecture tables.
. "$(dirname "$0")/common.sh"
data=$work/data
workbooks "$work/ndb" "$bmi_by_prefecture" "$bmi_by_medical_area" "$hba1c_by_prefecture" "$hba1c_by_medical_area"
expect 0 import --data "$data" "$work/ndb"

columns=indicator,area,area_name,fiscal_year,sex,comparator,people,people_lower,people_upper,observed,observed_lower,observed_upper,expected,ratio,ratio_lower_95,ratio_upper_95,smoothed_ratio,smoothed_lower_95,smoothed_upper_95,p_above_1,excess,excess_lower_95,excess_upper_95,direct_rate,direct_rate_lower_95,direct_rate_upper_95,masked_cells,masked_share,status,direct_rate_national_checkups,direct_rate_national_checkups_lower_95,direct_rate_national_checkups_upper_95

# nation INDICATOR SEX "PEOPLE OBSERVED": what `engawa results` says of the whole country.
nation() {
  local found
  expect 0 results --data "$data" --area 00 --year 2021 --indicator "$1" --sex "$2" --comparator nation --format csv
  [ "$(head -n 1 "$work/out")" = "$columns" ] || fail "the columns are not those documented"
  found=$(awk -F, -v sex="$2" 'NR == 1 { for (i = 1; i <= NF; ++i) at[$i] = i; next }
    $at["sex"] == sex { print $at["people"], $at["observed"] }' "$work/out")
  # HbA1c is measured in fewer people than BMI; only its numerator is known here.
  [[ $found == $3 ]] || fail "$1 $2: found '$found', expected '$3'"
  # Standardised to its own people the nation has its crude share, between the limits.
  awk -F, 'NR == 1 { for (i = 1; i <= NF; ++i) at[$i] = i; next }
    { rate = "direct_rate_national_checkups"; gap = $at[rate] - $at["observed"] / $at["people"]
      rows += gap < 1e-9 && gap > -1e-9 && $at[rate "_lower_95"] < $at[rate] && $at[rate] < $at[rate "_upper_95"] }
    END { exit rows == 1 ? 0 : 1 }' "$work/out" || fail "$1 $2: the nation's own direct rate is not its share"
}
nation bmi_25_or_more male '16252711 5990848'
nation bmi_25_or_more female '13772776 2984764'
nation bmi_25_or_more both '30025487 8975612'
nation hba1c_6_5_or_more male '* 1199478'
nation hba1c_6_5_or_more female '* 510622'

# One row per area, indicator, sex and comparator; an area's issues in three forms.
expect 0 results --data "$data" --all-areas --year 2021 --indicator bmi_25_or_more --sex both --comparator nation
[ "$(wc -l <"$work/out")" -eq 336 ] || fail "335 areas and a header were expected"
expect 0 issues --data "$data" --area 3101 --year 2021
says 出典
expect 0 issues --data "$data" --area 3101 --format json
says '"area"'
expect 0 issues --data "$data" --area 3101 --format csv --comparator prefecture
expect 1 results --data "$data" --area 9999
expect 1 issues --data "$data" --area 3101 --year 2001
expect 1 results --data "$data" --indicator no_such_indicator
expect 0 sheet --data "$data" --area 3101 --out "$work/sheet.pdf"
[ "$(head -c 5 "$work/sheet.pdf")" = %PDF- ] || fail "the sheet is not a PDF"
