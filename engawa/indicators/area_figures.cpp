#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "engawa/base/decimal.hpp"
#include "engawa/base/fiscal_year.hpp"
#include "engawa/figures/funnel.hpp"
#include "engawa/figures/interval_list.hpp"
#include "engawa/figures/trend_lines.hpp"
#include "engawa/indicators/figure_parts.hpp"
#include "engawa/indicators/issue_text.hpp"
#include "engawa/stats/funnel.hpp"

namespace engawa::indicators {
namespace {

using areas::AreaKind;

constexpr std::size_t curve_points = 60;

/// One line of the trend.
struct Line {
  std::string name;
  figures::SeriesRole role = figures::SeriesRole::area;
  std::vector<SeriesPoint> series;
};

std::vector<Line> lines_of(const FigureSubject& subject) {
  const auto& master = subject.analysis.master();
  const auto& area = area_of(subject);
  std::vector<Line> lines;
  const auto add = [&](std::string_view code, figures::SeriesRole role) {
    const auto index = master.index_of(code);
    if (!index) return;
    lines.push_back({master.areas()[*index].full_name(), role,
                     series_of(subject.analysis, *subject.year.indicator, *index, Group::Both)});
  };
  add(area.code.text, figures::SeriesRole::area);
  if (area.kind == AreaKind::MedicalArea) {
    add(area.code.prefecture(), figures::SeriesRole::prefecture);
  }
  if (area.kind != AreaKind::Nation) add("00", figures::SeriesRole::nation);
  return lines;
}

std::optional<double> in_percent(const std::optional<Limited>& rate, double Limited::*part) {
  return rate ? std::optional(100 * ((*rate).*part)) : std::nullopt;
}

figures::TrendSeries drawn(const Line& line) {
  figures::TrendSeries series{line.name, line.role, {}};
  for (const auto& point : line.series) {
    series.points.push_back({point.fiscal_year, in_percent(point.rate, &Limited::value),
                             in_percent(point.rate, &Limited::lower),
                             in_percent(point.rate, &Limited::upper),
                             point.rate ? "" : "計算不能"});
  }
  return series;
}

// Years with a value in any line, ascending.
std::vector<int> years_of(const std::vector<Line>& lines) {
  std::vector<int> years;
  for (const auto& line : lines) {
    for (const auto& point : line.series) {
      if (point.rate) years.push_back(point.fiscal_year);
    }
  }
  std::sort(years.begin(), years.end());
  years.erase(std::unique(years.begin(), years.end()), years.end());
  return years;
}

// Removes years before the first value of any line and after the last.
void trim_years(std::vector<Line>& lines, const std::vector<int>& years) {
  for (auto& line : lines) {
    std::erase_if(line.series, [&](const SeriesPoint& point) {
      return point.fiscal_year < years.front() || point.fiscal_year > years.back();
    });
  }
}

std::string trend_sentence(const std::vector<SeriesPoint>& series, const std::string& name) {
  std::vector<const SeriesPoint*> known;
  for (const auto& point : series) {
    if (point.rate) known.push_back(&point);
  }
  if (known.empty()) return name + "の年齢調整割合は、計算できる年度がありません。";
  const auto at = [](const SeriesPoint& point) {
    return base::FiscalYear{point.fiscal_year}.japanese() + "が" + percent(point.rate->value) + "%";
  };
  const std::string start = name + "の年齢調整割合は、" + at(*known.front());
  if (known.size() == 1) return start + "です。";
  return start + "、" + at(*known.back()) + "です。";
}

/// An area with its directly standardised share, or why it has none.
struct StandardisedArea {
  std::size_t index = 0;
  const areas::Area* area = nullptr;
  IndicatorResult result;
};

// The medical areas of the prefecture; for the nation the prefectures; in code order.
std::vector<StandardisedArea> areas_beside(const FigureSubject& subject) {
  const auto& master = subject.analysis.master();
  const auto& own = area_of(subject);
  std::vector<StandardisedArea> beside;
  for (std::size_t i = 0; i < master.areas().size(); ++i) {
    const auto& area = master.areas()[i];
    const bool wanted =
        own.kind == AreaKind::Nation
            ? area.kind == AreaKind::Prefecture
            : area.kind == AreaKind::MedicalArea && area.code.prefecture() == own.code.prefecture();
    if (!wanted) continue;
    beside.push_back(
        {i, &area,
         make_result(subject.analysis, subject.year, i, Group::Both, Comparator::Nation)});
  }
  return beside;
}

std::optional<Limited> national_rate(const FigureSubject& subject) {
  const auto nation = subject.analysis.master().index_of("00");
  if (!nation || !subject.year.areas[*nation].present) return std::nullopt;
  return direct_rate(subject.year.areas[*nation], Group::Both,
                     subject.analysis.catalogue().model_population().weights);
}

figures::IntervalRow interval_row(const FigureSubject& subject, const StandardisedArea& beside,
                                  double reference) {
  const auto& rate = beside.result.direct_rate;
  figures::IntervalRow row;
  row.label = beside.area->name;
  row.highlighted = beside.index == subject.area_index;
  row.value = in_percent(rate, &Limited::value);
  row.lower = in_percent(rate, &Limited::lower);
  row.upper = in_percent(rate, &Limited::upper);
  if (rate) row.comparison = compare(*rate, reference, subject.year.indicator->direction);
  if (!rate) {
    row.reason = beside.result.status == ResultStatus::TooHidden ? "秘匿が多く計算していません"
                                                                 : "計算できません";
  }
  return row;
}

std::string neighbours_sentence(const FigureSubject& subject, const figures::IntervalList& list) {
  const std::string line = "全国の年齢調整割合は" + base::format_fixed(list.reference, 1) + "%";
  std::size_t worse = 0;
  for (const auto& row : list.rows) {
    if (row.comparison == figures::Comparison::worse) ++worse;
    if (!row.highlighted) continue;
    if (!row.value) return line + "です。" + row.label + "は計算できません。";
    return row.label + "の年齢調整割合は" + base::format_fixed(*row.value, 1) + "%（" + line +
           "）で、" + list.words.of(row.comparison) + "といえます。";
  }
  const std::string_view kind =
      area_of(subject).kind == AreaKind::Nation ? "都道府県" : "二次医療圏";
  return line + "です。" + std::to_string(list.rows.size()) + "の" + std::string(kind) + "のうち" +
         std::to_string(worse) + "が、" + list.words.worse + "といえます。";
}

/// The areas of a funnel: of the kind of the area in question, prefectures for the nation.
std::vector<IndicatorResult> results_of_kind(const FigureSubject& subject) {
  const bool medical = area_of(subject).kind == AreaKind::MedicalArea;
  const auto& areas = subject.analysis.master().areas();
  std::vector<IndicatorResult> results;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if (areas[i].kind != (medical ? AreaKind::MedicalArea : AreaKind::Prefecture)) continue;
    auto result = make_result(subject.analysis, subject.year, i, Group::Both, Comparator::Nation);
    if (result.ratio) results.push_back(std::move(result));
  }
  return results;
}

figures::FunnelCurve curve(const std::string& label, double confidence, double least, double most) {
  figures::FunnelCurve limits{label, {}};
  for (std::size_t i = 0; i < curve_points; ++i) {
    const double part = static_cast<double>(i) / static_cast<double>(curve_points - 1);
    const double expected = least * std::pow(most / least, part);
    const auto interval = stats::funnel_ratio_limits(expected, 1, confidence);
    if (interval) limits.points.push_back({expected, interval->lower, interval->upper});
  }
  return limits;
}

std::string_view place_text(stats::FunnelSignificance place) {
  switch (place) {
    case stats::FunnelSignificance::low_99_8:
      return "99.8%の線より下";
    case stats::FunnelSignificance::low_95:
      return "95%の線より下";
    case stats::FunnelSignificance::none:
      return "95%の線の内側";
    case stats::FunnelSignificance::high_95:
      return "95%の線より上";
    case stats::FunnelSignificance::high_99_8:
      return "99.8%の線より上";
  }
  return "－";
}

// Where a ratio lies by the exact limits that the curves show; nothing when hidden counts leave
// open which side of a curve it is on.
std::optional<std::string> place_of(const FigureSubject& subject, const IndicatorResult& result) {
  const auto index = subject.analysis.master().index_of(result.area->code.text);
  if (!index) return std::nullopt;
  const Basis& basis = subject.year.bases[*index][static_cast<std::size_t>(Group::Both)];
  const Expected& expected = basis.expected[static_cast<std::size_t>(Comparator::Nation)];
  const auto least = stats::funnel_ratio_significance(basis.affected.lower, expected.upper);
  const auto most = stats::funnel_ratio_significance(basis.affected.upper, expected.lower);
  if (!least || !most || *least != *most) return std::nullopt;
  return std::string(place_text(*least));
}

void add_points(figures::Funnel& funnel, TableTwin& table, const FigureSubject& subject,
                const std::vector<IndicatorResult>& results) {
  double least = std::numeric_limits<double>::infinity();
  double most = 0;
  for (const auto& result : results) {
    const bool marked = result.area == &area_of(subject);
    funnel.points.push_back(
        {result.area->full_name(), result.expected, result.ratio->value,
         compare(*result.ratio, 1, result.indicator->direction), marked,
         !marked && result.area->code.prefecture() == area_of(subject).code.prefecture()});
    least = std::min(least, result.expected);
    most = std::max(most, result.expected);
    table.rows.push_back({result.area->full_name(), base::format_grouped(result.expected, 0),
                          ratio_text(result.ratio),
                          place_of(subject, result).value_or("秘匿の幅が線をまたぐ")});
  }
  funnel.curves.push_back(curve("95%", 0.95, least * 0.8, most * 1.25));
  funnel.curves.push_back(curve("99.8%", 0.998, least * 0.8, most * 1.25));
}

std::string sizes_sentence(const FigureSubject& subject,
                           const std::vector<IndicatorResult>& results) {
  for (const auto& result : results) {
    if (result.area != &area_of(subject)) continue;
    const std::string start = result.area->full_name() + "の標準化該当比" +
                              base::format_fixed(result.ratio->value, 2) + "は、";
    const auto place = place_of(subject, result);
    if (!place) {
      return start +
             "秘匿された人数の幅があるため、偶然のばらつきの範囲を超えるかどうか判断できません。";
    }
    return start + "偶然のばらつきの範囲を示す線のうち、" + *place + "にあります。";
  }
  if (area_of(subject).kind == AreaKind::Nation) {
    return "都道府県の標準化該当比を、人数の大きさによる偶然のばらつきの範囲と合わせて示します。";
  }
  return area_of(subject).full_name() +
         "の標準化該当比は計算できないため、他の区域だけを示します。";
}

}  // namespace

FigureReply draw_trend(const FigureSubject& subject) {
  FigureReply reply = start_reply(subject, "trend", "年齢調整割合の推移");
  auto lines = lines_of(subject);
  const auto years = years_of(lines);
  if (years.empty()) {
    return finish_empty(std::move(reply), subject, "年齢調整割合を計算できる年度がありません。");
  }
  trim_years(lines, years);
  reply.sentence = trend_sentence(lines.front().series, lines.front().name);
  figures::TrendLines trend;
  trend.text = figure_text(reply, subject);
  trend.text.notes.emplace_back(
      "年齢調整割合：年齢の構成を2015年モデル人口にそろえた割合（男女計、縦線は95%信頼区間）。");
  trend.unit = "%";
  reply.table.columns = {"年度"};
  for (const auto& line : lines) {
    trend.series.push_back(drawn(line));
    reply.table.columns.push_back(line.name + "（95%信頼区間）");
  }
  for (const int fiscal_year : years) {
    auto& row = reply.table.rows.emplace_back();
    row.push_back(base::FiscalYear{fiscal_year}.japanese());
    for (const auto& line : lines) {
      const auto point =
          std::find_if(line.series.begin(), line.series.end(),
                       [&](const SeriesPoint& p) { return p.fiscal_year == fiscal_year; });
      row.push_back(point == line.series.end() ? "－" : share_text(point->rate));
    }
  }
  reply.svg = figures::draw_trend_lines(trend);
  return reply;
}

FigureReply draw_neighbours(const FigureSubject& subject) {
  const auto& own = area_of(subject);
  const bool nation = own.kind == AreaKind::Nation;
  const std::string_view kind = nation ? "都道府県" : "二次医療圏";
  FigureReply reply = start_reply(subject, "prefecture_areas",
                                  (nation ? "" : own.prefecture_name + "の") + std::string(kind) +
                                      "をそれぞれ全国と比べた年齢調整割合");
  const auto beside = areas_beside(subject);
  const auto reference = national_rate(subject);
  const bool any = std::any_of(beside.begin(), beside.end(), [](const StandardisedArea& area) {
    return area.result.status != ResultStatus::NotPublished;
  });
  if (!any || !reference) {
    return finish_empty(std::move(reply), subject,
                        "この年度は" + std::string(kind) + "別の表が公表されていません。");
  }
  figures::IntervalList list;
  list.reference = 100 * reference->value;
  list.reference_label = "全国 " + percent(reference->value) + "%";
  list.label_heading = kind;
  list.value_heading = "％（95%信頼区間）";
  list.places = 1;
  list.logarithmic = false;
  list.words = comparison_words(*subject.year.indicator, "全国");
  reply.table.columns = {std::string(kind), "年齢調整割合（95%信頼区間）", "全国との比較"};
  for (const auto& area : beside) {
    list.rows.push_back(interval_row(subject, area, list.reference / 100));
    const auto& row = list.rows.back();
    reply.table.rows.push_back({area.area->name,
                                row.value ? share_text(area.result.direct_rate) : row.reason,
                                row.value ? list.words.of(row.comparison) : "－"});
  }
  reply.table.rows.push_back({"全国", share_text(reference), "基準"});
  reply.sentence = neighbours_sentence(subject, list);
  list.text = figure_text(reply, subject);
  list.text.notes.emplace_back(
      "それぞれを全国と比べたものです。並びはコード順で、良し悪しの順ではありません。"
      "区間が重なる区域どうしに差があるとはいえません。");
  reply.svg = figures::draw_interval_list(list);
  return reply;
}

FigureReply draw_sizes(const FigureSubject& subject) {
  const bool medical = area_of(subject).kind == AreaKind::MedicalArea;
  const std::string kind = medical ? "二次医療圏" : "都道府県";
  FigureReply reply =
      start_reply(subject, "funnel", "全国の" + kind + "の中での位置と偶然のばらつき");
  const auto results = results_of_kind(subject);
  if (results.empty()) {
    return finish_empty(std::move(reply), subject,
                        "この年度は" + kind + "別の標準化該当比を計算できません。");
  }
  reply.sentence = sizes_sentence(subject, results);
  reply.table.columns = {kind, "期待される人数（人）", "標準化該当比（95%信頼区間）",
                         "管理限界との位置"};
  figures::Funnel funnel;
  funnel.reference_label = "全国＝1";
  funnel.x_label = "期待される該当者数（人、対数目盛）";
  funnel.y_label = "標準化該当比";
  funnel.words = comparison_words(*subject.year.indicator, "全国");
  add_points(funnel, reply.table, subject, results);
  funnel.text = figure_text(reply, subject);
  funnel.text.notes.push_back(
      "点は" + std::to_string(results.size()) + "の" + kind +
      "。それぞれを全国と比べる図で、区域どうしの順位を示すものではありません。");
  reply.svg = figures::draw_funnel(funnel);
  return reply;
}

}  // namespace engawa::indicators
