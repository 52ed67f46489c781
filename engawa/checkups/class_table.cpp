#include "engawa/checkups/class_table.hpp"

#include <algorithm>

#include "engawa/base/decimal.hpp"
#include "engawa/checkups/catalogue_table.hpp"
#include "engawa/formats/toml_keys.hpp"

namespace engawa::checkups {

using base::Result;

namespace {

/// The name of catalog/items, which the row may replace.
Result<std::string> name_of(const CatalogueRow& row, const std::filesystem::path& items_folder) {
  if (!row["name_ja"].empty()) return std::string(row["name_ja"]);
  const std::filesystem::path file = items_folder / (std::string(row["item"]) + ".toml");
  const toml::table table = TRY(formats::read_toml(file));
  formats::TomlKeys keys(table, file);
  std::string name = keys.text("name_ja");
  TRY(keys.status());
  return name;
}

}  // namespace

Result<ClassTable> ClassTable::load(const std::filesystem::path& file,
                                    const std::filesystem::path& items_folder,
                                    const ItemMaster& items) {
  const auto rows = TRY(CatalogueTable::read(
      file, {"item", "quantity", "class", "code", "valid_from", "valid_to", "name_ja"}));
  ClassTable table;
  for (std::size_t i = 0; i < rows.rows_count(); ++i) {
    const auto row = rows.row(i);
    if (table.m_items.empty() || table.m_items.back().id != row["item"]) {
      table.m_items.push_back({std::string(row["item"]), {}});
      table.m_rules.emplace_back();
      table.m_names.emplace_back();
    }
    Rule rule = TRY(read_rule(row, items));
    auto& names = table.m_names.back();
    if (names.empty() || names.back().valid_from != rule.valid_from) {
      names.push_back({rule.valid_from, rule.valid_to, TRY(name_of(row, items_folder))});
    }
    auto& classes = table.m_items.back().classes;
    const auto known = std::find(classes.begin(), classes.end(), row["class"]);
    rule.class_index = static_cast<ClassIndex>(known - classes.begin());
    if (known == classes.end()) classes.emplace_back(row["class"]);
    table.m_rules.back().push_back(rule);
  }
  return table;
}

Result<ClassTable::Rule> ClassTable::read_rule(const CatalogueRow& row, const ItemMaster& items) {
  Rule rule;
  if (row["quantity"] == "computed_guidance_level") rule.source = Source::GuidanceLevel;
  if (row["quantity"] == "computed_metabolic_verdict") rule.source = Source::MetabolicVerdict;
  rule.quantity = items.quantity(row["quantity"]);
  if (rule.source == Source::Value && rule.quantity == no_quantity) {
    return row.wrong("quantity", "items.csv の quantity");
  }
  rule.valid_from = TRY(row.year("valid_from", 0));
  rule.valid_to = TRY(row.year("valid_to", 9999));
  if (row["code"].empty()) {
    const auto interval = indicators::parse_class_label(row["class"]);
    if (!interval) return row.wrong("class", "「130以上140未満」など");
    rule.interval = *interval;
    return rule;
  }
  const auto code = base::parse_integer(row["code"]);
  if (!code || *code < 0 || *code > 99) return row.wrong("code", "0-99");
  rule.code = static_cast<int>(*code);
  return rule;
}

const std::string& ClassTable::name_ja(std::size_t item, int fiscal_year) const {
  const auto& names = m_names[item];
  const auto found = std::find_if(names.begin(), names.end(), [&](const Name& name) {
    return fiscal_year >= name.valid_from && fiscal_year <= name.valid_to;
  });
  return found == names.end() ? names.back().text : found->text;
}

void ClassTable::classify(const PersonValues& values, const Verdicts& verdicts,
                          const Subject& subject, ClassIndex* classes) const {
  const auto level = verdicts.guidance_level(values, subject.fiscal_year, subject.sex, subject.age);
  const auto metabolic = verdicts.metabolic_verdict(values, subject.fiscal_year, subject.sex);
  for (std::size_t i = 0; i < m_rules.size(); ++i) {
    classes[i] = no_class;
    for (const Rule& rule : m_rules[i]) {
      if (subject.fiscal_year < rule.valid_from || subject.fiscal_year > rule.valid_to) continue;
      double value = values[rule.quantity];
      if (rule.source == Source::GuidanceLevel) value = level ? static_cast<int>(*level) : -1;
      if (rule.source == Source::MetabolicVerdict) {
        value = metabolic ? static_cast<int>(*metabolic) : -1;
      }
      const bool inside = rule.code >= 0
                              ? value == rule.code
                              : value >= rule.interval.lower && value < rule.interval.upper;
      if (!inside) continue;
      classes[i] = rule.class_index;
      break;
    }
  }
}

}  // namespace engawa::checkups
