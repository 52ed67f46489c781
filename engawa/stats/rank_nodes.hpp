#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engawa/stats/gamma_tail_table.hpp"

namespace engawa::stats {

/// A point at which some area's law is asked for: the logarithm of its ratio.
struct RankSlice {
  double log_ratio;
  std::uint32_t area;
};

/// A point at which the law of all areas is worked out once, and how much of it each area takes.
struct RankNode {
  struct Share {
    std::uint32_t area;
    double weight;
  };
  double log_ratio;
  std::vector<Share> shares;
};

/// Points and weights with which sum over an area's slices of g(slice) = sum over the nodes of
/// weight g(node), to about 1e-13, for every g that is as smooth as the number of areas above a
/// ratio: `tails` and `shapes` are those of the areas. Slices close together share the Chebyshev
/// points of a panel (polynomial interpolation); where few lie, each is its own node. The number of
/// nodes grows with the root of the number of areas, that of slices with the number itself.
[[nodiscard]] std::vector<RankNode> rank_nodes(std::vector<RankSlice> slices,
                                               std::span<const GammaTailTable> tails,
                                               std::span<const double> shapes);

}  // namespace engawa::stats
