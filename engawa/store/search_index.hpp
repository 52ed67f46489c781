#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engawa/store/change.hpp"
#include "engawa/store/synonyms.hpp"

/// Full-text search on both engines with plain SQL: each document's folded text lies in a table of
/// its pairs of letters, so that words of two letters, and of one, are found in Japanese text,
/// which has no spaces. Which documents match is exact: the pairs only choose those to look at.
namespace engawa::store {

/// What is searched: one object as the user sees it. (kind, id) names it.
struct SearchDocument {
  std::string kind;  ///< "councils_councils"
  std::string id;
  std::string title;  ///< hits here come first; spaces between Japanese letters do not matter
  std::string body;   ///< everything else that is searched, readings too
  /// Says who may see it. The search does not read it: see the filter of search().
  std::string audience;
};

/// Puts a document into the index, in the place of what was there under its (kind, id). Within the
/// change that it tells of. STO-002.
base::Status index_document(Change& change, const SearchDocument& document);
/// Takes a document out of the index; nothing happens when it is not there.
base::Status remove_document(Change& change, const std::string& kind, const std::string& id);

/// How many documents the index holds.
[[nodiscard]] base::Result<std::int64_t> count_documents(Database& database);

struct SearchQuery {
  /// Words between spaces; a document matches when it has all of them, in whichever form (see
  /// search_folding.hpp, synonyms.hpp). At most 10 words count, and 64 letters of each.
  std::string text;
  std::vector<std::string> kinds;  ///< empty for all
  int offset = 0;
  int limit = 20;  ///< at most 10,000
};

struct SearchHit {
  std::string kind;
  std::string id;
  std::string title;
  std::string audience;
  std::string excerpt;  ///< line or sentence of the body with the first word; empty for title hits
  int rank = 0;         ///< higher is better
};

struct SearchResult {
  int total = 0;  ///< documents that match and may be seen
  std::vector<SearchHit> hits;
};

/// Whether who searches may see documents of this audience. Asked once for each audience.
using MaySee = std::function<bool(const std::string& audience)>;

/// Documents that match, the best first: hits in the title before hits in the body, whole words
/// before parts of words (京都 finds 京都府 before 東京都), the query's own form before its
/// synonyms, shorter titles before longer ones. A query without letters finds nothing. STO-002.
[[nodiscard]] base::Result<SearchResult> search(Database& database, const Synonyms& synonyms,
                                                const SearchQuery& query, const MaySee& may_see);

[[nodiscard]] Migration search_migration();

}  // namespace engawa::store
