#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engawa/indicators/analysis.hpp"
#include "engawa/indicators/results.hpp"
#include "engawa/stats/rank_range.hpp"
#include "engawa/stats/trend.hpp"

namespace engawa::indicators {

enum class Verdict { Worse, Better, Similar, NotComputable };
[[nodiscard]] std::string_view verdict_word(Verdict verdict);

/// One sex and age class that drives a gap, with its excess affected people.
struct DriverClass {
  cells::Sex sex = cells::Sex::Male;
  int age = 0;
  double excess = 0;
};

/// A point of an area's series: the age-standardised share of one fiscal year.
struct SeriesPoint {
  int fiscal_year = 0;
  std::optional<Limited> rate;
};

/// One health issue (健康課題) of an area: a result of both sexes, where it stands among the
/// area's issues, how it has moved, and who drives it.
struct HealthIssue {
  IndicatorResult result;
  std::optional<IndicatorResult>
      against_prefecture;  ///< the same against the prefecture, for medical areas
  std::optional<IndicatorResult> against_nation;
  Verdict verdict = Verdict::NotComputable;
  std::optional<stats::RankRange> rank;  ///< among the area's ranked issues
  stats::TrendLabel trend = stats::TrendLabel::cannot_be_calculated;
  std::vector<SeriesPoint> series;
  std::vector<DriverClass> drivers;  ///< classes that make up 80 % of the gap, largest first
  bool implausible_jump = false;     ///< the source may be wrong: see is_implausible_jump()
};

/// By whether the limits of the ratio leave out 1, and by what is worse for the indicator.
[[nodiscard]] Verdict verdict_of(const IndicatorResult& result);

/// What an area's own count says of where an issue ranks (Jeffreys' posterior of a Poisson mean).
[[nodiscard]] stats::RankItem rank_item_of(const IndicatorResult& result);

/// Gives the issues of one area or people their rank ranges and puts them in order of expected
/// rank; those whose item is empty are not ranked and stand last.
void rank(std::vector<HealthIssue>& issues,
          const std::vector<std::optional<stats::RankItem>>& items);

/// The ranked issues of an area: every headline indicator of the year, in order of severity weight
/// times excess affected people (expected rank from 1,000 draws of the smoothed ratios, fixed
/// seed), worst first; those that cannot be computed last. An area is never ranked against others.
[[nodiscard]] std::vector<HealthIssue> rank_health_issues(const Analysis& analysis,
                                                          std::size_t area_index, int fiscal_year,
                                                          Comparator comparator);

/// One indicator of an area, without a rank.
[[nodiscard]] HealthIssue describe_issue(const Analysis& analysis, const IndicatorYear& year,
                                         std::size_t area_index, Comparator comparator);

/// Age-standardised share of both sexes in each year that has data.
[[nodiscard]] std::vector<SeriesPoint> series_of(const Analysis& analysis,
                                                 const Indicator& indicator, std::size_t area_index,
                                                 Group group);

/// True when one sex's odds moved by more than 1.3 times the nation's movement against the year
/// before or after, far beyond chance (z > 8): published tables have held such errors.
[[nodiscard]] bool is_implausible_jump(const Analysis& analysis, const Indicator& indicator,
                                       std::size_t area_index, int fiscal_year);

}  // namespace engawa::indicators
