#pragma once

#include "engawa/councils/room_actions.hpp"

/// The contents of a room as the actor may see them.
namespace engawa::councils {

[[nodiscard]] base::Result<std::vector<NominationEntry>> nomination_entries(accounts::Desk& desk,
                                                                            Names& names,
                                                                            const Council& council);
[[nodiscard]] base::Result<std::vector<SlotEntry>> slot_entries(accounts::Desk& desk, Names& names,
                                                                const Council& council);
/// Tasks of the audiences that the actor sees.
[[nodiscard]] base::Result<std::vector<TaskEntry>> task_entries(accounts::Desk& desk, Names& names,
                                                                const Council& council);

}  // namespace engawa::councils
