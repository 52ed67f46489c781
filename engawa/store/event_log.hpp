#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/store/database.hpp"
#include "engawa/store/migrations.hpp"

namespace engawa::store {

/// One line of the log: who did what to the data, never what a record holds.
struct Event {
  std::int64_t sequence = 0;
  std::string at;      ///< ISO 8601, UTC
  std::string actor;   ///< id of the person; empty for the program itself and for imports
  std::string verb;    ///< "indicators.import_workbooks"
  std::string detail;  ///< JSON
  std::string hash;
};

[[nodiscard]] std::vector<Migration> event_log_migrations();

/// Appends a line whose hash covers the line and the hash before it. Call inside the transaction
/// of the change it tells of.
base::Status append_event(Database& database, const std::string& at, const std::string& verb,
                          const std::string& detail, const std::string& actor = {});

[[nodiscard]] base::Result<std::vector<Event>> read_events(Database& database);

/// Number of the last line: changes with every change that is logged. 0 for an empty log.
[[nodiscard]] base::Result<std::int64_t> last_event(Database& database);
/// Number of the last line whose verb is that of `folder` ("indicators"); 0 when there is none.
[[nodiscard]] base::Result<std::int64_t> last_event_of(Database& database,
                                                       const std::string& folder);

/// The line of a change (see change.hpp) that `actor` made, if there is one.
[[nodiscard]] base::Result<std::optional<Event>> event_of_change(Database& database,
                                                                 const std::string& actor,
                                                                 const std::string& change_id);

/// Recomputes the chain; STO-005 names the first line that was changed, removed or reordered.
/// Gives the number of lines.
[[nodiscard]] base::Result<std::int64_t> verify_events(Database& database);

/// Now, as ISO 8601 in UTC to the second.
[[nodiscard]] std::string timestamp_now();

}  // namespace engawa::store
