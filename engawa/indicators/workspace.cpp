#include "engawa/indicators/workspace.hpp"

#include "engawa/store/event_log.hpp"

namespace engawa::indicators {

using base::Result;

Result<std::unique_ptr<Workspace>> Workspace::open(std::shared_ptr<store::Store> store,
                                                   const std::filesystem::path& catalogue_folder) {
  auto workspace = std::make_unique<Workspace>();
  workspace->m_store = std::move(store);
  workspace->m_catalogue =
      std::make_shared<const Catalogue>(TRY(Catalogue::load(catalogue_folder)));
  const auto areas_folder = catalogue_folder / "areas";
  workspace->m_master =
      std::make_shared<const areas::AreaMaster>(TRY(areas::AreaMaster::load(areas_folder)));
  workspace->m_shapes = std::make_unique<const areas::AreaShapes>(
      TRY(areas::AreaShapes::load(areas_folder, *workspace->m_master)));
  workspace->m_census = std::make_unique<const areas::CensusPopulation>(
      TRY(areas::CensusPopulation::load(areas_folder, *workspace->m_master)));
  return workspace;
}

Result<store::Database> Workspace::connect() const { return m_store->connect(); }

Result<std::shared_ptr<const Analysis>> Workspace::analysis() {
  const std::lock_guard guard(m_lock);
  auto lease = TRY(m_store->lease());
  const std::int64_t version = TRY(store::last_event_of(lease.database(), "indicators"));
  if (m_analysis == nullptr || m_analysis->data_version() != version) {
    m_analysis = TRY(Analysis::build(lease.database(), m_catalogue, m_master));
  }
  return m_analysis;
}

}  // namespace engawa::indicators
