#pragma once

#include "engawa/accounts/action.hpp"
#include "engawa/meetings/meeting.hpp"

/// 事務局のホーム: what to do next at one's meetings, and what stalls.
namespace engawa::meetings {

inline constexpr int days_ahead = 60;
inline constexpr int days_back = 400;
/// Minutes that have not reached the heads so many days after a meeting stall.
inline constexpr int minutes_days_max = 14;

struct MyMeetingItem {
  std::string kind_ja;  ///< 会議, 宿題, 手紙, 会議録
  std::string text;
  std::string note;
  std::optional<base::Date> day;
  MeetingId meeting;
  councils::CouncilId council;
  std::string council_name;
  bool is_stalled = false;
};
BOOST_DESCRIBE_STRUCT(MyMeetingItem, (),
                      (kind_ja, text, note, day, meeting, council, council_name, is_stalled))
struct MyMeetingsReply {
  std::vector<MyMeetingItem> stalled;  ///< what needs somebody now
  std::vector<MyMeetingItem> next;     ///< meetings to come, promises of one's own posts
};
BOOST_DESCRIBE_STRUCT(MyMeetingsReply, (), (stalled, next))

[[nodiscard]] base::Result<MyMeetingsReply> my_meetings(accounts::Desk& desk,
                                                        const accounts::NoInput&);

}  // namespace engawa::meetings
