#pragma once

#include "engawa/accounts/action.hpp"
#include "engawa/meetings/meeting.hpp"

/// 会議の公開: what everybody may know of councils' meetings: the notice about a week before, with
/// the seats for the public, and the public version of the minutes.
namespace engawa::meetings {

struct OpenMeetingsInput {
  std::string council;  ///< empty: every council
};
BOOST_DESCRIBE_STRUCT(OpenMeetingsInput, (), (council))
struct OpenMinutesInput {
  MeetingId meeting;
  std::string format;  ///< pdf or html; empty: pdf
};
BOOST_DESCRIBE_STRUCT(OpenMinutesInput, (), (meeting, format))

struct OpenMeeting {
  MeetingId meeting;
  std::string council_name;
  std::string title;
  base::Date day;
  std::string when_text;
  std::string where_text;
  std::string openness_ja;
  std::string openness_reason;
  int observer_seats = 0;
  std::vector<std::string> agenda;
  bool is_over = false;
  bool has_minutes = false;
};
BOOST_DESCRIBE_STRUCT(OpenMeeting, (),
                      (meeting, council_name, title, day, when_text, where_text, openness_ja,
                       openness_reason, observer_seats, agenda, is_over, has_minutes))
struct OpenMeetingsReply {
  std::vector<OpenMeeting> coming;  ///< the next first
  std::vector<OpenMeeting> over;    ///< the latest first, those of a year
};
BOOST_DESCRIBE_STRUCT(OpenMeetingsReply, (), (coming, over))

/// Meetings are announced so many days before they take place.
inline constexpr int announcement_days = 60;
inline constexpr int remembered_days = 366;

[[nodiscard]] std::vector<accounts::Action> open_meeting_actions();

}  // namespace engawa::meetings
