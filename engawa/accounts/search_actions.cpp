#include "engawa/accounts/search_actions.hpp"

#include <algorithm>

#include "engawa/accounts/searchable.hpp"

namespace engawa::accounts {

using base::Result;

Result<SearchReply> search_records(Desk& desk, const SearchInput& input) {
  constexpr int limit_max = 100;
  store::SearchQuery query;
  query.text = input.query;
  query.offset = std::max(0, input.offset);
  query.limit = std::clamp(input.limit, 1, limit_max);
  const auto result =
      TRY(store::search(desk.database, desk.office.synonyms, query,
                        [&](const std::string& audience) { return may_find(desk, audience); }));
  SearchReply reply{input.query, result.total, {}};
  for (const auto& hit : result.hits) {
    const auto* kind = searchable_of(desk, hit.kind);
    if (kind == nullptr) continue;
    const auto text = TRY(kind->text(desk.database, hit.id));
    if (text) reply.found.push_back({kind->label_ja, hit.title, hit.excerpt, text->path});
  }
  return reply;
}

std::vector<Action> search_actions() {
  return {reading("accounts.search", "全体から探す", Right::SeeDirectory, anywhere<SearchInput>,
                  search_records)};
}

}  // namespace engawa::accounts
