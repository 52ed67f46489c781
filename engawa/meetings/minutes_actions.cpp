#include <algorithm>

#include "engawa/accounts/text_checks.hpp"
#include "engawa/meetings/meeting_entries.hpp"
#include "engawa/meetings/meeting_notices.hpp"
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

constexpr std::size_t minutes_characters_max = 100'000;

Result<Written> keep_item_minutes(Desk& desk, store::Change& change, const KeepItemMinutes& input) {
  const auto item = TRY(store::get<AgendaItem>(desk.database, input.item.text)).record;
  if (item.meeting != input.meeting) {
    return make_problem(store::problems::no_record, input.item.text);
  }
  const auto found = TRY(store::get<Meeting>(desk.database, input.meeting.text));
  if (found.record.state != MeetingState::Held) {
    return make_problem(problems::not_held, found.record.title);
  }
  const auto before = TRY(minutes_of_item(desk.database, item));
  ItemMinutes it = before.record;
  it.text = TRY(accounts::several_lines("text", input.text, minutes_characters_max));
  it.public_text =
      TRY(accounts::several_lines("public_text", input.public_text, minutes_characters_max));
  auto written = TRY(keep_only(change, it, before, input.version));
  if (found.record.minutes_state == MinutesState::Draft) return written;
  // What the chair has seen is no longer what is written: it is to be confirmed once more, as the
  // next version. The confirmed version stays as it is.
  Meeting meeting = found.record;
  meeting.minutes_state = MinutesState::Draft;
  meeting.submitted_on = {};
  TRY(keep_record(change, meeting, found.version));
  return written;
}

Result<Written> submit_minutes(Desk& desk, store::Change& change, const SubmitMinutes& input) {
  auto it = TRY(store::get<Meeting>(desk.database, input.meeting.text)).record;
  if (it.state != MeetingState::Held) return make_problem(problems::not_held, it.title);
  const auto minutes = TRY(store::list<ItemMinutes>(desk.database, "meeting = $1", {it.id.text}));
  const bool has_text = std::any_of(minutes.begin(), minutes.end(),
                                    [](const auto& one) { return !one.record.text.empty(); });
  if (!has_text) return make_problem(problems::nothing_to_submit, it.title);
  it.minutes_state = MinutesState::Submitted;
  it.submitted_on = desk.today;
  return keep_record(change, it, input.version);
}

std::string present_line(const AttendanceEntry& it) {
  std::string line = it.organisation_name + "　" + it.post_title;
  if (it.presence == Presence::ProxyAttended) return line + "　（代理）" + it.proxy_name;
  return it.person_name.empty() ? line : line + "　" + it.person_name;
}

// The minutes as they stand, for keeping.
Result<MinutesVersion> version_of(Desk& desk, const Meeting& meeting) {
  councils::Names names(desk.database);
  MinutesVersion version;
  version.meeting = meeting.id;
  const auto earlier = TRY(minutes_versions(desk.database, meeting.id));
  version.number = earlier.empty() ? 1 : earlier.front().record.number + 1;
  const auto lines = TRY(invited(desk, names, meeting));
  for (const auto& it : TRY(attendance_entries(desk, meeting, lines))) {
    const bool is_there =
        it.presence == Presence::Attended || it.presence == Presence::ProxyAttended;
    (is_there ? version.present : version.absent).push_back(present_line(it));
  }
  for (const auto& it : TRY(item_entries(desk, names, meeting))) {
    version.parts.push_back(
        {it.item.title, it.text, it.public_preview, title_for_listeners(it.item)});
  }
  for (const auto& it : TRY(decision_entries(desk, meeting))) {
    version.decisions.push_back(it.decision.text);
    if (!it.is_closed) version.public_decisions.push_back(it.decision.text);
  }
  for (const auto& found :
       TRY(store::list<ActionItem>(desk.database, "meeting = $1", {meeting.id.text}))) {
    const auto it = TRY(promise_entry(desk, names, found, false));
    version.promises.push_back(it.promise.title + "（" + it.owner_ja + "、" +
                               it.promise.due_on.japanese() + "まで）");
  }
  return version;
}

Result<Written> confirm_minutes(Desk& desk, store::Change& change, const ConfirmMinutes& input) {
  auto it = TRY(store::get<Meeting>(desk.database, input.meeting.text)).record;
  if (it.minutes_state != MinutesState::Submitted) {
    return make_problem(problems::nothing_to_submit, std::string(japanese(it.minutes_state)));
  }
  const auto place = TRY(place_of(desk, it, accounts::Audience::ChairAndSecretariat));
  const bool is_chair = accounts::relations(desk.actor, place).contains(accounts::Relation::Chair);
  const auto how = TRY(accounts::several_lines("how", input.how));
  if (!is_chair && how.empty()) {
    return make_problem(problems::how_is_missing, {}, {}, {{}, {}, "how"});
  }
  auto version = TRY(version_of(desk, it));
  version.id = base::new_id<MinutesVersionId>();
  version.confirmed_on = desk.today;
  version.confirmed_by = is_chair ? desk.actor.name : "座長（" + desk.actor.name + "が記録）";
  version.how = how;
  TRY(store::add(change, version));
  it.minutes_state = MinutesState::Confirmed;
  return keep_record(change, it, input.version);
}

Result<NoticesPrepared> publish_minutes(Desk& desk, store::Change& change,
                                        const PublishMinutes& input) {
  auto it = TRY(store::get<Meeting>(desk.database, input.meeting.text)).record;
  if (it.minutes_state != MinutesState::Confirmed) {
    return make_problem(problems::not_confirmed, std::string(japanese(it.minutes_state)));
  }
  auto version = TRY(minutes_versions(desk.database, it.id)).front();
  version.record.published_on = desk.today;
  TRY(store::amend(change, version.record, version.version));
  it.minutes_state = MinutesState::Published;
  TRY(keep_record(change, it, input.version));
  LetterOrder order;
  order.kind = minutes_letter;
  order.document_number = TRY(accounts::one_line("document_number", input.document_number));
  order.issued_on = input.issued_on.value_or(desk.today);
  // A later version goes to everybody, also to those who have the earlier one.
  order.again = true;
  return prepare_letters(desk, change, it, order);
}

}  // namespace

std::vector<accounts::Action> minutes_actions() {
  using accounts::changing;
  return {changing("meetings.keep_item_minutes", "会議録を書く", Right::WorkInGroup,
                   in_draft<KeepItemMinutes>, keep_item_minutes),
          changing("meetings.submit_minutes", "会議録を座長に回す", Right::KeepCouncil,
                   at_meeting<SubmitMinutes>, submit_minutes),
          changing("meetings.confirm_minutes", "会議録を確認する", Right::WorkInGroup,
                   before_meeting<ConfirmMinutes>, confirm_minutes),
          changing("meetings.publish_minutes", "会議録を公表し、団体の長への手紙を用意する",
                   Right::KeepCouncil, at_meeting<PublishMinutes>, publish_minutes)};
}

}  // namespace engawa::meetings
