#include <algorithm>

#include "engawa/accounts/text_checks.hpp"
#include "engawa/aggregates/aggregates_actions.hpp"
#include "engawa/aggregates/problems.hpp"
#include "engawa/aggregates/segment_reply.hpp"
#include "engawa/councils/council_actions.hpp"
#include "engawa/councils/council_place.hpp"

namespace engawa::aggregates {

using accounts::Desk;
using accounts::ListReply;
using accounts::Place;
using accounts::Right;
using accounts::Written;
using base::make_problem;
using base::Result;

namespace {

Result<Place> place_of_plan(Desk& desk, const PlannedActionId& plan) {
  const auto found = TRY(store::get<PlannedAction>(desk.database, plan.text));
  return councils::for_secretariat(desk, AggregatesInput{found.record.council});
}
Result<Place> place_of_kept_plan(Desk& desk, const KeepPlan& input) {
  if (input.version > 0) return place_of_plan(desk, input.plan.id);
  return councils::for_secretariat(desk, AggregatesInput{input.plan.council});
}
Result<Place> place_of_removed_plan(Desk& desk, const RemovePlan& input) {
  return place_of_plan(desk, input.plan);
}

Result<Written> keep_plan(Desk& desk, store::Change& change, const KeepPlan& input) {
  PlannedAction it = input.plan;
  if (input.version > 0) {
    it.council = TRY(store::get<PlannedAction>(desk.database, it.id.text)).record.council;
  }
  const Measures catalogue = TRY(measures_of(desk));
  const auto* measure = catalogue.find(it.measure);
  if (measure == nullptr) {
    return make_problem(problems::unknown_measure, it.measure, {}, {{}, {}, "plan.measure"});
  }
  const auto* segment = catalogue.find_segment(it.segment);
  if (segment == nullptr || !is_told_by(*measure, *segment)) {
    return make_problem(problems::unknown_segment, it.segment, measure->name_ja,
                        {{}, {}, "plan.segment"});
  }
  it.measure = measure->id;
  it.segment = segment->id;
  it.what = TRY(accounts::one_line("plan.what", it.what, true));
  it.who = TRY(accounts::one_line("plan.who", it.who));
  it.outcome = TRY(accounts::several_lines("plan.outcome", it.outcome));
  if (it.starts_on) TRY(councils::check_period(*it.starts_on, it.ends_on, "plan.ends_on"));
  return councils::keep_record(change, it, input.version);
}

Result<Written> remove_plan(Desk&, store::Change& change, const RemovePlan& input) {
  TRY(store::remove<PlannedAction>(change, input.plan.text, input.version));
  return Written{input.plan.text, input.version + 1};
}

Result<ListReply> list_plans(Desk& desk, const councils::ListOfCouncil& input) {
  ListReply list{"区分ごとの打ち手",
                 {{"measure", "指標", "text"},
                  {"segment", "区分", "text"},
                  {"what", "打ち手", "text"},
                  {"who", "だれが", "text"},
                  {"period", "いつ", "text"},
                  {"state", "状況", "text"},
                  {"outcome", "結果", "text"}},
                 {},
                 0,
                 0};
  const Measures catalogue = TRY(measures_of(desk));
  for (const auto& found :
       TRY(store::list<PlannedAction>(desk.database, "council = $1", {input.council.text}))) {
    const auto entry = plan_entry(catalogue, found);
    const auto& plan = entry.plan;
    list.rows.push_back({plan.id.text,
                         {entry.measure_name, entry.segment_name, plan.what, plan.who,
                          entry.period_text, entry.state_ja, plan.outcome},
                         entry.measure_name + entry.segment_name});
  }
  return accounts::arrange(std::move(list), councils::list_input(input));
}

}  // namespace

std::vector<accounts::Action> plan_actions() {
  using accounts::changing;
  using accounts::reading;
  return {reading("aggregates.list_plans", "区分ごとの打ち手の一覧", Right::See,
                  councils::for_members<councils::ListOfCouncil>, list_plans),
          changing("aggregates.keep_plan", "区分の打ち手を書く・直す", Right::KeepCouncil,
                   place_of_kept_plan, keep_plan),
          changing("aggregates.remove_plan", "区分の打ち手を外す", Right::KeepCouncil,
                   place_of_removed_plan, remove_plan)};
}

}  // namespace engawa::aggregates
