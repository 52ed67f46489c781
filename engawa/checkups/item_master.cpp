#include "engawa/checkups/item_master.hpp"

#include <array>
#include <cstdlib>

#include "engawa/base/decimal.hpp"
#include "engawa/base/text.hpp"
#include "engawa/checkups/catalogue_table.hpp"
#include "engawa/checkups/problems.hpp"

namespace engawa::checkups {

using base::Result;
using base::Status;

namespace {

Result<ValueType> value_type(const CatalogueRow& row) {
  const std::string_view text = row["type"];
  if (text == "PQ") return ValueType::Quantity;
  if (text == "CD") return ValueType::Coded;
  if (text == "CO") return ValueType::Ordinal;
  if (text == "ST") return ValueType::Text;
  return row.wrong("type", "PQ, CD, CO, ST");
}

bool valid_in(const ItemDefinition& item, int fiscal_year) {
  return fiscal_year >= item.valid_from && fiscal_year <= item.valid_to;
}

int years_apart(const ItemDefinition& item, int fiscal_year) {
  return fiscal_year < item.valid_from ? item.valid_from - fiscal_year
                                       : fiscal_year - item.valid_to;
}

}  // namespace

Result<ItemMaster> ItemMaster::load(const std::filesystem::path& folder) {
  ItemMaster master;
  TRY(master.read_items(folder / "items.csv"));
  TRY(master.read_value_sets(folder / "value_sets.csv"));
  TRY(master.read_ranges(folder / "plausible_ranges.csv"));
  return master;
}

Status ItemMaster::read_items(const std::filesystem::path& file) {
  const auto table = TRY(CatalogueTable::read(
      file, {"code", "name", "type", "unit", "display_unit", "format", "value_system", "method",
             "quantity", "priority", "valid_from", "valid_to"}));
  for (std::size_t i = 0; i < table.rows_count(); ++i) {
    const auto row = table.row(i);
    ItemDefinition item;
    item.code = row["code"];
    item.name = row["name"];
    item.type = TRY(value_type(row));
    item.unit = row["unit"];
    item.display_unit = row["display_unit"];
    item.format = row["format"];
    item.value_system = row["value_system"];
    item.method = row["method"];
    item.valid_from = TRY(row.year("valid_from", 0));
    item.valid_to = TRY(row.year("valid_to", 9999));
    if (!row["quantity"].empty()) {
      item.quantity = add_quantity(row["quantity"]);
      const auto priority = base::parse_integer(row["priority"]);
      if (!priority || *priority < 1) return row.wrong("priority", "1, 2, 3 ...");
      item.priority = static_cast<int>(*priority);
    }
    const bool follows = !m_items.empty() && m_items.back().code == item.code;
    if (!follows && !m_first_of.emplace(item.code, m_items.size()).second) {
      return row.wrong("code", "一つの項目の行は続けて書く");
    }
    m_items.push_back(std::move(item));
  }
  return base::success();
}

Status ItemMaster::read_value_sets(const std::filesystem::path& file) {
  const auto table = TRY(CatalogueTable::read(file, {"system", "code", "label"}));
  for (std::size_t i = 0; i < table.rows_count(); ++i) {
    const auto row = table.row(i);
    m_value_sets[std::string(row["system"])].emplace(row["code"], row["label"]);
  }
  return base::success();
}

Status ItemMaster::read_ranges(const std::filesystem::path& file) {
  m_ranges.assign(m_quantities.size(), {1, 0});
  const auto table = TRY(CatalogueTable::read(file, {"quantity", "lower", "upper"}));
  for (std::size_t i = 0; i < table.rows_count(); ++i) {
    const auto row = table.row(i);
    const Quantity quantity = this->quantity(row["quantity"]);
    const auto lower = base::parse_double(row["lower"]);
    const auto upper = base::parse_double(row["upper"]);
    if (quantity == no_quantity) return row.wrong("quantity", "items.csv の quantity");
    if (!lower || !upper || *lower > *upper) return row.wrong("upper", "lower 以上の数");
    m_ranges[quantity] = {*lower, *upper};
  }
  return base::success();
}

Quantity ItemMaster::add_quantity(std::string_view name) {
  const auto found = m_quantity_of.find(name);
  if (found != m_quantity_of.end()) return found->second;
  const auto added = static_cast<Quantity>(m_quantities.size());
  m_quantities.emplace_back(name);
  m_quantity_of.emplace(name, added);
  return added;
}

const ItemDefinition* ItemMaster::find(std::string_view code, int fiscal_year) const {
  const auto first = m_first_of.find(code);
  if (first == m_first_of.end()) return nullptr;
  const ItemDefinition* nearest = &m_items[first->second];
  for (std::size_t i = first->second; i < m_items.size() && m_items[i].code == code; ++i) {
    const ItemDefinition& item = m_items[i];
    if (fiscal_year == 0 || valid_in(item, fiscal_year)) nearest = &item;
    if (fiscal_year == 0 || valid_in(*nearest, fiscal_year)) continue;
    if (years_apart(item, fiscal_year) < years_apart(*nearest, fiscal_year)) nearest = &item;
  }
  return nearest;
}

std::string_view ItemMaster::label(std::string_view system, std::string_view code) const {
  const auto set = m_value_sets.find(system);
  if (set == m_value_sets.end()) return {};
  const auto found = set->second.find(code);
  return found == set->second.end() ? std::string_view{} : std::string_view(found->second);
}

bool ItemMaster::knows_system(std::string_view system) const {
  return m_value_sets.find(system) != m_value_sets.end();
}

Quantity ItemMaster::quantity(std::string_view name) const {
  const auto found = m_quantity_of.find(name);
  return found == m_quantity_of.end() ? no_quantity : found->second;
}

std::string_view ItemMaster::quantity_name(Quantity quantity) const {
  for (const auto& item : m_items) {
    if (item.quantity == quantity && item.priority == 1) return item.name;
  }
  return {};
}

const PlausibleRange* ItemMaster::plausible(Quantity quantity) const {
  if (quantity >= m_ranges.size() || m_ranges[quantity].lower > m_ranges[quantity].upper) {
    return nullptr;
  }
  return &m_ranges[quantity];
}

namespace {

/// Units people write for others, after folding.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> unit_synonyms{{
    {"iu/l", "u/l"},
    {"mmhg", "mm[hg]"},
    {"万/mm3", "10*4/mm3"},
    {"10^4/mm3", "10*4/mm3"},
    {"ml/分/1.73m2", "ml/min/1.73m2"},
}};

std::string folded_unit(std::string_view unit) {
  std::string folded = base::label_key(unit);
  for (const auto& [from, to] : unit_synonyms) {
    if (folded == from) return std::string(to);
  }
  return folded;
}

}  // namespace

bool unit_agrees(const ItemDefinition& item, std::string_view unit) {
  if (unit.empty() || item.unit.empty() || unit == item.unit || unit == item.display_unit) {
    return true;
  }
  const std::string folded = folded_unit(unit);
  return folded == folded_unit(item.unit) || folded == folded_unit(item.display_unit);
}

}  // namespace engawa::checkups
