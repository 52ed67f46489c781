#pragma once

#include <filesystem>
#include <memory>
#include <mutex>

#include "engawa/areas/area_shapes.hpp"
#include "engawa/areas/census_population.hpp"
#include "engawa/indicators/analysis.hpp"
#include "engawa/store/store.hpp"

namespace engawa::indicators {

/// The public numbers of one installation with their catalogue and areas. analysis() is
/// computed at first use and again when the active tables have changed. Safe from any thread.
class Workspace {
 public:
  /// Loads the catalogue. STO-*, FMT-023, FMT-024, ARE-*.
  static base::Result<std::unique_ptr<Workspace>> open(
      std::shared_ptr<store::Store> store, const std::filesystem::path& catalogue_folder);

  [[nodiscard]] const Catalogue& catalogue() const { return *m_catalogue; }
  [[nodiscard]] const areas::AreaMaster& master() const { return *m_master; }
  [[nodiscard]] const areas::AreaShapes& shapes() const { return *m_shapes; }
  [[nodiscard]] const areas::CensusPopulation& census() const { return *m_census; }
  /// A connection of one's own, for a change.
  [[nodiscard]] base::Result<store::Database> connect() const;
  /// Results of the tables that are active now.
  [[nodiscard]] base::Result<std::shared_ptr<const Analysis>> analysis();

 private:
  std::shared_ptr<store::Store> m_store;
  std::shared_ptr<const Catalogue> m_catalogue;
  std::shared_ptr<const areas::AreaMaster> m_master;
  std::unique_ptr<const areas::AreaShapes> m_shapes;
  std::unique_ptr<const areas::CensusPopulation> m_census;
  std::mutex m_lock;  ///< guards m_analysis
  std::shared_ptr<const Analysis> m_analysis;
};

}  // namespace engawa::indicators
