#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/stats/interval.hpp"

namespace engawa::stats {

/// One age band from `age` to the next band's; the last is open.
struct AgeBand {
  double age;
  double population;
  double deaths;
};

/// Why a life expectancy is absent. All but the last two hold for every age of the group.
enum class LifeExpectancyStatus {
  ok,
  no_deaths_in_open_band,
  deaths_above_population,
  no_population,
  too_few_people,     ///< total at most min_population
  interval_too_wide,  ///< 95 % interval over 20 years
  nobody_left         ///< all die in a band below
};

struct LifeExpectancy {
  LifeExpectancyStatus status = LifeExpectancyStatus::ok;
  std::optional<double> value;  ///< further years at the band's lower end
  std::optional<Interval> limits;
  std::optional<double> standard_error;
};

struct LifeExpectancyOptions {
  double confidence = 0.95;
  double min_population = 5000;
};

/// Abridged period life table (Chiang 1968) with Silcocks' variance (2001). In a band of width n
/// with death rate M: q = M n / (1 + (1 - A) M n), A = 0.1 in [0, 1) and 1/2 elsewhere, 1 when
/// M n A > 1 and in the open band, which holds l / M years. Bands ascending from age 0, at least
/// two; one result for each. Problems: STA-001, STA-004, STA-006 fewer than 2 bands, STA-010 ages
/// not ascending from 0 or min_population < 0. Safe from many threads.
[[nodiscard]] base::Result<std::vector<LifeExpectancy>> life_expectancy(
    std::span<const AgeBand> bands, const LifeExpectancyOptions& options = {});

}  // namespace engawa::stats
