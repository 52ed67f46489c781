#include "engawa/indicators/exports.hpp"

#include "engawa/base/decimal.hpp"
#include "engawa/base/version.hpp"
#include "engawa/formats/csv_writer.hpp"
#include "engawa/formats/xlsx_writer.hpp"
#include "engawa/indicators/health_issue_sheet.hpp"
#include "engawa/indicators/results.hpp"

namespace engawa::indicators {
namespace {

using base::Result;

struct Rows {
  std::vector<std::vector<std::string>> rows;
  std::string source;
};

Result<Rows> rows_of(Workspace& workspace, const IssueDepthQuery& query, bool one_comparator) {
  const Selection selection = TRY(select(workspace, query.area, query.year, query.comparator));
  Rows rows;
  rows.source = workspace.catalogue().ndb_layout().attribution_ja + "（Engawa " +
                std::string(base::program_version) + "）";
  ResultQuery wanted;
  wanted.area = query.area;
  wanted.fiscal_year = selection.fiscal_year;
  wanted.indicator = query.indicator;
  if (one_comparator) wanted.comparator = selection.comparator;
  TRY(for_each_result(*selection.analysis, wanted, [&](const indicators::IndicatorResult& result) {
    rows.rows.push_back(result_cells(result));
  }));
  return rows;
}

std::string to_csv(const Rows& rows) {
  formats::CsvWriter writer;
  for (const auto& column : result_columns()) writer.text(column);
  writer.text("source").end_row();
  for (const auto& row : rows.rows) {
    for (const auto& cell : row) writer.text(cell);
    writer.text(rows.source).end_row();
  }
  return std::move(writer).take();
}

bool is_text_column(const std::string& name) {
  return name == "indicator" || name == "area" || name == "area_name" || name == "sex" ||
         name == "comparator" || name == "status";
}

Result<std::string> to_xlsx(const Rows& rows) {
  formats::XlsxTable table;
  table.sheet_name = "結果";
  const auto& names = result_columns();
  for (const auto& name : names) {
    const bool is_text = is_text_column(name);
    const bool is_count =
        name.starts_with("people") || name.starts_with("observed") || name == "masked_cells";
    table.columns.push_back(
        {name, is_text ? formats::XlsxColumn::Kind::text : formats::XlsxColumn::Kind::number,
         is_text || is_count || name == "fiscal_year" ? 0 : 3, name != "fiscal_year"});
  }
  for (const auto& row : rows.rows) {
    auto& cells = table.rows.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) {
      const auto number = is_text_column(names[i]) ? std::nullopt : base::parse_double(row[i]);
      cells.push_back(number           ? formats::XlsxCell(*number)
                      : row[i].empty() ? formats::XlsxCell()
                                       : formats::XlsxCell(row[i]));
    }
  }
  table.notes = {
      "出典: " + rows.source,
      "比は性・年齢をそろえて比較の相手と比べた値です（間接法）。区域どうしの比較には使えません。",
      "lower・upper は95%の下限・上限です。秘匿されたセルを含む場合は、その分だけ広げています。",
      "空のセルは計算していない値です（0ではありません）。理由は status の列にあります。"};
  table.created_seconds = 1;
  return formats::write_xlsx(table);
}

}  // namespace

Result<std::string> results_csv(Workspace& workspace, const IssueDepthQuery& query) {
  return to_csv(TRY(rows_of(workspace, query, true)));
}

Result<std::string> results_xlsx(Workspace& workspace, const IssueDepthQuery& query) {
  return to_xlsx(TRY(rows_of(workspace, query, true)));
}

Result<std::string> numbers_csv(Workspace& workspace, const IssueDepthQuery& query) {
  return to_csv(TRY(rows_of(workspace, query, false)));
}

Result<std::string> numbers_xlsx(Workspace& workspace, const IssueDepthQuery& query) {
  return to_xlsx(TRY(rows_of(workspace, query, false)));
}

Result<std::string> sheet_pdf_of(Workspace& workspace, const std::string& area, int year) {
  const Selection selection = TRY(select(workspace, area, year, "nation"));
  return health_issue_sheet_pdf(*selection.analysis, workspace.census(), selection.area_index,
                                selection.fiscal_year, base::program_version);
}

}  // namespace engawa::indicators
