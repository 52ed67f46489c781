#pragma once

#include <mutex>
#include <set>
#include <string>

#include "engawa/base/date.hpp"
#include "engawa/base/result.hpp"
#include "engawa/store/database.hpp"

/// Who saw what is not for everybody: one line of the log for each person, action, place and day.
namespace engawa::accounts {

struct Actor;
struct Place;

/// Remembers what was noted already, so that looking again costs nothing. Safe from any thread.
class ReadLog {
 public:
  /// Notes that `actor` did `action` at `place` on `day`, unless that stands in the log. Places
  /// without a tenant and one's own account are not noted.
  base::Status note(store::Database& database, const Actor& actor, const std::string& action,
                    const Place& place, const base::Date& day);

 private:
  [[nodiscard]] bool is_new(const std::string& key, const base::Date& day);
  std::mutex m_lock;
  base::Date m_day;               ///< of the keys; guarded by m_lock
  std::set<std::string> m_noted;  ///< guarded by m_lock
};

}  // namespace engawa::accounts
