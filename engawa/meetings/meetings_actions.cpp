#include "engawa/meetings/meetings_actions.hpp"

#include "engawa/meetings/open_meetings.hpp"
#include "engawa/meetings/roadmap.hpp"
#include "engawa/meetings/tiers.hpp"

namespace engawa::meetings {

std::vector<accounts::Action> meetings_actions() {
  std::vector<accounts::Action> all;
  for (auto&& part : {meeting_actions(), agenda_actions(), answer_actions(), minutes_actions(),
                      decision_actions(), notice_actions(), paper_actions(), file_actions(),
                      year_actions(), roadmap_actions(), tiers_actions(), open_meeting_actions()}) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

}  // namespace engawa::meetings
