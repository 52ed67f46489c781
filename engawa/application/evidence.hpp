#pragma once

#include "engawa/accounts/desk.hpp"
#include "engawa/indicators/workspace.hpp"

namespace engawa::application {

/// Health issues as meetings put them on the table: where the folders of numbers and the folders of
/// councils meet. `workspace` outlives the answer. Safe from any thread.
[[nodiscard]] accounts::EvidenceSource evidence_of(indicators::Workspace& workspace);

}  // namespace engawa::application
