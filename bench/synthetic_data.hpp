#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engawa/stats/direct_rate.hpp"
#include "engawa/stats/indirect_ratio.hpp"
#include "engawa/stats/smooth_ratio.hpp"

namespace engawa::bench {

// Invented figures of the sizes that the work of a prefecture has. Every function gives the same
// numbers on every machine: the generator is mt19937_64 with a fixed seed, and nothing is drawn by
// the distributions of the standard library, which differ between libraries.

/// 30 indicators x 335 areas x 2 sexes = 20,100 groups of 7 age classes.
inline constexpr std::size_t group_count = 20100;
inline constexpr std::size_t stratum_count = 7;

/// Classes of all groups, one group's seven after the other's. Some groups have no or few events,
/// some classes few people.
struct StandardisationData {
  std::vector<stats::DirectStratum> direct;
  std::vector<stats::IndirectStratum> indirect;
};
[[nodiscard]] StandardisationData standardisation_data();

struct ProportionData {
  std::vector<double> affected;
  std::vector<double> people;  ///< > 0
};
/// 30 proportions x 335 areas x 14 sex-age classes = 140,700; none and all affected among them.
[[nodiscard]] ProportionData proportion_data();

/// Posteriors of 335 areas, as smoothing gives them.
[[nodiscard]] std::vector<stats::Posterior> posteriors_of_areas(std::size_t areas);

/// Counts of 335 areas (in 47 prefectures in TOTAL) x 14 classes x 6 values with all margins, as
/// `engawa disclosure` reads them.
struct CountTable {
  std::string csv;        ///< area,class,value,count
  std::string hierarchy;  ///< dimension,code,parent
};
[[nodiscard]] CountTable count_table();

}  // namespace engawa::bench
