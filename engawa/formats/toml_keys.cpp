#include "engawa/formats/toml_keys.hpp"

#include <algorithm>
#include <sstream>

#include "engawa/base/files.hpp"
#include "engawa/base/text.hpp"
#include "engawa/formats/problems.hpp"

namespace engawa::formats {

using base::Result;
namespace fs = std::filesystem;

Result<toml::table> read_toml(const fs::path& file) {
  const std::string text = TRY(base::read_file(file, std::size_t{1} << 20));
  try {
    return toml::parse(text, file.string());
  } catch (const toml::parse_error& error) {
    std::ostringstream where;
    where << error.description() << " (line " << error.source().begin.line << ")";
    return base::make_problem(problems::toml_syntax, where.str(), {}, {file.string(), {}, {}});
  }
}

Result<std::vector<fs::path>> toml_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  if (error || files.empty()) {
    return base::make_problem(problems::toml_key, error.message(), "*.toml",
                              {folder.string(), {}, {}});
  }
  std::sort(files.begin(), files.end());
  return files;
}

TomlKeys::TomlKeys(const toml::table& table, fs::path file)
    : m_table(table), m_file(std::move(file)) {}

std::string TomlKeys::text(const char* key, bool required) {
  const auto value = m_table[key].value<std::string>();
  if (!value && required) note(key, "text");
  return value.value_or("");
}

double TomlKeys::number(const char* key) {
  const auto value = m_table[key].value<double>();
  if (!value) note(key, "number");
  return value.value_or(0);
}

bool TomlKeys::flag(const char* key) { return m_table[key].value_or(false); }

std::optional<int> TomlKeys::integer(const char* key) { return m_table[key].value<int>(); }

std::vector<std::string> TomlKeys::texts(const char* key, bool required) {
  std::vector<std::string> all;
  const auto* array = m_table[key].as_array();
  if (array == nullptr) {
    if (required) note(key, "list of texts");
    return all;
  }
  for (const auto& element : *array) {
    const auto value = element.value<std::string>();
    if (value) all.push_back(*value);
    if (!value) note(key, "list of texts");
  }
  return all;
}

std::vector<std::string> TomlKeys::label_keys(const char* key) {
  auto all = texts(key);
  for (auto& label : all) label = base::label_key(label);
  return all;
}

const toml::table* TomlKeys::table(const char* key) { return m_table[key].as_table(); }

void TomlKeys::note(const std::string& key, const std::string& expected) {
  if (m_problem) return;
  m_problem = base::make_problem(problems::toml_key, key, expected, {m_file.string(), {}, {}});
}

base::Status TomlKeys::status() const {
  if (m_problem) return *m_problem;
  return base::success();
}

}  // namespace engawa::formats
