#include "engawa/accounts/searchable.hpp"

#include <algorithm>

#include "engawa/accounts/desk.hpp"
#include "engawa/accounts/organisation.hpp"
#include "engawa/accounts/person.hpp"
#include "engawa/accounts/post.hpp"
#include "engawa/accounts/told_changes.hpp"
#include "engawa/base/text.hpp"

namespace engawa::accounts {
namespace {

using base::Result;

std::string lines(const std::vector<std::string>& parts) { return base::join(parts, "\n"); }

Result<SearchText> text_of_organisation(store::Database&, const Organisation& it) {
  return SearchText{it.name,
                    lines({it.reading, base::trim(it.head_title + " " + it.head_name), it.address,
                           it.reach, it.mail, it.note}),
                    std::string(directory_audience), "/work/organisations/" + it.id.text};
}

Result<SearchText> text_of_post(store::Database& database, const Post& it) {
  const auto body = TRY(store::find<Organisation>(database, it.organisation.text));
  return SearchText{(body ? body->record.name + " " : "") + it.title, lines({it.duties, it.mail}),
                    std::string(directory_audience), "/work/organisations/" + it.organisation.text};
}

Result<SearchText> text_of_person(store::Database&, const Person& it) {
  return SearchText{it.name(), lines({it.family_reading + it.given_reading, it.mail, it.phone}),
                    std::string(directory_audience), "/work/persons/" + it.id.text};
}

base::Status index_one(const Searchable& kind, store::Change& change, const std::string& id,
                       const std::optional<SearchText>& text) {
  if (!kind.is_searched) return base::success();
  const std::string table(kind.table);
  if (!text) return store::remove_document(change, table, id);
  return store::index_document(change, {table, id, text->title, text->body, text->audience});
}

}  // namespace

const Searchable* searchable_of(const Desk& desk, const std::string& table) {
  const auto& kinds = desk.office.searchables;
  const auto found = std::find_if(kinds.begin(), kinds.end(),
                                  [&](const Searchable& kind) { return kind.table == table; });
  return found == kinds.end() ? nullptr : &*found;
}

// An audience says which kind understands it: "councils|..." is asked of the kinds that declare a
// rule, of which all in one folder have the same.
bool may_find(Desk& desk, const std::string& audience) {
  if (audience == directory_audience) return true;
  for (const auto& kind : desk.office.searchables) {
    if (!kind.may_see) continue;
    const auto answer = kind.may_see(desk, audience);
    if (answer.ok() && *answer) return true;
  }
  return false;
}

base::Status index_touched(const std::vector<Searchable>& kinds, store::Change& change) {
  for (const auto& kind : kinds) {
    for (const auto& id : change.touched_of(kind.table)) {
      const auto text = TRY(kind.text(change.database(), id));
      TRY(index_one(kind, change, id, text));
      if (text) TRY(tell_change(change, {std::string(kind.table), id}, text->places));
    }
  }
  return base::success();
}

base::Status index_when_empty(const std::vector<Searchable>& kinds, store::Database& database) {
  if (TRY(store::count_documents(database)) > 0) return base::success();
  std::vector<std::pair<const Searchable*, std::string>> missing;
  for (const auto& kind : kinds) {
    if (!kind.is_searched) continue;
    for (const auto& id : TRY(kind.ids(database))) missing.emplace_back(&kind, id);
  }
  if (missing.empty()) return base::success();
  store::Change change = TRY(store::Change::begin(database, {}, "accounts.index_search"));
  for (const auto& [kind, id] : missing) {
    const auto text = TRY(kind->text(database, id));
    TRY(index_one(*kind, change, id, text));
  }
  return change.commit();
}

std::vector<Searchable> directory_searchables() {
  return {searchable<Organisation>("組織", text_of_organisation),
          searchable<Post>("職位", text_of_post), searchable<Person>("人", text_of_person)};
}

}  // namespace engawa::accounts
