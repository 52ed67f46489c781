#include "engawa/accounts/vocabulary.hpp"

#include <algorithm>
#include <tuple>

#include "engawa/formats/toml_keys.hpp"

namespace engawa::accounts {
namespace {

using base::Result;

Result<OrganisationKind> read_kind(const std::filesystem::path& file) {
  const auto table = TRY(formats::read_toml(file));
  formats::TomlKeys keys(table, file);
  OrganisationKind kind;
  kind.key = file.stem().string();
  kind.label = keys.text("label_ja");
  kind.pillar = keys.text("pillar");
  kind.group = keys.text("group", false);
  kind.order = keys.integer("order").value_or(0);
  kind.expected_in = keys.texts("expected_in", false);
  kind.invitation = keys.text("invitation_ja", false);
  kind.source = keys.text("source", false);
  if (!kind.expected_in.empty() && (kind.invitation.empty() || kind.source.empty())) {
    keys.note("invitation_ja", "a sentence and its source, as the kind is expected in a council");
  }
  TRY(keys.status());
  return kind;
}

std::vector<Word> read_words(const toml::table& table) {
  std::vector<Word> words;
  const auto* entries = table["word"].as_array();
  if (entries == nullptr) return words;
  for (const auto& entry : *entries) {
    const auto* word = entry.as_table();
    if (word == nullptr) continue;
    words.push_back(
        {(*word)["key"].value_or(std::string()), (*word)["label_ja"].value_or(std::string())});
  }
  return words;
}

// Each table of the array `name` by `read`.
template <class Rule>
Result<std::vector<Rule>> read_rules(const toml::table& table, const std::filesystem::path& file,
                                     std::string_view name, Rule (*read)(formats::TomlKeys& keys)) {
  std::vector<Rule> rules;
  const auto* entries = table[name].as_array();
  if (entries == nullptr) return rules;
  for (const auto& entry : *entries) {
    if (!entry.is_table()) continue;
    formats::TomlKeys keys(*entry.as_table(), file);
    rules.push_back(read(keys));
    TRY(keys.status());
  }
  return rules;
}

RankRule read_rank_rule(formats::TomlKeys& keys) {
  RankRule rule;
  rule.tiers = keys.texts("tiers");
  rule.ranks = keys.texts("ranks");
  rule.percent_min = keys.integer("percent_min").value_or(0);
  rule.text = keys.text("text_ja");
  rule.suggestion = keys.text("suggestion_ja");
  rule.source = keys.text("source");
  return rule;
}

ProfessionRule read_profession_rule(formats::TomlKeys& keys) {
  ProfessionRule rule;
  rule.key = keys.text("key");
  rule.tiers = keys.texts("tiers");
  rule.pillars = keys.texts("pillars");
  rule.professions = keys.texts("professions");
  rule.text = keys.text("text_ja");
  rule.suggestion = keys.text("suggestion_ja");
  rule.source = keys.text("source");
  return rule;
}

}  // namespace

Result<Vocabulary> Vocabulary::load(const std::filesystem::path& catalogue_folder) {
  Vocabulary vocabulary;
  for (const auto& file : TRY(formats::toml_files(catalogue_folder / "organisation_kinds"))) {
    vocabulary.m_kinds.push_back(TRY(read_kind(file)));
  }
  std::sort(vocabulary.m_kinds.begin(), vocabulary.m_kinds.end(), [](const auto& a, const auto& b) {
    return std::tie(a.order, a.key) < std::tie(b.order, b.key);
  });
  const auto words = catalogue_folder / "words";
  vocabulary.m_professions = read_words(TRY(formats::read_toml(words / "professions.toml")));
  vocabulary.m_backgrounds = read_words(TRY(formats::read_toml(words / "backgrounds.toml")));
  vocabulary.m_themes = read_words(TRY(formats::read_toml(words / "themes.toml")));
  vocabulary.m_functions = read_words(TRY(formats::read_toml(words / "council_functions.toml")));
  const auto file = words / "composition.toml";
  const auto rules = TRY(formats::read_toml(file));
  vocabulary.m_rank_rules = TRY(read_rules<RankRule>(rules, file, "rank_rule", read_rank_rule));
  vocabulary.m_profession_rules =
      TRY(read_rules<ProfessionRule>(rules, file, "profession_rule", read_profession_rule));
  return vocabulary;
}

const OrganisationKind* Vocabulary::kind(const std::string& key) const {
  const auto found = std::find_if(m_kinds.begin(), m_kinds.end(),
                                  [&](const auto& kind) { return kind.key == key; });
  return found == m_kinds.end() ? nullptr : &*found;
}

std::string Vocabulary::label(const std::string& key) const {
  for (const auto* words : {&m_professions, &m_backgrounds, &m_themes, &m_functions}) {
    for (const auto& word : *words) {
      if (word.key == key) return word.label;
    }
  }
  return key;
}

}  // namespace engawa::accounts
