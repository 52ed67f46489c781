#include "engawa/indicators/direct_rates.hpp"

#include <algorithm>
#include <span>

#include "engawa/stats/direct_rate.hpp"

namespace engawa::indicators {
namespace {

// Where the strata are taken: at one end of what hidden cells allow, or at the estimates.
enum class End { Least, Estimate, Most };

bool belongs(Group group, std::size_t sex) {
  return group == Group::Both || static_cast<std::size_t>(group) == sex;
}

void add_cell(stats::DirectStratum& stratum, const AreaCells& cells, std::size_t sex,
              std::size_t age, End end) {
  const auto& affected = cells.affected[sex][age];
  const auto& people = cells.people[sex][age];
  switch (end) {
    case End::Least:
      stratum.affected += affected.lower;
      stratum.people += people.upper;
      break;
    case End::Estimate:
      stratum.affected += affected.estimate;
      stratum.people += people.estimate;
      break;
    case End::Most:
      stratum.affected += affected.upper;
      stratum.people += people.lower;
      break;
  }
}

struct Strata {
  std::array<stats::DirectStratum, std::size_t{2} * cells::age_band_count> items{};
  std::size_t size = 0;

  [[nodiscard]] std::span<const stats::DirectStratum> span() const { return {items.data(), size}; }
};

Strata strata_at(const AreaCells& cells, Group group, const AgeWeights& weights, End end) {
  Strata strata;
  for (std::size_t age = 0; age < weights.size(); ++age) {
    auto& stratum = strata.items[strata.size++];
    stratum.standard_weight = weights[age];
    for (std::size_t sex = 0; sex < 2; ++sex) {
      if (belongs(group, sex)) add_cell(stratum, cells, sex, age, end);
    }
  }
  return strata;
}

Strata strata_at(const AreaCells& cells, Group group, const CheckupPopulation& population,
                 End end) {
  Strata strata;
  for (std::size_t sex = 0; sex < 2; ++sex) {
    if (!belongs(group, sex)) continue;
    for (std::size_t age = 0; age < cells::age_band_count; ++age) {
      auto& stratum = strata.items[strata.size++];
      stratum.standard_weight = (*population[sex])[age];
      add_cell(stratum, cells, sex, age, end);
    }
  }
  return strata;
}

template <class Standard>
std::optional<Limited> rate_against(const AreaCells& cells, Group group, const Standard& standard) {
  const auto middle = stats::direct_rate(strata_at(cells, group, standard, End::Estimate).span());
  if (!middle || !middle->value || !middle->limits) return std::nullopt;
  Limited rate{*middle->value, middle->limits->lower, middle->limits->upper};
  const auto hidden = [&](std::size_t sex) {
    return cells.masked_cells[sex] > 0 && belongs(group, sex);
  };
  if (!hidden(0) && !hidden(1)) return rate;
  const auto least = stats::direct_rate(strata_at(cells, group, standard, End::Least).span());
  const auto most = stats::direct_rate(strata_at(cells, group, standard, End::Most).span());
  if (!least || !least->limits || !most || !most->limits) return std::nullopt;
  rate.lower = std::min(rate.lower, least->limits->lower);
  rate.upper = std::max(rate.upper, most->limits->upper);
  return rate;
}

}  // namespace

std::optional<Limited> direct_rate(const AreaCells& cells, Group group, const AgeWeights& weights) {
  return rate_against(cells, group, weights);
}

std::optional<Limited> direct_rate(const AreaCells& cells, Group group,
                                   const CheckupPopulation& population) {
  for (std::size_t sex = 0; sex < population.size(); ++sex) {
    if (belongs(group, sex) && !population[sex]) return std::nullopt;
  }
  return rate_against(cells, group, population);
}

}  // namespace engawa::indicators
