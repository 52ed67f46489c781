#include "engawa/meetings/meeting_checks.hpp"

#include <algorithm>

#include "engawa/meetings/problems.hpp"

namespace engawa::meetings {

using accounts::Desk;
using base::make_problem;

namespace {

bool overlaps(const Meeting& a, const Meeting& b) {
  const auto ends = [](const Meeting& it) { return it.ends_at.empty() ? "23:59" : it.ends_at; };
  return a.starts_at < ends(b) && b.starts_at < ends(a);
}

}  // namespace

// Which meeting it is, is not said: it may be one that the actor does not know of.
base::Status check_room(Desk& desk, const Meeting& meeting) {
  if (!meeting.day || meeting.place.empty() || meeting.state == MeetingState::Cancelled) {
    return base::success();
  }
  for (const auto& found :
       TRY(store::list<Meeting>(desk.database, "day = $1", {meeting.day->iso()}))) {
    const Meeting& other = found.record;
    const bool is_elsewhere = other.id == meeting.id || other.place != meeting.place ||
                              other.state == MeetingState::Cancelled;
    if (is_elsewhere || !overlaps(meeting, other)) continue;
    return make_problem(problems::room_taken,
                        other.place + " " + other.starts_at + "〜" + other.ends_at, {},
                        {{}, {}, "meeting.place"});
  }
  return base::success();
}

base::Status check_times(const Meeting& meeting) {
  const auto wrong = [](const std::string& found, const char* member) {
    return make_problem(problems::wrong_time, found, "14:00",
                        {{}, {}, std::string("meeting.") + member});
  };
  if (!is_time(meeting.starts_at)) return wrong(meeting.starts_at, "starts_at");
  if (!is_time(meeting.ends_at)) return wrong(meeting.ends_at, "ends_at");
  if (!meeting.ends_at.empty() && meeting.ends_at <= meeting.starts_at) {
    return wrong(meeting.starts_at + "〜" + meeting.ends_at, "ends_at");
  }
  return base::success();
}

base::Status check_openness(Openness openness, const std::string& reason,
                            const std::string& decided_by, const std::string& member_prefix) {
  if (openness == Openness::Open) return base::success();
  const bool lacks_reason = reason.empty();
  if (!lacks_reason && !decided_by.empty()) return base::success();
  return make_problem(
      problems::no_reason_to_close, std::string(japanese(openness)), {},
      {{}, {}, member_prefix + (lacks_reason ? "openness_reason" : "openness_decided_by")});
}

base::Status check_invited(Desk& desk, const Meeting& meeting, const accounts::PostId& post,
                           const std::string& member) {
  councils::Names names(desk.database);
  const auto lines = TRY(invited(desk, names, meeting));
  const bool is_seated =
      std::any_of(lines.begin(), lines.end(), [&](const auto& line) { return line.post == post; });
  if (is_seated) return base::success();
  const auto found = TRY(store::get<accounts::Post>(desk.database, post.text)).record;
  return make_problem(problems::owners_must_be_seated, found.title, {}, {{}, {}, member});
}

}  // namespace engawa::meetings
