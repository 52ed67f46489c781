#include "engawa/indicators/workspace.hpp"

#include "engawa/store/event_log.hpp"

namespace engawa::indicators {

using base::Result;

Result<std::unique_ptr<Workspace>> Workspace::open(const std::filesystem::path& data_folder,
                                                   const std::filesystem::path& catalogue_folder) {
  auto workspace = std::make_unique<Workspace>();
  workspace->m_data_folder = data_folder;
  workspace->m_catalogue =
      std::make_shared<const Catalogue>(TRY(Catalogue::load(catalogue_folder)));
  const auto areas_folder = catalogue_folder / "areas";
  workspace->m_master =
      std::make_shared<const areas::AreaMaster>(TRY(areas::AreaMaster::load(areas_folder)));
  workspace->m_shapes = std::make_unique<const areas::AreaShapes>(
      TRY(areas::AreaShapes::load(areas_folder, *workspace->m_master)));
  workspace->m_census = std::make_unique<const areas::CensusPopulation>(
      TRY(areas::CensusPopulation::load(areas_folder, *workspace->m_master)));
  workspace->m_reading.emplace(TRY(open_store(data_folder.string())));
  return workspace;
}

Result<store::Database> Workspace::connect() const { return open_store(m_data_folder.string()); }

Result<std::shared_ptr<const Analysis>> Workspace::analysis() {
  const std::lock_guard guard(m_lock);
  const std::int64_t version = TRY(store::last_event(*m_reading));
  if (m_analysis == nullptr || m_analysis->data_version() != version) {
    m_analysis = TRY(Analysis::build(*m_reading, m_catalogue, m_master));
  }
  return m_analysis;
}

}  // namespace engawa::indicators
