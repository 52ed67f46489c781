#pragma once

#include <string>
#include <vector>

#include "engawa/aggregates/aggregate_figure.hpp"
#include "engawa/aggregates/measures.hpp"

namespace engawa::aggregates {

/// The segments of one body in one year beside each other, each with its interval, against the
/// body's whole; in the order of the catalogue, not by value.
struct SegmentPicture {
  std::string title;
  std::string id_prefix;  ///< differs between pictures of one page
  std::string source;
  double width = 720;
  AggregateFigure whole;
  std::vector<AggregateFigure> parts;  ///< at least one
};

/// Draws a share. Empty for an amount, which has no interval.
[[nodiscard]] std::string draw_segments(const Measure& measure, const Measures& catalogue,
                                        const SegmentPicture& picture);

}  // namespace engawa::aggregates
