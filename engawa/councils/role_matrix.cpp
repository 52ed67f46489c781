#include "engawa/councils/role_matrix.hpp"

#include <algorithm>
#include <set>

#include "engawa/accounts/text_checks.hpp"
#include "engawa/councils/council_place.hpp"

namespace engawa::councils {

using base::Result;

namespace {

std::string state_of(const RoleCell& cell) {
  if (cell.is_expected && cell.is_offered) return "agreed";
  if (cell.is_expected) return "expected_only";
  return cell.is_offered ? "offered_only" : "none";
}

base::Status keep_mark(store::Change& change, const RoleMarks& marks, const FunctionMark& mark,
                       std::vector<store::Versioned<RoleExpectation>>& known) {
  const auto note = TRY(accounts::several_lines("functions.note", mark.note));
  const auto found = std::find_if(known.begin(), known.end(), [&](const auto& it) {
    return it.record.function == mark.function && it.record.issue == marks.issue;
  });
  RoleExpectation entry;
  if (found != known.end()) entry = found->record;
  entry.council = marks.council;
  entry.organisation = marks.organisation;
  entry.function = mark.function;
  entry.issue = marks.issue;
  if (marks.is_offer) {
    entry.is_offered = mark.is_marked;
    entry.offered_note = note;
    entry.answered_on = marks.day;
    entry.answered_by = marks.name;
  } else {
    entry.is_expected = mark.is_marked;
    entry.expected_note = note;
  }
  TRY(keep_record(change, entry, found == known.end() ? 0 : found->version));
  return base::success();
}

}  // namespace

std::vector<RoleCell> role_cells(const accounts::OrganisationId& organisation,
                                 const std::vector<RoleExpectation>& entries,
                                 const std::string& issue, const accounts::Vocabulary& vocabulary) {
  std::vector<RoleCell> cells;
  for (const auto& word : vocabulary.council_functions()) {
    RoleCell cell;
    cell.function = word.key;
    for (const auto& entry : entries) {
      if (entry.organisation != organisation || entry.function != word.key) continue;
      if (entry.issue != issue) continue;
      cell.is_expected = entry.is_expected;
      cell.expected_note = entry.expected_note;
      cell.is_offered = entry.is_offered;
      cell.offered_note = entry.offered_note;
    }
    cell.state = state_of(cell);
    cells.push_back(std::move(cell));
  }
  return cells;
}

RoleMatrixReply role_matrix(const std::vector<RosterLine>& roster,
                            const std::vector<RoleExpectation>& entries, const std::string& issue,
                            const accounts::Vocabulary& vocabulary) {
  RoleMatrixReply reply;
  reply.issue = issue;
  std::set<std::string> issues{""};
  for (const auto& entry : entries) issues.insert(entry.issue);
  reply.issues.assign(issues.begin(), issues.end());
  std::set<std::string> offered;
  std::set<std::string> done;
  for (const auto& line : roster) {
    if (!is_member_role(line.role) || !done.insert(line.organisation.text).second) continue;
    RoleRow row{line.organisation,
                line.organisation_name,
                {},
                {},
                role_cells(line.organisation, entries, issue, vocabulary)};
    for (const auto& entry : entries) {
      if (entry.organisation != line.organisation || entry.issue != issue) continue;
      if (!entry.answered_on || entry.answered_on < row.answered_on) continue;
      row.answered_on = entry.answered_on;
      row.answered_by = entry.answered_by;
    }
    if (row.answered_on) ++reply.answered;
    for (const auto& cell : row.cells) {
      if (cell.is_offered) offered.insert(cell.function);
    }
    reply.rows.push_back(std::move(row));
  }
  for (const auto& word : vocabulary.council_functions()) {
    reply.functions.push_back({word.key, word.label});
    if (!offered.contains(word.key)) reply.uncovered.push_back({word.key, word.label});
  }
  return reply;
}

base::Status keep_marks(accounts::Desk& desk, store::Change& change, const RoleMarks& marks,
                        const std::vector<FunctionMark>& functions) {
  TRY(store::get<accounts::Organisation>(desk.database, marks.organisation.text));
  RoleMarks checked = marks;
  checked.issue = TRY(accounts::one_line("issue", marks.issue));
  auto known = TRY(store::list<RoleExpectation>(desk.database, "council = $1 AND organisation = $2",
                                                {marks.council.text, marks.organisation.text}));
  std::set<std::string> done;
  for (const auto& mark : functions) {
    TRY(check_words(desk.office.vocabulary.council_functions(), "functions", {mark.function}));
    if (!done.insert(mark.function).second) {
      return base::member_problem("functions", mark.function, "一つの機能に一つの答え");
    }
    TRY(keep_mark(change, checked, mark, known));
  }
  return base::success();
}

Result<std::vector<RoleExpectation>> role_entries(store::Database& database,
                                                  const CouncilId& council) {
  std::vector<RoleExpectation> entries;
  for (auto& found : TRY(store::list<RoleExpectation>(database, "council = $1", {council.text}))) {
    entries.push_back(std::move(found.record));
  }
  return entries;
}

}  // namespace engawa::councils
