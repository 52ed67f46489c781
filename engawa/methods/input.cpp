#include "engawa/methods/input.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>
#include <unordered_set>

#include "engawa/base/decimal.hpp"
#include "engawa/base/text.hpp"
#include "engawa/methods/problems.hpp"

namespace engawa::methods {

using base::make_problem;
using base::Problem;
using base::Result;
using base::Status;
using base::success;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr char key_separator = '\x1F';

bool is_number(ColumnKind kind) {
  return kind == ColumnKind::ordered_key || kind == ColumnKind::count ||
         kind == ColumnKind::number || kind == ColumnKind::required_count ||
         kind == ColumnKind::required_number || kind == ColumnKind::probability ||
         kind == ColumnKind::yes_no;
}

bool is_required(ColumnKind kind) {
  return kind == ColumnKind::key || kind == ColumnKind::ordered_key ||
         kind == ColumnKind::required_count || kind == ColumnKind::required_number ||
         kind == ColumnKind::yes_no;
}

bool is_key(ColumnKind kind) { return kind == ColumnKind::key || kind == ColumnKind::ordered_key; }

}  // namespace

Result<Input> Input::read(const Method& method, const Call& call, std::string bytes,
                          std::string file_name) {
  Input input;
  input.m_method = &method;
  input.m_call = &call;
  input.m_csv = TRY(formats::read_csv(std::move(bytes), file_name));
  input.m_file_name = std::move(file_name);
  TRY(input.read_header());
  TRY(input.choose_form());
  const bool per_row = !method.per_row_flag.empty() && call.flag(method.per_row_flag);
  input.m_shape = per_row ? Shape::set : method.forms[input.m_form].shape.value_or(method.shape);
  TRY(input.read_rows());
  input.find_groups();
  TRY(input.check_keys());
  return input;
}

Status Input::read_header() {
  if (m_csv.rows_count() == 0)
    return make_problem(problems::no_header, {}, {}, {m_file_name, {}, {}});
  m_rows_count = m_csv.rows_count() - 1;
  for (const auto name : m_csv.row(0)) {
    m_names.push_back(base::trim(name));
    if (std::count(m_names.begin(), m_names.end(), m_names.back()) > 1)
      return make_problem(problems::repeated_column, m_names.back(), {}, {m_file_name, {}, {}});
  }
  return success();
}

std::optional<std::size_t> Input::position_of(std::string_view column) const {
  const auto found = std::find(m_names.begin(), m_names.end(), column);
  if (found == m_names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - m_names.begin());
}

Status Input::choose_form() {
  const auto missing_columns = [&](const Form& form) {
    std::vector<std::string> names;
    for (const auto& column : form.columns) {
      const bool may_lack = column.optional || column.kind == ColumnKind::grouping;
      if (!may_lack && !position_of(column.name)) names.emplace_back(column.name);
    }
    return names;
  };
  std::vector<std::string> fewest;
  for (m_form = 0; m_form < m_method->forms.size(); ++m_form) {
    const auto lacking = missing_columns(m_method->forms[m_form]);
    if (lacking.empty()) break;
    if (fewest.empty() || lacking.size() < fewest.size()) fewest = lacking;
  }
  if (m_form == m_method->forms.size()) {
    return make_problem(problems::missing_column, base::join(m_names, ", "),
                        base::join(fewest, ", "), {m_file_name, {}, {}});
  }
  m_declared.assign(m_names.size(), nullptr);
  m_numbers.resize(m_names.size());
  for (const auto& column : m_method->forms[m_form].columns) {
    const auto position = position_of(column.name);
    if (!position) continue;
    m_declared[*position] = &column;
    if (is_number(column.kind)) m_numbers[*position].assign(m_rows_count, missing);
  }
  return success();
}

Problem Input::problem_at(const base::ProblemKind& kind, std::size_t row, std::string_view column,
                          std::string found, std::string expected) const {
  return placed(make_problem(kind, std::move(found), std::move(expected)), row, column);
}

Problem Input::placed(Problem problem, std::size_t row, std::string_view column) const {
  problem.place.file = m_file_name;
  if (!problem.place.cell.empty()) return problem;
  problem.place.cell = std::to_string(m_csv.line_of(row + 1)) + "行目";
  if (!column.empty()) problem.place.cell.append(" ").append(column).append("列");
  return problem;
}

Status Input::at_fault(std::size_t row, Problem problem) {
  if (!m_call->skip_bad()) return problem;
  if (m_bad_rows.empty() || m_bad_rows.back().first != row)
    m_bad_rows.emplace_back(row, std::move(problem));
  return success();
}

const Problem* Input::bad_row(std::size_t row) const {
  const auto found =
      std::lower_bound(m_bad_rows.begin(), m_bad_rows.end(), row,
                       [](const auto& bad, std::size_t wanted) { return bad.first < wanted; });
  return found == m_bad_rows.end() || found->first != row ? nullptr : &found->second;
}

Status Input::read_number(std::size_t row, std::size_t column) {
  const Column& declared = *m_declared[column];
  const std::string_view raw = cell(row, column);
  auto value = base::parse_double(raw);
  if (!value) {
    const std::string text = base::trim(raw);
    if (text.empty()) {
      if (declared.zero_when_missing && m_call->missing_is_zero()) m_numbers[column][row] = 0;
      return success();
    }
    value = base::parse_double(text);
    if (!value) return problem_at(problems::not_a_number, row, declared.name, text);
  }
  const bool signed_number = declared.kind == ColumnKind::number ||
                             declared.kind == ColumnKind::required_number ||
                             declared.kind == ColumnKind::ordered_key;
  if (std::isnan(*value))
    return problem_at(problems::not_a_number, row, declared.name, std::string(raw));
  if (!std::isfinite(*value) || (!signed_number && *value < 0))
    return problem_at(problems::negative_number, row, declared.name, std::string(raw));
  if (declared.kind == ColumnKind::probability && *value > 1)
    return problem_at(problems::out_of_range, row, declared.name, std::string(raw), "0..1");
  if (declared.kind == ColumnKind::yes_no && *value != 0 && *value != 1)
    return problem_at(problems::out_of_range, row, declared.name, std::string(raw), "0, 1");
  m_numbers[column][row] = *value;
  return success();
}

Status Input::read_row(std::size_t row) {
  if (m_csv.row(row + 1).size() != m_names.size()) {
    return problem_at(problems::ragged_row, row, {}, std::to_string(m_csv.row(row + 1).size()),
                      std::to_string(m_names.size()));
  }
  for (std::size_t column = 0; column < m_names.size(); ++column) {
    if (m_declared[column] == nullptr) continue;
    const ColumnKind kind = m_declared[column]->kind;
    const bool needed = is_required(kind) && !m_declared[column]->may_be_empty;
    if (needed && base::trim(cell(row, column)).empty())
      return problem_at(problems::empty_cell, row, m_names[column]);
    if (is_number(kind)) TRY(read_number(row, column));
  }
  return success();
}

Status Input::read_rows() {
  for (std::size_t row = 0; row < m_rows_count; ++row) {
    const auto read = read_row(row);
    if (!read.ok()) TRY(at_fault(row, read.problem()));
  }
  return success();
}

std::string Input::key_of(std::size_t row, const std::vector<std::size_t>& columns) const {
  std::string key;
  for (const auto column : columns) {
    // A row of another length is already at fault; it needs a group all the same.
    if (column >= m_csv.row(row + 1).size()) continue;
    const bool numeric = !m_numbers[column].empty();
    numeric ? key.append(base::format_round_trip(m_numbers[column][row]))
            : key.append(base::trim(cell(row, column)));
    key += key_separator;
  }
  return key;
}

void Input::find_groups() {
  const auto has_grouping = std::any_of(m_declared.begin(), m_declared.end(), [](const Column* c) {
    return c != nullptr && c->kind == ColumnKind::grouping;
  });
  for (std::size_t column = 0; column < m_names.size(); ++column) {
    const bool grouping =
        m_declared[column] != nullptr && m_declared[column]->kind == ColumnKind::grouping;
    const bool other = m_declared[column] == nullptr;
    const bool other_separates =
        m_shape == Shape::group || (!has_grouping && !m_method->whole_file_is_set);
    if (grouping || (other && other_separates)) m_grouping.push_back(column);
  }
  if (m_shape == Shape::row) return;
  std::unordered_map<std::string, std::size_t> known;
  std::vector<std::size_t> group_of(m_rows_count);
  std::vector<std::size_t> sizes;
  std::string previous;
  for (std::size_t row = 0; row < m_rows_count; ++row) {
    std::string key = key_of(row, m_grouping);
    // Rows of a group mostly stand together: the look-up is spared then.
    if (row > 0 && key == previous) {
      group_of[row] = group_of[row - 1];
    } else {
      group_of[row] = known.emplace(key, known.size()).first->second;
      previous = std::move(key);
    }
    if (group_of[row] == sizes.size()) sizes.push_back(0);
    ++sizes[group_of[row]];
  }
  m_group_starts.assign(1, 0);
  for (const auto size : sizes) m_group_starts.push_back(m_group_starts.back() + size);
  m_order.resize(m_rows_count);
  std::vector<std::size_t> next(m_group_starts.begin(), m_group_starts.end());
  for (std::size_t row = 0; row < m_rows_count; ++row) m_order[next[group_of[row]]++] = row;
}

bool Input::is_unnamed(std::size_t row, const std::vector<std::size_t>& keys) const {
  return std::all_of(keys.begin(), keys.end(), [&](std::size_t column) {
    return m_declared[column]->may_be_empty && base::trim(cell(row, column)).empty();
  });
}

Status Input::check_keys() {
  std::vector<std::size_t> keys;
  std::vector<std::string> names;
  for (std::size_t column = 0; column < m_names.size(); ++column) {
    if (m_declared[column] == nullptr || !is_key(m_declared[column]->kind)) continue;
    keys.push_back(column);
    names.push_back(m_names[column]);
  }
  if (keys.empty()) return success();
  std::vector<std::pair<std::size_t, Problem>> repeated;
  std::unordered_set<std::string> seen;
  for (std::size_t index = 0; index < groups_count(); ++index) {
    seen.clear();
    for (const auto row : group(index)) {
      if (bad_row(row) != nullptr || is_unnamed(row, keys)) continue;
      if (seen.insert(key_of(row, keys)).second) continue;
      auto problem = problem_at(problems::repeated_key, row, base::join(names, ","),
                                base::trim(cell(row, keys.front())));
      if (!m_call->skip_bad()) return problem;
      repeated.emplace_back(row, std::move(problem));
    }
  }
  m_bad_rows.insert(m_bad_rows.end(), repeated.begin(), repeated.end());
  std::sort(m_bad_rows.begin(), m_bad_rows.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  return success();
}

bool Input::has(std::string_view column) const {
  const auto position = position_of(column);
  return position && m_declared[*position] != nullptr;
}

std::span<const double> Input::numbers(std::string_view column) const {
  return m_numbers[*position_of(column)];
}

std::string_view Input::text(std::size_t row, std::string_view column) const {
  return cell(row, *position_of(column));
}

}  // namespace engawa::methods
