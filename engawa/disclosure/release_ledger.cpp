#include "engawa/disclosure/release_ledger.hpp"

#include <algorithm>

#include "engawa/base/hash.hpp"
#include "engawa/disclosure/problems.hpp"
#include "engawa/disclosure/profile.hpp"

namespace engawa::disclosure {

using base::Result;

store::Migration release_ledger_migration() {
  return {"0012_disclosure_releases",
          store::record_table_sql(store::table_of<Release>,
                                  "people text NOT NULL, name text NOT NULL, profile text NOT "
                                  "NULL, sha256 text NOT NULL, content text NOT NULL",
                                  {"people"})};
}

base::Status add_release(store::Change& change, const std::string& people, const std::string& name,
                         const std::string& profile, const std::string& table) {
  return store::add(change, Release{base::new_id<ReleaseId>(), people, name, profile,
                                    base::sha256_hex(table), table});
}

Result<std::vector<store::Versioned<Release>>> releases_of(store::Database& database,
                                                           const std::string& people) {
  auto releases = people.empty() ? TRY(store::list<Release>(database))
                                 : TRY(store::list<Release>(database, "people = $1", {people}));
  // Ids grow with time.
  std::sort(releases.begin(), releases.end(), [](const auto& a, const auto& b) {
    return std::tie(a.changed_at, a.record.id.text) < std::tie(b.changed_at, b.record.id.text);
  });
  return releases;
}

Result<std::vector<CellFile>> released_files(const std::vector<store::Versioned<Release>>& releases,
                                             const std::filesystem::path& profiles_folder) {
  std::vector<CellFile> files;
  for (const auto& release : releases) {
    const auto& it = release.record;
    const auto profile = TRY(load_profile(profiles_folder, it.profile));
    files.push_back({"公表台帳: " + it.name, it.content, true, profile.rounding});
  }
  return files;
}

Result<int> verify_releases(store::Database& database) {
  const auto releases = TRY(store::list<Release>(database));
  for (const auto& release : releases) {
    if (base::sha256_hex(release.record.content) == release.record.sha256) continue;
    return base::make_problem(problems::release_changed, release.record.name);
  }
  return static_cast<int>(releases.size());
}

}  // namespace engawa::disclosure
