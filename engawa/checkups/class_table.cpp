#include "engawa/checkups/class_table.hpp"

#include <algorithm>

#include "engawa/base/decimal.hpp"
#include "engawa/checkups/catalogue_table.hpp"

namespace engawa::checkups {

using base::Result;

Result<ClassTable> ClassTable::load(const std::filesystem::path& file, const ItemMaster& items) {
  const auto rows = TRY(
      CatalogueTable::read(file, {"item", "quantity", "class", "code", "valid_from", "valid_to"}));
  ClassTable table;
  for (std::size_t i = 0; i < rows.rows_count(); ++i) {
    const auto row = rows.row(i);
    if (table.m_items.empty() || table.m_items.back().id != row["item"]) {
      const Quantity own = items.quantity(row["quantity"]);
      table.m_items.push_back(
          {std::string(row["item"]), std::string(items.quantity_name(own)), {}});
      table.m_rules.emplace_back();
    }
    Rule rule;
    if (row["quantity"] == "computed_guidance_level") {
      rule.source = Source::GuidanceLevel;
      table.m_items.back().name_ja = "保健指導レベル（計算）";
    }
    if (row["quantity"] == "computed_metabolic_verdict") {
      rule.source = Source::MetabolicVerdict;
      table.m_items.back().name_ja = "メタボリックシンドローム判定（計算）";
    }
    rule.quantity = items.quantity(row["quantity"]);
    if (rule.source == Source::Value && rule.quantity == no_quantity) {
      return row.wrong("quantity", "items.csv の quantity");
    }
    rule.valid_from = TRY(row.year("valid_from", 0));
    rule.valid_to = TRY(row.year("valid_to", 9999));
    if (!row["code"].empty()) {
      const auto code = base::parse_integer(row["code"]);
      if (!code || *code < 0 || *code > 99) return row.wrong("code", "0-99");
      rule.code = static_cast<int>(*code);
    } else {
      const auto interval = indicators::parse_class_label(row["class"]);
      if (!interval) return row.wrong("class", "「130以上140未満」など");
      rule.interval = *interval;
    }
    auto& classes = table.m_items.back().classes;
    const auto known = std::find(classes.begin(), classes.end(), row["class"]);
    rule.class_index = static_cast<ClassIndex>(known - classes.begin());
    if (known == classes.end()) classes.emplace_back(row["class"]);
    table.m_rules.back().push_back(rule);
  }
  return table;
}

std::string ClassTable::name_ja(std::string_view id) const {
  for (const auto& item : m_items) {
    if (item.id == id) return item.name_ja;
  }
  return std::string(id);
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
