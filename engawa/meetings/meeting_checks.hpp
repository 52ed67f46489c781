#pragma once

#include "engawa/meetings/meeting_place.hpp"

/// What a meeting must fulfil, wherever it is changed.
namespace engawa::meetings {

/// MTG-001 when another meeting that is not called off is in the same room at the same time.
base::Status check_room(accounts::Desk& desk, const Meeting& meeting);
/// MTG-004 unless the times are times and the end comes after the beginning.
base::Status check_times(const Meeting& meeting);
/// MTG-002 unless what is not open has a reason and somebody who decided.
base::Status check_openness(Openness openness, const std::string& reason,
                            const std::string& decided_by, const std::string& member_prefix);
/// MTG-015 unless the post has a seat in the councils of the meeting.
base::Status check_invited(accounts::Desk& desk, const Meeting& meeting,
                           const accounts::PostId& post, const std::string& member);

}  // namespace engawa::meetings
