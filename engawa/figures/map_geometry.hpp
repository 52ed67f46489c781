#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engawa/figures/axis.hpp"
#include "engawa/figures/label_layout.hpp"

namespace engawa::figures {

/// A corner of a ring: longitude and latitude in degrees, or planar with y downwards.
struct MapPoint {
  double x = 0;
  double y = 0;
};

/// A closed outline; first and last point may be equal. Holes are rings too (even-odd rule).
using Ring = std::vector<MapPoint>;

enum class Coordinates { longitude_latitude, planar };

/// Longitude and latitude on the plane of the Mercator projection of the sphere, in degrees of
/// longitude, y downwards. Latitudes are cut at 85 degrees.
[[nodiscard]] MapPoint project_mercator(const MapPoint& degrees);

/// Maps plane coordinates into a box, proportions kept, centred.
class MapFit {
 public:
  MapFit(const Extent& across, const Extent& down, const Box& target);
  [[nodiscard]] MapPoint operator()(const MapPoint& point) const;

 private:
  double m_scale = 1;
  double m_shift_x = 0;
  double m_shift_y = 0;
};

/// The outline of a shape in view units: path data and what labels need to know.
struct Outline {
  std::string path;  ///< `d` attribute; coordinates in tenths, relative, without repeated points
  MapPoint centre;   ///< inside the largest ring, in the middle of its widest part
  double width = 0;  ///< of the widest horizontal chord through `centre`
};

/// Outline of projected `rings` under `fit`. Rings that shrink to less than a unit are dropped; a
/// shape that would vanish becomes a circle of radius 2.5, so that small islands can still be seen
/// and chosen. Nothing when there is no finite point at all.
[[nodiscard]] std::optional<Outline> outline_of(const std::vector<Ring>& rings, const MapFit& fit);

}  // namespace engawa::figures
