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
  return vocabulary;
}

const OrganisationKind* Vocabulary::kind(const std::string& key) const {
  const auto found = std::find_if(m_kinds.begin(), m_kinds.end(),
                                  [&](const auto& kind) { return kind.key == key; });
  return found == m_kinds.end() ? nullptr : &*found;
}

std::string Vocabulary::label(const std::string& key) const {
  for (const auto* words : {&m_professions, &m_backgrounds}) {
    for (const auto& word : *words) {
      if (word.key == key) return word.label;
    }
  }
  return key;
}

}  // namespace engawa::accounts
