#include "engawa/checkups/verdicts.hpp"

#include <algorithm>
#include <array>

#include "engawa/formats/toml_keys.hpp"

namespace engawa::checkups {

using base::Result;

namespace {

VerdictRule read_rule(const toml::table& table, formats::TomlKeys& keys) {
  VerdictRule rule;
  const auto need = [&](const char* key) {
    const auto value = table[key].value<double>();
    if (!value) keys.note(std::string("rules.") + key, "数");
    return value.value_or(0);
  };
  const auto year = [&](const char* key, int otherwise) {
    return static_cast<int>(table[key].value<std::int64_t>().value_or(otherwise));
  };
  rule.valid_from = year("valid_from", 0);
  rule.valid_to = year("valid_to", 9999);
  rule.age_from = static_cast<int>(need("age_from"));
  rule.age_to = static_cast<int>(need("age_to"));
  rule.older_from = static_cast<int>(need("older_from"));
  rule.waist_male = need("waist_male");
  rule.waist_female = need("waist_female");
  rule.visceral_fat_area = need("visceral_fat_area");
  rule.bmi = need("bmi");
  rule.sbp = need("sbp");
  rule.dbp = need("dbp");
  rule.triglycerides = need("triglycerides");
  rule.casual_triglycerides = table["casual_triglycerides"].value<double>();
  rule.hdl_below = need("hdl_below");
  rule.level_glucose = need("level_glucose");
  rule.level_hba1c = need("level_hba1c");
  rule.metabolic_glucose = need("metabolic_glucose");
  rule.metabolic_hba1c = need("metabolic_hba1c");
  rule.casual_glucose = table["casual_glucose"].value_or(false);
  return rule;
}

}  // namespace

Result<Verdicts> Verdicts::load(const std::filesystem::path& file, const ItemMaster& items) {
  const toml::table table = TRY(formats::read_toml(file));
  formats::TomlKeys keys(table, file);
  Verdicts verdicts;
  const auto* rules = table["rules"].as_array();
  if (rules == nullptr || rules->empty()) keys.note("rules", "[[rules]] が一つ以上");
  for (std::size_t i = 0; rules != nullptr && i < rules->size(); ++i) {
    if (const auto* rule = rules->get(i)->as_table()) {
      verdicts.m_rules.push_back(read_rule(*rule, keys));
    }
  }
  auto& q = verdicts.m_quantities;
  const std::array<std::pair<const char*, Quantity*>, 16> names{
      {{"waist", &q.waist},
       {"visceral_fat_area", &q.visceral_fat_area},
       {"bmi", &q.bmi},
       {"sbp", &q.sbp},
       {"dbp", &q.dbp},
       {"triglycerides_fasting", &q.triglycerides_fasting},
       {"triglycerides_casual", &q.triglycerides_casual},
       {"hdl", &q.hdl},
       {"glucose_fasting", &q.glucose_fasting},
       {"glucose_casual", &q.glucose_casual},
       {"hba1c", &q.hba1c},
       {"blood_sampling_time", &q.blood_sampling_time},
       {"question_08", &q.smoking},
       {"question_01", &q.drug_pressure},
       {"question_02", &q.drug_glucose},
       {"question_03", &q.drug_lipid}}};
  for (const auto& [name, quantity] : names) {
    *quantity = items.quantity(name);
    if (*quantity == no_quantity) keys.note(name, "items.csv の quantity");
  }
  TRY(keys.status());
  return verdicts;
}

const VerdictRule* Verdicts::rule_of(int fiscal_year) const {
  for (const auto& rule : m_rules) {
    if (fiscal_year >= rule.valid_from && fiscal_year <= rule.valid_to) return &rule;
  }
  return nullptr;
}

Verdicts::Answer Verdicts::reaches(double value, double threshold) {
  if (std::isnan(value)) return Answer::Missing;
  return value >= threshold ? Answer::Yes : Answer::No;
}

Verdicts::Answer Verdicts::answered_yes(const PersonValues& values, Quantity question) const {
  if (!values.has(question)) return Answer::Missing;
  return values[question] == 1 ? Answer::Yes : Answer::No;
}

double Verdicts::casual(const PersonValues& values, Quantity quantity) const {
  constexpr double within_three_and_a_half_hours = 4;
  if (values[m_quantities.blood_sampling_time] == within_three_and_a_half_hours) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  return values[quantity];
}

Verdicts::Answer Verdicts::waist_met(const PersonValues& values, const VerdictRule& rule,
                                     cells::Sex sex) const {
  const auto fat = reaches(values[m_quantities.visceral_fat_area], rule.visceral_fat_area);
  if (fat != Answer::Missing) return fat;
  return reaches(values[m_quantities.waist],
                 sex == cells::Sex::Male ? rule.waist_male : rule.waist_female);
}

Verdicts::Category Verdicts::pressure(const PersonValues& values, const VerdictRule& rule) const {
  const Answer upper = reaches(values[m_quantities.sbp], rule.sbp);
  const Answer lower = reaches(values[m_quantities.dbp], rule.dbp);
  Category category;
  category.any_missing = upper == Answer::Missing || lower == Answer::Missing;
  category.risk = category.any_missing ? Answer::Missing : Answer::No;
  if (upper == Answer::Yes || lower == Answer::Yes) category.risk = Answer::Yes;
  return category;
}

Verdicts::Category Verdicts::lipid(const PersonValues& values, const VerdictRule& rule) const {
  Answer fat = reaches(values[m_quantities.triglycerides_fasting], rule.triglycerides);
  if (fat == Answer::Missing && rule.casual_triglycerides) {
    fat = reaches(casual(values, m_quantities.triglycerides_casual), *rule.casual_triglycerides);
  }
  const double hdl = values[m_quantities.hdl];
  Category category;
  category.any_missing = fat == Answer::Missing || std::isnan(hdl);
  category.risk = category.any_missing ? Answer::Missing : Answer::No;
  if (fat == Answer::Yes || hdl < rule.hdl_below) category.risk = Answer::Yes;
  return category;
}

Verdicts::Answer Verdicts::level_glucose(const PersonValues& values,
                                         const VerdictRule& rule) const {
  const Answer fasting = reaches(values[m_quantities.glucose_fasting], rule.level_glucose);
  if (fasting != Answer::Missing) return fasting;
  const Answer hba1c = reaches(values[m_quantities.hba1c], rule.level_hba1c);
  if (hba1c != Answer::Missing || !rule.casual_glucose) return hba1c;
  return reaches(casual(values, m_quantities.glucose_casual), rule.level_glucose);
}

Verdicts::Answer Verdicts::metabolic_glucose(const PersonValues& values,
                                             const VerdictRule& rule) const {
  Answer glucose = reaches(values[m_quantities.glucose_fasting], rule.metabolic_glucose);
  if (glucose == Answer::Missing && rule.casual_glucose) {
    glucose = reaches(casual(values, m_quantities.glucose_casual), rule.metabolic_glucose);
  }
  if (glucose != Answer::Missing) return glucose;
  return reaches(values[m_quantities.hba1c], rule.metabolic_hba1c);
}

std::optional<GuidanceLevel> Verdicts::guidance_level(const PersonValues& values, int fiscal_year,
                                                      cells::Sex sex, int age) const {
  const VerdictRule* rule = rule_of(fiscal_year);
  if (rule == nullptr || age < rule->age_from || age > rule->age_to) return std::nullopt;
  // Who takes medicine is treated by a doctor already and is no target, whatever else is missing.
  bool drugs_missing = false;
  for (const Quantity drug :
       {m_quantities.drug_pressure, m_quantities.drug_glucose, m_quantities.drug_lipid}) {
    const Answer taken = answered_yes(values, drug);
    if (taken == Answer::Yes) return GuidanceLevel::Information;
    drugs_missing = drugs_missing || taken == Answer::Missing;
  }
  const Answer waist = waist_met(values, *rule, sex);
  if (waist == Answer::Missing) return GuidanceLevel::Undecidable;
  if (waist == Answer::No) {
    const Answer heavy = reaches(values[m_quantities.bmi], rule->bmi);
    if (heavy == Answer::Missing) return GuidanceLevel::Undecidable;
    if (heavy == Answer::No) return GuidanceLevel::Information;
  }
  int risks = 0;
  bool risk_missing = false;
  for (const Answer risk :
       {pressure(values, *rule).risk, lipid(values, *rule).risk, level_glucose(values, *rule)}) {
    risks += risk == Answer::Yes ? 1 : 0;
    risk_missing = risk_missing || risk == Answer::Missing;
  }
  const Answer smoking = answered_yes(values, m_quantities.smoking);
  if (risks == 0) return risk_missing ? GuidanceLevel::Undecidable : GuidanceLevel::Information;
  if (drugs_missing) return GuidanceLevel::Undecidable;
  if (smoking == Answer::Yes) ++risks;
  const int enough = waist == Answer::Yes ? 2 : 3;
  const bool older = age >= rule->older_from;
  if (risks >= enough) return older ? GuidanceLevel::Motivational : GuidanceLevel::Intensive;
  // More risks would change nothing for older people; for others they might.
  const bool might_change = risk_missing || smoking == Answer::Missing;
  if (might_change && !older) return GuidanceLevel::Undecidable;
  return GuidanceLevel::Motivational;
}

std::optional<MetabolicVerdict> Verdicts::metabolic_verdict(const PersonValues& values,
                                                            int fiscal_year, cells::Sex sex) const {
  const VerdictRule* rule = rule_of(fiscal_year);
  if (rule == nullptr) return std::nullopt;
  const Answer waist = waist_met(values, *rule, sex);
  if (waist == Answer::Missing) return MetabolicVerdict::Undecidable;
  if (waist == Answer::No) return MetabolicVerdict::NotMet;
  const Category pressure_risk = pressure(values, *rule);
  const Category lipid_risk = lipid(values, *rule);
  const Answer glucose = metabolic_glucose(values, *rule);
  const std::array<std::pair<Answer, Answer>, 3> categories{
      {{pressure_risk.risk, answered_yes(values, m_quantities.drug_pressure)},
       {lipid_risk.risk, answered_yes(values, m_quantities.drug_lipid)},
       {glucose, answered_yes(values, m_quantities.drug_glucose)}}};
  int met = 0;
  bool any_missing =
      pressure_risk.any_missing || lipid_risk.any_missing || glucose == Answer::Missing;
  for (const auto& [risk, drug] : categories) {
    met += risk == Answer::Yes || drug == Answer::Yes ? 1 : 0;
    any_missing = any_missing || drug == Answer::Missing;
  }
  if (met >= 2) return MetabolicVerdict::Met;
  if (any_missing) return MetabolicVerdict::Undecidable;
  return met == 1 ? MetabolicVerdict::Preliminary : MetabolicVerdict::NotMet;
}

}  // namespace engawa::checkups
