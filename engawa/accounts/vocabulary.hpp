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
  std::string group;   ///< kinds of one group stand for each other; empty: the kind alone
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

/// What a council's membership should hold beside kinds of bodies (catalog/words/composition.toml).
/// A tier is "prefectural" or "medical_area".
struct RankRule {
  std::vector<std::string> tiers;
  std::vector<std::string> ranks;  ///< Rank as text
  int percent_min = 0;             ///< of the members
  std::string text;
  std::string suggestion;
  std::string source;
};
struct ProfessionRule {
  std::string key;
  std::vector<std::string> tiers;
  std::vector<std::string> pillars;      ///< of the body that sends the member
  std::vector<std::string> professions;  ///< any of them
  std::string text;
  std::string suggestion;
  std::string source;
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
  /// Themes of councils, and the functions that bodies can take on.
  [[nodiscard]] const std::vector<Word>& themes() const { return m_themes; }
  [[nodiscard]] const std::vector<Word>& council_functions() const { return m_functions; }
  [[nodiscard]] const std::vector<RankRule>& rank_rules() const { return m_rank_rules; }
  [[nodiscard]] const std::vector<ProfessionRule>& profession_rules() const {
    return m_profession_rules;
  }
  /// Label of a word of any list; the key itself for a word that is not in the lists.
  [[nodiscard]] std::string label(const std::string& key) const;

 private:
  std::vector<OrganisationKind> m_kinds;
  std::vector<Word> m_professions;
  std::vector<Word> m_backgrounds;
  std::vector<Word> m_themes;
  std::vector<Word> m_functions;
  std::vector<RankRule> m_rank_rules;
  std::vector<ProfessionRule> m_profession_rules;
};

}  // namespace engawa::accounts
