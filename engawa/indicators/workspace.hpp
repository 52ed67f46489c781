#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>

#include "engawa/areas/area_shapes.hpp"
#include "engawa/areas/census_population.hpp"
#include "engawa/indicators/analysis.hpp"

namespace engawa::indicators {

/// One data folder with its catalogue and areas: what the program's doors hold. analysis() is
/// computed at first use and again when the active tables have changed. Safe from any thread.
class Workspace {
 public:
  /// Opens (or makes) the data folder and loads the catalogue. STO-*, FMT-023, FMT-024, ARE-*.
  static base::Result<std::unique_ptr<Workspace>> open(
      const std::filesystem::path& data_folder, const std::filesystem::path& catalogue_folder);

  [[nodiscard]] const Catalogue& catalogue() const { return *m_catalogue; }
  [[nodiscard]] const areas::AreaMaster& master() const { return *m_master; }
  [[nodiscard]] const areas::AreaShapes& shapes() const { return *m_shapes; }
  [[nodiscard]] const areas::CensusPopulation& census() const { return *m_census; }
  /// A connection of one's own, for a change.
  [[nodiscard]] base::Result<store::Database> connect() const;
  /// Results of the tables that are active now.
  [[nodiscard]] base::Result<std::shared_ptr<const Analysis>> analysis();

 private:
  std::filesystem::path m_data_folder;
  std::shared_ptr<const Catalogue> m_catalogue;
  std::shared_ptr<const areas::AreaMaster> m_master;
  std::unique_ptr<const areas::AreaShapes> m_shapes;
  std::unique_ptr<const areas::CensusPopulation> m_census;
  std::mutex m_lock;
  std::optional<store::Database> m_reading;  ///< guarded by m_lock
  std::shared_ptr<const Analysis> m_analysis;
};

}  // namespace engawa::indicators
