#pragma once

#include <vector>

#include "engawa/accounts/action.hpp"

namespace engawa::accounts {

/// Words that a record must hold, in any order and form (kana, old kanji, synonyms).
struct SearchInput {
  std::string query;
  int offset = 0;
  int limit = 20;  ///< at most 100
};
BOOST_DESCRIBE_STRUCT(SearchInput, (), (query, offset, limit))

struct FoundRecord {
  std::string kind_ja;  ///< 組織
  std::string title;
  std::string excerpt;  ///< where the words stand; empty when they stand in the title
  std::string path;     ///< of the page that shows it
};
BOOST_DESCRIBE_STRUCT(FoundRecord, (), (kind_ja, title, excerpt, path))

struct SearchReply {
  std::string query;
  int total = 0;
  std::vector<FoundRecord> found;  ///< the best first
};
BOOST_DESCRIBE_STRUCT(SearchReply, (), (query, total, found))

/// Everything that the actor may see.
[[nodiscard]] base::Result<SearchReply> search_records(Desk& desk, const SearchInput& input);

[[nodiscard]] std::vector<Action> search_actions();

}  // namespace engawa::accounts
