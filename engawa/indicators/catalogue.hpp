#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/cells/cell_table.hpp"

namespace engawa::indicators {

/// A test or a question of 特定健診 as one published table holds it (catalog/items).
struct Item {
  std::string id;
  std::string name_ja;
  std::string kind;  ///< "test", "question" or "mean"
  std::string unit;
  std::vector<std::string> title_patterns;  ///< as label_key()
  std::string question_text_ja;
  std::optional<int> meaning_since;  ///< first fiscal year with today's meaning
  bool two_scopes = false;           ///< published for all and for the detailed checkup
};

enum class Direction { HigherIsWorse, LowerIsWorse, Neutral };

/// Which classes count as affected: values on the item's scale, or labels in words.
struct ClassRule {
  std::optional<double> at_least;
  std::optional<double> below;
  std::optional<double> at_most;
  std::vector<std::string> labels;  ///< as label_key()
};

/// A health indicator (健康指標): the share of persons in certain classes of one item.
struct Indicator {
  std::string id;
  std::string item;
  cells::Scope scope = cells::Scope::All;
  std::string name_ja;
  std::string short_ja;
  std::string people_ja;
  std::string meaning_ja;
  std::string why_ja;
  std::vector<std::string> action_ja;
  Direction direction = Direction::HigherIsWorse;
  bool headline = false;  ///< enters the ranking; one threshold per theme
  std::string theme;
  double severity_weight = 1;
  std::string severity_source_ja;
  int valid_from = 0;
  int valid_to = 9999;
  std::string caution_ja;
  std::string source_ja;
  ClassRule rule_male;
  ClassRule rule_female;

  [[nodiscard]] const ClassRule& rule(cells::Sex sex) const {
    return sex == cells::Sex::Male ? rule_male : rule_female;
  }
  [[nodiscard]] bool valid_in(int fiscal_year) const {
    return fiscal_year >= valid_from && fiscal_year <= valid_to;
  }
};

/// Whether a class belongs to the affected: Inside, Outside, or Straddles the cut-off, in which
/// case the indicator cannot be computed from that table.
enum class Membership { Outside, Inside, Straddles };
[[nodiscard]] Membership class_membership(const ClassRule& rule, std::string_view class_label);

/// A reference population by age band 40-44 to 70-74 (基準人口).
struct StandardPopulation {
  std::string name;
  std::array<double, cells::age_band_count> weights{};
};

/// Words and marks of the published workbooks (catalog/layouts), compared as label_key().
struct NdbLayout {
  std::vector<std::string> prefecture_headings;
  std::vector<std::string> medical_area_code_headings;
  std::vector<std::string> medical_area_name_headings;
  std::vector<std::string> class_headings;  ///< beginnings
  std::vector<std::string> male_words;
  std::vector<std::string> female_words;
  std::vector<std::string> age_labels;  ///< seven
  std::vector<std::string> total_words;
  std::vector<std::string> count_words;
  std::vector<std::string> mean_words;
  std::vector<std::string> mask_marks;
  std::vector<std::string> unknown_area_words;
  std::vector<std::string> nation_words;
  std::vector<std::string> repeated_row_marks;
  std::string title_mark;
  std::string attribution_ja;
  int first_edition_fiscal_year = 2013;
};

/// Everything the product knows as data: items, indicators, layouts, standard populations.
/// Immutable once loaded; safe to read from any thread.
class Catalogue {
 public:
  /// Reads catalog/items, catalog/indicators, catalog/layouts and catalog/populations.
  /// FMT-023 when a file is not TOML, FMT-024 when a key is missing or wrong (names the file).
  static base::Result<Catalogue> load(const std::filesystem::path& folder);

  [[nodiscard]] const std::vector<Item>& items() const { return m_items; }
  [[nodiscard]] const std::vector<Indicator>& indicators() const { return m_indicators; }
  [[nodiscard]] const Item* find_item(std::string_view id) const;
  [[nodiscard]] const Indicator* find_indicator(std::string_view id) const;
  /// Whether an indicator is valid in a fiscal year and its item means then what it means today.
  [[nodiscard]] bool means_the_same(const Indicator& indicator, int fiscal_year) const;
  [[nodiscard]] const NdbLayout& ndb_layout() const { return m_layout; }
  [[nodiscard]] const StandardPopulation& model_population() const { return m_model_population; }

  /// The item whose patterns meet a workbook's title: one, or none when no item or several do.
  [[nodiscard]] const Item* item_of_title(std::string_view title) const;

 private:
  std::vector<Item> m_items;
  std::vector<Indicator> m_indicators;
  NdbLayout m_layout;
  StandardPopulation m_model_population;
};

}  // namespace engawa::indicators
