#include "engawa/aggregates/figure_intake.hpp"

#include <algorithm>
#include <map>

#include "engawa/accounts/text_checks.hpp"
#include "engawa/aggregates/figure_table.hpp"
#include "engawa/aggregates/figure_words.hpp"
#include "engawa/aggregates/problems.hpp"
#include "engawa/aggregates/segment_reply.hpp"
#include "engawa/aggregates/small_numbers.hpp"
#include "engawa/base/base64.hpp"
#include "engawa/base/fiscal_year.hpp"
#include "engawa/base/hash.hpp"
#include "engawa/base/text.hpp"
#include "engawa/councils/council_place.hpp"
#include "engawa/store/problems.hpp"

namespace engawa::aggregates {

using accounts::Desk;
using accounts::Written;
using base::make_problem;
using base::Result;
using base::Status;

namespace {

using Family = decltype(std::declval<const AggregateFigure&>().family());

/// What would count of the family of `like` once `coming` figures are in.
std::vector<AggregateFigure> family_after(const std::vector<AggregateFigure>& known,
                                          const std::vector<AggregateFigure>& coming,
                                          const AggregateFigure& like) {
  std::vector<AggregateFigure> family;
  for (const auto& figure : coming) {
    if (figure.family() == like.family()) family.push_back(figure);
  }
  const std::size_t coming_count = family.size();
  for (const auto& figure : family_in(known, like)) {
    const auto coming_end = family.begin() + static_cast<std::ptrdiff_t>(coming_count);
    const bool is_replaced = std::any_of(
        family.begin(), coming_end,
        [&figure](const AggregateFigure& other) { return other.segment == figure.segment; });
    if (!is_replaced) family.push_back(figure);
  }
  return family;
}

/// Sets the rows of families aside whose figures together would tell of few people.
void set_families_aside(FigureTable& table, const Holdings& holdings,
                        const std::string& file_name) {
  std::map<Family, Status> checked;
  for (const auto& figure : table.figures) {
    const auto key = figure.family();
    if (checked.contains(key)) continue;
    const auto* measure = holdings.catalogue.find(figure.measure);
    checked.emplace(key, check_breakdowns(*measure, holdings.catalogue,
                                          family_after(holdings.figures, table.figures, figure)));
  }
  FigureTable kept;
  kept.set_aside = std::move(table.set_aside);
  for (std::size_t i = 0; i < table.figures.size(); ++i) {
    const Status& status = checked.at(table.figures[i].family());
    if (status) {
      kept.figures.push_back(table.figures[i]);
      kept.rows.push_back(table.rows[i]);
      continue;
    }
    auto problem = status.problem();
    problem.place = {file_name, {}, "row " + std::to_string(table.rows[i])};
    kept.set_aside.push_back({table.rows[i], std::move(problem)});
  }
  std::sort(kept.set_aside.begin(), kept.set_aside.end(),
            [](const SetAsideRow& a, const SetAsideRow& b) { return a.row < b.row; });
  table = std::move(kept);
}

/// A file that was read, and what was in before.
struct Plan {
  Holdings holdings;
  FigureTable table;
  std::string sha256;
};

Result<Plan> plan_of(Desk& desk, const FigureFile& input) {
  Plan plan;
  plan.holdings = TRY(holdings_of(desk, input.council));
  std::string bytes = TRY(base::decode_base64("base64", input.base64));
  plan.sha256 = base::sha256_hex(bytes);
  plan.table = TRY(read_figures(std::move(bytes), input.file_name, plan.holdings.catalogue,
                                plan.holdings.kinds, desk.today.fiscal_year().year));
  spell_alike(plan.table.figures, plan.holdings.figures);
  set_families_aside(plan.table, plan.holdings, input.file_name);
  return plan;
}

std::string replaced_text(const Holdings& holdings, const Measure& measure,
                          const AggregateFigure& figure) {
  const auto* known = find_figure(holdings.figures, figure);
  const bool is_other = known != nullptr && (known->numerator != figure.numerator ||
                                             known->denominator != figure.denominator);
  return is_other ? value_text(measure, *known) : std::string{};
}

FigureFileReply reply_of(const Plan& plan) {
  FigureFileReply reply;
  const auto& catalogue = plan.holdings.catalogue;
  for (std::size_t i = 0; i < plan.table.figures.size(); ++i) {
    const auto& figure = plan.table.figures[i];
    const auto& measure = *catalogue.find(figure.measure);
    reply.rows.push_back({static_cast<int>(plan.table.rows[i]), measure.name_ja, figure.body,
                          base::FiscalYear{figure.fiscal_year}.japanese(),
                          catalogue.find_segment(figure.segment)->name_ja,
                          value_text(measure, figure),
                          replaced_text(plan.holdings, measure, figure)});
  }
  for (const auto& row : plan.table.set_aside) {
    auto problem = row.problem;
    problem.place = {};  // the row stands beside it
    reply.wrong.push_back(
        {static_cast<int>(row.row), problem.japanese(), std::string(problem.code())});
  }
  reply.summary = "値の書かれた" + std::to_string(reply.rows.size() + reply.wrong.size()) +
                  "行のうち、取り込める行 " + std::to_string(reply.rows.size()) +
                  "、取り込めない行 " + std::to_string(reply.wrong.size());
  return reply;
}

Status add_figures(store::Change& change, const FigureSource& source,
                   const std::vector<AggregateFigure>& figures) {
  for (AggregateFigure figure : figures) {
    if (figure.id.empty()) figure.id = base::new_id<AggregateFigureId>();
    figure.council = source.council;
    figure.source = source.id;
    TRY(store::add(change, figure));
  }
  return base::success();
}

Status add_source(store::Change& change, FigureSource source,
                  const std::vector<AggregateFigure>& figures) {
  source.id = base::new_id<FigureSourceId>();
  TRY(store::add(change, source));
  return add_figures(change, source, figures);
}

/// What is typed from one paper is one source: figures of the same title go together, and one that
/// is typed again is amended.
Result<Written> add_typed(store::Change& change, const Holdings& holdings, const std::string& title,
                          AggregateFigure figure) {
  figure.id = base::new_id<AggregateFigureId>();
  for (const auto& source : holdings.sources) {
    const bool is_same = source.record.sha256.empty() && source.record.title == title;
    if (!is_same) continue;
    for (auto& known : TRY(store::list<AggregateFigure>(change.database(), "source = $1",
                                                        {source.record.id.text}))) {
      if (known.record.subject() != figure.subject()) continue;
      AggregateFigure amended = figure;
      amended.id = known.record.id;
      amended.source = source.record.id;
      TRY(store::amend(change, amended, known.version));
      return Written{amended.id.text, known.version + 1};
    }
    TRY(add_figures(change, source.record, {figure}));
    return Written{figure.id.text, 1};
  }
  TRY(add_source(change, {{}, figure.council, title, {}, {}}, {figure}));
  return Written{figure.id.text, 1};
}

/// The problem of a typed figure at the member of the form that it is about.
base::Problem at_member(base::Problem problem, std::string member) {
  problem.place = {{}, {}, std::move(member)};
  return problem;
}

}  // namespace

Result<FigureFileReply> check_file(Desk& desk, const FigureFile& input) {
  return reply_of(TRY(plan_of(desk, input)));
}

Result<FigureFileReply> take_file(Desk& desk, store::Change& change, const FigureFile& input) {
  const Plan plan = TRY(plan_of(desk, input));
  for (const auto& source : plan.holdings.sources) {
    if (source.record.sha256 == plan.sha256) {
      return make_problem(problems::known_table, source.record.title);
    }
  }
  const auto wrong = plan.table.set_aside.size();
  if (plan.table.figures.empty()) return make_problem(problems::nothing_to_take);
  if (wrong > 0 && !input.leave_out) {
    return make_problem(problems::rows_wrong, std::to_string(wrong) + "行");
  }
  FigureSource source;
  source.council = input.council;
  source.title = TRY(accounts::one_line("title", input.title, true));
  source.file_name = TRY(accounts::one_line("file_name", input.file_name));
  source.sha256 = plan.sha256;
  TRY(add_source(change, std::move(source), plan.table.figures));
  return reply_of(plan);
}

Result<Written> keep_figure(Desk& desk, store::Change& change, const KeepFigure& input) {
  const Holdings holdings = TRY(holdings_of(desk, input.council));
  const auto* measure = holdings.catalogue.find(input.measure);
  if (measure == nullptr) {
    return at_member(make_problem(problems::unknown_measure, input.measure), "measure");
  }
  const auto* segment = holdings.catalogue.find_segment(input.segment);
  if (segment == nullptr || !is_told_by(*measure, *segment)) {
    return at_member(make_problem(problems::unknown_segment, input.segment, measure->name_ja),
                     "segment");
  }
  if (!input.kind.empty() && holdings.kinds.find(input.kind) == nullptr) {
    return at_member(make_problem(problems::unknown_kind, input.kind), "kind");
  }
  const auto year = read_fiscal_year(input.fiscal_year, desk.today.fiscal_year().year);
  if (!year) return at_member(year.problem(), "fiscal_year");
  std::vector<AggregateFigure> coming(1);
  AggregateFigure& figure = coming.front();
  figure.council = input.council;
  figure.measure = measure->id;
  figure.segment = segment->id;
  figure.body = TRY(accounts::one_line("body", input.body, true));
  figure.kind = input.kind;
  figure.fiscal_year = *year;
  figure.numerator = input.numerator;
  figure.denominator = input.denominator;
  const Status checked = check_figure(*measure, *segment, figure);
  if (!checked) return at_member(checked.problem(), "numerator");
  spell_alike(coming, holdings.figures);
  const Status together = check_breakdowns(*measure, holdings.catalogue,
                                           family_after(holdings.figures, coming, figure));
  if (!together) return at_member(together.problem(), "numerator");
  const auto title = TRY(accounts::one_line("title", input.title, true));
  return add_typed(change, holdings, title, figure);
}

namespace {

/// What is left of the families of those figures, and what they had replaced, stands together.
Status check_families(Desk& desk, const councils::CouncilId& council,
                      const std::vector<AggregateFigure>& figures) {
  const Holdings left = TRY(holdings_of(desk, council));
  for (const auto& figure : figures) {
    const auto* measure = left.catalogue.find(figure.measure);
    if (measure == nullptr) continue;
    TRY(check_breakdowns(*measure, left.catalogue, family_after(left.figures, {}, figure)));
  }
  return base::success();
}

}  // namespace

accounts::UndoRule figures_stand_together() {
  return {store::table_of<AggregateFigure>,
          [](Desk& desk, const std::vector<std::string>& ids) -> Status {
            std::map<std::string, std::vector<AggregateFigure>> by_council;
            for (const auto& id : ids) {
              auto versions = TRY(store::history<AggregateFigure>(desk.database, id));
              auto& figure = versions.back().record;
              by_council[figure.council.text].push_back(std::move(figure));
            }
            for (const auto& [council, figures] : by_council) {
              TRY(check_families(desk, {council}, figures));
            }
            return base::success();
          }};
}

Result<Written> remove_source(Desk& desk, store::Change& change, const RemoveSource& input) {
  const auto source = TRY(store::get<FigureSource>(desk.database, input.source.text));
  if (source.record.council != input.council) {
    return make_problem(store::problems::no_record, input.source.text);
  }
  const auto figures =
      TRY(store::list<AggregateFigure>(desk.database, "source = $1", {input.source.text}));
  for (const auto& figure : figures) {
    TRY(store::remove<AggregateFigure>(change, figure.record.id.text, figure.version));
  }
  TRY(store::remove<FigureSource>(change, input.source.text, source.version));
  std::vector<AggregateFigure> removed;
  for (const auto& figure : figures) removed.push_back(figure.record);
  TRY(check_families(desk, input.council, removed));
  return Written{input.source.text, source.version + 1};
}

}  // namespace engawa::aggregates
