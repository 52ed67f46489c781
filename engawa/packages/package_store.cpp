#include "engawa/packages/package_store.hpp"

#include <algorithm>
#include <set>
#include <tuple>

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

std::vector<store::Migration> packages_migrations() {
  return {
      {"0013_packages",
       store::record_table_sql(store::table_of<StoredPackage>,
                               "insurer_name text NOT NULL, insurer_key text NOT NULL, area text "
                               "NOT NULL, sha256 text NOT NULL, manifest text NOT NULL",
                               {"sha256"}) +
           store::record_table_sql(store::table_of<StoredPackageTable>,
                                   "package text NOT NULL, item text NOT NULL, fiscal_year "
                                   "bigint NOT NULL, csv text NOT NULL",
                                   {"package"})},
      {"0017_packages_council",
       "ALTER TABLE packages_packages ADD COLUMN council text NOT NULL DEFAULT '';" +
           store::record_table_sql(
               store::table_of<CouncilKey>,
               "council text NOT NULL, public_key text NOT NULL, secret_key text NOT NULL",
               {"council"})},
      {"0020_packages_workplaces",
       "ALTER TABLE packages_tables ADD COLUMN people text NOT NULL DEFAULT 'residents';"}};
}

namespace {

/// The insurer's program has hidden small counts; a council does not take that on trust.
Status check_counts(const PackageFile& file) {
  const auto table = TRY(formats::read_csv(file.bytes, file.name));
  for (std::size_t i = 1; i < table.rows_count(); ++i) {
    const auto row = table.row(i);
    if (row.size() != table_columns) return make_problem(problems::package_changed, file.name);
    if (row[table_columns - 1].empty()) continue;
    const auto count = base::parse_integer(row[table_columns - 1]);
    if (!count || *count < 0) return make_problem(problems::package_changed, file.name);
    if (*count > 0 && *count < disclosure::people_count_min) {
      return make_problem(problems::small_count, {}, {},
                          {file.name, {}, "row " + std::to_string(table.line_of(i))});
    }
  }
  return base::success();
}

std::vector<store::Versioned<StoredPackage>> earliest_first(
    std::vector<store::Versioned<StoredPackage>> packages) {
  std::sort(packages.begin(), packages.end(), [](const auto& a, const auto& b) {
    return std::tie(a.changed_at, a.record.id.text) < std::tie(b.changed_at, b.record.id.text);
  });
  return packages;
}

/// Keys of the insurers whose people a package counts.
std::set<std::string> insurers_of(const PackageManifest& manifest) {
  std::set<std::string> keys;
  for (const auto& party : manifest.parties) keys.insert(party.key);
  if (keys.empty()) keys.insert(manifest.insurer_key);
  return keys;
}

template <class Values>
bool have_common(const Values& left, const Values& right) {
  return std::any_of(left.begin(), left.end(), [&right](const auto& value) {
    return std::find(right.begin(), right.end(), value) != right.end();
  });
}

}  // namespace

Status check_years(store::Database& database, const StoredPackage& package) {
  const auto manifest = TRY(manifest_of(package));
  const auto insurers = insurers_of(manifest);
  for (const auto& other : TRY(packages_of_council(database, package.council))) {
    if (other.record.id == package.id) continue;
    const auto known = TRY(manifest_of(other.record));
    if (have_common(insurers, insurers_of(known)) &&
        have_common(manifest.fiscal_years, known.fiscal_years)) {
      return make_problem(problems::year_known, known.insurer_name);
    }
  }
  return base::success();
}

Result<PackageId> add_package(store::Change& change, const Package& package,
                              std::string_view sealed_bytes, const std::string& council) {
  const std::string sha256 = base::sha256_hex(sealed_bytes);
  const auto known = TRY(store::list<StoredPackage>(change.database(), "sha256 = $1", {sha256}));
  if (!known.empty()) {
    return make_problem(problems::package_known, known.front().record.insurer_name);
  }
  for (const auto& file : package.files) TRY(check_counts(file));
  const PackageManifest& manifest = package.manifest;
  const auto id = base::new_id<PackageId>();
  const StoredPackage stored{id,
                             manifest.insurer_name,
                             manifest.insurer_key,
                             manifest.area,
                             sha256,
                             base::to_json(manifest),
                             council};
  TRY(check_years(change.database(), stored));
  TRY(store::add(change, stored));
  for (std::size_t i = 0; i < manifest.tables.size(); ++i) {
    const PackageTable& table = manifest.tables[i];
    TRY(store::add(change,
                   StoredPackageTable{base::new_id<PackageTableId>(), id, table.people, table.item,
                                      table.fiscal_year, package.files[i].bytes}));
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
  return earliest_first(TRY(store::list<StoredPackage>(database)));
}

Result<std::vector<store::Versioned<StoredPackage>>> packages_of_council(
    store::Database& database, const std::string& council) {
  return earliest_first(TRY(store::list<StoredPackage>(database, "council = $1", {council})));
}

Result<std::optional<SealingKey>> council_key(store::Database& database,
                                              const std::string& council) {
  const auto keys = TRY(store::list<CouncilKey>(database, "council = $1", {council}));
  if (keys.empty()) return std::optional<SealingKey>();
  return std::optional(TRY(sealing_key_of(keys.front().record.secret_key)));
}

Result<SealingKey> make_council_key(store::Change& change, const std::string& council) {
  if (TRY(council_key(change.database(), council))) return make_problem(problems::key_exists);
  const SealingKey key = make_sealing_key();
  TRY(store::add(change, CouncilKey{base::new_id<decltype(CouncilKey::id)>(), council,
                                    public_digits(key), secret_digits(key)}));
  return key;
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
    std::map<std::tuple<Population, std::string, int>, std::string> hashes;
    for (const auto& table : tables) {
      hashes[{table.record.people, table.record.item, table.record.fiscal_year}] =
          base::blake2b_hex(table.record.csv);
    }
    for (const auto& table : manifest.tables) {
      if (hashes[{table.people, table.item, table.fiscal_year}] != table.blake2b) {
        return make_problem(problems::package_changed, table.file, {},
                            {package.record.insurer_name, {}, {}});
      }
      ++verified;
    }
  }
  return verified;
}

namespace {

/// Persons of one table by area, of those ages and all classes.
std::map<std::string, std::int64_t> people_of(const std::string& csv) {
  std::map<std::string, std::int64_t> people;
  const auto table = formats::read_csv(csv);
  for (std::size_t i = 1; table && i < table->rows_count(); ++i) {
    const auto row = table->row(i);
    const bool counts = row[1] == disclosure::total_code && row[2] == disclosure::total_code &&
                        row[4] == disclosure::total_code && row[3] == programme_ages;
    if (!counts) continue;
    people[std::string(row[0])] += base::parse_integer(row[table_columns - 1]).value_or(0);
  }
  return people;
}

void keep_most(std::map<std::string, std::int64_t>& most,
               const std::map<std::string, std::int64_t>& people) {
  for (const auto& [area, count] : people) most[area] = std::max(most[area], count);
}

}  // namespace

std::map<std::string, std::int64_t> people_40_to_74(const Package& package, int fiscal_year) {
  std::map<std::string, std::int64_t> most;
  for (std::size_t i = 0; i < package.manifest.tables.size(); ++i) {
    const PackageTable& table = package.manifest.tables[i];
    if (table.fiscal_year == fiscal_year && table.people == Population::Residents) {
      keep_most(most, people_of(package.files[i].bytes));
    }
  }
  return most;
}

std::map<std::string, std::int64_t> people_40_to_74(const std::vector<StoredPackageTable>& tables) {
  std::map<std::string, std::int64_t> most;
  for (const auto& table : tables) keep_most(most, people_of(table.csv));
  return most;
}

Result<std::vector<StoredPackageTable>> tables_of(store::Database& database,
                                                  const PackageId& package, int fiscal_year,
                                                  Population people) {
  std::vector<StoredPackageTable> tables;
  for (auto& table : TRY(store::list<StoredPackageTable>(
           database, "package = $1 AND fiscal_year = $2 AND people = $3",
           {package.text, static_cast<std::int64_t>(fiscal_year), base::enum_text(people)}))) {
    tables.push_back(std::move(table.record));
  }
  return tables;
}

}  // namespace engawa::packages
