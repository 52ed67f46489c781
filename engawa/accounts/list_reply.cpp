#include "engawa/accounts/list_reply.hpp"

#include <algorithm>

#include "engawa/base/decimal.hpp"
#include "engawa/base/json_reader.hpp"
#include "engawa/base/text.hpp"
#include "engawa/formats/csv_writer.hpp"
#include "engawa/formats/xlsx_writer.hpp"

namespace engawa::accounts {
namespace {

std::string folded(std::string_view text) { return base::to_hiragana(base::label_key(text)); }

std::vector<std::string> words_of(const std::string& query) {
  std::vector<std::string> words;
  for (const auto& word : base::split(base::normalise_nfkc(query), ' ')) {
    if (!base::trim(word).empty()) words.push_back(folded(word));
  }
  return words;
}

bool fits(const std::string& folded_row, const std::vector<std::string>& words) {
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return folded_row.find(word) != std::string::npos;
  });
}

bool is_less(const std::string& a, const std::string& b, bool as_number) {
  if (!as_number) return a < b;
  return base::parse_double(a).value_or(0) < base::parse_double(b).value_or(0);
}

}  // namespace

PreparedList::PreparedList(ListReply list) : m_list(std::move(list)) {
  std::stable_sort(m_list.rows.begin(), m_list.rows.end(),
                   [](const ListRow& a, const ListRow& b) { return a.sort_key < b.sort_key; });
  for (const auto& row : m_list.rows) {
    std::string text = row.sort_key;
    for (const auto& cell : row.cells) text += "\n" + cell;
    m_folded.push_back(folded(text));
  }
}

base::Result<PreparedList::Order> PreparedList::sorted(Order rows, const ListInput& input) const {
  const auto& columns = m_list.columns;
  const auto column = std::find_if(columns.begin(), columns.end(), [&](const ListColumn& known) {
    return known.key == input.sort;
  });
  if (!input.sort.empty() && column == columns.end()) {
    return base::member_problem("sort", input.sort, "列の名前");
  }
  const auto position = static_cast<std::size_t>(column - columns.begin());
  const bool by_own_order = input.sort.empty() || (position == 0 && column->kind == "text");
  if (!by_own_order) {
    const bool as_number = column->kind == "number";
    std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
      return is_less(m_list.rows[a].cells[position], m_list.rows[b].cells[position], as_number);
    });
  }
  if (input.descending) std::reverse(rows.begin(), rows.end());
  return rows;
}

base::Result<ListReply> PreparedList::arrange(const ListInput& input) const {
  ListReply reply{m_list.title, m_list.columns, {}, 0, 0};
  const auto words = words_of(input.query);
  Order fitting;
  for (std::size_t i = 0; i < m_list.rows.size(); ++i) {
    if (!input.filter.empty() && m_list.rows[i].filter != input.filter) continue;
    ++reply.all;
    if (fits(m_folded[i], words)) fitting.push_back(i);
  }
  fitting = TRY(sorted(std::move(fitting), input));
  reply.total = static_cast<int>(fitting.size());
  const auto first = std::min(static_cast<std::size_t>(std::max(0, input.offset)), fitting.size());
  auto last = fitting.size();
  if (input.limit > 0) last = std::min(last, first + static_cast<std::size_t>(input.limit));
  for (std::size_t i = first; i < last; ++i) reply.rows.push_back(m_list.rows[fitting[i]]);
  return reply;
}

base::Result<std::shared_ptr<const PreparedList>> ListCache::get(const std::string& name,
                                                                 const std::string& state,
                                                                 const Make& make) {
  {
    const std::lock_guard guard(m_lock);
    const auto kept = m_kept.find(name);
    if (kept != m_kept.end() && kept->second.state == state) return kept->second.list;
  }
  // Made outside the lock: others go on with what is kept for their state.
  auto list = std::make_shared<const PreparedList>(TRY(make()));
  const std::lock_guard guard(m_lock);
  m_kept[name] = {state, list};
  return list;
}

base::Result<ListReply> arrange(ListReply list, const ListInput& input) {
  return PreparedList(std::move(list)).arrange(input);
}

std::string list_csv(const ListReply& list) {
  formats::CsvWriter writer;
  for (const auto& column : list.columns) writer.text(column.label);
  writer.end_row();
  for (const auto& row : list.rows) {
    for (const auto& cell : row.cells) writer.text(cell);
    writer.end_row();
  }
  return std::move(writer).take();
}

base::Result<std::string> list_xlsx(const ListReply& list) {
  formats::XlsxTable table;
  table.sheet_name = list.title;
  for (const auto& column : list.columns) {
    const bool is_number = column.kind == "number";
    table.columns.push_back({column.label, is_number ? formats::XlsxColumn::Kind::number
                                                     : formats::XlsxColumn::Kind::text});
  }
  for (const auto& row : list.rows) {
    std::vector<formats::XlsxCell> cells;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const auto number =
          list.columns[i].kind == "number" ? base::parse_double(row.cells[i]) : std::nullopt;
      cells.emplace_back(number ? formats::XlsxCell(*number) : formats::XlsxCell(row.cells[i]));
    }
    table.rows.push_back(std::move(cells));
  }
  return formats::write_xlsx(table);
}

}  // namespace engawa::accounts
