#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engawa/base/result.hpp"

namespace engawa::checkups {

/// How an item's value is written (xsi:type of hc08).
enum class ValueType : std::uint8_t {
  Quantity,  ///< PQ: a number with its unit
  Coded,     ///< CD: a code of a value set
  Ordinal,   ///< CO: a code of an ordered value set
  Text       ///< ST
};

/// Position of a quantity (検査の量: what several item codes measure in common, such as the three
/// ways to take a waist) in the arrays of PersonValues.
using Quantity = std::uint16_t;
inline constexpr Quantity no_quantity = 0xFFFF;

/// One item of the national item list (健診項目コード, JLAC10) in one span of fiscal years.
struct ItemDefinition {
  std::string code;  ///< 17 characters
  std::string name;
  ValueType type = ValueType::Text;
  std::string unit;          ///< as in XML; empty: none, or any
  std::string display_unit;  ///< as people write it
  std::string format;        ///< "NNN.N", or the most bytes of a text
  std::string
      value_system;    ///< last step of the value set's OID below 1.2.392.200119.6; may be empty
  std::string method;  ///< method code (検査方法コード), where the item has one of its own
  Quantity quantity = no_quantity;
  int priority = 0;  ///< 1 first, among the items of one quantity
  int valid_from = 0;
  int valid_to = 9999;
};

/// A value outside these limits is a mistake of writing, not a measurement.
struct PlausibleRange {
  double lower;
  double upper;
};

/// The national item list with its value sets, held as data (catalog/checkups). Immutable once
/// loaded; safe to read from any thread.
class ItemMaster {
 public:
  /// Reads items.csv, value_sets.csv and plausible_ranges.csv. CHK-090 when a row is wrong.
  [[nodiscard]] static base::Result<ItemMaster> load(const std::filesystem::path& folder);

  /// The item as it was in that year, or as it was nearest to it, or null for a code unknown to the
  /// list. `fiscal_year` 0: the newest.
  [[nodiscard]] const ItemDefinition* find(std::string_view code, int fiscal_year) const;

  /// Words for a code of a value set; empty when the set does not hold it.
  [[nodiscard]] std::string_view label(std::string_view system, std::string_view code) const;
  /// Whether a value set is known at all; the codes of others cannot be checked.
  [[nodiscard]] bool knows_system(std::string_view system) const;

  /// Position of a quantity by its name ("sbp"), no_quantity when there is none.
  [[nodiscard]] Quantity quantity(std::string_view name) const;
  [[nodiscard]] const std::vector<std::string>& quantities() const { return m_quantities; }
  /// Words for people: the name of the quantity's first item.
  [[nodiscard]] std::string_view quantity_name(Quantity quantity) const;
  /// Null where nothing is known.
  [[nodiscard]] const PlausibleRange* plausible(Quantity quantity) const;

  [[nodiscard]] const std::vector<ItemDefinition>& items() const { return m_items; }

 private:
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  template <class T>
  using TextMap = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;

  base::Status read_items(const std::filesystem::path& file);
  base::Status read_value_sets(const std::filesystem::path& file);
  base::Status read_ranges(const std::filesystem::path& file);
  Quantity add_quantity(std::string_view name);

  std::vector<ItemDefinition> m_items;  // rows of one code stand together
  TextMap<std::uint32_t> m_first_of;
  TextMap<TextMap<std::string>> m_value_sets;
  std::vector<std::string> m_quantities;
  TextMap<Quantity> m_quantity_of;
  std::vector<PlausibleRange> m_ranges;  // by quantity; lower > upper where nothing is known
};

/// Whether a written unit means the item's unit: letter case, width and the display form do not
/// matter. An item without a unit takes any, an unwritten unit means the item's.
[[nodiscard]] bool unit_agrees(const ItemDefinition& item, std::string_view unit);

}  // namespace engawa::checkups
