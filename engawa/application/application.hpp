#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "engawa/accounts/desk.hpp"
#include "engawa/application/contents.hpp"
#include "engawa/indicators/workspace.hpp"
#include "engawa/store/store.hpp"

namespace engawa::application {

struct Settings {
  std::filesystem::path data_folder;
  std::filesystem::path catalogue_folder;
  std::string connection_string;  ///< of PostgreSQL; empty: SQLite in the data folder
};

/// The SQLite file of a data folder.
inline constexpr const char* database_file = "engawa.sqlite3";

/// Areas of the installation's own, beside those of the catalogue: a file of the data folder with
/// the columns of catalog/areas/municipality_to_sma335_derived.csv. Councils can stand for them;
/// the open data knows nothing of them.
inline constexpr const char* own_areas_file = "areas.csv";

/// One open installation. Safe from any thread.
class Application {
 public:
  /// Opens (or makes) the data folder, brings its schema up to date and loads the catalogue.
  [[nodiscard]] static base::Result<std::unique_ptr<Application>> open(const Settings& settings);

  [[nodiscard]] store::Store& store() { return *m_store; }
  [[nodiscard]] indicators::Workspace& workspace() { return *m_workspace; }
  [[nodiscard]] const accounts::Office& office() const { return *m_office; }

 private:
  std::shared_ptr<store::Store> m_store;
  std::unique_ptr<indicators::Workspace> m_workspace;
  std::unique_ptr<const areas::AreaMaster> m_own_areas;  ///< null without areas of one's own
  std::unique_ptr<accounts::Vocabulary> m_vocabulary;
  std::unique_ptr<accounts::CommonPhrases> m_common_phrases;
  std::unique_ptr<accounts::Office> m_office;
};

}  // namespace engawa::application
