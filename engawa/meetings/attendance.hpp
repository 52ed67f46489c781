#pragma once

#include "engawa/accounts/post.hpp"
#include "engawa/meetings/meeting.hpp"

namespace engawa::meetings {

using DatePollId = base::Id<struct DatePollTag>;
using AttendanceId = base::Id<struct AttendanceTag>;

/// 候補日.
struct PollSlot {
  base::Date day;
  std::string starts_at;
  std::string ends_at;
};
BOOST_DESCRIBE_STRUCT(PollSlot, (), (day, starts_at, ends_at))

/// 日程調整: which days the bodies are asked about. One for each meeting.
struct DatePoll {
  DatePollId id;
  MeetingId meeting;
  std::vector<PollSlot> slots;
  base::Date due_on;
};
BOOST_DESCRIBE_STRUCT(DatePoll, (), (id, meeting, slots, due_on))

enum class Mark { Yes, Maybe, No };  // ○ △ ×
BOOST_DESCRIBE_ENUM(Mark, Yes, Maybe, No)
[[nodiscard]] std::string_view japanese(Mark mark);

/// 出欠: what is expected before the meeting, and what came.
enum class Presence {
  Unanswered,     // 未回答
  Coming,         // 出席の予定
  ProxyComing,    // 代理出席の予定
  Absent,         // 欠席
  Attended,       // 出席
  ProxyAttended,  // 代理出席
};
BOOST_DESCRIBE_ENUM(Presence, Unanswered, Coming, ProxyComing, Absent, Attended, ProxyAttended)
[[nodiscard]] std::string_view japanese(Presence presence);

/// One post's answer to a meeting: days it could come, whether it comes, its written opinion. One
/// for each post: answering again replaces the answer and does not count twice.
struct Attendance {
  AttendanceId id;
  MeetingId meeting;
  accounts::PostId post;
  accounts::OrganisationId organisation;
  std::vector<Mark> marks;  ///< one for each slot of the poll; empty: not answered
  Presence presence = Presence::Unanswered;
  std::string proxy_name;
  std::string opinion;  ///< 書面意見
  std::optional<base::Date> answered_on;
  std::string answered_by;
};
BOOST_DESCRIBE_STRUCT(Attendance, (),
                      (id, meeting, post, organisation, marks, presence, proxy_name, opinion,
                       answered_on, answered_by))

}  // namespace engawa::meetings

template <>
inline constexpr std::string_view engawa::store::table_of<engawa::meetings::DatePoll> =
    "meetings_polls";
template <>
inline constexpr std::string_view engawa::store::table_of<engawa::meetings::Attendance> =
    "meetings_attendance";
