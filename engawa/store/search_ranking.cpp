#include "engawa/store/search_ranking.hpp"

#include <unicode/utf8.h>

#include <algorithm>
#include <optional>

#include "engawa/base/text.hpp"
#include "engawa/store/search_folding.hpp"

namespace engawa::store {
namespace {

// How a word stands in a text.
enum class Place { Nowhere, InsideWord, AtStartOfWord, WholeWord, WholeText };

char32_t letter_before(std::string_view text, std::size_t at) {
  if (at == 0) return U' ';
  auto index = static_cast<int32_t>(at);
  UChar32 c = 0;
  U8_PREV(reinterpret_cast<const uint8_t*>(text.data()), 0, index, c);
  return static_cast<char32_t>(c);
}

char32_t letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return U' ';
  auto index = static_cast<int32_t>(at);
  UChar32 c = 0;
  U8_NEXT(reinterpret_cast<const uint8_t*>(text.data()), index, static_cast<int32_t>(text.size()),
          c);
  return static_cast<char32_t>(c);
}

// The best of the places where `word` stands.
Place place_of(std::string_view word, std::string_view text) {
  Place best = Place::Nowhere;
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    if (word.size() == text.size()) return Place::WholeText;
    const std::size_t end = at + word.size();
    const bool starts = is_word_border(letter_before(text, at), letter_at(text, at));
    const bool ends = is_word_border(letter_before(text, end), letter_at(text, end));
    if (starts && ends) return Place::WholeWord;
    best = std::max(best, starts ? Place::AtStartOfWord : Place::InsideWord);
  }
  return best;
}

// A part of a word in the title stands behind a whole word in the body: 東京都 behind a text on
// 京都.
int points(Place in_title, Place in_body) {
  if (in_title == Place::WholeText) return 10;
  if (in_title == Place::WholeWord) return 8;
  if (in_title == Place::AtStartOfWord) return 7;
  if (in_body >= Place::WholeWord) return 5;
  if (in_body == Place::AtStartOfWord) return 4;
  if (in_title == Place::InsideWord) return 3;
  return in_body == Place::InsideWord ? 1 : 0;
}

int rank_of_word(const SearchWord& word, std::string_view title, std::string_view body) {
  int best = 0;
  for (const auto& form : word.forms) {
    const int found = points(place_of(form, title), place_of(form, body));
    if (found == 0) continue;
    // Its own form goes before a synonym at the same place.
    const int own = &form == &word.forms.front() ? 1 : 0;
    best = std::max(best, 2 * found + own);
  }
  return best;
}

std::string cut_around(std::string_view sentence, std::size_t letters_before_word) {
  constexpr std::size_t letters_max = 120;
  constexpr std::size_t lead = 30;
  const std::u32string letters = from_utf8(sentence);
  if (letters.size() <= letters_max) return std::string(sentence);
  std::size_t first = letters_before_word > lead ? letters_before_word - lead : 0;
  first = std::min(first, letters.size() - letters_max);
  std::string text = first > 0 ? "…" : "";
  text += to_utf8(std::u32string_view(letters).substr(first, letters_max));
  if (first + letters_max < letters.size()) text += "…";
  return text;
}

std::optional<std::size_t> first_letter_of(const SearchWord& word, const std::string& sentence) {
  const std::u32string folded = fold(sentence);
  for (const auto& form : word.forms) {
    const auto at = folded.find(from_utf8(form));
    if (at != std::u32string::npos) return at;
  }
  return std::nullopt;
}

}  // namespace

std::vector<SearchWord> words_of(std::string_view query, const Synonyms& synonyms) {
  constexpr std::size_t words_max = 10;
  constexpr std::size_t letters_max = 64;
  std::u32string text = fold(query);
  std::replace_if(
      text.begin(), text.end(), [](char32_t c) { return c == U'、' || c == U'。'; }, U' ');
  std::vector<SearchWord> words;
  for (std::size_t first = 0; first < text.size() && words.size() < words_max;) {
    const std::size_t end = std::min(text.find(U' ', first), text.size());
    const std::u32string word = text.substr(first, std::min(end - first, letters_max));
    first = end + 1;
    if (word.empty()) continue;
    SearchWord& added = words.emplace_back();
    for (const auto& form : synonyms.forms_of(word)) added.forms.push_back(to_utf8(form));
  }
  return words;
}

int rank_of(const std::vector<SearchWord>& words, std::string_view folded_title,
            std::string_view folded_body) {
  int sum = 0;
  for (const auto& word : words) {
    const int rank = rank_of_word(word, folded_title, folded_body);
    if (rank == 0) return 0;
    sum += rank;
  }
  return sum;
}

std::string excerpt_of(const std::vector<SearchWord>& words, std::string_view body) {
  const std::string lines = base::replace_all(std::string(body), "。", "。\n");
  const auto sentences = base::split(lines, '\n');
  for (const auto& word : words) {
    for (const auto& sentence : sentences) {
      const auto at = first_letter_of(word, sentence);
      if (at) return cut_around(base::trim(sentence), *at);
    }
  }
  return {};
}

}  // namespace engawa::store
