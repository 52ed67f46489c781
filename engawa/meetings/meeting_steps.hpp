#pragma once

#include "engawa/meetings/meeting_replies.hpp"

namespace engawa::meetings {

/// Where a meeting stands on its way, from the rest of the reply. The first step that is not done
/// is the one to take now. Pure.
[[nodiscard]] std::vector<MeetingStep> meeting_steps(const MeetingReply& reply);

}  // namespace engawa::meetings
