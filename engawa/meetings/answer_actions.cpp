#include <algorithm>

#include "engawa/accounts/text_checks.hpp"
#include "engawa/councils/roster.hpp"
#include "engawa/meetings/meeting_checks.hpp"
#include "engawa/meetings/meeting_entries.hpp"
#include "engawa/meetings/meeting_links.hpp"
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

// The body answers for its own posts; the secretariat writes down what it was told.
Result<Place> place_of_answer(Desk& desk, const AnswerMeeting& input) {
  auto place = TRY(at_meeting(desk, MeetingInput{input.meeting}));
  const auto post = TRY(store::get<accounts::Post>(desk.database, input.answer.post.text)).record;
  place.organisation = post.organisation.text;
  return place;
}

Result<Written> open_poll(Desk& desk, store::Change& change, const OpenPoll& input) {
  const auto meeting = TRY(store::get<Meeting>(desk.database, input.meeting.text)).record;
  if (meeting.day) return make_problem(problems::poll_closed, when_text(meeting));
  constexpr std::size_t slots_max = 20;
  if (input.slots.empty() || input.slots.size() > slots_max) {
    return base::member_problem("slots", std::to_string(input.slots.size()), "1〜20");
  }
  for (const auto& slot : input.slots) {
    const bool is_usable = is_time(slot.starts_at) && is_time(slot.ends_at) &&
                           (slot.ends_at.empty() || slot.starts_at < slot.ends_at);
    if (!is_usable) {
      return make_problem(problems::wrong_time, slot_text(slot), "14:00", {{}, {}, "slots"});
    }
  }
  TRY(councils::check_period(desk.today, input.due_on, "due_on"));
  const auto before = TRY(only_one<DatePoll>(desk.database, input.meeting));
  DatePoll it = before.record;
  // Answers belong to the days that were asked about: with other days they no longer fit.
  it.slots = input.slots;
  it.due_on = input.due_on;
  return keep_only(change, it, before, input.version);
}

Result<Written> choose_slot(Desk& desk, store::Change& change, const ChooseSlot& input) {
  const auto poll = TRY(only_one<DatePoll>(desk.database, input.meeting)).record;
  if (input.slot < 0 || static_cast<std::size_t>(input.slot) >= poll.slots.size()) {
    return make_problem(problems::marks_do_not_fit, std::to_string(input.slot));
  }
  const auto& slot = poll.slots[static_cast<std::size_t>(input.slot)];
  auto it = TRY(store::get<Meeting>(desk.database, input.meeting.text)).record;
  it.day = slot.day;
  it.fiscal_year = slot.day.fiscal_year().year;
  it.month = slot.day.month;
  if (!slot.starts_at.empty()) {
    // Without an end of its own the slot is as long as the meeting was planned.
    const int minutes = minutes_between(it.starts_at, it.ends_at);
    it.starts_at = slot.starts_at;
    it.ends_at = minutes > 0 ? time_after(slot.starts_at, minutes) : std::string{};
  }
  if (!slot.ends_at.empty()) it.ends_at = slot.ends_at;
  TRY(check_times(it));
  TRY(check_room(desk, it));
  return keep_record(change, it, input.version);
}

// What may be said before the meeting; who came is written by the secretariat afterwards.
bool is_announcement(Presence presence) {
  return presence != Presence::Attended && presence != Presence::ProxyAttended;
}

base::Status fill_marks(Desk& desk, const Meeting& meeting, const PostAnswer& answer,
                        Attendance& it) {
  if (answer.marks.empty()) return base::success();
  const auto poll = TRY(only_one<DatePoll>(desk.database, meeting.id)).record;
  if (meeting.day || poll.due_on < desk.today) {
    return make_problem(problems::poll_closed, poll.due_on.japanese());
  }
  if (answer.marks.size() != poll.slots.size()) {
    return make_problem(problems::marks_do_not_fit, std::to_string(answer.marks.size()),
                        std::to_string(poll.slots.size()), {{}, {}, "marks"});
  }
  it.marks = answer.marks;
  return base::success();
}

Result<Written> keep_answer(Desk& desk, store::Change& change, const Meeting& meeting,
                            const PostAnswer& answer, std::string who) {
  const auto post = TRY(store::get<accounts::Post>(desk.database, answer.post.text)).record;
  TRY(check_invited(desk, meeting, post.id, "post"));
  const auto before = TRY(attendance_of(desk.database, meeting.id, post));
  Attendance it = before.record;
  TRY(fill_marks(desk, meeting, answer, it));
  if (is_announcement(answer.presence) && answer.presence != Presence::Unanswered) {
    it.presence = answer.presence;
  }
  it.proxy_name = TRY(accounts::one_line("proxy_name", answer.proxy_name));
  it.opinion = TRY(accounts::several_lines("opinion", answer.opinion));
  it.answered_on = desk.today;
  it.answered_by = std::move(who);
  return keep_record(change, it, before.version);
}

Result<Written> answer_meeting(Desk& desk, store::Change& change, const AnswerMeeting& input) {
  const auto meeting = TRY(store::get<Meeting>(desk.database, input.meeting.text)).record;
  return keep_answer(desk, change, meeting, input.answer, desk.actor.name);
}

Result<MeetingSheet> sheet_of(Desk& desk, const AnswerLinkTarget& target) {
  MeetingSheet sheet;
  const auto both = TRY(councils_of(desk, target.meeting));
  sheet.council_name = both.front().name;
  sheet.organisation_name = target.body.name;
  sheet.title = target.meeting.title;
  sheet.when_text = when_text(target.meeting);
  sheet.where_text = where_text(target.meeting);
  councils::Names names(desk.database);
  auto lines = TRY(invited(desk, names, target.meeting));
  std::erase_if(lines, [&](const auto& line) { return line.organisation != target.body.id; });
  const bool is_member = std::any_of(lines.begin(), lines.end(), [](const auto& line) {
    return councils::is_member_role(line.role);
  });
  for (const auto& item : TRY(agenda_of(desk.database, target.meeting.id))) {
    sheet.agenda.push_back(is_member ? item.record.title : title_for_listeners(item.record));
  }
  sheet.posts = TRY(attendance_entries(desk, target.meeting, lines));
  const auto poll = TRY(only_one<DatePoll>(desk.database, target.meeting.id));
  sheet.asks_dates = poll.version > 0 && !target.meeting.day && desk.today <= poll.record.due_on;
  for (const auto& slot : poll.record.slots) {
    sheet.slots.push_back({slot_text(slot), 0, 0, 0, false});
  }
  sheet.asks_presence = target.meeting.day.has_value();
  sheet.valid_until = base::date_in_japan(target.expires);
  return sheet;
}

Result<MeetingSheet> open_meeting_link(Desk& desk, store::Change& change,
                                       const OpenMeetingLink& input) {
  const auto target = TRY(answer_link_target(desk, input.token));
  change.mention(store::table_of<accounts::Organisation>, target.body.id.text);
  return sheet_of(desk, target);
}

Result<MeetingSheet> answer_by_link(Desk& desk, store::Change& change,
                                    const AnswerByMeetingLink& input) {
  const auto target = TRY(answer_link_target(desk, input.token));
  const auto name = TRY(accounts::one_line("answered_by", input.answered_by, true));
  for (const auto& answer : input.answers) {
    const auto post = TRY(store::get<accounts::Post>(desk.database, answer.post.text)).record;
    // A link speaks for its own body alone.
    if (post.organisation != target.body.id) {
      return make_problem(problems::owners_must_be_seated, post.title);
    }
    TRY(keep_answer(desk, change, target.meeting, answer, name + "（リンクから）"));
  }
  return sheet_of(desk, target);
}

Result<PresenceRecorded> record_presence(Desk& desk, store::Change& change,
                                         const RecordPresence& input) {
  const auto meeting = TRY(store::get<Meeting>(desk.database, input.meeting.text)).record;
  PresenceRecorded reply;
  for (const auto& mark : input.marks) {
    const auto post = TRY(store::get<accounts::Post>(desk.database, mark.post.text)).record;
    TRY(check_invited(desk, meeting, post.id, "marks"));
    const auto before = TRY(attendance_of(desk.database, input.meeting, post));
    Attendance it = before.record;
    it.presence = mark.presence;
    it.proxy_name = TRY(accounts::one_line("proxy_name", mark.proxy_name));
    TRY(keep_record(change, it, before.version));
    ++reply.posts;
  }
  return reply;
}

}  // namespace

std::vector<accounts::Action> answer_actions() {
  using accounts::anywhere;
  using accounts::changing;
  return {changing("meetings.open_poll", "日程を尋ねる", Right::KeepCouncil, at_meeting<OpenPoll>,
                   open_poll),
          changing("meetings.choose_slot", "候補日から会議の日を決める", Right::KeepCouncil,
                   at_meeting<ChooseSlot>, choose_slot),
          changing("meetings.answer_meeting", "会議の出欠と意見を答える",
                   Right::SpeakForOrganisation, place_of_answer, answer_meeting),
          changing("meetings.open_meeting_link", "会議の回答のリンクを開く", Right::Anybody,
                   anywhere<OpenMeetingLink>, open_meeting_link),
          changing("meetings.answer_by_link", "リンクから会議に答える", Right::Anybody,
                   anywhere<AnswerByMeetingLink>, answer_by_link),
          changing("meetings.record_presence", "出席した人を記録する", Right::KeepCouncil,
                   at_meeting<RecordPresence>, record_presence)};
}

}  // namespace engawa::meetings
