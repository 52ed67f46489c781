#pragma once

#include <array>
#include <filesystem>
#include <string_view>
#include <vector>

#include "engawa/areas/area_master.hpp"
#include "engawa/base/result.hpp"

namespace engawa::areas {

/// To be printed beside everything made from it.
inline constexpr std::string_view census_credit_ja =
    "総務省統計局「令和2年国勢調査」（e-Stat）を加工して作成";

/// Residents aged 40 to 74 by the census of 1 October 2020, for coverage (how many of an area's
/// residents a table of checkups stands for). Immutable.
class CensusPopulation {
 public:
  /// Reads population_iryoken2_age_sex.csv of `folder`; its 339 areas are folded into the 335 of
  /// the master by mie_area_municipalities.csv. ARE-001 and ARE-002 as AreaMaster::load.
  static base::Result<CensusPopulation> load(const std::filesystem::path& folder,
                                             const AreaMaster& master);

  /// Residents by five-year age band, 40-44 to 70-74.
  static constexpr std::size_t age_bands = 7;
  using ByAge = std::array<double, age_bands>;

  /// Residents 40-74 of an area by AreaMaster position: [male, female].
  [[nodiscard]] std::array<double, 2> residents_40_to_74(std::size_t area) const;
  /// The same people by age: [male, female][band].
  [[nodiscard]] const std::array<ByAge, 2>& residents_by_age(std::size_t area) const {
    return m_residents[area];
  }

 private:
  std::vector<std::array<ByAge, 2>> m_residents;
};

}  // namespace engawa::areas
