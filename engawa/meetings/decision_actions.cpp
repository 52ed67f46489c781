#include "engawa/accounts/text_checks.hpp"
#include "engawa/meetings/meeting_checks.hpp"
#include "engawa/meetings/meeting_entries.hpp"
#include "engawa/meetings/meetings_actions.hpp"
#include "engawa/meetings/problems.hpp"

namespace engawa::meetings {

using accounts::Desk;
using accounts::Place;
using accounts::Right;
using accounts::Written;
using base::make_problem;
using base::Result;
using councils::keep_record;

namespace {

// Who has taken a promise on reports it; so does the secretariat.
Result<Place> place_of_report(Desk& desk, const ReportPromise& input) {
  const auto promise = TRY(store::get<ActionItem>(desk.database, input.promise.text)).record;
  auto place = TRY(at_meeting(desk, MeetingInput{promise.meeting}));
  const auto post = TRY(store::find<accounts::Post>(desk.database, promise.owner.text));
  if (post) place.organisation = post->record.organisation.text;
  return place;
}

Result<Written> keep_decision(Desk& desk, store::Change& change, const KeepDecision& input) {
  const auto meeting = TRY(store::get<Meeting>(desk.database, input.meeting.text)).record;
  Decision it = input.decision;
  if (input.version > 0) {
    const auto before = TRY(store::get<Decision>(desk.database, it.id.text)).record;
    if (before.meeting != meeting.id) return make_problem(store::problems::no_record, it.id.text);
  }
  it.meeting = meeting.id;
  it.council = meeting.council;
  it.text = TRY(accounts::several_lines("decision.text", it.text));
  if (it.text.empty()) return base::member_problem("decision.text", "", "1文字以上");
  it.decided_on = meeting.day.value_or(desk.today);
  return keep_record(change, it, input.version);
}

base::Status check_promise(Desk& desk, const Meeting& meeting, const ActionItem& it) {
  if (it.owner.empty()) {
    return make_problem(problems::promise_without_owner, it.title, {}, {{}, {}, "promise.owner"});
  }
  if (it.due_on < it.made_on) {
    return make_problem(problems::due_before_made, it.due_on.japanese(),
                        it.made_on.japanese() + "以降", {{}, {}, "promise.due_on"});
  }
  return check_invited(desk, meeting, it.owner, "promise.owner");
}

Result<Written> keep_promise(Desk& desk, store::Change& change, const KeepPromise& input) {
  const auto meeting = TRY(store::get<Meeting>(desk.database, input.meeting.text)).record;
  ActionItem it = input.promise;
  it.meeting = meeting.id;
  it.council = meeting.council;
  it.made_on = meeting.day.value_or(desk.today);
  if (input.version > 0) {
    const auto before = TRY(store::get<ActionItem>(desk.database, it.id.text)).record;
    if (before.meeting != meeting.id) return make_problem(store::problems::no_record, it.id.text);
    it.made_on = before.made_on;
    it.state = before.state;
    it.result = before.result;
  }
  if (!it.decision.empty()) {
    const auto decision = TRY(store::get<Decision>(desk.database, it.decision.text)).record;
    if (decision.meeting != meeting.id) {
      return make_problem(store::problems::no_record, it.decision.text);
    }
  }
  it.title = TRY(accounts::one_line("promise.title", it.title, true));
  TRY(check_promise(desk, meeting, it));
  return keep_record(change, it, input.version);
}

Result<Written> report_promise(Desk& desk, store::Change& change, const ReportPromise& input) {
  auto it = TRY(store::get<ActionItem>(desk.database, input.promise.text)).record;
  it.state = input.state;
  it.result = TRY(accounts::several_lines("result", input.result));
  return keep_record(change, it, input.version);
}

Result<accounts::ListReply> list_promises(Desk& desk, const ListMeetings& input) {
  accounts::ListReply list{"宿題の一覧",
                           {{"title", "宿題", "text"},
                            {"owner", "担当", "text"},
                            {"due_on", "期限", "date"},
                            {"state", "状態", "text"},
                            {"meeting", "会議", "text"},
                            {"result", "結果", "text"}},
                           {},
                           0,
                           0};
  councils::Names names(desk.database);
  for (const auto& found :
       TRY(store::list<ActionItem>(desk.database, "council = $1", {input.council.text}))) {
    const auto entry = TRY(promise_entry(desk, names, found, false));
    const auto& it = entry.promise;
    list.rows.push_back({it.meeting.text,
                         {it.title, entry.owner_ja, it.due_on.iso(),
                          entry.is_late ? entry.state_ja + "（期限すぎ）" : entry.state_ja,
                          entry.meeting_title, it.result},
                         (it.is_closed() ? "1" : "0") + it.due_on.iso()});
  }
  return accounts::arrange(std::move(list), councils::list_input(input));
}

}  // namespace

std::vector<accounts::Action> decision_actions() {
  using accounts::changing;
  using accounts::reading;
  return {
      changing("meetings.keep_decision", "決定を記録する", Right::KeepCouncil,
               at_meeting<KeepDecision>, keep_decision),
      changing("meetings.keep_promise", "宿題を記録する", Right::KeepCouncil,
               at_meeting<KeepPromise>, keep_promise),
      changing("meetings.report_promise", "宿題の結果を書く", Right::SpeakForOrganisation,
               place_of_report, report_promise),
      reading("meetings.list_promises", "宿題の一覧", Right::See,
              councils::at_council<accounts::Audience::Members, 2, ListMeetings>, list_promises)};
}

}  // namespace engawa::meetings
