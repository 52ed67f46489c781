#include "engawa/application/backup.hpp"

#include "engawa/base/files.hpp"
#include "engawa/base/hash.hpp"
#include "engawa/base/json.hpp"
#include "engawa/base/json_reader.hpp"
#include "engawa/base/version.hpp"
#include "engawa/formats/zip_reader.hpp"
#include "engawa/formats/zip_writer.hpp"
#include "engawa/store/event_log.hpp"
#include "engawa/store/problems.hpp"

namespace engawa::application {

using base::make_problem;
using base::Result;

namespace {

constexpr const char* manifest_name = "manifest.json";
constexpr std::size_t bytes_max = std::size_t{2} << 30;  ///< of one file

/// A file that is gone at the end, whatever happened.
class Passing {
 public:
  explicit Passing(std::filesystem::path path) : m_path(std::move(path)) { remove(); }
  ~Passing() { remove(); }
  Passing(const Passing&) = delete;
  Passing& operator=(const Passing&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

 private:
  void remove() const {
    std::error_code ignored;
    std::filesystem::remove(m_path, ignored);
  }
  std::filesystem::path m_path;
};

// The file as it is between two changes, by the engine itself.
Result<std::string> snapshot(store::Database& database, const std::filesystem::path& beside) {
  const Passing copy(beside.string() + ".part");
  TRY(database.run("VACUUM INTO $1", {copy.path().string()}));
  return base::read_file(copy.path(), bytes_max);
}

base::Status note_log(const std::filesystem::path& file, BackupManifest& manifest) {
  auto database = TRY(store::Database::open(file, store::Database::Mode::ReadOnly));
  TRY(database.check_integrity());
  manifest.events = TRY(store::verify_events(database));
  const auto events = TRY(store::read_events(database));
  manifest.last_hash = events.empty() ? std::string{} : events.back().hash;
  return base::success();
}

BackedUpFile described(const std::string& name, const std::string& bytes) {
  return {name, static_cast<std::int64_t>(bytes.size()), base::sha256_hex(bytes)};
}

base::Problem wrong(const std::filesystem::path& file, std::string found) {
  return make_problem(store::problems::wrong_backup, std::move(found), {}, {file.string(), {}, {}});
}

Result<BackupManifest> manifest_of(formats::ZipReader& archive, const std::filesystem::path& file) {
  if (!archive.contains(manifest_name)) return wrong(file, manifest_name);
  const std::string text = TRY(archive.read(manifest_name));
  const auto json = TRY(base::JsonValue::parse(text));
  return base::read_json<BackupManifest>(json);
}

// Each file of the manifest, with its content proved.
Result<std::vector<formats::ZipFile>> proved_files(formats::ZipReader& archive,
                                                   const BackupManifest& manifest,
                                                   const std::filesystem::path& file) {
  std::vector<formats::ZipFile> files;
  for (const auto& it : manifest.files) {
    const bool is_known = it.name == database_file || it.name == own_areas_file;
    if (!is_known || !archive.contains(it.name)) return wrong(file, it.name);
    std::string bytes = TRY(archive.read(it.name));
    if (base::sha256_hex(bytes) != it.sha256) return wrong(file, it.name);
    files.push_back({it.name, std::move(bytes)});
  }
  const bool has_database = !files.empty() && files.front().name == database_file;
  if (!has_database) return wrong(file, database_file);
  return files;
}

}  // namespace

Result<BackupManifest> write_backup(Application& application, const std::filesystem::path& file) {
  const auto& location = application.store().location();
  if (location.is_postgresql()) return make_problem(store::problems::backup_by_server);
  auto lease = TRY(application.store().lease());
  std::vector<formats::ZipFile> files;
  files.push_back({database_file, TRY(snapshot(lease.database(), file))});
  const auto own_areas = location.file.parent_path() / own_areas_file;
  if (std::filesystem::exists(own_areas)) {
    files.push_back({own_areas_file, TRY(base::read_file(own_areas))});
  }
  BackupManifest manifest;
  manifest.program = base::program_version;
  manifest.created_at = store::timestamp_now();
  const Passing copy(file.string() + ".check");
  TRY(base::write_file(copy.path(), files.front().bytes));
  TRY(note_log(copy.path(), manifest));
  for (const auto& it : files) manifest.files.push_back(described(it.name, it.bytes));
  files.push_back({manifest_name, base::to_json(manifest)});
  const std::string archive = TRY(formats::write_zip(files));
  TRY(base::write_file(file, archive));
  return manifest;
}

Result<BackupManifest> restore_backup(const Settings& settings, const std::filesystem::path& file) {
  const auto database = settings.data_folder / database_file;
  if (std::filesystem::exists(database)) {
    return make_problem(store::problems::folder_holds_data, database.string());
  }
  formats::ZipLimits limits;
  limits.entry_bytes_max = bytes_max;
  limits.total_bytes_max = 2 * bytes_max;
  limits.ratio_max = 1'000;  // tables compress well
  const std::string bytes = TRY(base::read_file(file, bytes_max));
  auto archive = TRY(formats::ZipReader::open(bytes, limits, file.string()));
  const auto manifest = TRY(manifest_of(archive, file));
  const auto files = TRY(proved_files(archive, manifest, file));
  std::error_code error;
  std::filesystem::create_directories(settings.data_folder, error);
  const Passing copy(settings.data_folder / "restoring.sqlite3");
  TRY(base::write_file(copy.path(), files.front().bytes));
  BackupManifest proved;
  TRY(note_log(copy.path(), proved));
  if (proved.events != manifest.events || proved.last_hash != manifest.last_hash) {
    return wrong(file, "log");
  }
  for (std::size_t i = 1; i < files.size(); ++i) {
    TRY(base::write_file(settings.data_folder / files[i].name, files[i].bytes));
  }
  std::filesystem::rename(copy.path(), database, error);
  if (error) return make_problem(store::problems::cannot_open, error.message());
  return manifest;
}

}  // namespace engawa::application
