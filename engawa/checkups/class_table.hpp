#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/checkups/person_values.hpp"
#include "engawa/checkups/verdicts.hpp"
#include "engawa/indicators/class_label.hpp"

namespace engawa::checkups {

/// Class of a person in one counted item; no_class when the person was not measured.
using ClassIndex = std::uint8_t;
inline constexpr ClassIndex no_class = 255;

/// One item that persons are counted by, and its classes (階級), in the order of the table.
struct CountedItem {
  std::string id;  ///< of catalog/items, or guidance_level and metabolic_syndrome
  std::vector<std::string> classes;
};

/// The classes of the published tables (catalog/checkups/classes.csv), so that an insurer's counts
/// and the open data can stand side by side. Immutable once loaded; safe to read from any thread.
class ClassTable {
 public:
  /// Names come from `items_folder` (catalog/items) unless the table gives another. CHK-090 when a
  /// row is wrong, FMT-023, FMT-024.
  [[nodiscard]] static base::Result<ClassTable> load(const std::filesystem::path& file,
                                                     const std::filesystem::path& items_folder,
                                                     const ItemMaster& items);

  [[nodiscard]] const std::vector<CountedItem>& items() const { return m_items; }

  /// Name of an item (position in items()) for people, as it was asked in that year: some questions
  /// kept their number when they became others.
  [[nodiscard]] const std::string& name_ja(std::size_t item, int fiscal_year) const;

  /// What counts a person: age and sex beside the values, for the verdicts.
  struct Subject {
    int fiscal_year = 0;
    cells::Sex sex = cells::Sex::Male;
    int age = 0;
  };
  /// Class of a person in every item; `classes` has room for items().size().
  void classify(const PersonValues& values, const Verdicts& verdicts, const Subject& subject,
                ClassIndex* classes) const;

 private:
  enum class Source : std::uint8_t { Value, GuidanceLevel, MetabolicVerdict };
  struct Rule {
    indicators::ClassInterval interval;  ///< of a number
    int code = -1;                       ///< of a code; -1: by interval
    int valid_from = 0;
    int valid_to = 9999;
    ClassIndex class_index = 0;
    Source source = Source::Value;
    Quantity quantity = no_quantity;
  };
  static base::Result<Rule> read_rule(const class CatalogueRow& row, const ItemMaster& items);

  struct Name {
    int valid_from = 0;
    int valid_to = 9999;
    std::string text;
  };
  std::vector<CountedItem> m_items;
  std::vector<std::vector<Rule>> m_rules;  // by item
  std::vector<std::vector<Name>> m_names;  // by item, at least one each
};

}  // namespace engawa::checkups
