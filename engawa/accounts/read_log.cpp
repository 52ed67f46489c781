#include "engawa/accounts/read_log.hpp"

#include "engawa/accounts/permission.hpp"
#include "engawa/base/json.hpp"
#include "engawa/store/event_log.hpp"

namespace engawa::accounts {

bool ReadLog::is_new(const std::string& key, const base::Date& day) {
  const std::lock_guard guard(m_lock);
  if (m_day != day) m_noted.clear();
  m_day = day;
  return m_noted.insert(key).second;
}

base::Status ReadLog::note(store::Database& database, const Actor& actor, const std::string& action,
                           const Place& place, const base::Date& day) {
  if (!actor.is_signed_in() || place.tenants.empty()) return base::success();
  const std::string& where = place.tenants.front();
  if (!is_new(actor.person.text + "|" + action + "|" + where, day)) return base::success();
  // The same shape as the line of a change, without one.
  const std::string detail = R"({"name":)" + base::to_json(actor.name) +
                             R"(,"objects":[{"kind":"place","id":)" + base::to_json(where) + "}]}";
  store::Transaction transaction = TRY(store::Transaction::begin(database));
  TRY(store::append_event(database, store::timestamp_now(), action, detail, actor.person.text));
  return transaction.commit();
}

}  // namespace engawa::accounts
