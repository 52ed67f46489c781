#pragma once

#include <filesystem>
#include <memory>
#include <mutex>

#include "engawa/indicators/analysis.hpp"

namespace engawa::indicators {

/// One data folder with its catalogue and areas: what the program's doors hold. analysis() is
/// computed at first use and again when the active tables have changed. Safe from any thread.
class Workspace {
 public:
  /// Opens (or makes) the data folder and loads the catalogue. STO-*, IND-001, IND-002, ARE-*.
  static base::Result<std::unique_ptr<Workspace>> open(const std::filesystem::path& data_folder,
                                                       const std::filesystem::path& catalogue_folder);

  [[nodiscard]] const Catalogue& catalogue() const { return *m_catalogue; }
  [[nodiscard]] const areas::AreaMaster& master() const { return *m_master; }
  [[nodiscard]] const std::filesystem::path& catalogue_folder() const { return m_catalogue_folder; }
  /// A connection of one's own, for a change.
  [[nodiscard]] base::Result<store::Database> connect() const;
  /// Results of the tables that are active now.
  [[nodiscard]] base::Result<std::shared_ptr<const Analysis>> analysis();

 private:
  std::filesystem::path m_data_folder;
  std::filesystem::path m_catalogue_folder;
  std::shared_ptr<const Catalogue> m_catalogue;
  std::shared_ptr<const areas::AreaMaster> m_master;
  std::mutex m_lock;
  std::shared_ptr<const Analysis> m_analysis;
};

}  // namespace engawa::indicators
