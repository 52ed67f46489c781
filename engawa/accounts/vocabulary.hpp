#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "engawa/base/result.hpp"

namespace engawa::accounts {

/// 組織の種別, one file of catalog/organisation_kinds.
struct OrganisationKind {
  std::string key;
  std::string label;   ///< 商工会議所
  std::string pillar;  ///< community, workplace, insurer, medical, research, residents, other
  int order = 0;       ///< in lists and letters
  /// Tiers whose council is expected to have a member of this kind ("prefectural",
  /// "medical_area"), and the sentence that suggests inviting one.
  std::vector<std::string> expected_in;
  std::string invitation;
  std::string source;
};

/// A word that people choose from a list: a profession, a background.
struct Word {
  std::string key;
  std::string label;
};

/// The words of the directory, as catalog/ has them. Immutable.
class Vocabulary {
 public:
  /// FMT-023, FMT-024.
  [[nodiscard]] static base::Result<Vocabulary> load(const std::filesystem::path& catalogue_folder);

  /// In the order of lists.
  [[nodiscard]] const std::vector<OrganisationKind>& organisation_kinds() const { return m_kinds; }
  [[nodiscard]] const OrganisationKind* kind(const std::string& key) const;
  [[nodiscard]] const std::vector<Word>& professions() const { return m_professions; }
  [[nodiscard]] const std::vector<Word>& backgrounds() const { return m_backgrounds; }
  /// Label of a profession or background; the key itself for a word that is not in the lists.
  [[nodiscard]] std::string label(const std::string& key) const;

 private:
  std::vector<OrganisationKind> m_kinds;
  std::vector<Word> m_professions;
  std::vector<Word> m_backgrounds;
};

}  // namespace engawa::accounts
