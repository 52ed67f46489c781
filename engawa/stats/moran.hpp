#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "engawa/base/result.hpp"

namespace engawa::stats {

/// `neighbour` is a neighbour of `area`; positions in the list of values. One direction.
struct NeighbourPair {
  std::size_t area;
  std::size_t neighbour;
};

struct Moran {
  double i;
  double expected;          ///< -1 / (n - 1)
  double variance;          ///< under randomisation
  std::optional<double> z;  ///< absent when the variance is not positive
  std::optional<double> p;  ///< two-sided, normal
  std::size_t areas;        ///< areas with value and neighbour
  std::size_t left_out;     ///< areas with a value but without a neighbour that has one
  /// z_i sum w z_j / (sum z^2 / n) of each area; absent where it is left out or has no value.
  std::vector<std::optional<double>> local;
};

/// Moran's I (Cliff & Ord 1981) with weights that add up to 1 for each area. Areas without a value
/// and pairs that name them do not count; a pair given twice counts once. Problems: STA-006 fewer
/// than 4 areas left, STA-007 all values equal, STA-010 value not finite, an area its own
/// neighbour, or a position outside the list. Safe from many threads.
[[nodiscard]] base::Result<Moran> moran(std::span<const std::optional<double>> values,
                                        std::span<const NeighbourPair> neighbours);

}  // namespace engawa::stats
