#include "engawa/store/synonyms.hpp"

#include <algorithm>

#include "engawa/formats/toml_keys.hpp"
#include "engawa/store/search_folding.hpp"

namespace engawa::store {

Synonyms::Synonyms(const std::vector<std::vector<std::string>>& groups) {
  for (const auto& group : groups) {
    auto& folded = m_groups.emplace_back();
    for (const auto& word : group) folded.push_back(fold_title(word));
  }
}

base::Result<Synonyms> Synonyms::load(const std::filesystem::path& catalogue_folder) {
  const auto file = catalogue_folder / "words/synonyms.toml";
  const auto table = TRY(formats::read_toml(file));
  std::vector<std::vector<std::string>> groups;
  if (const auto* entries = table["group"].as_array()) {
    for (const auto& entry : *entries) {
      if (entry.as_table() == nullptr) continue;
      formats::TomlKeys keys(*entry.as_table(), file);
      groups.push_back(keys.texts("words"));
      TRY(keys.status());
    }
  }
  return Synonyms(groups);
}

std::vector<std::u32string> Synonyms::forms_of(const std::u32string& word) const {
  constexpr std::size_t forms_max = 12;
  std::vector<std::u32string> forms{word};
  for (const auto& group : m_groups) {
    // The longest form that stands in the word: 特定健康診査 rather than 健康診査.
    const std::u32string* inside = nullptr;
    for (const auto& form : group) {
      const bool is_longer = inside == nullptr || form.size() > inside->size();
      if (is_longer && word.find(form) != std::u32string::npos) inside = &form;
    }
    if (inside == nullptr) continue;
    for (const auto& form : group) {
      if (&form == inside || forms.size() == forms_max) continue;
      std::u32string other = word;
      other.replace(word.find(*inside), inside->size(), form);
      if (std::find(forms.begin(), forms.end(), other) == forms.end()) forms.push_back(other);
    }
  }
  return forms;
}

}  // namespace engawa::store
