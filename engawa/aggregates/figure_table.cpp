#include "engawa/aggregates/figure_table.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "engawa/accounts/text_checks.hpp"
#include "engawa/aggregates/problems.hpp"
#include "engawa/aggregates/small_numbers.hpp"
#include "engawa/base/decimal.hpp"
#include "engawa/base/text.hpp"
#include "engawa/formats/csv_reader.hpp"
#include "engawa/formats/xlsx_reader.hpp"
#include "engawa/formats/xlsx_writer.hpp"

namespace engawa::aggregates {

using base::make_problem;
using base::Result;

namespace {

/// The columns of a table, in the order of the template.
enum class Column : std::uint8_t { Measure, Year, Body, Kind, Segment, Numerator, Denominator };
constexpr std::size_t column_count = 7;
constexpr std::array<std::string_view, column_count> headings{
    "指標", "年度", "どこの値か", "保険者の種類", "区分", "分子", "分母"};

/// A row as texts, and where it stands in the file.
struct TextRow {
  std::size_t row = 0;
  std::vector<std::string> cells;
};

Result<std::vector<TextRow>> csv_rows(std::string bytes, const std::string& file_name) {
  const auto table = TRY(formats::read_csv(std::move(bytes), file_name));
  std::vector<TextRow> rows;
  for (std::size_t i = 0; i < table.rows_count(); ++i) {
    TextRow row{table.line_of(i), {}};
    for (const auto cell : table.row(i)) row.cells.emplace_back(cell);
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<std::vector<TextRow>> sheet_rows(std::string bytes, const std::string& file_name) {
  auto workbook = TRY(formats::Workbook::open(std::move(bytes), file_name));
  const auto index = TRY(workbook.first_visible_sheet());
  const formats::Sheet sheet = TRY(workbook.read_sheet(index));
  std::vector<TextRow> rows;
  for (const auto& cell : sheet.cells()) {
    if (rows.empty() || rows.back().row != cell.row) rows.push_back({cell.row, {}});
    auto& cells = rows.back().cells;
    constexpr std::uint32_t columns_read = 50;
    if (cell.column > columns_read) continue;
    cells.resize(cell.column);
    cells.back() = cell.as_text();
  }
  return rows;
}

Result<std::vector<TextRow>> rows_of(std::string bytes, const std::string& file_name) {
  const bool is_workbook = bytes.starts_with("PK");
  return is_workbook ? sheet_rows(std::move(bytes), file_name)
                     : csv_rows(std::move(bytes), file_name);
}

using Positions = std::array<std::size_t, column_count>;

/// Where the columns stand when `row` is the one of the headings.
std::optional<Positions> positions_in(const TextRow& row) {
  Positions positions{};
  for (std::size_t i = 0; i < column_count; ++i) {
    const std::string key = base::label_key(headings[i]);
    const auto found =
        std::find_if(row.cells.begin(), row.cells.end(),
                     [&key](const std::string& cell) { return base::label_key(cell) == key; });
    if (found == row.cells.end()) return std::nullopt;
    positions[i] = static_cast<std::size_t>(found - row.cells.begin());
  }
  return positions;
}

/// Reads the rows below the headings.
class RowReader {
 public:
  RowReader(const Measures& catalogue, const packages::InsurerKinds& kinds,
            const Positions& positions, int latest_year)
      : m_catalogue(catalogue),
        m_kinds(kinds),
        m_positions(positions),
        m_latest_year(latest_year) {}

  [[nodiscard]] bool is_filled(const TextRow& row) const {
    return !cell(row, Column::Numerator).empty() || !cell(row, Column::Denominator).empty();
  }

  [[nodiscard]] Result<AggregateFigure> read(const TextRow& row) const {
    AggregateFigure figure;
    const auto* measure = m_catalogue.find(cell(row, Column::Measure));
    if (measure == nullptr) {
      return make_problem(problems::unknown_measure, cell(row, Column::Measure));
    }
    figure.measure = measure->id;
    figure.fiscal_year = TRY(read_fiscal_year(cell(row, Column::Year), m_latest_year));
    figure.body = TRY(accounts::one_line("body", cell(row, Column::Body)));
    if (figure.body.empty()) return make_problem(problems::no_body);
    figure.kind = TRY(kind_of(cell(row, Column::Kind)));
    const auto* segment = m_catalogue.find_segment(cell(row, Column::Segment));
    if (segment == nullptr || !is_told_by(*measure, *segment)) {
      return make_problem(problems::unknown_segment, cell(row, Column::Segment), measure->name_ja);
    }
    figure.segment = segment->id;
    figure.numerator = TRY(count_of(cell(row, Column::Numerator)));
    figure.denominator = TRY(count_of(cell(row, Column::Denominator)));
    TRY(check_figure(*measure, *segment, figure));
    return figure;
  }

 private:
  [[nodiscard]] std::string cell(const TextRow& row, Column column) const {
    const auto position = m_positions[static_cast<std::size_t>(column)];
    return position < row.cells.size() ? base::trim(row.cells[position]) : std::string{};
  }

  [[nodiscard]] Result<std::string> kind_of(const std::string& text) const {
    if (text.empty()) return text;
    const std::string key = base::label_key(text);
    for (const auto& kind : m_kinds.all()) {
      if (kind.id == text || base::label_key(kind.name_ja) == key) return kind.id;
    }
    return make_problem(problems::unknown_kind, text);
  }

  /// "1,234", "１２３４人", "12.0" of a workbook.
  static Result<std::int64_t> count_of(const std::string& text) {
    std::string digits = base::replace_all(base::label_key(text), ",", "");
    for (const std::string_view unit : {"人", "円", "名"}) {
      if (digits.ends_with(unit)) digits.resize(digits.size() - unit.size());
    }
    if (digits == "-" || digits == "*" || digits == "x" || digits == "※") {
      return make_problem(problems::withheld);
    }
    const auto number = base::parse_integer(digits);
    if (!number) return make_problem(problems::not_a_count, text);
    return *number;
  }

  const Measures& m_catalogue;
  const packages::InsurerKinds& m_kinds;
  const Positions& m_positions;
  int m_latest_year;
};

/// Takes out what comes twice: nobody knows which of them is right.
void set_twice_aside(FigureTable& table) {
  std::map<decltype(table.figures.front().subject()), int> seen;
  for (const auto& figure : table.figures) ++seen[figure.subject()];
  FigureTable kept;
  kept.set_aside = std::move(table.set_aside);
  for (std::size_t i = 0; i < table.figures.size(); ++i) {
    if (seen[table.figures[i].subject()] > 1) {
      kept.set_aside.push_back({table.rows[i], make_problem(problems::twice)});
      continue;
    }
    kept.figures.push_back(table.figures[i]);
    kept.rows.push_back(table.rows[i]);
  }
  table = std::move(kept);
}

}  // namespace

Result<int> read_fiscal_year(std::string_view text, int latest) {
  constexpr int earliest = 1948;
  std::string key = base::label_key(text);
  for (const std::string_view ending : {"年度", "年"}) {
    if (key.ends_with(ending)) key.resize(key.size() - ending.size());
  }
  std::optional<int> year;
  if (const auto number = base::parse_integer(key)) {
    year = static_cast<int>(std::clamp<long long>(*number, 0, latest + 1));
  } else if (!key.empty()) {
    // An era changes within a year: 令和元年度 has an October, 平成31年度 only an April.
    for (const std::string_view day : {"/10/1", "/4/1"}) {
      const std::string marked = key.front() == 'r' || key.front() == 'h' || key.front() == 's'
                                     ? key + std::string(day)
                                     : key + (day == "/4/1" ? "年4月1日" : "年10月1日");
      const auto date = base::Date::parse(marked);
      if (date && !year) year = date->fiscal_year().year;
    }
  }
  if (!year || *year < earliest || *year > latest) {
    return make_problem(problems::no_year, std::string(text),
                        base::FiscalYear{latest}.japanese() + "まで");
  }
  return *year;
}

void spell_alike(std::vector<AggregateFigure>& coming, const std::vector<AggregateFigure>& known) {
  std::map<std::string, std::string> spellings;  // by label key
  for (const auto& figure : known) spellings.emplace(base::label_key(figure.body), figure.body);
  for (auto& figure : coming) {
    figure.body = spellings.emplace(base::label_key(figure.body), figure.body).first->second;
  }
}

Result<FigureTable> read_figures(std::string bytes, const std::string& file_name,
                                 const Measures& catalogue, const packages::InsurerKinds& kinds,
                                 int latest_year) {
  constexpr std::size_t heading_rows = 20;
  const auto rows = TRY(rows_of(std::move(bytes), file_name));
  std::optional<Positions> positions;
  std::size_t first = 0;
  while (!positions && first < std::min(rows.size(), heading_rows)) {
    positions = positions_in(rows[first]);
    ++first;
  }
  if (!positions) return make_problem(problems::no_header, file_name);
  if (rows.size() - first > figure_rows_max) {
    return make_problem(problems::too_many_rows, std::to_string(rows.size() - first),
                        std::to_string(figure_rows_max));
  }
  const RowReader reader(catalogue, kinds, *positions, latest_year);
  FigureTable table;
  for (std::size_t i = first; i < rows.size(); ++i) {
    if (!reader.is_filled(rows[i])) continue;
    auto figure = reader.read(rows[i]);
    if (!figure) {
      table.set_aside.push_back({rows[i].row, figure.problem()});
      continue;
    }
    table.figures.push_back(std::move(*figure));
    table.rows.push_back(rows[i].row);
  }
  spell_alike(table.figures, {});
  set_twice_aside(table);
  for (auto& row : table.set_aside) {
    row.problem.place = {file_name, {}, "row " + std::to_string(row.row)};
  }
  return table;
}

Result<std::string> figure_template(const Measures& catalogue, const Measure& measure,
                                    int fiscal_year) {
  formats::XlsxTable table;
  table.sheet_name = measure.name_ja;
  for (const auto heading : headings) {
    formats::XlsxColumn column;
    column.title = heading;
    const bool is_number = heading == headings[static_cast<std::size_t>(Column::Numerator)] ||
                           heading == headings[static_cast<std::size_t>(Column::Denominator)];
    if (is_number) column.kind = formats::XlsxColumn::Kind::number;
    table.columns.push_back(std::move(column));
  }
  for (const auto& segment : catalogue.segments()) {
    if (!is_told_by(measure, segment)) continue;
    table.rows.push_back({measure.name_ja,
                          base::FiscalYear{fiscal_year}.japanese(),
                          {},
                          {},
                          segment.name_ja,
                          {},
                          {}});
  }
  const std::string least = std::to_string(measure.least_people);
  table.notes = {measure.name_ja + "：" + measure.meaning_ja,
                 "分子は" + measure.numerator_ja + "、分母は" + measure.denominator_ja +
                     "です。割合ではなく、数を書いてください。",
                 "値のない区分は空けておいてください。1人から" + least +
                     "人未満になる人数（分母から分子を引いた人数、全体から区分を引いた人数も）"
                     "は受け取れません。",
                 "保険者の種類は、国民健康保険、協会けんぽ、健康保険組合、共済組合、船員保険、"
                 "後期高齢者医療のどれかです。保険者でないときは空けてください。"};
  return formats::write_xlsx(table);
}

}  // namespace engawa::aggregates
