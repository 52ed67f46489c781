#include "engawa/indicators/catalogue.hpp"

#include <algorithm>

#include "engawa/base/text.hpp"
#include "engawa/formats/problems.hpp"
#include "engawa/formats/toml_keys.hpp"
#include "engawa/indicators/class_label.hpp"
#include "engawa/indicators/problems.hpp"

namespace engawa::indicators {
namespace {

using base::Result;
namespace fs = std::filesystem;

Result<Item> read_item(const fs::path& file) {
  const toml::table table = TRY(formats::read_toml(file));
  formats::TomlKeys keys(table, file);
  Item item;
  item.id = keys.text("id");
  item.name_ja = keys.text("name_ja");
  item.kind = keys.text("kind");
  item.unit = keys.text("unit", false);
  item.title_patterns = keys.label_keys("title_patterns");
  item.question_text_ja = keys.text("question_text_ja", false);
  item.meaning_since = keys.integer("meaning_since");
  item.two_scopes = keys.flag("two_scopes");
  if (item.id != file.stem().string()) keys.note("id", file.stem().string());
  TRY(keys.status());
  return item;
}

ClassRule read_rule(const toml::table& table, formats::TomlKeys& keys) {
  ClassRule rule;
  rule.at_least = table["at_least"].value<double>();
  rule.below = table["below"].value<double>();
  rule.at_most = table["at_most"].value<double>();
  if (const auto* labels = table["labels"].as_array()) {
    for (const auto& label : *labels) {
      rule.labels.push_back(base::label_key(label.value_or(std::string_view{})));
    }
  }
  const int parts = int{rule.at_least.has_value()} + int{rule.below.has_value()} +
                    int{rule.at_most.has_value()} + int{!rule.labels.empty()};
  if (parts != 1) keys.note("numerator", "one of at_least, below, at_most, labels");
  return rule;
}

void read_rules(Indicator& indicator, formats::TomlKeys& keys) {
  if (const auto* both = keys.table("numerator")) {
    indicator.rule_male = read_rule(*both, keys);
    indicator.rule_female = indicator.rule_male;
    return;
  }
  const auto* male = keys.table("numerator_male");
  const auto* female = keys.table("numerator_female");
  if (male == nullptr || female == nullptr) {
    keys.note("numerator", "numerator, or numerator_male and numerator_female");
    return;
  }
  indicator.rule_male = read_rule(*male, keys);
  indicator.rule_female = read_rule(*female, keys);
}

std::optional<Direction> direction_of(const std::string& word) {
  if (word == "higher_is_worse") return Direction::HigherIsWorse;
  if (word == "lower_is_worse") return Direction::LowerIsWorse;
  if (word == "neutral") return Direction::Neutral;
  return std::nullopt;
}

Result<Indicator> read_indicator(const fs::path& file) {
  const toml::table table = TRY(formats::read_toml(file));
  formats::TomlKeys keys(table, file);
  Indicator indicator;
  indicator.id = keys.text("id");
  indicator.item = keys.text("item");
  indicator.scope =
      keys.text("scope", false) == "detailed" ? cells::Scope::Detailed : cells::Scope::All;
  indicator.name_ja = keys.text("name_ja");
  indicator.short_ja = keys.text("short_ja");
  indicator.people_ja = keys.text("people_ja");
  indicator.meaning_ja = keys.text("meaning_ja");
  indicator.why_ja = keys.text("why_ja");
  indicator.action_ja = keys.texts("action_ja");
  const auto direction = direction_of(keys.text("direction"));
  if (!direction) keys.note("direction", "higher_is_worse, lower_is_worse or neutral");
  indicator.direction = direction.value_or(Direction::Neutral);
  indicator.headline = keys.flag("headline");
  indicator.theme = keys.text("theme");
  indicator.severity_weight = keys.number("severity_weight");
  indicator.severity_source_ja = keys.text("severity_source_ja");
  indicator.valid_from = keys.integer("valid_from").value_or(0);
  indicator.valid_to = keys.integer("valid_to").value_or(9999);
  indicator.caution_ja = keys.text("caution_ja", false);
  indicator.source_ja = keys.text("source_ja");
  read_rules(indicator, keys);
  if (indicator.id != file.stem().string()) keys.note("id", file.stem().string());
  TRY(keys.status());
  return indicator;
}

Result<NdbLayout> read_layout(const fs::path& file) {
  const toml::table table = TRY(formats::read_toml(file));
  formats::TomlKeys keys(table, file);
  NdbLayout layout;
  layout.prefecture_headings = keys.label_keys("prefecture_headings");
  layout.medical_area_code_headings = keys.label_keys("medical_area_code_headings");
  layout.medical_area_name_headings = keys.label_keys("medical_area_name_headings");
  layout.class_headings = keys.label_keys("class_headings");
  layout.male_words = keys.label_keys("male_words");
  layout.female_words = keys.label_keys("female_words");
  layout.age_labels = keys.label_keys("age_labels");
  layout.total_words = keys.label_keys("total_words");
  layout.count_words = keys.label_keys("count_words");
  layout.mean_words = keys.label_keys("mean_words");
  layout.mask_marks = keys.label_keys("mask_marks");
  layout.unknown_area_words = keys.label_keys("unknown_area_words");
  layout.nation_words = keys.label_keys("nation_words");
  layout.repeated_row_marks = keys.label_keys("repeated_row_marks");
  layout.title_mark = base::label_key(keys.text("title_mark"));
  layout.attribution_ja = keys.text("attribution_ja");
  layout.first_edition_fiscal_year = keys.integer("first_edition_fiscal_year").value_or(0);
  if (layout.age_labels.size() != cells::age_band_count) keys.note("age_labels", "seven labels");
  TRY(keys.status());
  return layout;
}

Result<StandardPopulation> read_population(const fs::path& file) {
  const toml::table table = TRY(formats::read_toml(file));
  formats::TomlKeys keys(table, file);
  StandardPopulation population;
  population.name = keys.text("name_ja");
  const auto* weights = table["weights_40_to_74"].as_array();
  if (weights == nullptr || weights->size() != population.weights.size()) {
    keys.note("weights_40_to_74", "seven numbers");
  } else {
    for (std::size_t age = 0; age < population.weights.size(); ++age) {
      population.weights[age] = (*weights)[age].value_or(0.0);
    }
  }
  TRY(keys.status());
  return population;
}

}  // namespace

Membership class_membership(const ClassRule& rule, std::string_view class_label) {
  if (!rule.labels.empty()) {
    std::size_t inside = 0;
    const auto answers = base::split(class_label, joined_answers);
    for (const auto& answer : answers) {
      const auto key = base::label_key(answer);
      inside += std::count(rule.labels.begin(), rule.labels.end(), key) > 0 ? 1 : 0;
    }
    if (inside == 0) return Membership::Outside;
    return inside == answers.size() ? Membership::Inside : Membership::Straddles;
  }
  const auto interval = parse_class_label(class_label);
  if (!interval) return Membership::Straddles;
  if (rule.at_least) {
    if (interval->lower >= *rule.at_least) return Membership::Inside;
    return interval->upper <= *rule.at_least ? Membership::Outside : Membership::Straddles;
  }
  // "13.0 or less" is "below 13.1" on a scale written with one decimal: a class that begins above
  // the limit is outside, one that ends at most one step (0.1 or 1) above it is inside.
  const double limit = rule.below ? *rule.below : *rule.at_most;
  if (interval->lower > limit || (rule.below && interval->lower >= limit))
    return Membership::Outside;
  const double step =
      rule.below ? 0 : (limit == static_cast<double>(static_cast<long>(limit)) ? 1 : 0.1);
  return interval->upper <= limit + step + 1e-9 ? Membership::Inside : Membership::Straddles;
}

Result<Catalogue> Catalogue::load(const fs::path& folder) {
  Catalogue catalogue;
  for (const auto& file : TRY(formats::toml_files(folder / "items"))) {
    catalogue.m_items.push_back(TRY(read_item(file)));
  }
  for (const auto& file : TRY(formats::toml_files(folder / "indicators"))) {
    catalogue.m_indicators.push_back(TRY(read_indicator(file)));
    if (catalogue.find_item(catalogue.m_indicators.back().item) == nullptr) {
      return base::make_problem(formats::problems::toml_key,
                                "item = " + catalogue.m_indicators.back().item, "catalog/items",
                                {file.string(), {}, {}});
    }
  }
  catalogue.m_layout = TRY(read_layout(folder / "layouts" / "ndb_open_data.toml"));
  catalogue.m_model_population =
      TRY(read_population(folder / "populations" / "japan_2015_model.toml"));
  return catalogue;
}

const Item* Catalogue::find_item(std::string_view id) const {
  const auto found =
      std::find_if(m_items.begin(), m_items.end(), [&](const Item& item) { return item.id == id; });
  return found == m_items.end() ? nullptr : &*found;
}

bool Catalogue::means_the_same(const Indicator& indicator, int fiscal_year) const {
  const Item* item = find_item(indicator.item);
  return indicator.valid_in(fiscal_year) &&
         !(item->meaning_since && fiscal_year < *item->meaning_since);
}

const Indicator* Catalogue::find_indicator(std::string_view id) const {
  const auto found = std::find_if(m_indicators.begin(), m_indicators.end(),
                                  [&](const Indicator& indicator) { return indicator.id == id; });
  return found == m_indicators.end() ? nullptr : &*found;
}

const Item* Catalogue::item_of_title(std::string_view title) const {
  const std::string key = base::label_key(title);
  if (key.find(m_layout.title_mark) == std::string::npos) return nullptr;
  const Item* found = nullptr;
  for (const auto& item : m_items) {
    const bool meets = std::any_of(
        item.title_patterns.begin(), item.title_patterns.end(),
        [&](const std::string& pattern) { return key.find(pattern) != std::string::npos; });
    if (!meets) continue;
    if (found != nullptr) return nullptr;
    found = &item;
  }
  return found;
}

}  // namespace engawa::indicators
