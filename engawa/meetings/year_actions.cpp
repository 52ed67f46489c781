#include <algorithm>
#include <set>

#include "engawa/accounts/accounts_store.hpp"
#include "engawa/accounts/token.hpp"
#include "engawa/councils/council_actions.hpp"
#include "engawa/councils/room.hpp"
#include "engawa/meetings/meeting_calendar.hpp"
#include "engawa/meetings/meeting_place.hpp"
#include "engawa/meetings/meetings_actions.hpp"
#include "engawa/meetings/my_meetings.hpp"
#include "engawa/meetings/year_plan.hpp"

namespace engawa::meetings {

using accounts::Audience;
using accounts::Desk;
using accounts::FileReply;
using accounts::Right;
using base::Result;
using councils::Council;
using councils::CouncilTask;

namespace {

constexpr int months = 12;
constexpr int april = 4;
constexpr std::string_view calendar_purpose = "calendar";
constexpr std::int64_t calendar_seconds = std::int64_t{400} * 86'400;

// April is the first month of the year.
int place_in_year(int month) { return (month - april + months) % months; }

Result<YearPattern> pattern_of(Desk& desk) {
  return load_year_pattern(desk.office.catalogue_folder, desk.office.data_folder / "meetings");
}

struct TieredCouncil {
  Council council;
  Tier tier = Tier::Own;
};

Result<std::vector<TieredCouncil>> tiers_of(Desk& desk, const Council& own) {
  std::vector<TieredCouncil> found{{own, Tier::Own}};
  if (!own.parent.empty()) {
    const auto above = TRY(store::find<Council>(desk.database, own.parent.text));
    if (above) found.push_back({above->record, Tier::Above});
  }
  for (const auto& below : TRY(store::list<Council>(desk.database, "parent = $1", {own.id.text}))) {
    if (below.record.is_open_on(desk.today)) found.push_back({below.record, Tier::Below});
  }
  std::erase_if(found, [&](const TieredCouncil& it) {
    return !councils::is_known_to(desk.actor, it.council);
  });
  return found;
}

// By its day, or by the first of the month for which it is planned.
std::optional<base::Date> about_when(const Meeting& meeting) {
  if (meeting.day) return meeting.day;
  if (meeting.month == 0) return std::nullopt;
  const int year = meeting.month < april ? meeting.fiscal_year + 1 : meeting.fiscal_year;
  return base::Date{year, meeting.month, 1};
}

bool is_of_tier(councils::CouncilKind kind) {
  return kind != councils::CouncilKind::WorkingGroup && kind != councils::CouncilKind::InHouse;
}

class Year {
 public:
  Year(Desk& desk, const Council& own, YearReply& reply)
      : m_desk(desk), m_own(own), m_reply(reply) {}

  base::Status fill() {
    for (const auto& it : TRY(tiers_of(m_desk, m_own))) TRY(take(it));
    m_reply.checks = check_order(m_last);
    return base::success();
  }

 private:
  base::Status take(const TieredCouncil& it) {
    LastMeeting last{it.council.name, it.tier, {}, 0};
    for (const auto& found :
         TRY(meetings_of_year(m_desk.database, it.council.id, m_reply.fiscal_year))) {
      const Meeting& meeting = found.record;
      if (meeting.state == MeetingState::Cancelled) continue;
      const auto when = about_when(meeting);
      const bool counts =
          meeting.kind == MeetingKind::Council || meeting.kind == MeetingKind::Joint;
      if (counts) ++last.meetings;
      if (counts && when && (!last.day || *last.day < *when)) last.day = when;
      TRY(show(it, meeting, when));
    }
    if (is_of_tier(it.council.kind)) m_last.push_back(last);
    return base::success();
  }

  // Which days another tier meets is for everybody who is signed in; what is on the table is not.
  // In-house meetings and exchanges are told to those who may see them alone.
  base::Status show(const TieredCouncil& it, const Meeting& meeting,
                    const std::optional<base::Date>& when) {
    const auto audience = audience_of(meeting.kind);
    const auto place = TRY(prepared_place_of(m_desk, meeting, audience));
    const bool may_open = accounts::may(m_desk.actor, Right::See, place);
    if (!may_open && audience != Audience::Members) return base::success();
    if (!when) return base::success();
    auto& month = m_reply.months[static_cast<std::size_t>(place_in_year(when->month))];
    const bool is_known =
        std::any_of(month.meetings.begin(), month.meetings.end(),
                    [&](const YearMeeting& one) { return one.meeting == meeting.id; });
    if (is_known) return base::success();
    month.meetings.push_back({meeting.id, meeting.title, it.council.name, it.tier,
                              std::string(japanese(meeting.kind)), meeting.kind, meeting.day,
                              meeting.day ? meeting.day->japanese_with_weekday() : "日は未定",
                              std::string(japanese(meeting.state)), may_open});
    return base::success();
  }

  Desk& m_desk;
  const Council& m_own;
  YearReply& m_reply;
  std::vector<LastMeeting> m_last;
};

std::vector<YearMonth> empty_months(const YearPattern& pattern) {
  std::vector<YearMonth> all;
  for (int i = 0; i < months; ++i) {
    YearMonth month;
    month.month = (april - 1 + i) % months + 1;
    month.text = std::to_string(month.month) + "月";
    for (const auto& phase : pattern.phases) {
      const auto& of_phase = phase.months;
      const bool holds = std::find(of_phase.begin(), of_phase.end(), month.month) != of_phase.end();
      if (holds) month.phase = phase.label;
    }
    for (const auto& task : pattern.tasks) {
      if (task.month == month.month) month.tasks.push_back(task.title);
    }
    all.push_back(std::move(month));
  }
  return all;
}

// Day by which a task of the year is due: the last of its month.
base::Date due_of(const YearTask& task, int fiscal_year) {
  const int year = task.month < april ? fiscal_year + 1 : fiscal_year;
  const int next = task.month % months + 1;
  return base::Date{next == 1 ? year + 1 : year, next, 1}.plus_days(-1);
}

// Tasks of the year that the list of tasks does not have yet.
Result<std::vector<CouncilTask>> tasks_to_start(Desk& desk, const Council& council,
                                                const YearPattern& pattern, int fiscal_year) {
  std::set<std::string> known;
  for (const auto& found :
       TRY(store::list<CouncilTask>(desk.database, "council = $1", {council.id.text}))) {
    const auto& it = found.record;
    if (it.due_on && it.due_on->fiscal_year().year == fiscal_year) known.insert(it.title);
  }
  std::vector<CouncilTask> tasks;
  for (const auto& it : pattern.tasks) {
    if (known.contains(it.title)) continue;
    CouncilTask task;
    task.council = council.id;
    task.audience = Audience::Secretariat;
    task.title = it.title;
    task.note = it.note;
    task.due_on = due_of(it, fiscal_year);
    tasks.push_back(std::move(task));
  }
  return tasks;
}

int year_of(const Desk& desk, int asked) {
  return asked == 0 ? desk.today.fiscal_year().year : asked;
}

Result<YearReply> year_plan(Desk& desk, const YearInput& input) {
  const auto council = TRY(councils::known_council(desk, input.council)).record;
  const auto pattern = TRY(pattern_of(desk));
  YearReply reply;
  reply.fiscal_year = year_of(desk, input.fiscal_year);
  reply.year_text = base::FiscalYear{reply.fiscal_year}.japanese_with_era();
  reply.months = empty_months(pattern);
  TRY(Year(desk, council, reply).fill());
  reply.may_keep = accounts::may(desk.actor, Right::KeepCouncil, councils::place_of(council));
  if (!reply.may_keep) {
    for (auto& month : reply.months) month.tasks.clear();
    return reply;
  }
  reply.tasks_to_start =
      static_cast<int>(TRY(tasks_to_start(desk, council, pattern, reply.fiscal_year)).size());
  return reply;
}

Result<TasksStarted> start_year(Desk& desk, store::Change& change, const YearInput& input) {
  const auto council = TRY(store::get<Council>(desk.database, input.council.text)).record;
  const auto pattern = TRY(pattern_of(desk));
  TasksStarted started;
  for (auto task : TRY(tasks_to_start(desk, council, pattern, year_of(desk, input.fiscal_year)))) {
    task.id = base::new_id<councils::CouncilTaskId>();
    TRY(store::add(change, task));
    ++started.tasks;
  }
  return started;
}

// Meetings that anybody with a seat may know of: what a feed carries can be read by whoever has it.
Result<FileReply> calendar_of(Desk& desk, const councils::CouncilId& council) {
  std::vector<Meeting> shown;
  for (const auto& found : TRY(meetings_of(desk.database, council))) {
    if (audience_of(found.record.kind) == Audience::Members) shown.push_back(found.record);
  }
  return FileReply{"engawa.ics", "text/calendar; charset=utf-8", calendar_text(shown, desk.now)};
}

Result<FileReply> calendar_file(Desk& desk, const councils::CouncilInput& input) {
  return calendar_of(desk, input.council);
}

Result<CalendarLink> make_calendar_link(Desk& desk, store::Change& change,
                                        const councils::CouncilInput& input) {
  const std::string token = accounts::random_token();
  TRY(accounts::add_link(
      desk.database, {accounts::token_hash(token), desk.actor.person, std::string(calendar_purpose),
                      input.council.text, desk.now + calendar_seconds}));
  change.mention(store::table_of<Council>, input.council.text);
  return CalendarLink{"/api/meetings/calendar-feed?token=" + token};
}

Result<FileReply> calendar_feed(Desk& desk, const CalendarFeed& input) {
  const auto link = TRY(accounts::find_link(desk.database, accounts::token_hash(input.token)));
  if (!link || link->purpose != calendar_purpose || link->expires < desk.now) {
    return base::make_problem(accounts::problems::link_not_valid);
  }
  return calendar_of(desk, councils::CouncilId{link->subject});
}

}  // namespace

std::vector<accounts::Action> year_actions() {
  using accounts::anywhere;
  using accounts::changing;
  using accounts::reading;
  return {reading("meetings.year_plan", "年間計画", Right::SeeDirectory,
                  councils::for_members<YearInput>, year_plan),
          changing("meetings.start_year", "年度の仕事を一覧に加える", Right::KeepCouncil,
                   councils::for_members<YearInput>, start_year),
          reading("meetings.calendar_file", "会議の予定表（iCalendar）", Right::See,
                  councils::for_members<councils::CouncilInput>, calendar_file),
          changing("meetings.make_calendar_link", "予定表のリンクを作る", Right::See,
                   councils::for_members<councils::CouncilInput>, make_calendar_link),
          reading("meetings.calendar_feed", "予定表のリンクを読む", Right::Anybody,
                  anywhere<CalendarFeed>, calendar_feed),
          reading("meetings.my_meetings", "わたしの会議と宿題", Right::SeeDirectory,
                  anywhere<accounts::NoInput>, my_meetings)};
}

}  // namespace engawa::meetings
