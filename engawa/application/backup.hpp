#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engawa/application/application.hpp"

/// 控え: one file that holds an installation, and the way back.
namespace engawa::application {

struct BackedUpFile {
  std::string name;
  std::int64_t bytes = 0;
  std::string sha256;
};
BOOST_DESCRIBE_STRUCT(BackedUpFile, (), (name, bytes, sha256))

/// What a backup says of itself (manifest.json in it).
struct BackupManifest {
  std::string program;      ///< version that made it
  std::string created_at;   ///< ISO 8601, UTC
  std::int64_t events = 0;  ///< lines of the log
  std::string last_hash;    ///< of the log's last line
  std::vector<BackedUpFile> files;
};
BOOST_DESCRIBE_STRUCT(BackupManifest, (), (program, created_at, events, last_hash, files))

/// Writes a backup of the installation to `file` while it may be in use: the state between two
/// changes. STO-014 on PostgreSQL, STO-002, BAS-003.
[[nodiscard]] base::Result<BackupManifest> write_backup(Application& application,
                                                        const std::filesystem::path& file);

/// Puts a backup into the new data folder of `settings` and proves it: each file against its hash,
/// the engine's own check, the chain of the log, its number of lines and last hash. Nothing is left
/// in the folder when anything differs. STO-015 when the folder holds data, STO-016, FMT-*.
[[nodiscard]] base::Result<BackupManifest> restore_backup(const Settings& settings,
                                                          const std::filesystem::path& file);

}  // namespace engawa::application
