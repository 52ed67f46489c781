#include "engawa/packages/insurer_kinds.hpp"

#include <algorithm>

#include "engawa/formats/toml_keys.hpp"

namespace engawa::packages {

using base::Result;

Result<InsurerKinds> InsurerKinds::load(const std::filesystem::path& file) {
  const toml::table table = TRY(formats::read_toml(file));
  InsurerKinds kinds;
  formats::TomlKeys file_keys(table, file);
  const auto* rows = table["kind"].as_array();
  if (rows == nullptr || !rows->is_homogeneous(toml::node_type::table)) {
    file_keys.note("kind", "[[kind]]");
  } else {
    for (const auto& row : *rows) {
      formats::TomlKeys keys(*row.as_table(), file);
      InsurerKind kind;
      kind.id = keys.text("id");
      kind.name_ja = keys.text("name_ja");
      kind.prefixes = keys.texts("prefixes");
      kind.is_main = keys.flag("main");
      TRY(keys.status());
      kinds.m_kinds.push_back(std::move(kind));
    }
  }
  TRY(file_keys.status());
  return kinds;
}

const InsurerKind* InsurerKinds::of_number(std::string_view eight_digits) const {
  const auto prefix = eight_digits.substr(0, 2);
  for (const auto& kind : m_kinds) {
    const auto& all = kind.prefixes;
    if (std::find(all.begin(), all.end(), prefix) != all.end()) return &kind;
  }
  return nullptr;
}

const InsurerKind* InsurerKinds::find(std::string_view id) const {
  for (const auto& kind : m_kinds) {
    if (kind.id == id) return &kind;
  }
  return nullptr;
}

}  // namespace engawa::packages
