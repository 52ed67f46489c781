#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engawa/areas/area_master.hpp"
#include "engawa/base/result.hpp"
#include "engawa/indicators/catalogue.hpp"
#include "engawa/indicators/masked_bounds.hpp"
#include "engawa/indicators/tables_store.hpp"
#include "engawa/stats/smooth_ratio.hpp"
#include "engawa/store/database.hpp"

namespace engawa::indicators {

/// Whose results: one sex or both (standardised by sex and age).
enum class Group : std::uint8_t { Male = 0, Female = 1, Both = 2 };
inline constexpr std::array<Group, 3> groups{Group::Male, Group::Female, Group::Both};

/// The reference of an indirectly standardised ratio.
enum class Comparator : std::uint8_t { Nation = 0, Prefecture = 1 };

/// Affected people and people with a judgeable value (判定可能者) of one area by sex and age;
/// position 7 of an age array is the published total.
struct AreaCells {
  std::array<std::array<BoundedCount, cells::ages_with_total>, 2> affected{};
  std::array<std::array<BoundedCount, cells::ages_with_total>, 2> people{};
  std::array<std::int32_t, 2> masked_cells{};
  bool present = false;

  AreaCells& operator+=(const AreaCells& other);
};

/// Expected affected people: at the estimates, and the least and most that hidden cells allow.
struct Expected {
  double lower = 0;
  double estimate = 0;
  double upper = 0;
};

/// Persons of a standard population by age band.
using AgeWeights = std::array<double, cells::age_band_count>;

/// The nation's people with a judgeable value by sex and age band: the standard population of the
/// second directly standardised share. A sex is empty where too much of it is hidden.
using CheckupPopulation = std::array<std::optional<AgeWeights>, 2>;

/// What one result rests on; everything a person sees is derived from it by make_result().
struct Basis {
  BoundedCount people;
  BoundedCount affected;
  std::array<Expected, 2> expected;  ///< by Comparator
  std::int32_t masked_cells = 0;
};

/// One indicator in one fiscal year, over all areas of the master (nation and prefectures too).
struct IndicatorYear {
  const Indicator* indicator = nullptr;
  int fiscal_year = 0;
  std::vector<AreaCells> areas;             ///< by AreaMaster position
  std::vector<std::array<Basis, 3>> bases;  ///< [area][group]
  CheckupPopulation national_checkups{};    ///< of this item and year, at the estimates
  std::array<std::optional<stats::Prior>, 3> medical_areas_prior;  ///< against the nation, by group
  std::array<std::optional<stats::Prior>, 3> prefectures_prior;    ///< against the nation, by group
  /// Against the prefecture; empty where a prefecture has fewer than two areas.
  std::vector<std::array<std::optional<stats::Prior>, 3>>
      within_prefecture_prior;      ///< [prefecture area][group]
  std::string prefecture_source;    ///< file of the table by prefecture
  std::string medical_area_source;  ///< file of the table by medical area
};

/// Everything computed from the active tables of a store. Immutable once built; safe to read from
/// any thread.
class Analysis {
 public:
  /// Reads the active tables and computes every indicator of every year on two threads.
  static base::Result<std::shared_ptr<const Analysis>> build(
      store::Database& database, std::shared_ptr<const Catalogue> catalogue,
      std::shared_ptr<const areas::AreaMaster> master);

  [[nodiscard]] const Catalogue& catalogue() const { return *m_catalogue; }
  [[nodiscard]] const areas::AreaMaster& master() const { return *m_master; }
  [[nodiscard]] const std::vector<StoredTable>& tables() const { return m_tables; }
  [[nodiscard]] const std::vector<int>& fiscal_years() const { return m_fiscal_years; }
  /// Fiscal years in which medical areas have results.
  [[nodiscard]] const std::vector<int>& medical_area_years() const { return m_medical_area_years; }
  /// Last line of the event log when this was computed.
  [[nodiscard]] std::int64_t data_version() const { return m_data_version; }
  [[nodiscard]] const std::vector<IndicatorYear>& indicator_years() const { return m_years; }
  /// Nothing when the indicator has no table in that year.
  [[nodiscard]] const IndicatorYear* find(std::string_view indicator, int fiscal_year) const;
  /// The cells of one of tables(): class distributions are read from them.
  [[nodiscard]] const cells::CellTable& cells_of(const StoredTable& table) const;
  /// The stored table of an item, or null.
  [[nodiscard]] const StoredTable* table(std::string_view item, cells::Scope scope,
                                         cells::Level level, int fiscal_year) const;

 private:
  std::shared_ptr<const Catalogue> m_catalogue;
  std::shared_ptr<const areas::AreaMaster> m_master;
  std::vector<StoredTable> m_tables;
  std::vector<disclosure::PublishedTable> m_cells;  ///< beside m_tables
  std::vector<IndicatorYear> m_years;
  std::vector<int> m_fiscal_years;
  std::vector<int> m_medical_area_years;
  std::int64_t m_data_version = 0;
};

}  // namespace engawa::indicators
