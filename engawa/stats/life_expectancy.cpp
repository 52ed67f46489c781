#include "engawa/stats/life_expectancy.hpp"

#include <algorithm>
#include <cmath>

#include "engawa/stats/checks.hpp"
#include "engawa/stats/normal.hpp"

namespace engawa::stats {
namespace {

constexpr double years_wide = 20;

base::Status check_bands(std::span<const AgeBand> bands, const LifeExpectancyOptions& options) {
  TRY(check_confidence(options.confidence));
  if (!is_count(options.min_population)) {
    return base::make_problem(problems::bad_parameter,
                              base::format_significant(options.min_population), ">= 0");
  }
  if (bands.size() < 2) {
    return base::make_problem(problems::too_few_members, std::to_string(bands.size()), ">= 2");
  }
  for (std::size_t i = 0; i < bands.size(); ++i) {
    TRY(check_count(bands[i].population));
    TRY(check_count(bands[i].deaths));
    const bool in_order = i == 0 ? bands[i].age == 0 : bands[i].age > bands[i - 1].age;
    if (!in_order || !std::isfinite(bands[i].age)) {
      return base::make_problem(problems::bad_parameter, base::format_significant(bands[i].age),
                                "ages ascending from 0");
    }
  }
  return base::success();
}

/// What keeps the whole group from a life table.
LifeExpectancyStatus group_status(std::span<const AgeBand> bands, double min_population) {
  double total = 0;
  for (const AgeBand& band : bands) {
    if (band.population == 0) return LifeExpectancyStatus::no_population;
    if (band.deaths > band.population) return LifeExpectancyStatus::deaths_above_population;
    total += band.population;
  }
  if (total <= min_population) return LifeExpectancyStatus::too_few_people;
  if (bands.back().deaths == 0) return LifeExpectancyStatus::no_deaths_in_open_band;
  return LifeExpectancyStatus::ok;
}

/// One band of the life table, starting from one person at age 0.
struct TableBand {
  double living;             // l at the lower end
  double years;              // lived in the band
  double dying_share;        // q
  double variance_of_share;  // of q; of the years for the open band
  double later_years;        // (1 - A) n
};

std::vector<TableBand> table_of(std::span<const AgeBand> bands) {
  std::vector<TableBand> table;
  double living = 1;
  for (std::size_t i = 0; i < bands.size(); ++i) {
    const double deaths = bands[i].deaths;
    const double rate = deaths / bands[i].population;
    if (i + 1 == bands.size()) {
      table.push_back({living, living / rate, 1, 4 / (deaths * rate * rate), 0});
      break;
    }
    const double width = bands[i + 1].age - bands[i].age;
    // Deaths in the first year of life fall in its first weeks.
    const double part = bands[i].age == 0 && width == 1 ? 0.1 : 0.5;
    const double share =
        rate * width * part > 1 ? 1 : rate * width / (1 + (1 - part) * rate * width);
    const double next = living * (1 - share);
    const double variance = deaths == 0 ? 0 : share * share * (1 - share) / deaths;
    table.push_back(
        {living, width * (next + part * living * share), share, variance, (1 - part) * width});
    living = next;
  }
  return table;
}

}  // namespace

base::Result<std::vector<LifeExpectancy>> life_expectancy(std::span<const AgeBand> bands,
                                                          const LifeExpectancyOptions& options) {
  TRY(check_bands(bands, options));
  std::vector<LifeExpectancy> result(bands.size());
  const LifeExpectancyStatus status = group_status(bands, options.min_population);
  if (status != LifeExpectancyStatus::ok) {
    for (LifeExpectancy& age : result) age.status = status;
    return result;
  }
  const std::vector<TableBand> table = table_of(bands);
  const double z = two_sided_z(options.confidence);
  const double z_wide = two_sided_z(0.95);
  double years = 0;
  double spread = 0;
  double next_expectancy = 0;
  for (std::size_t i = table.size(); i-- > 0;) {
    const TableBand& band = table[i];
    years += band.years;
    if (i + 1 == table.size()) {
      spread = 0.25 * band.living * band.living * band.variance_of_share;
    } else {
      const double lost = band.living * (band.later_years + next_expectancy);
      spread += band.variance_of_share * lost * lost;
    }
    if (band.living == 0) {
      result[i].status = LifeExpectancyStatus::nobody_left;
      next_expectancy = 0;  // no one reaches it: the band below has no variance
      continue;
    }
    const double value = years / band.living;
    const double error = std::sqrt(spread) / band.living;
    next_expectancy = value;
    if (2 * z_wide * error > years_wide) {
      result[i].status = LifeExpectancyStatus::interval_too_wide;
      continue;
    }
    result[i].value = value;
    result[i].standard_error = error;
    result[i].limits = Interval{std::max(0.0, value - z * error), value + z * error};
  }
  return result;
}

}  // namespace engawa::stats
