#include "engawa/checkups/package.hpp"

#include <sodium.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

#include "engawa/base/files.hpp"
#include "engawa/base/hash.hpp"
#include "engawa/base/json.hpp"
#include "engawa/base/json_reader.hpp"
#include "engawa/base/version.hpp"
#include "engawa/checkups/problems.hpp"
#include "engawa/disclosure/attack.hpp"
#include "engawa/disclosure/protect.hpp"
#include "engawa/formats/csv_writer.hpp"
#include "engawa/formats/zip_reader.hpp"
#include "engawa/formats/zip_writer.hpp"

namespace engawa::checkups {

namespace fs = std::filesystem;
using base::make_problem;
using base::Result;
using base::Status;
using disclosure::CellState;
using disclosure::LinkedCells;

namespace {

constexpr std::string_view magic = "ENGAWA-PACKAGE-1\n";
constexpr const char* manifest_name = "manifest.json";
constexpr const char* signature_name = "signature.ed25519";

/// Whether nobody can work out a hidden count: everybody, and who knows which cells are small.
Result<bool> is_safe(const LinkedCells& cells, const disclosure::Profile& profile) {
  disclosure::AttackOptions options;
  options.width_enough = profile.width_min;
  const auto everybody = TRY(disclosure::attack(cells, profile, {}, options));
  for (const auto& cell : everybody.cells) {
    if (disclosure::is_finding(cells, profile, cell)) return false;
  }
  disclosure::Attacker insider;
  insider.knows_primary = true;
  const auto known = TRY(disclosure::attack(cells, profile, insider, options));
  return std::none_of(known.cells.begin(), known.cells.end(), [&](const auto& cell) {
    return cells.small(cell.position) && cell.width() < profile.known_width_min;
  });
}

struct WrittenTable {
  std::string csv;
  std::int64_t cells = 0;
  std::int64_t hidden = 0;
  int step = 0;  ///< to less detail
};

/// The cells that hold anybody, or might: a cell at zero is told by its absence.
WrittenTable write_table(const LinkedCells& cells) {
  WrittenTable written;
  formats::CsvWriter csv({false, false, true});
  for (const auto& dimension : cells.dimensions()) csv.text(dimension.name());
  csv.text("count").end_row();
  for (std::size_t position = 0; position < cells.positions(); ++position) {
    const CellState state = cells.state(position);
    if (state == CellState::absent) continue;
    const bool hidden = state == CellState::hidden;
    const std::int64_t count = hidden                         ? 0
                               : state == CellState::rounded ? cells.rounded_value(position)
                                                             : cells.count(position);
    if (!hidden && count == 0) continue;
    ++written.cells;
    for (std::size_t d = 0; d < cells.dimensions().size(); ++d) {
      csv.text(cells.dimensions()[d].code(cells.code_at(position, d)));
    }
    if (hidden) {
      ++written.hidden;
      csv.blank().end_row();
    } else {
      csv.text(std::to_string(count)).end_row();
    }
  }
  written.csv = std::move(csv).take();
  return written;
}

/// From the usual detail to the totals of the whole file.
std::vector<FoldDetail> steps_of(const FoldDetail& detail) {
  constexpr std::int64_t never = std::int64_t{1} << 40;
  return {detail,
          {detail.sex_age_class * 4, detail.sex_class * 4, detail.classes * 4},
          {detail.sex_age_class * 16, detail.sex_class * 16, detail.classes * 16},
          {never, detail.sex_class * 16, detail.classes * 16},
          {never, never, detail.classes * 16},
          {never, never, never}};
}

/// Nothing where the table cannot be made safe.
Result<std::optional<WrittenTable>> protect_one(const Folder& folder, const Folder::Table& table,
                                                const FoldDetail& detail,
                                                const disclosure::Profile& profile) {
  int step = 0;
  for (const FoldDetail& coarser : steps_of(detail)) {
    LinkedCells cells = TRY(folder.fold(table, coarser));
    disclosure::mark_primary(cells, profile, {});
    if (disclosure::protect(cells, profile) && TRY(is_safe(cells, profile))) {
      WrittenTable written = write_table(cells);
      written.step = step;
      return std::optional(std::move(written));
    }
    ++step;
  }
  return std::optional<WrittenTable>();
}

}  // namespace

Result<Package> protect_tables(const Folder& folder, const FoldDetail& detail,
                               const Intake& intake, const disclosure::Profile& profile,
                               const PackageOptions& options, const TableProgress& progress) {
  const auto& tables = folder.tables();
  std::vector<std::optional<Result<std::optional<WrittenTable>>>> written(tables.size());
  std::atomic<std::size_t> next{0};
  std::size_t done = 0;
  std::mutex telling;
  const auto work = [&] {
    for (std::size_t i = next++; i < tables.size(); i = next++) {
      written[i].emplace(protect_one(folder, tables[i], detail, profile));
      const std::lock_guard lock(telling);
      ++done;
      if (progress) progress(done, tables.size());
    }
  };
  std::vector<std::thread> others;
  for (unsigned i = 1; i < options.threads; ++i) others.emplace_back(work);
  work();
  for (auto& thread : others) thread.join();

  Package package;
  PackageManifest& manifest = package.manifest;
  manifest.insurer_name = options.insurer_name;
  manifest.area = options.area;
  manifest.insurer_key = options.insurer_key;
  manifest.council_key = options.council_key;
  manifest.catalogue_blake2b = options.catalogue_blake2b;
  manifest.program_version = base::program_version;
  manifest.profile = profile.id;
  manifest.profile_name_ja = profile.name_ja;
  const PersonYearTotals& persons = intake.person_totals;
  const auto whole = [](std::uint64_t count) { return static_cast<std::int64_t>(count); };
  manifest.intake = {whole(intake.totals.documents()), whole(intake.totals.set_aside),
                     whole(persons.superseded),        whole(persons.deleted),
                     whole(persons.deletion_requests), options.outside,
                     whole(intake.persons.size())};
  std::set<int> years;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const CountedItem& item = folder.classes().items()[tables[i].item];
    const std::string file =
        "tables/" + std::to_string(tables[i].fiscal_year) + "/" + item.id + ".csv";
    auto table = TRY(std::move(*written[i]));
    years.insert(tables[i].fiscal_year);
    if (!table) {
      manifest.left_out.push_back(file);
      continue;
    }
    manifest.tables.push_back({file, item.id, item.name_ja, tables[i].fiscal_year, table->cells,
                               table->hidden, table->step, base::blake2b_hex(table->csv)});
    package.files.push_back({file, std::move(table->csv)});
  }
  manifest.fiscal_years.assign(years.begin(), years.end());
  return package;
}

Result<std::string> seal(const Package& package, const SigningKey& signer,
                         const SealingKey& council) {
  const std::string manifest = base::to_json(package.manifest);
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
                       reinterpret_cast<const unsigned char*>(manifest.data()), manifest.size(),
                       signer.secret.data());
  std::vector<formats::ZipFile> files{{manifest_name, manifest}, {signature_name, signature}};
  for (const auto& file : package.files) files.push_back({file.name, file.bytes});
  const std::string inner = TRY(formats::write_zip(files));
  std::string sealed(magic);
  const std::size_t start = sealed.size();
  sealed.resize(start + inner.size() + crypto_box_SEALBYTES);
  crypto_box_seal(reinterpret_cast<unsigned char*>(sealed.data() + start),
                  reinterpret_cast<const unsigned char*>(inner.data()), inner.size(),
                  council.public_key.data());
  return sealed;
}

namespace {

base::Problem wrong(std::string what) {
  return make_problem(problems::package_changed, std::move(what));
}

Status check_signature(const PackageManifest& manifest, const std::string& signed_bytes,
                       const std::string& signature) {
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> key{};
  std::size_t length = 0;
  const bool is_key =
      sodium_hex2bin(key.data(), key.size(), manifest.insurer_key.data(),
                     manifest.insurer_key.size(), nullptr, &length, nullptr) == 0 &&
      length == key.size();
  const bool verified =
      is_key && signature.size() == crypto_sign_BYTES &&
      crypto_sign_verify_detached(reinterpret_cast<const unsigned char*>(signature.data()),
                                  reinterpret_cast<const unsigned char*>(signed_bytes.data()),
                                  signed_bytes.size(), key.data()) == 0;
  return verified ? base::success() : wrong(signature_name);
}

}  // namespace

Result<Package> unseal(std::string_view bytes, const SealingKey& council) {
  if (sodium_init() < 0) std::abort();
  const bool is_package = bytes.substr(0, magic.size()) == magic &&
                          bytes.size() > magic.size() + crypto_box_SEALBYTES && council.can_open;
  if (!is_package) return make_problem(problems::not_a_package);
  const std::string_view sealed = bytes.substr(magic.size());
  std::string inner(sealed.size() - crypto_box_SEALBYTES, '\0');
  const bool opened =
      crypto_box_seal_open(reinterpret_cast<unsigned char*>(inner.data()),
                           reinterpret_cast<const unsigned char*>(sealed.data()), sealed.size(),
                           council.public_key.data(), council.secret.data()) == 0;
  if (!opened) return make_problem(problems::not_a_package);
  auto zip = TRY(formats::ZipReader::open(std::move(inner)));
  const std::string signed_bytes = TRY(zip.read(manifest_name));
  const std::string signature = TRY(zip.read(signature_name));
  const auto json = base::JsonValue::parse(signed_bytes);
  if (!json) return wrong(manifest_name);
  auto manifest = base::read_json<PackageManifest>(*json);
  if (!manifest) return wrong(manifest_name);
  TRY(check_signature(*manifest, signed_bytes, signature));
  Package package;
  for (const auto& table : manifest->tables) {
    auto csv = TRY(zip.read(table.file));
    if (base::blake2b_hex(csv) != table.blake2b) return wrong(table.file);
    package.files.push_back({table.file, std::move(csv)});
  }
  package.manifest = std::move(*manifest);
  return package;
}

Result<std::string> catalogue_hash(const fs::path& catalogue_folder) {
  std::vector<fs::path> files;
  for (const char* folder : {"checkups", "layouts"}) {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(catalogue_folder / folder, error)) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  std::string hashes;
  for (const auto& file : files) {
    const std::string bytes = TRY(base::read_file(file));
    hashes += file.filename().string() + " " + base::blake2b_hex(bytes) + "\n";
  }
  return base::blake2b_hex(hashes);
}

}  // namespace engawa::checkups
