#include "engawa/checkups/table_reader.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "engawa/base/decimal.hpp"
#include "engawa/base/text.hpp"
#include "engawa/checkups/observation_checks.hpp"
#include "engawa/checkups/problems.hpp"

namespace engawa::checkups {

using base::make_problem;
using base::Place;
using base::Result;
using base::Status;

namespace {

constexpr std::size_t no_column = static_cast<std::size_t>(-1);

bool ends_with(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

bool holds(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Whether most values do not fit their columns: a separator too many or too few, made up for
/// elsewhere in the row.
bool looks_shifted(const std::vector<Observation>& observations) {
  constexpr std::size_t wrong_min = 4;
  std::size_t wrong = 0;
  for (const auto& observation : observations) wrong += observation.problem == nullptr ? 0 : 1;
  return wrong >= wrong_min && wrong * 2 > observations.size();
}

/// Rows before the first person: metadata and header.
std::size_t rows_before(const TableLayout& layout) {
  return (layout.first_line_contains.empty() ? 0 : 1) + (layout.has_header ? 1 : 0);
}

}  // namespace

std::optional<base::Date> parse_written_date(std::string_view era, std::string_view text) {
  const std::string written = base::trim(base::normalise_nfkc(text));
  if (const auto date = parse_compact_date(written)) return date;
  const bool short_digits =
      !written.empty() && written.size() <= 7 &&
      std::all_of(written.begin(), written.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!short_digits) {
    const auto date = base::Date::parse(written);
    return date ? std::optional(*date) : std::nullopt;
  }
  // Era code and two digits each, in two columns or in one of seven digits.
  constexpr std::array<std::string_view, 5> eras{"明治", "大正", "昭和", "平成", "令和"};
  std::string name = base::trim(base::normalise_nfkc(era));
  std::string digits = written;
  if (digits.size() == 7 && name.empty()) {
    name = digits.substr(0, 1);
    digits.erase(0, 1);
  }
  if (digits.size() != 6) return std::nullopt;
  if (name.size() == 1 && name[0] >= '1' && name[0] <= '5') {
    name = eras[static_cast<std::size_t>(name[0] - '1')];
  }
  const auto date = base::Date::parse(name + digits.substr(0, 2) + "." + digits.substr(2, 2) + "." +
                                      digits.substr(4, 2));
  if (date) return *date;
  const auto in_words = base::Date::parse(name + digits.substr(0, 2) + "年" + digits.substr(2, 2) +
                                          "月" + digits.substr(4, 2) + "日");
  return in_words ? std::optional(*in_words) : std::nullopt;
}

bool TableReader::is_named(const TableLayout& layout, const formats::CsvTable& table) {
  if (layout.first_line_contains.empty() || table.rows_count() == 0) return false;
  const auto first = table.row(0);
  return std::any_of(first.begin(), first.end(), [&](std::string_view field) {
    return field.find(layout.first_line_contains) != std::string_view::npos;
  });
}

bool TableReader::fits(const TableLayout& layout, const formats::CsvTable& table) {
  const bool has_metadata = !layout.first_line_contains.empty();
  if (table.rows_count() < rows_before(layout)) return false;
  if (has_metadata && !is_named(layout, table)) return false;
  if (layout.header_starts_with.empty()) return has_metadata;
  const auto header = table.row(has_metadata ? 1 : 0);
  return !header.empty() && base::label_key(header.front()) == layout.header_starts_with;
}

Result<TableReader::Columns> TableReader::columns_of(const formats::CsvTable& table,
                                                     const TableLayout& layout,
                                                     const std::string& file) {
  Columns columns;
  columns.first_row = rows_before(layout);
  if (table.rows_count() == 0) {
    return make_problem(problems::layout_column_missing, {}, {}, {file, {}, {}});
  }
  const auto header = table.row(columns.first_row == 0 ? 0 : columns.first_row - 1);
  columns.count = header.size();
  std::map<std::string, std::size_t, std::less<>> by_heading;
  if (layout.has_header) {
    for (std::size_t i = 0; i < header.size(); ++i)
      by_heading.emplace(base::label_key(header[i]), i);
  }
  const auto find = [&](const ColumnName& name) {
    if (name.heading.empty()) return name.position < header.size() ? name.position : no_column;
    const auto found = by_heading.find(base::label_key(name.heading));
    return found == by_heading.end() ? no_column : found->second;
  };
  for (const auto& [what, name] : layout.person) {
    const std::size_t column = find(name);
    if (column == no_column) {
      return make_problem(problems::layout_column_missing, {}, name.text(), {file, {}, what});
    }
    columns.person.emplace(what, column);
  }
  for (const auto& value : layout.values) {
    const std::size_t column = find(value.column);
    if (column == no_column && !value.optional) {
      return make_problem(problems::layout_column_missing, {}, value.column.text(),
                          {file, {}, value.item->code});
    }
    columns.values.push_back(column);
  }
  return columns;
}

Status TableReader::read(const formats::CsvTable& table, const TableLayout& layout,
                         const std::string& file, const Visitor& visit, const SetAside& set_aside) {
  const Columns columns = TRY(columns_of(table, layout, file));
  for (std::size_t i = columns.first_row; i < table.rows_count(); ++i) {
    const std::string line = "row " + std::to_string(table.line_of(i));
    const auto row = table.row(i);
    if (row.size() != columns.count) {
      set_aside(make_problem(problems::shifted_columns, std::to_string(row.size()),
                             std::to_string(columns.count), {file, {}, line}));
      continue;
    }
    m_document.place = file + " " + line;
    read_row(row, columns, layout);
    if (looks_shifted(m_document.observations)) {
      set_aside(make_problem(problems::shifted_columns, {}, {}, {file, {}, line}));
      continue;
    }
    visit(m_document);
  }
  return base::success();
}

std::string_view TableReader::keep(std::string text) {
  m_texts.push_back(std::make_unique<std::string>(std::move(text)));
  return *m_texts.back();
}

void TableReader::read_row(std::span<const std::string_view> row, const Columns& columns,
                           const TableLayout& layout) {
  m_texts.clear();
  m_document.observations.clear();
  const auto field = [&](const char* what) -> std::string_view {
    const auto column = columns.person.find(what);
    return column == columns.person.end() ? std::string_view{} : row[column->second];
  };
  const auto code = [&](const char* what) -> std::string_view {
    const auto words = layout.person_codes.find(what);
    const std::string folded = base::label_key(field(what));
    if (words == layout.person_codes.end()) return keep(folded);
    const auto found = words->second.find(folded);
    return found == words->second.end() ? std::string_view{} : std::string_view(found->second);
  };
  Person person;
  person.insurer_number = field("insurer_number");
  if (person.insurer_number.empty()) person.insurer_number = layout.insurer_number;
  person.symbol = field("symbol");
  person.number = field("number");
  person.branch = field("branch");
  person.name = field("name");
  person.postal_code = field("postal_code");
  person.address = field("address");
  person.sex = sex_of(code("sex"));
  person.qualification =
      at_workplace(qualification_of(code("qualification")), code("workplace_size"));
  if (is_insured(person.qualification)) {
    person.workplace_address = field("workplace_address");
    person.workplace_postal_code = field("workplace_postal_code");
  }
  m_document.written_birth_date = field("birth_date");
  person.birth_date = parse_written_date(field("birth_era"), m_document.written_birth_date);
  m_document.person = person;
  m_document.report_code = layout.report_code;
  m_document.programme = layout.programme;
  m_document.institution = field("institution");
  m_document.written_service_date = field("service_date");
  m_document.service_date = parse_written_date({}, m_document.written_service_date);
  for (std::size_t i = 0; i < layout.values.size(); ++i) {
    if (columns.values[i] != no_column)
      read_value(row[columns.values[i]], layout.values[i], layout);
  }
  mark_repeated(m_document.observations);
}

void TableReader::read_value(std::string_view written, const ValueColumn& column,
                             const TableLayout& layout) {
  const std::string folded = base::label_key(written);
  if (folded.empty()) return;  // not reported
  Observation observation;
  observation.code = column.item->code;
  observation.item = m_items.find(column.item->code, m_document.fiscal_year());
  observation.method = column.item->method;
  if (holds(layout.not_performed, folded)) observation.state = ValueState::NotPerformed;
  if (holds(layout.unmeasurable, folded)) observation.state = ValueState::Unmeasurable;
  const bool is_coded =
      column.item->type == ValueType::Coded || column.item->type == ValueType::Ordinal;
  bool mapped = true;
  if (observation.state == ValueState::Measured && is_coded) {
    const auto found = column.codes.find(folded);
    mapped = column.codes.empty() || found != column.codes.end();
    observation.coded_value =
        found != column.codes.end() ? std::string_view(found->second) : keep(folded);
  } else if (observation.state == ValueState::Measured) {
    observation.text = written;
  }
  if (observation.state == ValueState::Measured && column.item->type == ValueType::Quantity) {
    std::string number = folded;
    const auto cut = [&](const std::vector<std::string>& endings, Censoring censoring) {
      for (const auto& ending : endings) {
        if (!ends_with(number, ending)) continue;
        number.resize(number.size() - ending.size());
        observation.censoring = censoring;
        return;
      }
    };
    cut(layout.at_or_above, Censoring::AtOrAbove);
    cut(layout.at_or_below, Censoring::AtOrBelow);
    const auto value = base::parse_double(number);
    if (value && column.factor != 1) number = base::format_significant(*value * column.factor);
    observation.text = keep(std::move(number));
    observation.unit = column.unit;
  }
  check_observation(m_items, true, observation);
  if (!mapped) observation.problem = &problems::value_not_mapped;
  m_document.observations.push_back(observation);
}

Result<std::vector<ColumnPreview>> TableReader::preview(const formats::CsvTable& table,
                                                        const TableLayout& layout,
                                                        const std::string& file) {
  const Columns columns = TRY(columns_of(table, layout, file));
  std::vector<ColumnPreview> previews(columns.count);
  std::vector<const ValueColumn*> coded(columns.count, nullptr);
  for (std::size_t i = 0; i < columns.count; ++i) {
    previews[i].heading =
        layout.has_header ? std::string(table.row(columns.first_row - 1)[i]) : std::to_string(i);
  }
  for (const auto& [what, column] : columns.person) previews[column].mapped_to = what;
  for (std::size_t i = 0; i < layout.values.size(); ++i) {
    if (columns.values[i] == no_column) continue;
    const ItemDefinition& item = *layout.values[i].item;
    previews[columns.values[i]].mapped_to = item.code + " " + item.name;
    const bool is_coded = item.type == ValueType::Coded || item.type == ValueType::Ordinal;
    if (is_coded) coded[columns.values[i]] = &layout.values[i];
  }
  for (std::size_t i = columns.first_row; i < table.rows_count(); ++i) {
    const auto row = table.row(i);
    if (row.size() != columns.count) continue;
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (row[c].empty()) continue;
      ++previews[c].filled;
      if (coded[c] != nullptr) ++previews[c].values[base::label_key(row[c])];
    }
  }
  return previews;
}

}  // namespace engawa::checkups
