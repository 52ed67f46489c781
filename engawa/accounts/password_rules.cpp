#include "engawa/accounts/password_rules.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <set>

#include "engawa/accounts/password.hpp"
#include "engawa/accounts/problems.hpp"
#include "engawa/base/files.hpp"
#include "engawa/base/text.hpp"

namespace engawa::accounts {
namespace {

constexpr std::size_t different_characters_min = 5;
constexpr std::size_t letters_left_min = 4;
constexpr std::size_t common_words_max = 2;
constexpr std::size_t row_length_min = 3;

// Along a keyboard (JIS and US), down its columns, and the orders everybody knows by heart.
constexpr std::array<std::u32string_view, 24> rows{
    U"1234567890-^\\",
    U"!\"#$%&'()=~|",
    U"!@#$%^&*()_+",
    U"qwertyuiop@[",
    U"asdfghjkl;:]",
    U"zxcvbnm,./",
    U"1qaz",
    U"2wsx",
    U"3edc",
    U"4rfv",
    U"5tgb",
    U"6yhn",
    U"7ujm",
    U"8ik,",
    U"9ol.",
    U"0p;/",
    U"01234567890",
    U"90123456789",
    U"abcdefghijklmnopqrstuvwxyz",
    U"あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん",
    U"いろはにほへとちりぬるをわかよたれそつねならむうゐのおくやまけふこえてあさきゆめみしゑひもせ"
    U"す",
    U"あかさたなはまやらわ",
    U"一二三四五六七八九十",
    U"ぬふあうえおやゆよわほへ"};

std::u32string code_points(std::string_view utf8) {
  std::u32string points;
  const auto length = static_cast<int32_t>(utf8.size());
  const auto* bytes = reinterpret_cast<const uint8_t*>(utf8.data());
  for (int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, i, length, c);
    points += static_cast<char32_t>(c);
  }
  return points;
}

std::string fold(std::string_view text) { return base::to_hiragana(base::label_key(text)); }

// The folded text with everything but letters and digits left out.
std::string fold_to_letters(std::string_view text) {
  icu::UnicodeString kept;
  for (const char32_t point : code_points(fold(text))) {
    const auto c = static_cast<UChar32>(point);
    if (u_isalnum(c)) kept.append(c);
  }
  std::string utf8;
  return kept.toUTF8String(utf8);
}

void add_word(std::vector<std::string>& words, std::string_view text) {
  std::string word = fold_to_letters(text);
  // A single character (林, x) proves nothing.
  if (code_points(word).size() >= 2) words.push_back(std::move(word));
}

void sort_longest_first(std::vector<std::string>& words) {
  std::sort(words.begin(), words.end(), [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

// Login and names, whole and in the parts they are written in ("tanaka.hanako", "田中 花子").
std::vector<std::string> own_words(std::string_view login, const std::vector<std::string>& names) {
  std::vector<std::string> words;
  std::vector<std::string> texts = names;
  texts.emplace_back(login);
  for (const std::string& text : texts) {
    add_word(words, text);
    std::string parts = base::normalise_nfkc(text);
    for (char& c : parts) {
      if (std::string_view(".-_@+").find(c) != std::string_view::npos) c = ' ';
    }
    for (const std::string& part : base::split(parts, ' ')) add_word(words, part);
  }
  sort_longest_first(words);
  return words;
}

std::size_t letter_count(std::string_view text) {
  const std::u32string points = code_points(text);
  return static_cast<std::size_t>(std::count_if(points.begin(), points.end(), [](char32_t c) {
    return u_isalpha(static_cast<UChar32>(c)) != 0;
  }));
}

// Whether `letters` is little more than at most `words_max` of `words`, each as often as it likes.
bool consists_of(std::string letters, const std::vector<std::string>& words,
                 std::size_t words_max) {
  std::size_t taken = 0;
  for (const std::string& word : words) {
    if (taken == words_max) break;
    if (letters.find(word) == std::string::npos) continue;
    // A blank in its place keeps the pieces beside it from forming another word.
    letters = base::replace_all(std::move(letters), word, " ");
    ++taken;
  }
  return taken > 0 && letter_count(letters) < letters_left_min;
}

// Characters of `text` from `from` on that follow a row forwards or backwards, or repeat.
std::size_t row_length(std::u32string_view text, std::size_t from) {
  std::size_t longest = 1;
  while (from + longest < text.size() && text[from + longest] == text[from]) ++longest;
  for (const std::u32string_view row : rows) {
    const std::size_t start = row.find(text[from]);
    if (start == std::u32string_view::npos) continue;
    std::size_t forwards = 1;
    while (from + forwards < text.size() && start + forwards < row.size() &&
           text[from + forwards] == row[start + forwards]) {
      ++forwards;
    }
    std::size_t backwards = 1;
    while (from + backwards < text.size() && backwards <= start &&
           text[from + backwards] == row[start - backwards]) {
      ++backwards;
    }
    longest = std::max({longest, forwards, backwards});
  }
  return longest;
}

bool follows_rows(std::u32string_view text) {
  std::size_t outside = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = row_length(text, i);
    if (length < row_length_min) outside += length;
    i += length;
  }
  return outside < letters_left_min;
}

}  // namespace

CommonPhrases::CommonPhrases(std::string_view lines) {
  for (const std::string& line : base::split(lines, '\n')) {
    if (!line.starts_with('#')) add_word(m_folded, line);
  }
  sort_longest_first(m_folded);
}

base::Result<CommonPhrases> CommonPhrases::read(const std::filesystem::path& file) {
  constexpr std::size_t bytes_max = std::size_t{1} << 20;
  return CommonPhrases(TRY(base::read_file(file, bytes_max)));
}

base::Status check_password_rules(std::string_view password, std::string_view login,
                                  const std::vector<std::string>& names,
                                  const CommonPhrases& common) {
  if (password.size() > password_bytes_max) {
    return base::make_problem(problems::password_too_long,
                              std::to_string(password.size()) + "バイト",
                              std::to_string(password_bytes_max) + "バイト以下");
  }
  if (!base::is_valid_utf8(password)) return base::make_problem(problems::password_unreadable);
  const std::u32string characters = code_points(base::normalise_nfkc(password));
  if (characters.size() < password_characters_min) {
    return base::make_problem(problems::password_too_short,
                              std::to_string(characters.size()) + "文字",
                              std::to_string(password_characters_min) + "文字以上");
  }
  const std::u32string folded = code_points(fold(password));
  if (std::set<char32_t>(folded.begin(), folded.end()).size() < different_characters_min) {
    return base::make_problem(problems::password_repeats, {},
                              "違う文字が" + std::to_string(different_characters_min) + "種類以上");
  }
  if (follows_rows(folded)) return base::make_problem(problems::password_keyboard_row);
  const std::string letters = fold_to_letters(password);
  std::vector<std::string> words = own_words(login, names);
  if (consists_of(letters, words, words.size())) {
    return base::make_problem(problems::password_is_own_name);
  }
  words.insert(words.end(), common.folded().begin(), common.folded().end());
  sort_longest_first(words);
  if (consists_of(letters, words, common_words_max)) {
    return base::make_problem(problems::password_common);
  }
  return base::success();
}

}  // namespace engawa::accounts
