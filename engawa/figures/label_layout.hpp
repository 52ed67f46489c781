#pragma once

#include <optional>
#include <vector>

namespace engawa::figures {

/// Axis-parallel rectangle; y grows downwards.
struct Box {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;

  [[nodiscard]] double right() const { return x + width; }
  [[nodiscard]] double bottom() const { return y + height; }
  /// Area shared with `other`, 0 when they only touch.
  [[nodiscard]] double overlap(const Box& other) const;
};

/// A label on a line (vertical or horizontal): where its centre would like to be and its size.
struct LineLabel {
  double wanted = 0;
  double size = 0;
};

/// Centres for labels on one line so that none overlap, all stay in [low, high] if there is room,
/// and the sum of squared moves is least (isotonic regression, pool adjacent violators). The order
/// of the result is that of `labels`. If there is no room, they are packed evenly.
[[nodiscard]] std::vector<double> spread_labels(const std::vector<LineLabel>& labels, double low,
                                                double high);

/// A label that belongs to a point in the plane.
struct PointLabel {
  double x = 0;  ///< the point
  double y = 0;
  double clearance = 4;  ///< distance to keep from the point: radius of its mark and a gap
  double width = 0;
  double height = 0;
  bool centred = false;  ///< may lie on the point itself (a name inside its own area): first choice
  bool required = false;  ///< placed even where it must cover something
};

/// The line from a label that stands away from its point to that point; nothing when the point lies
/// in the label or so near that no line is needed.
struct Leader {
  double from_x = 0;
  double from_y = 0;
  double to_x = 0;
  double to_y = 0;
};
[[nodiscard]] std::optional<Leader> leader_of(const PointLabel& label, const Box& box);

/// Greedy placement in the order given (most important first): beside, above and below the point,
/// then further out. A label that would cover another label or its point, a leader or a box of
/// `obstacles`, or whose own leader would run through another label, is left out, unless it is
/// required: then it takes the place with the least cover. Deterministic.
[[nodiscard]] std::vector<std::optional<Box>> place_labels(const std::vector<PointLabel>& labels,
                                                           const std::vector<Box>& obstacles,
                                                           const Box& bounds);

}  // namespace engawa::figures
