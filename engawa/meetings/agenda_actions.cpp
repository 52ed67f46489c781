#include <set>

#include "engawa/accounts/text_checks.hpp"
#include "engawa/councils/roster.hpp"
#include "engawa/meetings/meeting_checks.hpp"
#include "engawa/meetings/meetings_actions.hpp"
#include "engawa/meetings/problems.hpp"

namespace engawa::meetings {

using accounts::Desk;
using accounts::Right;
using accounts::Written;
using base::make_problem;
using base::Result;
using councils::keep_record;

namespace {

constexpr int issue_minutes = 20;

Result<int> next_position(Desk& desk, const MeetingId& meeting) {
  const auto items = TRY(agenda_of(desk.database, meeting));
  return items.empty() ? 1 : items.back().record.position + 1;
}

base::Status check_item(AgendaItem& item) {
  item.title = TRY(accounts::one_line("item.title", item.title, true));
  item.prompt = TRY(accounts::several_lines("item.prompt", item.prompt));
  constexpr std::size_t material_max = 100'000;
  item.material = TRY(accounts::several_lines("item.material", item.material, material_max));
  item.openness_reason = TRY(accounts::several_lines("item.openness_reason", item.openness_reason));
  item.openness_decided_by =
      TRY(accounts::one_line("item.openness_decided_by", item.openness_decided_by));
  constexpr int minutes_max = 600;
  if (item.minutes < 0 || item.minutes > minutes_max) {
    return base::member_problem("item.minutes", std::to_string(item.minutes), "0〜600");
  }
  return check_openness(item.openness, item.openness_reason, item.openness_decided_by, "item.");
}

// An item of another meeting is not moved here.
base::Status check_its_meeting(Desk& desk, const AgendaItemId& item, const MeetingId& meeting) {
  const auto found = TRY(store::get<AgendaItem>(desk.database, item.text)).record;
  if (found.meeting == meeting) return base::success();
  return make_problem(store::problems::no_record, item.text);
}

Result<Written> keep_item(Desk& desk, store::Change& change, const KeepItem& input) {
  AgendaItem it = input.item;
  it.meeting = input.meeting;
  TRY(check_item(it));
  if (!it.presenter.empty()) TRY(store::get<accounts::Post>(desk.database, it.presenter.text));
  if (input.version > 0) TRY(check_its_meeting(desk, it.id, input.meeting));
  if (it.position <= 0) it.position = TRY(next_position(desk, input.meeting));
  return keep_record(change, it, input.version);
}

Result<Written> remove_item(Desk& desk, store::Change& change, const RemoveItem& input) {
  TRY(check_its_meeting(desk, input.item, input.meeting));
  TRY(store::remove<AgendaItem>(change, input.item.text, input.version));
  return Written{input.item.text, input.version + 1};
}

Result<accounts::EvidencePlace> place_of(Desk& desk, const MeetingId& id, const std::string& area) {
  const auto meeting = TRY(store::get<Meeting>(desk.database, id.text)).record;
  const auto council =
      TRY(store::get<councils::Council>(desk.database, meeting.council.text)).record;
  return accounts::EvidencePlace{council.id.text, area.empty() ? council.area : area};
}

/// What is not on the meeting's agenda yet, of every source.
Result<IssueChoicesReply> issue_choices(Desk& desk, const IssueChoices& input) {
  IssueChoicesReply reply;
  const auto place = TRY(place_of(desk, input.meeting, input.area));
  std::set<std::string> on_agenda;
  for (const auto& it :
       TRY(store::list<Evidence>(desk.database, "meeting = $1", {input.meeting.text}))) {
    on_agenda.insert(it.record.title);
  }
  for (const auto& source : desk.office.evidence) {
    for (auto& it : TRY(source.choices(desk, place))) {
      if (on_agenda.count(it.title) > 0) continue;
      reply.choices.push_back({it.indicator, it.title, it.sentence, source.id, source.name_ja});
    }
  }
  return reply;
}

Result<accounts::Evidence> evidence_of(Desk& desk, const TableIssue& input,
                                       const accounts::EvidencePlace& place) {
  for (const auto& source : desk.office.evidence) {
    const bool is_wanted = input.source.empty() || input.source == source.id;
    if (is_wanted) return source.find(desk, place, input.indicator);
  }
  return make_problem(problems::unknown_issue, input.indicator);
}

Result<Written> table_issue(Desk& desk, store::Change& change, const TableIssue& input) {
  const auto place = TRY(place_of(desk, input.meeting, input.area));
  const auto found = TRY(evidence_of(desk, input, place));
  AgendaItem item;
  item.id = base::new_id<AgendaItemId>();
  item.meeting = input.meeting;
  item.position = TRY(next_position(desk, input.meeting));
  item.title = found.title;
  item.minutes = issue_minutes;
  item.prompt = "それぞれの組織から見て、この課題に心当たりはありますか。";
  TRY(store::add(change, item));
  Evidence evidence;
  evidence.id = base::new_id<EvidenceId>();
  evidence.meeting = input.meeting;
  evidence.item = item.id;
  evidence.area = place.area;
  evidence.indicator = input.indicator;
  evidence.title = found.title;
  evidence.sentence = found.sentence;
  evidence.facts = found.facts;
  evidence.source = found.source;
  evidence.figure = found.figure;
  evidence.frozen_on = desk.today;
  TRY(store::add(change, evidence));
  return Written{item.id.text, 1};
}

}  // namespace

std::vector<accounts::Action> agenda_actions() {
  using accounts::changing;
  using accounts::reading;
  return {changing("meetings.keep_item", "議題を書く", Right::WorkInGroup, in_draft<KeepItem>,
                   keep_item),
          changing("meetings.remove_item", "議題を外す", Right::WorkInGroup, in_draft<RemoveItem>,
                   remove_item),
          reading("meetings.issue_choices", "議題にできる健康課題", Right::WorkInGroup,
                  in_draft<IssueChoices>, issue_choices),
          changing("meetings.table_issue", "健康課題を議題にする", Right::WorkInGroup,
                   in_draft<TableIssue>, table_issue)};
}

}  // namespace engawa::meetings
