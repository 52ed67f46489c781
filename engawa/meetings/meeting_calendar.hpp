#pragma once

#include <string>
#include <vector>

#include "engawa/meetings/meeting.hpp"

namespace engawa::meetings {

/// Meetings as an iCalendar file (RFC 5545): those with a day; all-day ones while they have no
/// time. Times are Japan's. `now` is the moment at which it is written, in seconds since 1970.
/// Pure.
[[nodiscard]] std::string calendar_text(const std::vector<Meeting>& meetings, std::int64_t now);

}  // namespace engawa::meetings
