#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/base/result.hpp"

namespace engawa::accounts {

/// Characters (Unicode code points of the NFKC form, white space included) a password needs.
inline constexpr std::size_t password_characters_min = 13;

/// Phrases many people use, catalog/passwords/common.txt.
class CommonPhrases {
 public:
  /// One phrase a line; lines that begin with "#" are comments.
  explicit CommonPhrases(std::string_view lines);
  /// BAS-001 or BAS-002 when the file cannot be read.
  [[nodiscard]] static base::Result<CommonPhrases> read(const std::filesystem::path& file);

  /// Compared form of the phrases (small letters, hiragana, neither blanks nor marks), longest
  /// first.
  [[nodiscard]] const std::vector<std::string>& folded() const { return m_folded; }

 private:
  std::vector<std::string> m_folded;
};

/// Whether `password` may be set. `names` are the person's name and reading as far as known. A
/// passphrase with blanks is welcome; no kind of character is demanded. Refused are: fewer than 13
/// characters (ACC-001), more than 1,024 bytes (ACC-002), text that is not UTF-8 (ACC-003), fewer
/// than five different characters (ACC-005), rows of keys, the alphabet or kana (ACC-006), and what
/// has fewer than four letters left once the login and names (ACC-004) or at most two of them and
/// of `common` (ACC-007) are taken away. Width, case, kana and marks make no difference to the
/// last. Safe from any thread.
[[nodiscard]] base::Status check_password_rules(std::string_view password, std::string_view login,
                                                const std::vector<std::string>& names,
                                                const CommonPhrases& common);

}  // namespace engawa::accounts
