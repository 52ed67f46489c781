#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "engawa/base/result.hpp"

/// Lists as every screen shows them: one shape for searching, sorting, paging and taking away, so
/// that each list of the product can do all of it.
namespace engawa::accounts {

/// What is asked of a list.
struct ListInput {
  std::string query;  ///< words, all of which a row must hold
  std::string sort;   ///< key of a column; empty: the list's own order
  bool descending = false;
  int offset = 0;
  int limit = 0;       ///< rows of one page; 0 means all
  std::string filter;  ///< meaning given by the list ("kind", a tenant's id)
};
BOOST_DESCRIBE_STRUCT(ListInput, (), (query, sort, descending, offset, limit, filter))

struct ListColumn {
  std::string key;
  std::string label;
  std::string kind;  ///< "text", "number" or "date"
};
BOOST_DESCRIBE_STRUCT(ListColumn, (), (key, label, kind))

struct ListRow {
  std::string id;
  std::vector<std::string> cells;  ///< in the order of the columns
  std::string sort_key;            ///< of the list's own order, by reading where there is one
  std::string filter = {};         ///< what ListInput::filter asks for; empty where a list has none
};
BOOST_DESCRIBE_STRUCT(ListRow, (), (id, cells))

struct ListReply {
  std::string title;
  std::vector<ListColumn> columns;
  std::vector<ListRow> rows;
  int total = 0;  ///< rows that fit the query, on all pages
  int all = 0;    ///< rows without a query
};
BOOST_DESCRIBE_STRUCT(ListReply, (), (title, columns, rows, total, all))

/// A list made ready for many questions: its own order and the text that is searched are worked out
/// once. Immutable; safe from any thread.
class PreparedList {
 public:
  explicit PreparedList(ListReply list);
  /// The rows that fit `input`, sorted and cut to the page. Words are compared as base::label_key
  /// folds them, kana of both kinds alike. BAS-006 for a column that does not exist.
  [[nodiscard]] base::Result<ListReply> arrange(const ListInput& input) const;

 private:
  using Order = std::vector<std::size_t>;
  [[nodiscard]] base::Result<Order> sorted(Order rows, const ListInput& input) const;

  ListReply m_list;                   ///< rows in the list's own order
  std::vector<std::string> m_folded;  ///< of each row
};

/// Prepared lists of the whole installation, kept until what they are made from has changed. Only
/// for lists that are the same for everybody who may see them. Safe from any thread.
class ListCache {
 public:
  using Make = std::function<base::Result<ListReply>()>;
  /// The list called `name` as it is in `state`; made when none is kept for that state.
  [[nodiscard]] base::Result<std::shared_ptr<const PreparedList>> get(const std::string& name,
                                                                      const std::string& state,
                                                                      const Make& make);

 private:
  struct Kept {
    std::string state;
    std::shared_ptr<const PreparedList> list;
  };
  std::mutex m_lock;
  std::map<std::string, Kept, std::less<>> m_kept;  ///< guarded by m_lock
};

/// `list` with the rows that fit `input`, sorted and cut to the page. Words are compared as
/// base::label_key folds them, kana of both kinds alike. BAS-006 for a column that does not exist.
[[nodiscard]] base::Result<ListReply> arrange(ListReply list, const ListInput& input);

/// The list as CSV (UTF-8 with BOM, CRLF), cells that a spreadsheet would run kept as text.
[[nodiscard]] std::string list_csv(const ListReply& list);
/// The list as an .xlsx workbook, all but numbers kept as text. FMT-020.
[[nodiscard]] base::Result<std::string> list_xlsx(const ListReply& list);

}  // namespace engawa::accounts
