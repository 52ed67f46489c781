#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/store/records.hpp"
#include "engawa/store/search_index.hpp"

/// 探せるもの: kinds of records that the full-text search knows, and those that are only told among
/// what changed (変わったこと). A folder declares its own; what an action wrote is indexed in the
/// same step.
namespace engawa::accounts {

struct Desk;

/// The audience of what anybody signed in may find.
inline constexpr std::string_view directory_audience = "directory";

/// What is searched of one record, and the page that shows it.
struct SearchText {
  std::string title;
  std::string body;
  std::string audience;  ///< directory_audience, or a text that may_see understands
  std::string path;      ///< "/work/organisations/..."
  /// Councils and organisations at which a change of it is told; none where nobody is told.
  std::vector<std::string> places = {};
};

/// One kind of record.
struct Searchable {
  std::string_view table;
  std::string label_ja;  ///< 組織
  /// Nothing when there is no such record (any more).
  std::function<base::Result<std::optional<SearchText>>(store::Database&, const std::string& id)>
      text;
  std::function<base::Result<std::vector<std::string>>(store::Database&)> ids;
  /// Whether the actor of the desk may find records of that audience; asked for audiences other
  /// than directory_audience.
  std::function<base::Result<bool>(Desk&, const std::string& audience)> may_see;
  /// False where a change of such a record is told and the record itself is not searched for.
  bool is_searched = true;
};

/// `text_of` gives what is searched of a record.
template <class Record>
[[nodiscard]] Searchable searchable(
    std::string label_ja,
    std::function<base::Result<SearchText>(store::Database&, const Record&)> text_of,
    std::function<base::Result<bool>(Desk&, const std::string&)> may_see = {}) {
  Searchable kind;
  kind.table = store::table_of<Record>;
  kind.label_ja = std::move(label_ja);
  kind.text = [text_of](store::Database& database,
                        const std::string& id) -> base::Result<std::optional<SearchText>> {
    const auto found = TRY(store::find<Record>(database, id));
    if (!found) return std::optional<SearchText>{};
    return std::optional(TRY(text_of(database, found->record)));
  };
  kind.ids = [](store::Database& database) -> base::Result<std::vector<std::string>> {
    std::vector<std::string> ids;
    for (const auto& found : TRY(store::list<Record>(database))) {
      ids.push_back(found.record.id.text);
    }
    return ids;
  };
  kind.may_see = std::move(may_see);
  return kind;
}

/// A kind that is told among what changed, and not searched.
template <class Record>
[[nodiscard]] Searchable told(
    std::string label_ja,
    std::function<base::Result<SearchText>(store::Database&, const Record&)> text_of,
    std::function<base::Result<bool>(Desk&, const std::string&)> may_see) {
  auto kind = searchable<Record>(std::move(label_ja), std::move(text_of), std::move(may_see));
  kind.is_searched = false;
  return kind;
}

/// The kind whose records are in `table`; null for a kind that is neither searched nor told.
[[nodiscard]] const Searchable* searchable_of(const Desk& desk, const std::string& table);

/// Whether one of the kinds says that the actor of the desk may find records of that audience.
[[nodiscard]] bool may_find(Desk& desk, const std::string& audience);

/// Brings the index up to date with the records that `change` touched, and notes where it is told.
base::Status index_touched(const std::vector<Searchable>& kinds, store::Change& change);

/// Fills the index of a store that has records and no index yet (an upgrade). One step in the log.
base::Status index_when_empty(const std::vector<Searchable>& kinds, store::Database& database);

/// Organisations, posts and persons.
[[nodiscard]] std::vector<Searchable> directory_searchables();

}  // namespace engawa::accounts
