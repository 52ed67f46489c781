#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "engawa/base/id.hpp"
#include "engawa/disclosure/cell_files.hpp"
#include "engawa/store/migrations.hpp"
#include "engawa/store/records.hpp"

/// 公表台帳: every table that ever left, so that the next one about the same people is protected
/// together with all of them.
namespace engawa::disclosure {

using ReleaseId = base::Id<struct ReleaseTag>;

/// One published table, as it left.
struct Release {
  ReleaseId id;
  std::string people;   ///< whom it counts: tables with the same word count the same people
  std::string name;     ///< of the file
  std::string profile;  ///< the rule it was protected by
  std::string sha256;   ///< of the table
  std::string content;  ///< CSV, hidden counts empty
};
BOOST_DESCRIBE_STRUCT(Release, (), (id, people, name, profile, sha256, content))

[[nodiscard]] store::Migration release_ledger_migration();

/// Writes one published table into the ledger.
base::Status add_release(store::Change& change, const std::string& people, const std::string& name,
                         const std::string& profile, const std::string& table);

/// What was published about these people, the earliest first; about all for "".
[[nodiscard]] base::Result<std::vector<store::Versioned<Release>>> releases_of(
    store::Database& database, const std::string& people);

/// The releases as tables that stand: shown cells stay shown, hidden ones hidden, rounded ones
/// known to their rounding. `profiles_folder` is catalog/disclosure. DIS-002 for a rule that is no
/// longer there.
[[nodiscard]] base::Result<std::vector<CellFile>> released_files(
    const std::vector<store::Versioned<Release>>& releases,
    const std::filesystem::path& profiles_folder);

/// Checks every table of the ledger against its hash; gives their number. DIS-014.
[[nodiscard]] base::Result<int> verify_releases(store::Database& database);

}  // namespace engawa::disclosure

template <>
inline constexpr std::string_view engawa::store::table_of<engawa::disclosure::Release> =
    "disclosure_releases";
