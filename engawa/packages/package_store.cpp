#include "engawa/packages/package_store.hpp"

#include <algorithm>

#include "engawa/base/decimal.hpp"
#include "engawa/base/hash.hpp"
#include "engawa/base/json.hpp"
#include "engawa/base/json_reader.hpp"
#include "engawa/disclosure/linked_cells.hpp"
#include "engawa/disclosure/published_table.hpp"
#include "engawa/formats/csv_reader.hpp"
#include "engawa/packages/problems.hpp"

namespace engawa::packages {

using base::make_problem;
using base::Result;
using base::Status;

store::Migration packages_migration() {
  return {
      "0013_packages",
      store::record_table_sql(store::table_of<StoredPackage>,
                              "insurer_name text NOT NULL, insurer_key text NOT NULL, area text "
                              "NOT NULL, sha256 text NOT NULL, manifest text NOT NULL",
                              {"sha256"}) +
          store::record_table_sql(store::table_of<StoredPackageTable>,
                                  "package text NOT NULL, item text NOT NULL, fiscal_year "
                                  "bigint NOT NULL, csv text NOT NULL",
                                  {"package"})};
}

namespace {

/// area, qualification, sex, age, class, count
constexpr std::size_t columns = 6;

/// The insurer's program has hidden small counts; a council does not take that on trust.
Status check_counts(const PackageFile& file) {
  const auto table = TRY(formats::read_csv(file.bytes, file.name));
  for (std::size_t i = 1; i < table.rows_count(); ++i) {
    const auto row = table.row(i);
    if (row.size() != columns) return make_problem(problems::package_changed, file.name);
    if (row[columns - 1].empty()) continue;
    const auto count = base::parse_integer(row[columns - 1]);
    if (!count || *count < 0) return make_problem(problems::package_changed, file.name);
    if (*count > 0 && *count < disclosure::people_count_min) {
      return make_problem(problems::small_count, {}, {},
                          {file.name, {}, "row " + std::to_string(table.line_of(i))});
    }
  }
  return base::success();
}

}  // namespace

Result<PackageId> add_package(store::Change& change, const Package& package,
                              std::string_view sealed_bytes) {
  const std::string sha256 = base::sha256_hex(sealed_bytes);
  const auto known = TRY(store::list<StoredPackage>(change.database(), "sha256 = $1", {sha256}));
  if (!known.empty()) {
    return make_problem(problems::package_known, known.front().record.insurer_name);
  }
  for (const auto& file : package.files) TRY(check_counts(file));
  const PackageManifest& manifest = package.manifest;
  const auto id = base::new_id<PackageId>();
  TRY(store::add(change, StoredPackage{id, manifest.insurer_name, manifest.insurer_key,
                                       manifest.area, sha256, base::to_json(manifest)}));
  for (std::size_t i = 0; i < manifest.tables.size(); ++i) {
    TRY(store::add(change,
                   StoredPackageTable{base::new_id<PackageTableId>(), id, manifest.tables[i].item,
                                      manifest.tables[i].fiscal_year, package.files[i].bytes}));
  }
  return id;
}

Status remove_package(store::Change& change, const std::string& id) {
  const auto packages = TRY(store::list<StoredPackage>(change.database(), "id = $1", {id}));
  if (packages.empty()) return make_problem(problems::package_unknown, id);
  const auto tables = TRY(store::list<StoredPackageTable>(change.database(), "package = $1", {id}));
  for (const auto& table : tables) {
    TRY(store::remove<StoredPackageTable>(change, table.record.id.text, table.version));
  }
  return store::remove<StoredPackage>(change, id, packages.front().version);
}

Result<std::vector<store::Versioned<StoredPackage>>> stored_packages(store::Database& database) {
  auto packages = TRY(store::list<StoredPackage>(database));
  std::sort(packages.begin(), packages.end(), [](const auto& a, const auto& b) {
    return std::tie(a.changed_at, a.record.id.text) < std::tie(b.changed_at, b.record.id.text);
  });
  return packages;
}

Result<PackageManifest> manifest_of(const StoredPackage& package) {
  const auto json = TRY(base::JsonValue::parse(package.manifest));
  return base::read_json<PackageManifest>(json);
}

Result<int> verify_packages(store::Database& database) {
  int verified = 0;
  for (const auto& package : TRY(store::list<StoredPackage>(database))) {
    const auto manifest = TRY(manifest_of(package.record));
    const auto tables =
        TRY(store::list<StoredPackageTable>(database, "package = $1", {package.record.id.text}));
    std::map<std::pair<std::string, int>, std::string> hashes;
    for (const auto& table : tables) {
      hashes[{table.record.item, table.record.fiscal_year}] = base::blake2b_hex(table.record.csv);
    }
    for (const auto& table : manifest.tables) {
      if (hashes[{table.item, table.fiscal_year}] != table.blake2b) {
        return make_problem(problems::package_changed, table.file, {},
                            {package.record.insurer_name, {}, {}});
      }
      ++verified;
    }
  }
  return verified;
}

namespace {

/// The age code of the people of 特定健診.
constexpr std::string_view programme_ages = "40-74";

/// Persons of one table by area, of those ages and all classes.
std::map<std::string, std::int64_t> people_of(const PackageFile& file) {
  std::map<std::string, std::int64_t> people;
  const auto table = formats::read_csv(file.bytes);
  for (std::size_t i = 1; table && i < table->rows_count(); ++i) {
    const auto row = table->row(i);
    const bool counts = row[1] == disclosure::total_code && row[2] == disclosure::total_code &&
                        row[4] == disclosure::total_code && row[3] == programme_ages;
    if (!counts) continue;
    people[std::string(row[0])] += base::parse_integer(row[columns - 1]).value_or(0);
  }
  return people;
}

}  // namespace

std::map<std::string, std::int64_t> people_40_to_74(const Package& package, int fiscal_year) {
  std::map<std::string, std::int64_t> most;
  for (std::size_t i = 0; i < package.manifest.tables.size(); ++i) {
    if (package.manifest.tables[i].fiscal_year != fiscal_year) continue;
    for (const auto& [area, people] : people_of(package.files[i])) {
      most[area] = std::max(most[area], people);
    }
  }
  return most;
}

}  // namespace engawa::packages
