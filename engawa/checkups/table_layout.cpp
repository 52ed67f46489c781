#include "engawa/checkups/table_layout.hpp"

#include "engawa/base/text.hpp"
#include "engawa/formats/toml_keys.hpp"

namespace engawa::checkups {

using base::Result;

namespace {

using Words = std::map<std::string, std::string, std::less<>>;

Words words_of(const toml::table& table) {
  Words words;
  for (const auto& [word, code] : table) {
    const auto text = code.value<std::string>();
    if (text) words.emplace(base::label_key(word.str()), *text);
  }
  return words;
}

/// A heading as text, or a position as number.
bool read_column(const toml::node* node, ColumnName& column) {
  if (node == nullptr) return false;
  if (const auto heading = node->value<std::string>(); heading && !heading->empty()) {
    column.heading = *heading;
    return true;
  }
  const auto position = node->value_exact<std::int64_t>();
  if (!position || *position < 0) return false;
  column.position = static_cast<std::size_t>(*position);
  return true;
}

void read_value(const toml::table& table, const ItemMaster& items, formats::TomlKeys& keys,
                TableLayout& layout) {
  ValueColumn value;
  if (!read_column(table.get("column"), value.column)) {
    keys.note("value.column", "見出し、または0からの列番号");
    return;
  }
  const std::string code = table["code"].value_or(std::string());
  value.item = items.find(code, 0);
  if (value.item == nullptr) {
    keys.note("value.code (" + code + ")", "items.csv にある項目コード");
    return;
  }
  value.unit = table["unit"].value_or(std::string());
  value.factor = table["factor"].value_or(1.0);
  value.optional = table["optional"].value_or(false);
  if (const auto* codes = table["codes"].as_table()) value.codes = words_of(*codes);
  layout.values.push_back(std::move(value));
}

}  // namespace

Result<TableLayout> TableLayout::load(const std::filesystem::path& file, const ItemMaster& items) {
  const toml::table table = TRY(formats::read_toml(file));
  formats::TomlKeys keys(table, file);
  TableLayout layout;
  layout.id = keys.text("id");
  layout.name_ja = keys.text("name_ja");
  layout.first_line_contains = keys.text("first_line_contains", false);
  layout.header_starts_with = base::label_key(keys.text("header_starts_with", false));
  layout.has_header = table["has_header"].value_or(true);
  layout.report_code = table["report_code"].value_or(std::string("10"));
  layout.programme = table["programme"].value_or(std::string("010"));
  layout.insurer_number = keys.text("insurer_number", false);
  for (const auto& [words, place] : {std::pair{"not_performed", &layout.not_performed},
                                     std::pair{"unmeasurable", &layout.unmeasurable},
                                     std::pair{"at_or_above", &layout.at_or_above},
                                     std::pair{"at_or_below", &layout.at_or_below}}) {
    for (const auto& word : keys.texts(words, false)) place->push_back(base::label_key(word));
  }
  const toml::table* person = keys.table("person");
  for (const char* name : person_columns) {
    ColumnName column;
    if (person != nullptr && read_column(person->get(name), column)) {
      layout.person.emplace(name, column);
    }
  }
  if (const auto* codes = table["person_codes"].as_table()) {
    for (const auto& [name, words] : *codes) {
      if (const auto* inner = words.as_table()) {
        layout.person_codes.emplace(std::string(name.str()), words_of(*inner));
      }
    }
  }
  if (const auto* values = table["value"].as_array()) {
    for (const auto& value : *values) {
      if (const auto* inner = value.as_table()) read_value(*inner, items, keys, layout);
    }
  }
  if (layout.values.empty()) keys.note("value", "[[value]] が一つ以上");
  TRY(keys.status());
  return layout;
}

}  // namespace engawa::checkups
