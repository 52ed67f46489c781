#pragma once

#include <string>

#include "engawa/accounts/action.hpp"
#include "engawa/councils/relation.hpp"

namespace engawa::councils {

/// Notes that a body has read the purpose as it stands, on `day`. STO-011 for an unknown body.
base::Result<accounts::Written> acknowledge(store::Change& change, const Council& council,
                                            const accounts::OrganisationId& organisation,
                                            const base::Date& day, const std::string& name);

}  // namespace engawa::councils
