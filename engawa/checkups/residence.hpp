#pragma once

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engawa/areas/area_master.hpp"
#include "engawa/base/result.hpp"

namespace engawa::checkups {

/// Position of a municipality in AreaMaster::municipalities(); not known.
using MunicipalityIndex = std::uint16_t;
inline constexpr MunicipalityIndex unknown_municipality = 0xFFFF;
/// An address or postal code was written, but names no municipality. Of workplaces alone.
inline constexpr MunicipalityIndex unfound_municipality = 0xFFFE;

/// Which municipalities lie in an area ("00" the nation, a prefecture, a medical area), by
/// MunicipalityIndex.
[[nodiscard]] std::vector<bool> municipalities_of(const areas::AreaMaster& areas,
                                                  std::string_view area);

/// Whether a municipality is one of those; an unknown one is not.
[[nodiscard]] inline bool lies_in(const std::vector<bool>& inside, MunicipalityIndex municipality) {
  return municipality < inside.size() && inside[municipality];
}

/// Finds the municipality (市区町村) somebody lives in, from the address or the postal code of a
/// checkup document. Immutable once made; safe to read from any thread.
class Residences {
 public:
  explicit Residences(const areas::AreaMaster& areas);

  /// Adds Japan Post's table of postal codes (KEN_ALL.CSV, UTF-8 or CP932, no header: municipality
  /// code, old code, postal code ...). CHK-057 when the columns are not those.
  [[nodiscard]] base::Status add_postal_codes(const std::filesystem::path& file);

  /// By the names at the beginning of the address, with or without the prefecture; a name that two
  /// prefectures share counts only with its prefecture. Otherwise by the postal code, where a table
  /// was added and the code lies in one municipality. Old kanji, width and ヶ do not matter.
  [[nodiscard]] MunicipalityIndex find(std::string_view address,
                                       std::string_view postal_code) const;

 private:
  [[nodiscard]] MunicipalityIndex by_address(std::string_view address) const;
  [[nodiscard]] MunicipalityIndex by_beginning(std::u32string_view text) const;
  [[nodiscard]] MunicipalityIndex by_postal_code(std::string_view postal_code) const;

  std::unordered_map<std::string, MunicipalityIndex> m_by_name;  // folded; ambiguous: unknown
  std::unordered_map<std::string, MunicipalityIndex> m_by_code;
  std::unordered_map<std::uint32_t, MunicipalityIndex> m_by_postal_code;
  std::set<std::u32string> m_prefectures;  // folded
  std::size_t m_longest = 0;               // of a name, in code points
};

}  // namespace engawa::checkups
