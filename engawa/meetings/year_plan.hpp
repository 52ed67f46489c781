#pragma once

#include "engawa/councils/roster.hpp"
#include "engawa/meetings/meeting_actions.hpp"

/// 年間計画: both tiers of one fiscal year side by side (2007 report, Q4:
/// 双方の開催の時期を調整する).
namespace engawa::meetings {

struct YearInput {
  councils::CouncilId council;
  int fiscal_year = 0;  ///< 0: the present one
};
BOOST_DESCRIBE_STRUCT(YearInput, (), (council, fiscal_year))

/// 段階: months that belong together in the course of the year (catalog/meetings/year.toml).
struct YearPhase {
  std::string label;
  std::vector<int> months;
};

/// A task of the year: what the beginning of the year asks for.
struct YearTask {
  std::string title;
  int month = 4;
  std::string note;
};

struct YearPattern {
  std::vector<YearPhase> phases;
  std::vector<YearTask> tasks;
};
/// FMT-023, FMT-024, BAS-001.
[[nodiscard]] base::Result<YearPattern> load_year_pattern(
    const std::filesystem::path& catalogue_folder, const std::filesystem::path& own_folder);

enum class Tier { Own, Above, Below };
BOOST_DESCRIBE_ENUM(Tier, Own, Above, Below)

struct YearMeeting {
  MeetingId meeting;
  std::string title;
  std::string council_name;
  Tier tier = Tier::Own;
  std::string kind_ja;
  MeetingKind kind = MeetingKind::Council;
  std::optional<base::Date> day;
  std::string day_text;
  std::string state_ja;
  bool may_open = false;
};
BOOST_DESCRIBE_STRUCT(YearMeeting, (),
                      (meeting, title, council_name, tier, kind_ja, kind, day, day_text, state_ja,
                       may_open))
struct YearMonth {
  int month = 0;
  std::string text;   ///< 4月
  std::string phase;  ///< 計画
  std::vector<YearMeeting> meetings;
  std::vector<std::string> tasks;
};
BOOST_DESCRIBE_STRUCT(YearMonth, (), (month, text, phase, meetings, tasks))
/// What does not fit: an ordering that keeps results of one tier from reaching the other.
struct YearCheck {
  bool is_wrong = false;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(YearCheck, (), (is_wrong, text))
struct YearReply {
  int fiscal_year = 0;
  std::string year_text;
  std::vector<YearMonth> months;  ///< April first
  std::vector<YearCheck> checks;
  int tasks_to_start = 0;  ///< of the year's pattern, not in the list of tasks yet
  bool may_keep = false;
};
BOOST_DESCRIBE_STRUCT(YearReply, (),
                      (fiscal_year, year_text, months, checks, tasks_to_start, may_keep))

struct TasksStarted {
  int tasks = 0;
};
BOOST_DESCRIBE_STRUCT(TasksStarted, (), (tasks))

struct CalendarFeed {
  std::string token;
};
BOOST_DESCRIBE_STRUCT(CalendarFeed, (), (token))
struct CalendarLink {
  std::string path;
};
BOOST_DESCRIBE_STRUCT(CalendarLink, (), (path))

/// The last meetings of a year, by which the tiers are compared.
struct LastMeeting {
  std::string council_name;
  Tier tier = Tier::Own;
  std::optional<base::Date> day;  ///< the first of the month while only that is planned
  int meetings = 0;
};

/// Days that a prefecture needs to put the areas' results together.
inline constexpr int days_to_compile = 21;

/// Whether what the areas' councils conclude can reach the council of the prefecture: each last
/// meeting of the lower tier at least days_to_compile before the last one of the upper tier. Pure.
[[nodiscard]] std::vector<YearCheck> check_order(const std::vector<LastMeeting>& last);

}  // namespace engawa::meetings
