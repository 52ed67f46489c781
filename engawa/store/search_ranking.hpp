#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engawa/store/synonyms.hpp"

/// What the search does with texts, without the database: see search_index.hpp.
namespace engawa::store {

/// One word of a query, folded, as UTF-8: its own form first, then its synonyms.
struct SearchWord {
  std::vector<std::string> forms;
};

/// Words of a query between spaces, 、 and 。; at most 10, each cut at 64 letters.
[[nodiscard]] std::vector<SearchWord> words_of(std::string_view query, const Synonyms& synonyms);

/// How well a document holds the words, 0 when it lacks one of them.
[[nodiscard]] int rank_of(const std::vector<SearchWord>& words, std::string_view folded_title,
                          std::string_view folded_body);

/// The line or sentence of `body` in which the first of the words stands, at most 120 letters of it
/// from shortly before the word; empty when none stands there.
[[nodiscard]] std::string excerpt_of(const std::vector<SearchWord>& words, std::string_view body);

}  // namespace engawa::store
