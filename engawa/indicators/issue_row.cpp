#include "engawa/indicators/issue_row.hpp"

#include "engawa/base/decimal.hpp"
#include "engawa/figures/issue_bar.hpp"
#include "engawa/indicators/issue_text.hpp"

namespace engawa::indicators {
namespace {

using base::format_fixed;
using base::format_grouped;

Estimate estimate_of(const std::optional<Limited>& limited, std::string text) {
  if (!limited) return {std::nullopt, std::nullopt, std::nullopt, std::move(text)};
  return {limited->value, limited->lower, limited->upper, std::move(text)};
}

std::string_view direction_word(Direction direction) {
  switch (direction) {
    case Direction::HigherIsWorse:
      return "higher_is_worse";
    case Direction::LowerIsWorse:
      return "lower_is_worse";
    case Direction::Neutral:
      return "neutral";
  }
  return "";
}

std::string strip_of(const HealthIssue& issue) {
  figures::IssueBar bar;
  bar.id_prefix = "strip-" + issue.result.indicator->id;
  bar.title = "標準化該当比 " + ratio_text(issue.result.ratio);
  bar.comparison = comparison_of(issue.verdict);
  if (issue.result.ratio) {
    bar.value = issue.result.ratio->value;
    bar.lower = issue.result.ratio->lower;
    bar.upper = issue.result.ratio->upper;
  }
  return figures::draw_issue_bar(bar);
}

std::string masked_text(const IndicatorResult& result) {
  if (result.masked_cells == 0) return "秘匿されたセルはありません";
  return "この表のこの区域では" + format_grouped(result.masked_cells, 0) +
         "個のセルが秘匿されています（該当者数の開き " +
         format_fixed(100 * result.masked_share, 1) + "%）";
}

std::string caution_of(const HealthIssue& issue) {
  std::string caution = issue.result.indicator->caution_ja;
  if (issue.implausible_jump) {
    caution =
        "前後の年度から不自然に大きく変わっています。元の表の誤りの可能性があるため、示す前に確かめ"
        "てください。" +
        caution;
  }
  return caution;
}

std::string national_checkups_text(const Analysis& analysis, const IndicatorYear& year) {
  const auto& people = year.areas[*analysis.master().index_of("00")].people;
  return "男性" + people_text(people[0][cells::age_total]) + "、女性" +
         people_text(people[1][cells::age_total]);
}

std::string group_ja(Group group) {
  return group == Group::Male ? "男性" : group == Group::Female ? "女性" : "男女計";
}

}  // namespace

std::string coverage_text(const IndicatorResult& result, const areas::CensusPopulation& census,
                          std::size_t area_index) {
  const auto residents = census.residents_40_to_74(area_index);
  const double all = residents[0] + residents[1];
  std::string text = "健診結果のある人 " + people_text(result.people);
  if (all > 0) {
    text += "（40〜74歳住民の約" + format_fixed(100 * result.people.estimate / all, 0) +
            "%、2020年国勢調査）";
  }
  return text;
}

IssueRow make_issue_row(const HealthIssue& issue, const areas::CensusPopulation& census,
                        std::size_t area_index) {
  const IndicatorResult& result = issue.result;
  const Indicator& indicator = *result.indicator;
  IssueRow row;
  row.indicator = indicator.id;
  row.name = indicator.name_ja;
  row.short_name = indicator.short_ja;
  row.theme = indicator.theme;
  row.sentence = issue_sentence(issue);
  row.direction = direction_word(indicator.direction);
  row.verdict = verdict_word(issue.verdict);
  row.verdict_text = verdict_text(issue.verdict);
  row.status = status_word(result.status);
  row.status_text = status_ja(result.status);
  if (issue.rank) {
    row.rank_lower = issue.rank->rank_lower_95;
    row.rank_upper = issue.rank->rank_upper_95;
  }
  row.rank_text = rank_text(issue.rank);
  const auto ratio_of = [](const std::optional<IndicatorResult>& against) {
    return against ? against->ratio : std::optional<Limited>{};
  };
  row.ratio_nation =
      estimate_of(ratio_of(issue.against_nation),
                  issue.against_nation ? ratio_text(ratio_of(issue.against_nation)) : "－");
  row.ratio_prefecture =
      estimate_of(ratio_of(issue.against_prefecture),
                  issue.against_prefecture ? ratio_text(ratio_of(issue.against_prefecture)) : "－");
  row.smoothed = estimate_of(result.smoothed, ratio_text(result.smoothed));
  row.p_above_1 = result.p_above_1;
  row.excess = estimate_of(result.excess, excess_text(result.excess));
  row.people_text =
      "該当者 " + people_text(result.affected) + " / 判定できた人 " + people_text(result.people);
  row.trend = trend_word(issue.trend);
  row.trend_text = trend_text(issue.trend);
  row.coverage_text = coverage_text(result, census, area_index);
  row.masked_text = masked_text(result);
  row.drivers = driver_texts(issue.drivers);
  row.caution = caution_of(issue);
  row.strip_svg = strip_of(issue);
  row.depth_path = "/areas/" + result.area->code.text + "/issues/" + indicator.id;
  return row;
}

TableTwin all_numbers(const Analysis& analysis, const IndicatorYear& year, std::size_t area_index) {
  TableTwin table;
  table.caption = "男女別・比較の相手別のすべての数値";
  table.columns = {"性別",
                   "比較の相手",
                   "判定できた人",
                   "該当者",
                   "期待該当者",
                   "標準化該当比（95%信頼区間）",
                   "平滑化した比（95%信用区間）",
                   "1を超える確率",
                   "多い・少ない人数（95%信頼区間）",
                   "年齢調整割合：2015年モデル人口（95%信頼区間）",
                   "年齢調整割合：全国の健診受診者（95%信頼区間）",
                   "秘匿セル",
                   "状態"};
  const auto& area = analysis.master().areas()[area_index];
  for (const auto group : groups) {
    for (const auto comparator : {Comparator::Nation, Comparator::Prefecture}) {
      if (comparator == Comparator::Prefecture && area.kind != areas::AreaKind::MedicalArea)
        continue;
      const IndicatorResult result = make_result(analysis, year, area_index, group, comparator);
      const bool shown = result.status == ResultStatus::Ok;
      table.rows.push_back(
          {group_ja(group), comparator_name(area, comparator),
           shown ? people_text(result.people) : "－", shown ? people_text(result.affected) : "－",
           shown ? format_grouped(result.expected, 1) : "－", ratio_text(result.ratio),
           ratio_text(result.smoothed),
           result.p_above_1 ? format_fixed(*result.p_above_1, 3) : "－", excess_text(result.excess),
           share_text(result.direct_rate), share_text(result.direct_rate_national_checkups),
           std::to_string(result.masked_cells), std::string(status_ja(result.status))});
    }
  }
  return table;
}

std::vector<LabelledText> method_texts(const Analysis& analysis, const IndicatorYear& year,
                                       const HealthIssue& issue, std::string_view version) {
  const Indicator& indicator = *year.indicator;
  std::vector<LabelledText> texts;
  const auto add = [&](std::string label, std::string text) {
    texts.push_back({std::move(label), std::move(text)});
  };
  add("標準化該当比",
      "該当者数 ÷ "
      "期待該当者数。期待該当者数は、区域の性・年齢階級別の判定できた人数に、比較の相手の性・年齢階"
      "級別の該当割合を掛けて合計したものです（間接法）。区域どうしの比較には使えません。");
  add("信頼区間",
      "該当者が10人未満は正確な方法（Garwood 1936）、10人以上は Byar の近似（Breslow & Day "
      "1987）による95%信頼区間です。");
  add("平滑化した比",
      "経験ベイズ法。全国と比べる場合は335の二次医療圏、都道府県と比べる場合は県内の二次医療圏を一"
      "組とし、負の二項分布の最尤法で事前分布を求めます。人数の少ない区域の値は平均に近づきます。事"
      "業の評価には使えません。");
  add("多い・少ない人数", "該当者数 − 期待該当者数（過剰該当者数）。");
  add("年齢調整割合：2015年モデル人口",
      "Σ（基準人口 × 区域の年齢階級別の該当割合）÷ Σ 基準人口（直接法）。基準人口は" +
          analysis.catalogue().model_population().name +
          "の40〜74歳、年齢7階級です。性別の人数がないため、男女計でそろうのは年齢だけです。信頼区"
          "間は "
          "Dobson ら（1991）の方法です。年度をまたぐ比較には、こちらを使います。");
  add("年齢調整割合：全国の健診受診者",
      "式と信頼区間は同じです。基準人口は" + std::to_string(year.fiscal_year) +
          "年度にこの項目を判定できた全国の健診受診者（" + national_checkups_text(analysis, year) +
          "、元の表から集計）で、男女計では性と年齢の14階級をそろえます。全国の値は、全国の該当割合"
          "その"
          "ものになります。基準人口が年度ごとに変わるので、年度をまたぐ比較には使えません。");
  add("順位の幅",
      "重み × "
      "過剰該当者数を、平滑化した比の分布から1,000回（種を固定）引いて並べた順位の95%"
      "の幅です。重み: " +
          base::format_fixed(indicator.severity_weight, 1) + "。" + indicator.severity_source_ja);
  add("推移",
      "年齢調整割合の重みつき傾向検定（χ² > "
      "9.55）。どの1年を除いても同じ結論になる場合だけ「増えている」「減っている」と示します。");
  add("秘匿の扱い",
      "秘匿されたセルは0の可能性も含めて、中計と都道府県の値から上限と下限を求め、区間を広げていま"
      "す。開きが20%を超える場合は計算しません。秘匿された値そのものは示しません。");
  add("元の表", std::to_string(year.fiscal_year) + "年度　都道府県別: " +
                    (year.prefecture_source.empty() ? "なし" : year.prefecture_source) +
                    "　二次医療圏別: " +
                    (year.medical_area_source.empty() ? "なし" : year.medical_area_source));
  add("指標の定義", indicator.source_ja);
  add("この区域の秘匿", masked_text(issue.result));
  add("プログラム", "Engawa " + std::string(version));
  return texts;
}

}  // namespace engawa::indicators
