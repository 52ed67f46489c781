#pragma once

#include "engawa/accounts/desk.hpp"
#include "engawa/aggregates/aggregates_replies.hpp"

namespace engawa::aggregates {

/// だれのデータがないか: the residents of a council's area by sex and age (census), how many of
/// them have a result of 特定健診 in the open data, and how many the packages of insurers speak of;
/// in words, whom neither speaks of. Counts of people, not of checkups: nobody is told twice by
/// either, and the two are not added. IND-004 where an installation has no open data.
[[nodiscard]] base::Result<MissedReply> show_missed(accounts::Desk& desk,
                                                    const AggregatesInput& input);

}  // namespace engawa::aggregates
