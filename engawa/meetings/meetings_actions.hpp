#pragma once

#include <vector>

#include "engawa/accounts/action.hpp"
#include "engawa/meetings/meeting_replies.hpp"

namespace engawa::meetings {

/// Every action of this folder.
[[nodiscard]] std::vector<accounts::Action> meetings_actions();

[[nodiscard]] std::vector<accounts::Action> meeting_actions();
[[nodiscard]] std::vector<accounts::Action> agenda_actions();
[[nodiscard]] std::vector<accounts::Action> answer_actions();
[[nodiscard]] std::vector<accounts::Action> minutes_actions();
[[nodiscard]] std::vector<accounts::Action> decision_actions();
[[nodiscard]] std::vector<accounts::Action> notice_actions();
[[nodiscard]] std::vector<accounts::Action> paper_actions();
[[nodiscard]] std::vector<accounts::Action> file_actions();
[[nodiscard]] std::vector<accounts::Action> year_actions();

/// One meeting with all that the actor may see of it.
[[nodiscard]] base::Result<MeetingReply> show_meeting(accounts::Desk& desk,
                                                      const MeetingInput& input);

}  // namespace engawa::meetings
