#pragma once

#include "engawa/accounts/desk.hpp"
#include "engawa/packages/package.hpp"

namespace engawa::insurers {

/// Health issues of the people whose tables a council has taken in, as meetings put them on the
/// table: those of the latest year, of the council's own area. Nothing to choose from where a
/// meeting speaks of another area or the council has no tables of such people.
[[nodiscard]] accounts::EvidenceSource insurers_evidence(packages::Population people);

}  // namespace engawa::insurers
