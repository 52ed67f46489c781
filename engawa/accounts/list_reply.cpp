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

bool fits(const ListRow& row, const std::vector<std::string>& words) {
  std::string text = folded(row.sort_key);
  for (const auto& cell : row.cells) text += "\n" + folded(cell);
  return std::all_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.find(word) != std::string::npos; });
}

bool is_less(const std::string& a, const std::string& b, bool as_number) {
  if (!as_number) return a < b;
  return base::parse_double(a).value_or(0) < base::parse_double(b).value_or(0);
}

base::Status sort_rows(ListReply& list, const ListInput& input) {
  const auto column =
      std::find_if(list.columns.begin(), list.columns.end(),
                   [&](const ListColumn& known) { return known.key == input.sort; });
  if (!input.sort.empty() && column == list.columns.end()) {
    return base::member_problem("sort", input.sort, "列の名前");
  }
  const auto position = static_cast<std::size_t>(column - list.columns.begin());
  const bool by_own_order = input.sort.empty() || (position == 0 && column->kind == "text");
  std::stable_sort(list.rows.begin(), list.rows.end(), [&](const ListRow& a, const ListRow& b) {
    if (by_own_order) return a.sort_key < b.sort_key;
    return is_less(a.cells[position], b.cells[position], column->kind == "number");
  });
  if (input.descending) std::reverse(list.rows.begin(), list.rows.end());
  return base::success();
}

}  // namespace

base::Result<ListReply> arrange(ListReply list, const ListInput& input) {
  list.all = static_cast<int>(list.rows.size());
  const auto words = words_of(input.query);
  if (!words.empty())
    std::erase_if(list.rows, [&](const ListRow& row) { return !fits(row, words); });
  TRY(sort_rows(list, input));
  list.total = static_cast<int>(list.rows.size());
  const auto first =
      std::min<std::size_t>(static_cast<std::size_t>(std::max(0, input.offset)), list.rows.size());
  list.rows.erase(list.rows.begin(), list.rows.begin() + static_cast<std::ptrdiff_t>(first));
  const bool is_cut = input.limit > 0 && list.rows.size() > static_cast<std::size_t>(input.limit);
  if (is_cut) list.rows.resize(static_cast<std::size_t>(input.limit));
  return list;
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
