#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "engawa/base/result.hpp"

namespace engawa::notices {

/// What the {fields} of a template stand for. An empty value is allowed: its line is left out.
using LetterFields = std::map<std::string, std::string, std::less<>>;

/// 文書の型: one file of catalog/letters, or of the folder in which an office keeps its own.
struct LetterTemplate {
  std::string key;
  std::string title;
  std::vector<std::string> paragraphs;
  std::vector<std::string> details;  ///< 記; a line whose only field is empty is left out
  std::string mail_text;             ///< {letter} holds nothing of it: a mail is read by itself
};

/// Words of a letter with all fields filled in.
struct LetterWords {
  std::string title;
  std::vector<std::string> paragraphs;
  std::vector<std::string> details;
  std::string mail_text;
};

/// The template `key`: the office's own file where there is one, else the catalogue's. FMT-023,
/// FMT-024, BAS-001.
[[nodiscard]] base::Result<LetterTemplate> load_letter_template(
    const std::filesystem::path& catalogue_folder, const std::filesystem::path& own_folder,
    const std::string& key);

/// The words with every {name} replaced. NOT-001 for a name that `fields` does not have. Pure.
[[nodiscard]] base::Result<LetterWords> fill_letter(const LetterTemplate& letter,
                                                    const LetterFields& fields);

}  // namespace engawa::notices
