#include "engawa/indicators/health_issues.hpp"

#include <algorithm>
#include <cmath>

#include "engawa/indicators/indicator_year.hpp"
#include "engawa/stats/decompose.hpp"

namespace engawa::indicators {
namespace {

using areas::AreaKind;

constexpr double normal_97_5 = 1.959963984540054;
constexpr double jump_odds_ratio = 1.3;
constexpr double jump_z = 8;
constexpr std::size_t trend_points_min = 4;  ///< editions with medical areas so far

const stats::RankSimulator& simulator() {
  static const stats::RankSimulator shared;
  return shared;
}

const AreaCells& reference_cells(const Analysis& analysis, const IndicatorYear& year,
                                 const areas::Area& area, Comparator comparator) {
  const std::string code = comparator == Comparator::Nation ? "00" : area.code.prefecture();
  return year.areas[*analysis.master().index_of(code)];
}

// Classes behind an excess; for an area that is better, those behind the shortfall.
std::vector<DriverClass> drivers_of(const AreaCells& area, const AreaCells& reference,
                                    bool shortfall) {
  std::vector<stats::ClassCounts> classes;
  for (const auto sex : cells::sexes) {
    const auto s = static_cast<std::size_t>(sex);
    for (std::size_t age = 0; age < cells::age_band_count; ++age) {
      const double people = area.people[s][age].estimate;
      const double affected = std::min(area.affected[s][age].estimate, people);
      const double reference_people = reference.people[s][age].estimate;
      const double reference_affected =
          std::min(reference.affected[s][age].estimate, reference_people);
      // The unaffected of an area are in excess where the affected fall short.
      classes.push_back({people, shortfall ? people - affected : affected, reference_people,
                         shortfall ? reference_people - reference_affected : reference_affected});
    }
  }
  const auto decomposition = stats::decompose_gap(classes);
  if (!decomposition) return {};
  std::vector<DriverClass> drivers;
  for (const auto& driver : stats::gap_drivers(*decomposition)) {
    const auto index = static_cast<int>(driver.class_index);
    drivers.push_back({index < cells::age_band_count ? cells::Sex::Male : cells::Sex::Female,
                       index % cells::age_band_count, shortfall ? -driver.excess : driver.excess});
  }
  return drivers;
}

stats::TrendLabel trend_of(const std::vector<SeriesPoint>& series) {
  std::vector<stats::WeightedPoint> points;
  for (const auto& point : series) {
    if (!point.rate) continue;
    const double error = (point.rate->upper - point.rate->lower) / (2 * normal_97_5);
    points.push_back({static_cast<double>(point.fiscal_year), point.rate->value, error});
  }
  return stats::trend_label(points, trend_points_min);
}

std::optional<stats::RankItem> rank_item(const Analysis& analysis, const IndicatorYear& year,
                                         const HealthIssue& issue) {
  if (issue.verdict == Verdict::NotComputable) return std::nullopt;
  const IndicatorResult& result = issue.result;
  const double observed = result.affected.estimate;
  const auto* prior = prior_of(analysis, year, *result.area, result.group, result.comparator);
  // Without peers the area's own count speaks.
  stats::RankItem item = rank_item_of(result);
  if (prior == nullptr) return item;
  const auto posterior = stats::posterior(*prior, observed, result.expected);
  if (!posterior) return item;
  item.shape = posterior->shape;
  item.rate = posterior->rate;
  return item;
}

void add_ranks(std::vector<HealthIssue>& issues,
               const std::vector<std::optional<stats::RankItem>>& items) {
  std::vector<stats::RankItem> ranked;
  std::vector<HealthIssue*> owners;
  for (std::size_t i = 0; i < issues.size(); ++i) {
    if (!items[i]) continue;
    ranked.push_back(*items[i]);
    owners.push_back(&issues[i]);
  }
  if (ranked.empty()) return;
  const auto ranges = simulator().simulate(ranked);
  if (!ranges) return;
  for (std::size_t i = 0; i < owners.size(); ++i) owners[i]->rank = (*ranges)[i];
}

struct Share {
  double affected = 0;
  double people = 0;
  [[nodiscard]] double odds() const { return affected / (people - affected); }
  [[nodiscard]] bool usable() const { return affected > 0 && people > affected; }
};

std::optional<Share> crude_share(const Analysis& analysis, const Indicator& indicator,
                                 std::size_t area, std::size_t sex, int fiscal_year) {
  const auto* year = analysis.find(indicator.id, fiscal_year);
  if (year == nullptr || !year->areas[area].present) return std::nullopt;
  const Share share{year->areas[area].affected[sex][cells::age_total].estimate,
                    year->areas[area].people[sex][cells::age_total].estimate};
  if (!share.usable()) return std::nullopt;
  return share;
}

bool jumps_between(const Analysis& analysis, const Indicator& indicator, std::size_t area,
                   std::size_t sex, int fiscal_year, int other_year) {
  const auto nation = *analysis.master().index_of("00");
  const auto now = crude_share(analysis, indicator, area, sex, fiscal_year);
  const auto then = crude_share(analysis, indicator, area, sex, other_year);
  const auto nation_now = crude_share(analysis, indicator, nation, sex, fiscal_year);
  const auto nation_then = crude_share(analysis, indicator, nation, sex, other_year);
  if (!now || !then || !nation_now || !nation_then) return false;
  const double moved =
      std::log(now->odds() / then->odds()) - std::log(nation_now->odds() / nation_then->odds());
  const auto variance = [](const Share& share) {
    return 1 / share.affected + 1 / (share.people - share.affected);
  };
  return std::fabs(moved) > std::log(jump_odds_ratio) &&
         std::fabs(moved) > jump_z * std::sqrt(variance(*now) + variance(*then));
}

}  // namespace

Verdict verdict_of(const IndicatorResult& result) {
  if (result.status != ResultStatus::Ok || !result.ratio) return Verdict::NotComputable;
  const bool lower_is_worse = result.indicator->direction == Direction::LowerIsWorse;
  if (result.ratio->lower > 1) return lower_is_worse ? Verdict::Better : Verdict::Worse;
  if (result.ratio->upper < 1) return lower_is_worse ? Verdict::Worse : Verdict::Better;
  return Verdict::Similar;
}

stats::RankItem rank_item_of(const IndicatorResult& result) {
  constexpr double jeffreys = 0.5;
  return {result.affected.estimate + jeffreys, result.expected, result.expected,
          result.indicator->severity_weight};
}

void rank(std::vector<HealthIssue>& issues,
          const std::vector<std::optional<stats::RankItem>>& items) {
  add_ranks(issues, items);
  std::stable_sort(issues.begin(), issues.end(), [](const HealthIssue& a, const HealthIssue& b) {
    if (a.rank.has_value() != b.rank.has_value()) return a.rank.has_value();
    return a.rank && a.rank->expected_rank < b.rank->expected_rank;
  });
}

std::string_view verdict_word(Verdict verdict) {
  switch (verdict) {
    case Verdict::Worse:
      return "worse";
    case Verdict::Better:
      return "better";
    case Verdict::Similar:
      return "similar";
    case Verdict::NotComputable:
      return "not_computable";
  }
  return "";
}

std::vector<SeriesPoint> series_of(const Analysis& analysis, const Indicator& indicator,
                                   std::size_t area_index, Group group) {
  std::vector<SeriesPoint> series;
  const auto kind = analysis.master().areas()[area_index].kind;
  for (const int fiscal_year :
       kind == AreaKind::MedicalArea ? analysis.medical_area_years() : analysis.fiscal_years()) {
    const auto* year = analysis.find(indicator.id, fiscal_year);
    SeriesPoint point{fiscal_year, std::nullopt};
    if (year != nullptr && year->areas[area_index].present &&
        !is_too_hidden(year->bases[area_index][static_cast<std::size_t>(group)],
                       Comparator::Nation)) {
      point.rate = direct_rate(year->areas[area_index], group,
                               analysis.catalogue().model_population().weights);
    }
    series.push_back(point);
  }
  return series;
}

bool is_implausible_jump(const Analysis& analysis, const Indicator& indicator,
                         std::size_t area_index, int fiscal_year) {
  for (const int other_year : {fiscal_year - 1, fiscal_year + 1}) {
    for (std::size_t sex = 0; sex < 2; ++sex) {
      if (jumps_between(analysis, indicator, area_index, sex, fiscal_year, other_year)) return true;
    }
  }
  return false;
}

HealthIssue describe_issue(const Analysis& analysis, const IndicatorYear& year,
                           std::size_t area_index, Comparator comparator) {
  HealthIssue issue;
  const auto& area = analysis.master().areas()[area_index];
  issue.result = make_result(analysis, year, area_index, Group::Both, comparator);
  issue.verdict = verdict_of(issue.result);
  if (area.kind != AreaKind::Nation) {
    issue.against_nation = make_result(analysis, year, area_index, Group::Both, Comparator::Nation);
  }
  if (area.kind == AreaKind::MedicalArea) {
    issue.against_prefecture =
        make_result(analysis, year, area_index, Group::Both, Comparator::Prefecture);
  }
  issue.series = series_of(analysis, *year.indicator, area_index, Group::Both);
  issue.trend = trend_of(issue.series);
  issue.implausible_jump =
      is_implausible_jump(analysis, *year.indicator, area_index, year.fiscal_year);
  if (issue.verdict != Verdict::NotComputable) {
    issue.drivers =
        drivers_of(year.areas[area_index], reference_cells(analysis, year, area, comparator),
                   issue.result.ratio->value < 1);
  }
  return issue;
}

std::vector<HealthIssue> rank_health_issues(const Analysis& analysis, std::size_t area_index,
                                            int fiscal_year, Comparator comparator) {
  std::vector<HealthIssue> issues;
  std::vector<std::optional<stats::RankItem>> items;
  for (const auto& indicator : analysis.catalogue().indicators()) {
    if (!indicator.headline) continue;
    const auto* year = analysis.find(indicator.id, fiscal_year);
    if (year == nullptr) continue;
    issues.push_back(describe_issue(analysis, *year, area_index, comparator));
    items.push_back(rank_item(analysis, *year, issues.back()));
  }
  rank(issues, items);
  return issues;
}

}  // namespace engawa::indicators
