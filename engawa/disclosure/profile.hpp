#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engawa/base/result.hpp"

namespace engawa::disclosure {

/// How counts are rounded before they are shown (丸め).
struct Rounding {
  enum class Rule {
    none,
    up,         ///< to the next multiple (切上げ)
    nearest,    ///< to the nearest multiple, halves up (四捨五入)
    controlled  ///< to the multiple below or above, so that all sums still hold
  };
  Rule rule = Rule::none;
  int base = 10;
  /// Only sums are rounded (合計と小計); innermost cells are shown, or hidden where sensitive.
  bool sums_only = false;

  [[nodiscard]] bool hides_nothing() const { return rule != Rule::none && !sums_only; }
};

/// The rules under which a table may leave (秘匿の規則); one file of catalog/disclosure each.
struct Profile {
  std::string id;
  std::string name_ja;
  std::string source;  ///< where the rule is written

  int threshold = 10;           ///< 1..threshold-1 persons are sensitive
  bool hide_zero = false;       ///< 0 is sensitive as well
  int width_min = 9;            ///< every hidden cell keeps an interval of this width (persons)
  int known_width_min = 1;      ///< the same for who knows which cells are 1..threshold-1
  int contributors_min = 3;     ///< fewest contributors of a cell, where contributors are known
  int dominance_percent = 100;  ///< largest share one contributor may have of a cell
  int dimensions_max = 6;       ///< most dimensions of one table

  /// Pairs of dimensions that may be crossed only with consent (市区町村 x 保険者種別).
  struct Consent {
    std::string first_dimension;
    std::string second_dimension;
  };
  std::vector<Consent> consents;

  /// Rounding instead of hiding, or beside it.
  Rounding rounding;

  [[nodiscard]] bool sensitive(std::int64_t count) const {
    return count < threshold && (count > 0 || hide_zero);
  }
};

/// Reads `<folder>/<id>.toml`. DIS-002 when there is none or a value is out of range.
[[nodiscard]] base::Result<Profile> load_profile(const std::filesystem::path& folder,
                                                 const std::string& id);

}  // namespace engawa::disclosure
