#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/areas/area_master.hpp"
#include "engawa/base/result.hpp"

namespace engawa::areas {

/// A corner of an outline, in degrees.
struct ShapePoint {
  double longitude = 0;
  double latitude = 0;
};

/// A closed outline: first and last point are equal. Holes are rings of their own (even-odd rule).
using Ring = std::vector<ShapePoint>;

/// Outlines of prefectures and medical areas, simplified for drawing: neither areas nor distances
/// may be measured on them. Immutable once loaded; safe to read from any thread.
class AreaShapes {
 public:
  /// Reads sma335_derived.topojson (medical areas) and topojson_s0001_prefectures.json of `folder`
  /// (catalog/areas). ARE-004 when a file is malformed, names an area that `master` does not know,
  /// or leaves a prefecture or a medical area without an outline; BAS-001 when it cannot be read.
  static base::Result<AreaShapes> load(const std::filesystem::path& folder,
                                       const AreaMaster& master);

  /// Outlines of a prefecture or a medical area; empty for the nation and for unknown codes.
  [[nodiscard]] const std::vector<Ring>& rings(std::string_view code) const;

 private:
  std::map<std::string, std::vector<Ring>, std::less<>> m_rings;
};

}  // namespace engawa::areas
