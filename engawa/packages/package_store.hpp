#pragma once

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engawa/base/id.hpp"
#include "engawa/packages/package.hpp"
#include "engawa/store/migrations.hpp"
#include "engawa/store/records.hpp"

/// Packages that a council has taken in: tables of counts beside the open data, each with its
/// origin.
namespace engawa::packages {

using PackageId = base::Id<struct PackageTag>;
using PackageTableId = base::Id<struct PackageTableTag>;

/// A package as it came. Taking it back removes the record; the versions of the store keep it.
struct StoredPackage {
  PackageId id;
  std::string insurer_name;
  std::string insurer_key;
  std::string area;
  std::string sha256;    ///< of the sealed file
  std::string manifest;  ///< JSON, as it was signed
  std::string council;   ///< id; empty: taken in at the terminal for nobody in particular
};
BOOST_DESCRIBE_STRUCT(StoredPackage, (),
                      (id, insurer_name, insurer_key, area, sha256, manifest, council))

/// One of its tables.
struct StoredPackageTable {
  PackageTableId id;
  PackageId package;
  Population people = Population::Residents;
  std::string item;
  int fiscal_year = 0;
  std::string csv;
};
BOOST_DESCRIBE_STRUCT(StoredPackageTable, (), (id, package, people, item, fiscal_year, csv))

/// 受取りの鍵: what insurers seal packages for a council with. The secret half never leaves.
struct CouncilKey {
  base::Id<struct CouncilKeyTag> id;
  std::string council;
  std::string public_key;  ///< hexadecimal, as a manifest names it
  std::string secret_key;
};
BOOST_DESCRIBE_STRUCT(CouncilKey, (), (id, council, public_key, secret_key))

[[nodiscard]] std::vector<store::Migration> packages_migrations();

/// Takes a verified package in for a council. PKG-005 when the same file is in already, PKG-007
/// when a table shows a count below ten, PKG-008 when the council has the insurer's people of a
/// year already.
[[nodiscard]] base::Result<PackageId> add_package(store::Change& change, const Package& package,
                                                  std::string_view sealed_bytes,
                                                  const std::string& council);

/// PKG-008 when another package of the council counts an insurer's people of one of the years: the
/// same people must not be counted twice, by themselves or in a sum.
[[nodiscard]] base::Status check_years(store::Database& database, const StoredPackage& package);

/// Takes a package back, its tables with it. PKG-006.
[[nodiscard]] base::Status remove_package(store::Change& change, const std::string& id);

/// Those that are in, the earliest first.
[[nodiscard]] base::Result<std::vector<store::Versioned<StoredPackage>>> stored_packages(
    store::Database& database);
/// Those of one council.
[[nodiscard]] base::Result<std::vector<store::Versioned<StoredPackage>>> packages_of_council(
    store::Database& database, const std::string& council);

/// The key of a council; nothing where none was made yet.
[[nodiscard]] base::Result<std::optional<SealingKey>> council_key(store::Database& database,
                                                                  const std::string& council);
/// Makes one. PKG-002 when there is one already.
[[nodiscard]] base::Result<SealingKey> make_council_key(store::Change& change,
                                                        const std::string& council);

/// What a stored package says of itself. BAS-005, BAS-006 when it can no longer be read.
[[nodiscard]] base::Result<PackageManifest> manifest_of(const StoredPackage& package);

/// Checks every stored table against the hash in its package's signed manifest; gives their number.
/// PKG-004.
[[nodiscard]] base::Result<int> verify_packages(store::Database& database);

/// Persons of 40 to 74 years by area code who live there, in one year: of all tables the one that
/// holds the most, since every item is measured of other people. Hidden parts are not guessed and
/// areas not told by age are left out, so that it is at least this many.
[[nodiscard]] std::map<std::string, std::int64_t> people_40_to_74(const Package& package,
                                                                  int fiscal_year);
/// The same of tables that are in, whomever they count.
[[nodiscard]] std::map<std::string, std::int64_t> people_40_to_74(
    const std::vector<StoredPackageTable>& tables);

/// A package's tables of one year and population.
[[nodiscard]] base::Result<std::vector<StoredPackageTable>> tables_of(store::Database& database,
                                                                      const PackageId& package,
                                                                      int fiscal_year,
                                                                      Population people);

}  // namespace engawa::packages

template <>
inline constexpr std::string_view engawa::store::table_of<engawa::packages::StoredPackage> =
    "packages_packages";
template <>
inline constexpr std::string_view engawa::store::table_of<engawa::packages::StoredPackageTable> =
    "packages_tables";
template <>
inline constexpr std::string_view engawa::store::table_of<engawa::packages::CouncilKey> =
    "packages_council_keys";
