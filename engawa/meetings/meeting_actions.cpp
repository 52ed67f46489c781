#include "engawa/meetings/meeting_actions.hpp"

#include <algorithm>

#include "engawa/accounts/text_checks.hpp"
#include "engawa/councils/roster.hpp"
#include "engawa/meetings/meeting_agenda.hpp"
#include "engawa/meetings/meeting_checks.hpp"
#include "engawa/meetings/meeting_place.hpp"
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

// A new meeting stands at its council; an old one where it stands now, whatever the input says.
Result<Place> place_of_kept(Desk& desk, const KeepMeeting& input) {
  Meeting meeting = input.meeting;
  if (input.version > 0) {
    meeting = TRY(store::get<Meeting>(desk.database, input.meeting.id.text)).record;
  } else {
    meeting.other_council = {};
    TRY(councils::known_council(desk, meeting.council));
  }
  return place_of(desk, meeting, audience_of(meeting.kind));
}

Result<Place> place_of_series(Desk& desk, const PlanSeries& input) {
  Meeting meeting;
  meeting.council = input.council;
  return place_of(desk, meeting, audience_of(input.kind));
}

base::Status check_other(Desk& desk, const Meeting& meeting) {
  if (meeting.kind == MeetingKind::Joint && meeting.other_council.empty()) {
    return base::member_problem("meeting.other_council", "", "合同の相手の協議会");
  }
  if (meeting.other_council.empty()) return base::success();
  if (meeting.other_council == meeting.council) {
    return make_problem(problems::same_council_twice, {}, {}, {{}, {}, "meeting.other_council"});
  }
  TRY(councils::known_council(desk, meeting.other_council));
  return base::success();
}

base::Status clean(Meeting& meeting) {
  meeting.title = TRY(accounts::one_line("meeting.title", meeting.title));
  meeting.place = TRY(accounts::one_line("meeting.place", meeting.place));
  meeting.online = TRY(accounts::one_line("meeting.online", meeting.online));
  meeting.openness_reason =
      TRY(accounts::several_lines("meeting.openness_reason", meeting.openness_reason));
  meeting.openness_decided_by =
      TRY(accounts::one_line("meeting.openness_decided_by", meeting.openness_decided_by));
  constexpr int seats_max = 10'000;
  meeting.observer_seats = std::clamp(meeting.observer_seats, 0, seats_max);
  constexpr int months = 12;
  if (meeting.month < 0 || meeting.month > months) {
    return base::member_problem("meeting.month", std::to_string(meeting.month), "0〜12");
  }
  return base::success();
}

base::Status check_meeting(Desk& desk, Meeting& meeting) {
  TRY(clean(meeting));
  if (meeting.day) {
    meeting.fiscal_year = meeting.day->fiscal_year().year;
    meeting.month = meeting.day->month;
  }
  if (meeting.fiscal_year == 0) meeting.fiscal_year = desk.today.fiscal_year().year;
  TRY(check_times(meeting));
  TRY(check_openness(meeting.openness, meeting.openness_reason, meeting.openness_decided_by,
                     "meeting."));
  TRY(check_other(desk, meeting));
  return check_room(desk, meeting);
}

Result<Written> amend_meeting(Desk& desk, store::Change& change, const KeepMeeting& input) {
  const auto before = TRY(store::get<Meeting>(desk.database, input.meeting.id.text)).record;
  Meeting it = input.meeting;
  // What steps of their own decide stays as it is.
  it.council = before.council;
  it.other_council = before.other_council;
  it.kind = before.kind;
  it.series = before.series;
  it.minutes_state = before.minutes_state;
  it.submitted_on = before.submitted_on;
  if (before.state == MeetingState::Held || it.state == MeetingState::Held) it.state = before.state;
  TRY(check_meeting(desk, it));
  if (it.title.empty()) it.title = before.title;
  return keep_record(change, it, input.version);
}

Result<Written> add_meeting(Desk& desk, store::Change& change, Meeting it,
                            bool starts_empty = false) {
  it.state = MeetingState::Planned;
  it.minutes_state = MinutesState::Draft;
  it.submitted_on = {};
  const auto pattern = TRY(template_of(desk, it.kind));
  if (it.starts_at.empty() && it.ends_at.empty()) {
    it.starts_at = pattern.starts_at;
    it.ends_at = pattern.ends_at;
  }
  TRY(check_meeting(desk, it));
  if (it.title.empty()) it.title = TRY(usual_title(desk, it));
  it.id = base::new_id<MeetingId>();
  TRY(store::add(change, it));
  if (!starts_empty) TRY(add_agenda(desk, change, it, pattern));
  return Written{it.id.text, 1};
}

Result<Written> keep_meeting(Desk& desk, store::Change& change, const KeepMeeting& input) {
  if (input.version > 0) return amend_meeting(desk, change, input);
  return add_meeting(desk, change, input.meeting, input.starts_empty);
}

Result<SeriesPlanned> plan_series(Desk& desk, store::Change& change, const PlanSeries& input) {
  constexpr std::size_t months_max = 24;
  if (input.months.empty() || input.months.size() > months_max) {
    return base::member_problem("months", std::to_string(input.months.size()), "1〜24");
  }
  SeriesPlanned planned;
  const std::string series = base::new_id<MeetingId>().text;
  for (const int month : input.months) {
    if (month < 1) return base::member_problem("months", std::to_string(month), "1〜12");
    Meeting meeting;
    meeting.council = input.council;
    meeting.kind = input.kind;
    meeting.series = series;
    meeting.fiscal_year = input.fiscal_year;
    meeting.month = month;
    planned.ids.push_back(TRY(add_meeting(desk, change, meeting)).id);
  }
  return planned;
}

Result<Written> hold_meeting(Desk& desk, store::Change& change, const HoldMeeting& input) {
  auto it = TRY(store::get<Meeting>(desk.database, input.meeting.text)).record;
  if (!it.day) return make_problem(problems::no_day, it.title);
  if (desk.today < *it.day) return make_problem(problems::held_in_future, it.day->japanese());
  it.state = MeetingState::Held;
  return keep_record(change, it, input.version);
}

Result<Written> keep_brief(Desk& desk, store::Change& change, const KeepBrief& input) {
  const auto before = TRY(only_one<MeetingBrief>(desk.database, input.meeting));
  MeetingBrief it = input.brief;
  it.meeting = input.meeting;
  it.aim = TRY(accounts::several_lines("brief.aim", it.aim));
  it.method = TRY(accounts::several_lines("brief.method", it.method));
  it.schedule = TRY(accounts::several_lines("brief.schedule", it.schedule));
  it.materials = TRY(accounts::several_lines("brief.materials", it.materials));
  return keep_only(change, it, before, input.version);
}

Result<Written> keep_review(Desk& desk, store::Change& change, const KeepReview& input) {
  const auto before = TRY(only_one<MeetingReview>(desk.database, input.meeting));
  MeetingReview it = input.review;
  it.meeting = input.meeting;
  it.went_well = TRY(accounts::several_lines("review.went_well", it.went_well));
  it.lessons = TRY(accounts::several_lines("review.lessons", it.lessons));
  return keep_only(change, it, before, input.version);
}

Result<MeetingWords> show_words(Desk&, const accounts::NoInput&) {
  return MeetingWords{councils::words_of<MeetingKind>(), councils::words_of<ItemKind>(),
                      councils::words_of<Openness>(), councils::words_of<PromiseState>()};
}

Result<accounts::ListReply> list_meetings(Desk& desk, const ListMeetings& input) {
  accounts::ListReply list{"会議の一覧",
                           {{"title", "会議", "text"},
                            {"day", "日", "date"},
                            {"kind", "種類", "text"},
                            {"place", "会場", "text"},
                            {"state", "状態", "text"},
                            {"minutes", "会議録", "text"}},
                           {},
                           0,
                           0};
  for (const auto& found : TRY(meetings_of(desk.database, input.council))) {
    const Meeting& it = found.record;
    const auto place = TRY(prepared_place_of(desk, it, audience_of(it.kind)));
    if (!accounts::may(desk.actor, Right::See, place)) continue;
    const bool is_held = it.state == MeetingState::Held;
    list.rows.push_back(
        {it.id.text,
         {it.title, it.day ? it.day->iso() : "", std::string(japanese(it.kind)), where_text(it),
          std::string(japanese(it.state)), is_held ? std::string(japanese(it.minutes_state)) : ""},
         it.day ? it.day->iso() : std::to_string(it.fiscal_year + 1)});
  }
  return accounts::arrange(std::move(list), councils::list_input(input));
}

}  // namespace

std::vector<accounts::Action> meeting_actions() {
  using accounts::changing;
  using accounts::reading;
  return {
      reading("meetings.show_meeting", "会議", Right::See, for_readers<MeetingInput>, show_meeting),
      reading("meetings.show_words", "会議で使う言葉の一覧", Right::SeeDirectory,
              accounts::anywhere<accounts::NoInput>, show_words),
      reading("meetings.list_meetings", "会議の一覧", Right::SeeDirectory,
              councils::for_members<ListMeetings>, list_meetings),
      changing("meetings.keep_meeting", "会議を登録・変更する", Right::KeepCouncil, place_of_kept,
               keep_meeting),
      changing("meetings.plan_series", "一年の会議をまとめて計画する", Right::KeepCouncil,
               place_of_series, plan_series),
      changing("meetings.hold_meeting", "会議を開催済みにする", Right::KeepCouncil,
               at_meeting<HoldMeeting>, hold_meeting),
      changing("meetings.keep_brief", "座長打合せを書く", Right::WorkInGroup,
               before_meeting<KeepBrief>, keep_brief),
      changing("meetings.keep_review", "反省会を書く", Right::WorkInGroup,
               before_meeting<KeepReview>, keep_review)};
}

}  // namespace engawa::meetings
