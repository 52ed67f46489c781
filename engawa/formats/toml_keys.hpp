#pragma once

#include <toml++/toml.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engawa/base/result.hpp"

namespace engawa::formats {

/// Parses a TOML file of at most 1 MiB. FMT-023 when it is not TOML, BAS-001 when unreadable.
[[nodiscard]] base::Result<toml::table> read_toml(const std::filesystem::path& file);

/// The TOML files of a folder, by name. FMT-024 when there is none.
[[nodiscard]] base::Result<std::vector<std::filesystem::path>> toml_files(
    const std::filesystem::path& folder);

/// Reads keys of one TOML file and remembers the first that is missing or wrong, so that a record
/// can be read in one go and asked once. Not safe from several threads at once.
class TomlKeys {
 public:
  TomlKeys(const toml::table& table, std::filesystem::path file);

  /// Text of a key; empty when absent.
  std::string text(const char* key, bool required = true);
  double number(const char* key);
  bool flag(const char* key);
  std::optional<int> integer(const char* key);
  std::vector<std::string> texts(const char* key, bool required = true);
  /// texts() folded by base::label_key.
  std::vector<std::string> label_keys(const char* key);
  const toml::table* table(const char* key);
  /// Remembers that `key` is wrong, unless something was wrong before.
  void note(const std::string& key, const std::string& expected);
  /// FMT-024 with the file, the key and what was expected.
  [[nodiscard]] base::Status status() const;

 private:
  const toml::table& m_table;
  std::filesystem::path m_file;
  std::optional<base::Problem> m_problem;
};

}  // namespace engawa::formats
