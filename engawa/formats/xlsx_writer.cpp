#include "engawa/formats/xlsx_writer.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <filesystem>
#include <mutex>
#include <string_view>

#include "engawa/base/decimal.hpp"
#include "engawa/base/files.hpp"
#include "engawa/base/temporary_folder.hpp"
#include "engawa/base/text.hpp"
#include "engawa/formats/cell_name.hpp"
#include "engawa/formats/problems.hpp"

namespace engawa::formats {

using base::make_problem;
using base::Problem;
using base::Result;
using base::Status;

namespace {

constexpr const char* notes_sheet_name = "出典と注意";

Problem unwritable(std::string found, std::string cell = {}) {
  return make_problem(problems::workbook_unwritable, std::move(found), {},
                      {{}, {}, std::move(cell)});
}

/// Length of the first `characters_max` characters of valid UTF-8.
std::size_t prefix_bytes(std::string_view text, std::size_t characters_max) {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool starts = (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
    if (starts && ++characters > characters_max) return i;
  }
  return text.size();
}

std::string acceptable_sheet_name(std::string name) {
  constexpr std::size_t characters_max = 31;
  for (char& c : name) {
    if (std::string_view("[]:*?/\\'").find(c) != std::string_view::npos) c = '_';
  }
  name.resize(prefix_bytes(name, characters_max));
  // "History" is reserved by Excel; two sheets of one name cannot exist.
  if (name.empty() || name == "History" || name == notes_sheet_name) return "データ";
  return name;
}

/// Columns that a text takes on the screen: one for ASCII, two for everything else.
double shown_width(std::string_view text) {
  double width = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) width += 1;
    if (byte >= 0xC0) width += 2;
  }
  return width;
}

class TableWriter {
 public:
  TableWriter(lxw_workbook* workbook, const XlsxTable& table)
      : m_workbook(workbook), m_table(table) {
    m_header = workbook_add_format(workbook);
    format_set_bold(m_header);
    format_set_text_wrap(m_header);
    format_set_align(m_header, LXW_ALIGN_VERTICAL_CENTER);
    format_set_bottom(m_header, LXW_BORDER_THIN);
    m_text = workbook_add_format(workbook);
    format_set_num_format(m_text, "@");
    for (const XlsxColumn& column : table.columns) m_formats.push_back(format_of(column));
  }

  Status write() {
    const std::string name = acceptable_sheet_name(m_table.sheet_name);
    m_sheet = workbook_add_worksheet(m_workbook, name.c_str());
    if (m_sheet == nullptr) return unwritable(name);
    set_up_sheet();
    for (std::size_t i = 0; i < m_table.columns.size(); ++i) {
      TRY(write_text(0, i, m_table.columns[i].title, m_header));
    }
    for (std::size_t row = 0; row < m_table.rows.size(); ++row) TRY(write_row(row));
    if (!m_table.notes.empty()) TRY(write_notes());
    return base::success();
  }

 private:
  lxw_format* format_of(const XlsxColumn& column) {
    if (column.kind == XlsxColumn::Kind::text) return m_text;
    lxw_format* format = workbook_add_format(m_workbook);
    std::string pattern = column.grouped ? "#,##0" : "0";
    const int decimals = std::clamp(column.decimals, 0, 15);
    if (decimals > 0) pattern.append(".").append(static_cast<std::size_t>(decimals), '0');
    format_set_num_format(format, pattern.c_str());
    format_set_align(format, LXW_ALIGN_RIGHT);
    return format;
  }

  void set_up_sheet() {
    const auto last_row = static_cast<lxw_row_t>(m_table.rows.size());
    const auto last_column = static_cast<lxw_col_t>(m_table.columns.size() - 1);
    for (std::size_t i = 0; i < m_table.columns.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      worksheet_set_column(m_sheet, column, column, column_width(i), nullptr);
    }
    worksheet_freeze_panes(m_sheet, 1, 0);
    worksheet_autofilter(m_sheet, 0, 0, last_row, last_column);
    constexpr uint8_t a4 = 9;
    worksheet_set_paper(m_sheet, a4);
    worksheet_set_landscape(m_sheet);
    worksheet_fit_to_pages(m_sheet, 1, 0);
    worksheet_repeat_rows(m_sheet, 0, 0);
    worksheet_set_footer(m_sheet, "&C&P / &N");
  }

  /// Wide enough for the title and the first rows, within reason.
  [[nodiscard]] double column_width(std::size_t column) const {
    constexpr std::size_t rows_looked_at = 200;
    double width = shown_width(m_table.columns[column].title);
    for (std::size_t row = 0; row < std::min(rows_looked_at, m_table.rows.size()); ++row) {
      if (column >= m_table.rows[row].size()) continue;
      const auto* text = std::get_if<std::string>(&m_table.rows[row][column]);
      if (text != nullptr) width = std::max(width, shown_width(*text));
    }
    return std::clamp(width + 2, 10.0, 50.0);
  }

  Status write_row(std::size_t index) {
    const std::vector<XlsxCell>& cells = m_table.rows[index];
    const auto row = static_cast<lxw_row_t>(index + 1);
    if (cells.size() > m_table.columns.size()) {
      return unwritable(std::to_string(cells.size()) + " cells, " +
                            std::to_string(m_table.columns.size()) + " columns",
                        "row " + std::to_string(row + 1));
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (const auto* text = std::get_if<std::string>(&cells[i])) {
        TRY(write_text(row, i, *text, m_formats[i]));
      } else if (const auto* number = std::get_if<double>(&cells[i])) {
        TRY(write_number(row, i, *number));
      }
    }
    return base::success();
  }

  Status write_number(lxw_row_t row, std::size_t column, double number) {
    const bool as_text =
        m_table.columns[column].kind == XlsxColumn::Kind::text || !std::isfinite(number);
    if (as_text) {
      return write_text(row, column, base::format_significant(number), m_formats[column]);
    }
    return check(worksheet_write_number(m_sheet, row, static_cast<lxw_col_t>(column), number,
                                        m_formats[column]),
                 row, column);
  }

  Status write_text(lxw_row_t row, std::size_t column, const std::string& text,
                    lxw_format* format) {
    if (text.empty()) return base::success();
    if (!base::is_valid_utf8(text)) {
      return unwritable("UTF-8", cell_name(row + 1, static_cast<std::uint32_t>(column + 1)));
    }
    return check(
        worksheet_write_string(m_sheet, row, static_cast<lxw_col_t>(column), text.c_str(), format),
        row, column);
  }

  Status write_notes() {
    m_sheet = workbook_add_worksheet(m_workbook, notes_sheet_name);
    if (m_sheet == nullptr) return unwritable(notes_sheet_name);
    lxw_format* wrapped = workbook_add_format(m_workbook);
    format_set_text_wrap(wrapped);
    format_set_align(wrapped, LXW_ALIGN_VERTICAL_TOP);
    constexpr double notes_width = 100;
    worksheet_set_column(m_sheet, 0, 0, notes_width, nullptr);
    constexpr uint8_t a4 = 9;
    worksheet_set_paper(m_sheet, a4);
    worksheet_fit_to_pages(m_sheet, 1, 0);
    lxw_row_t row = 0;
    for (const std::string& note : m_table.notes) TRY(write_text(row++, 0, note, wrapped));
    return base::success();
  }

  static Status check(lxw_error error, lxw_row_t row, std::size_t column) {
    if (error == LXW_NO_ERROR) return base::success();
    return unwritable(lxw_strerror(error),
                      cell_name(row + 1, static_cast<std::uint32_t>(column + 1)));
  }

  lxw_workbook* m_workbook;
  const XlsxTable& m_table;
  lxw_worksheet* m_sheet = nullptr;
  lxw_format* m_header = nullptr;
  lxw_format* m_text = nullptr;
  std::vector<lxw_format*> m_formats;
};

void set_properties(lxw_workbook* workbook, const XlsxTable& table) {
  lxw_doc_properties properties{};
  properties.created = static_cast<time_t>(table.created_seconds);
  workbook_set_properties(workbook, &properties);
}

/// Writes and frees the workbook. Behind a lock: libxlsxwriter calls gmtime, which all threads
/// share.
lxw_error close(lxw_workbook* workbook) {
  static std::mutex lock;
  const std::lock_guard guard(lock);
  return workbook_close(workbook);
}

}  // namespace

Result<std::string> write_xlsx(const XlsxTable& table) {
  if (table.columns.empty() || table.columns.size() > columns_max ||
      table.rows.size() >= rows_max) {
    return unwritable(std::to_string(table.rows.size()) + " x " +
                      std::to_string(table.columns.size()));
  }
  if (!base::is_valid_utf8(table.sheet_name)) return unwritable("UTF-8");
  const base::TemporaryFolder folder;
  if (folder.path().empty()) return unwritable("mkdtemp");
  const std::string file = (folder.path() / "table.xlsx").string();
  std::string folder_name = folder.path().string();
  // Rows go to a temporary file as they are written, so memory does not grow with the table.
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = folder_name.data();
  lxw_workbook* workbook = workbook_new_opt(file.c_str(), &options);
  if (workbook == nullptr) return unwritable("workbook_new");
  set_properties(workbook, table);
  const Status written = TableWriter(workbook, table).write();
  const lxw_error closed = close(workbook);
  if (!written.ok()) return written.problem();
  if (closed != LXW_NO_ERROR) return unwritable(lxw_strerror(closed));
  return base::read_file(file);
}

}  // namespace engawa::formats
