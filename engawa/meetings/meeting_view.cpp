#include <algorithm>

#include "engawa/meetings/meeting_agenda.hpp"
#include "engawa/meetings/meeting_entries.hpp"
#include "engawa/meetings/meeting_steps.hpp"
#include "engawa/meetings/meetings_actions.hpp"
#include "engawa/notices/mail_settings.hpp"

namespace engawa::meetings {

using accounts::Audience;
using accounts::Desk;
using accounts::Right;
using base::Result;

namespace {

constexpr int members_only = 2;  ///< 機密性: observers and guests see 1

Result<MeetingMay> may_of(Desk& desk, const Meeting& meeting) {
  const auto own = TRY(place_of(desk, meeting, audience_of(meeting.kind)));
  const auto closed = TRY(place_of(desk, meeting, Audience::ChairAndSecretariat));
  const auto draft = TRY(prepared_place_of(desk, meeting, Audience::WorkingGroup));
  MeetingMay may;
  may.keep = accounts::may(desk.actor, Right::KeepCouncil, own);
  may.draft = accounts::may(desk.actor, Right::WorkInGroup, draft);
  may.see_private = accounts::may(desk.actor, Right::See, closed);
  auto inner = TRY(prepared_place_of(desk, meeting, audience_of(meeting.kind)));
  inner.confidentiality = members_only;
  may.see_closed = accounts::may(desk.actor, Right::See, inner);
  may.confirm = accounts::relations(desk.actor, closed).contains(accounts::Relation::Chair);
  return may;
}

void fill_words(MeetingReply& reply, const base::Date& today) {
  const Meeting& it = reply.meeting;
  reply.kind_ja = japanese(it.kind);
  reply.state_ja = japanese(it.state);
  reply.minutes_state_ja = japanese(it.minutes_state);
  reply.openness_ja = japanese(it.openness);
  reply.when_text = when_text(it);
  reply.where_text = where_text(it);
  if (it.day) reply.days_since = it.day->days_until(today);
}

// Before they are published, minutes are for those who write them and for the chair.
void hide_drafts(MeetingReply& reply) {
  if (reply.may.draft || reply.may.see_private) return;
  if (reply.meeting.minutes_state == MinutesState::Published) return;
  for (auto& entry : reply.agenda) {
    entry.text.clear();
    entry.public_text.clear();
    entry.public_preview.clear();
  }
}

// What is closed is for the members: who listens reads what the public reads. Promises are a matter
// of the members as well.
void hide_closed(MeetingReply& reply) {
  if (reply.may.see_closed) return;
  std::erase_if(reply.decisions, [](const DecisionEntry& it) { return it.is_closed; });
  reply.promises.clear();
  reply.carried.clear();
  for (auto& entry : reply.agenda) {
    entry.text = entry.public_preview;
    entry.public_text.clear();
    if (entry.item.openness == Openness::Open) continue;
    entry.item.title = title_for_listeners(entry.item);
    entry.item.material.clear();
    entry.item.prompt.clear();
    entry.evidence.clear();
    entry.files.clear();
  }
}

// What bodies answered is for the members; who only listens sees the answers of the own body.
base::Status fill_answers(Desk& desk, councils::Names& names, MeetingReply& reply) {
  const auto lines = TRY(invited(desk, names, reply.meeting));
  auto entries = TRY(attendance_entries(desk, reply.meeting, lines));
  reply.poll = TRY(poll_entry(desk, reply.meeting, entries));
  if (!reply.may.see_closed) {
    std::erase_if(entries, [](const AttendanceEntry& it) { return !it.may_answer; });
  }
  reply.opinions = opinion_groups(entries);
  reply.attendance = std::move(entries);
  return base::success();
}

base::Status fill_promises(Desk& desk, councils::Names& names, MeetingReply& reply) {
  const Meeting& meeting = reply.meeting;
  for (const auto& found :
       TRY(store::list<ActionItem>(desk.database, "meeting = $1", {meeting.id.text}))) {
    reply.promises.push_back(TRY(promise_entry(desk, names, found, reply.may.keep)));
  }
  for (const auto& found : TRY(open_promises(desk.database, meeting.council))) {
    if (found.record.meeting == meeting.id) continue;
    reply.carried.push_back(TRY(promise_entry(desk, names, found, reply.may.keep)));
  }
  return base::success();
}

base::Status fill_versions(Desk& desk, MeetingReply& reply) {
  const bool sees_all = reply.may.draft || reply.may.see_private;
  for (const auto& found : TRY(minutes_versions(desk.database, reply.meeting.id))) {
    const auto& it = found.record;
    if (!sees_all && !it.published_on) continue;
    reply.versions.push_back(
        {it.number, it.confirmed_on, it.confirmed_by, it.how, it.published_on});
  }
  return base::success();
}

base::Status fill_packets(Desk& desk, MeetingReply& reply) {
  for (const auto& found :
       TRY(store::list<Packet>(desk.database, "meeting = $1", {reply.meeting.id.text}))) {
    const Packet& it = found.record;
    reply.packets.push_back({it.id, it.number, it.pages, it.frozen_on, it.frozen_by});
  }
  std::sort(reply.packets.begin(), reply.packets.end(),
            [](const PacketEntry& a, const PacketEntry& b) { return b.number < a.number; });
  return base::success();
}

}  // namespace

Result<MeetingReply> show_meeting(Desk& desk, const MeetingInput& input) {
  const auto found = TRY(store::get<Meeting>(desk.database, input.meeting.text));
  MeetingReply reply;
  reply.meeting = found.record;
  reply.version = found.version;
  const auto both = TRY(councils_of(desk, found.record));
  reply.council_name = both.front().name;
  if (both.size() > 1) reply.other_name = both.back().name;
  fill_words(reply, desk.today);
  reply.may = TRY(may_of(desk, found.record));
  councils::Names names(desk.database);
  reply.agenda = TRY(item_entries(desk, names, found.record));
  for (const auto& entry : reply.agenda) reply.minutes_in_all += entry.item.minutes;
  TRY(fill_answers(desk, names, reply));
  reply.decisions = TRY(decision_entries(desk, found.record));
  TRY(fill_promises(desk, names, reply));
  TRY(fill_versions(desk, reply));
  TRY(fill_packets(desk, reply));
  if (reply.may.draft) {
    const auto pattern = TRY(template_of(desk, found.record.kind));
    for (auto& it : TRY(suggestions(desk, found.record, pattern))) {
      reply.suggestions.push_back({std::move(it.item), std::move(it.reason)});
    }
  }
  if (reply.may.see_private) reply.brief = TRY(brief_entry(desk, found.record));
  if (reply.may.keep) {
    reply.notices = TRY(notice_entries(desk, found.record));
    reply.mail_is_set_up = TRY(notices::load_mail_settings(desk.office.data_folder)).has_value();
  }
  reply.steps = meeting_steps(reply);
  hide_drafts(reply);
  hide_closed(reply);
  return reply;
}

}  // namespace engawa::meetings
