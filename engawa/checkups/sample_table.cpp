#include <algorithm>
#include <chrono>
#include <cstdio>

#include "engawa/base/decimal.hpp"
#include "engawa/base/era.hpp"
#include "engawa/base/text.hpp"
#include "engawa/checkups/observation_checks.hpp"
#include "engawa/checkups/sample_files.hpp"
#include "engawa/formats/csv_writer.hpp"

namespace engawa::checkups {

namespace {

using Words = std::map<std::string, std::string, std::less<>>;

/// The word that a layout reads as `code`; the code where it has none.
std::string word_of(const Words& words, std::string_view code) {
  for (const auto& [word, meant] : words) {
    if (meant == code) return word;
  }
  return std::string(code);
}

std::string first_of(const std::vector<std::string>& words) {
  return words.empty() ? std::string() : words.front();
}

/// A day by its era, as in two columns: "昭和" and "450515".
std::pair<std::string, std::string> in_era(const base::Date& date) {
  const auto eras = base::Eras::open();
  const std::chrono::sys_days day{std::chrono::year(date.year) /
                                  std::chrono::month(static_cast<unsigned>(date.month)) /
                                  std::chrono::day(static_cast<unsigned>(date.day))};
  const auto year = eras ? eras->at(day) : std::nullopt;
  if (!year) return {"", compact_date(date)};
  std::array<char, 16> digits{};
  std::snprintf(digits.data(), digits.size(), "%02d%02d%02d", year->year, date.month, date.day);
  return {eras->name(year->era), digits.data()};
}

/// The observation that a column holds: of its item, or of another that measures the same.
const Observation* find(const CheckupDocument& document, const ItemDefinition& item) {
  const Observation* found = nullptr;
  for (const auto& one : document.observations) {
    if (one.item == nullptr) continue;
    if (one.item->code == item.code) return &one;
    if (item.quantity != no_quantity && one.item->quantity == item.quantity) found = &one;
  }
  return found;
}

std::string text_of(const Observation& one, const ValueColumn& column, const TableLayout& layout) {
  if (one.state == ValueState::NotPerformed) return first_of(layout.not_performed);
  if (one.state == ValueState::Unmeasurable) return first_of(layout.unmeasurable);
  if (!one.coded_value.empty()) return word_of(column.codes, one.coded_value);
  std::string text(one.text);
  if (column.factor != 1) text = base::format_significant(one.number / column.factor);
  if (one.censoring == Censoring::AtOrAbove) text += first_of(layout.at_or_above);
  if (one.censoring == Censoring::AtOrBelow) text += first_of(layout.at_or_below);
  return text;
}

}  // namespace

SampleTable::SampleTable(std::filesystem::path out, int fiscal_year, const TableLayout& layout)
    : SampleFiles(std::move(out), fiscal_year), m_layout(layout) {
  const auto is_first = [&](const ColumnName& name) {
    return base::label_key(name.heading) == layout.header_starts_with;
  };
  // By the first heading the kind of table is known.
  for (const auto& [what, name] : layout.person) {
    if (!name.heading.empty() && is_first(name)) m_headings.push_back(name.heading);
  }
  if (m_headings.empty()) m_headings.push_back(layout.header_starts_with);
  for (const char* what : person_columns) {
    const auto found = layout.person.find(what);
    if (found != layout.person.end()) m_person.emplace(what, column_of(found->second));
  }
  for (const auto& value : layout.values) {
    m_values.push_back(column_of(value.column));
    if (value.column.heading.empty()) m_headings[m_values.back()] = value.item->name;
  }
  if (!layout.first_line_contains.empty()) put({layout.first_line_contains});
  put(m_headings);
}

std::size_t SampleTable::column_of(const ColumnName& name) {
  if (name.heading.empty()) {
    for (std::size_t i = m_headings.size(); i <= name.position; ++i) {
      m_headings.push_back("列" + std::to_string(i));
    }
    return name.position;
  }
  const auto found = std::find(m_headings.begin(), m_headings.end(), name.heading);
  if (found != m_headings.end()) return static_cast<std::size_t>(found - m_headings.begin());
  m_headings.push_back(name.heading);
  return m_headings.size() - 1;
}

void SampleTable::put(const std::vector<std::string>& row) {
  // Goes back to the kind of program it came from: no sign may be changed.
  formats::CsvWriter csv({false, true, false});
  for (const auto& field : row) csv.text(field);
  m_bytes += std::move(csv.end_row()).take();
}

void SampleTable::write_person(const CheckupDocument& document,
                               std::vector<std::string>& row) const {
  const Person& person = document.person;
  const auto write = [&](const char* what, std::string_view text) {
    const auto column = m_person.find(what);
    if (column == m_person.end()) return;
    const auto words = m_layout.person_codes.find(what);
    row[column->second] = words == m_layout.person_codes.end() || text.empty()
                              ? std::string(text)
                              : word_of(words->second, text);
  };
  write("insurer_number", person.insurer_number);
  write("symbol", person.symbol);
  write("number", person.number);
  write("branch", person.branch);
  write("name", person.name);
  write("postal_code", person.postal_code);
  write("address", person.address);
  write("institution", document.institution);
  write("qualification", qualification_code(person.qualification));
  write("workplace_size", workplace_size(person.qualification));
  write("workplace_address", person.workplace_address);
  write("workplace_postal_code", person.workplace_postal_code);
  if (person.sex) write("sex", *person.sex == cells::Sex::Male ? "1" : "2");
  if (document.service_date) write("service_date", compact_date(*document.service_date));
  if (!person.birth_date) return;
  const bool has_era = m_person.contains("birth_era");
  const auto [era, digits] = in_era(*person.birth_date);
  write("birth_era", era);
  write("birth_date", has_era ? digits : compact_date(*person.birth_date));
}

void SampleTable::write_values(const CheckupDocument& document,
                               std::vector<std::string>& row) const {
  for (std::size_t i = 0; i < m_values.size(); ++i) {
    const ValueColumn& column = m_layout.values[i];
    const Observation* one = find(document, *column.item);
    if (one != nullptr) row[m_values[i]] = text_of(*one, column, m_layout);
  }
}

void SampleTable::spoil(std::vector<std::string>& row, std::uint64_t mistake) const {
  const auto set = [&](const char* what, const char* text) {
    const auto column = m_person.find(what);
    if (column != m_person.end()) row[column->second] = text;
  };
  switch (mistake % 6) {
    case 0:
      return set("birth_date", m_person.contains("birth_era") ? "450230" : "19700230");
    case 1:
      return set("sex", "9");
    case 2:
      return set("service_date", "");
    case 3:
      return set("number", "");
    case 4:
      row[m_values.front()] = "ふつう";
      return;
    default:
      row.pop_back();
  }
}

base::Status SampleTable::add(const CheckupDocument& document,
                              std::optional<std::uint64_t> mistake) {
  std::vector<std::string> row(m_headings.size());
  write_person(document, row);
  write_values(document, row);
  if (mistake) spoil(row, *mistake);
  put(row);
  return base::success();
}

base::Status SampleTable::finish() {
  return write(m_layout.id + "_" + std::to_string(fiscal_year()) + ".csv", m_bytes);
}

}  // namespace engawa::checkups
