#pragma once

#include "engawa/accounts/desk.hpp"

namespace engawa::aggregates {

/// Segments whose figure is clearly worse than that of the other people of their body, as meetings
/// put them on the table. Nothing to choose from where a meeting speaks of another area than the
/// council's own.
[[nodiscard]] accounts::EvidenceSource aggregates_evidence();

}  // namespace engawa::aggregates
