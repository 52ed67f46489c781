#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engawa/base/result.hpp"

namespace engawa::store {

/// Words that mean the same to who searches (たばこ, 煙草, 喫煙): data of the catalogue. Immutable.
class Synonyms {
 public:
  /// No synonyms.
  Synonyms() = default;
  explicit Synonyms(const std::vector<std::vector<std::string>>& groups);
  /// Reads `catalogue_folder`/words/synonyms.toml. BAS-001, FMT-023.
  [[nodiscard]] static base::Result<Synonyms> load(const std::filesystem::path& catalogue_folder);

  /// `word` (folded, see search_folding.hpp) and every other form of it: itself first, at most 12.
  /// A form inside a longer word is exchanged too: 特定健診受診率, 特定健康診査受診率.
  [[nodiscard]] std::vector<std::u32string> forms_of(const std::u32string& word) const;

 private:
  std::vector<std::vector<std::u32string>> m_groups;  ///< folded
};

}  // namespace engawa::store
