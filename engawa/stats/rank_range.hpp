#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engawa/base/result.hpp"

namespace engawa::stats {

/// One issue to be ranked. Its true ratio is Gamma(shape, rate); its score is
/// weight * (ratio - 1) * expected, the severity-weighted number of excess people. Rank 1 is the
/// highest score. shape, rate > 0; expected, weight >= 0; all finite.
struct RankItem {
  double shape;
  double rate;
  double expected;
  double weight;
};

struct RankRange {
  double expected_rank;
  int rank_lower_95;  ///< smallest r with P(rank <= r) >= 0.025
  int rank_upper_95;  ///< smallest r with P(rank <= r) >= 0.975
  double p_top_5;     ///< P(rank <= 5)
};

/// Ranks items by simulation from their posteriors, with a fixed seed: equal input gives equal
/// output on every machine with the same compiler flags. Make one and share it; simulate() is
/// const, keeps no state and is safe from many threads. 40 items x 1,000 draws take about 0.2 ms.
///
/// The standard normal points are drawn once: every item owns a column that holds the midpoints of
/// `draws` slices of equal probability in random order (Latin hypercube), so that each margin is
/// exact and only the pairing of items is random. The order comes from SplitMix64 (Steele, Lea &
/// Flood 2014) and the Fisher-Yates shuffle. A point becomes a gamma draw by the cube of Wilson &
/// Hilferty (1931) for shape >= 30 and by the exact quantile function below, read from a table of
/// the item (gamma_draws.hpp gives the errors).
class RankSimulator {
 public:
  static constexpr std::uint64_t default_seed = 20240401;

  /// `draws` and `items_max` are taken as at least 1.
  explicit RankSimulator(std::uint64_t seed = default_seed, int draws = 1000, int items_max = 64);

  /// One range per item, in the order given. Problems: STA-006 no item, STA-012 more than
  /// items_max, STA-010 a parameter outside its range, STA-011.
  [[nodiscard]] base::Result<std::vector<RankRange>> simulate(
      std::span<const RankItem> items) const;

  [[nodiscard]] int draws() const { return m_draws; }
  [[nodiscard]] int items_max() const { return m_items_max; }

 private:
  int m_draws;
  int m_items_max;
  std::vector<float> m_points;  // items_max columns of m_draws normal points
};

}  // namespace engawa::stats
