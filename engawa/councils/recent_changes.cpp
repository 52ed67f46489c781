#include "engawa/councils/recent_changes.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "engawa/accounts/event_words.hpp"
#include "engawa/base/text.hpp"
#include "engawa/councils/councils_store.hpp"
#include "engawa/store/event_log.hpp"

namespace engawa::councils {

using accounts::Desk;
using base::Result;

namespace {

/// Lines of the log that are looked at. In a large installation most are of other councils.
constexpr std::int64_t lines_most = 2000;
constexpr std::size_t day_digits = 10;

class Gathering {
 public:
  explicit Gathering(Desk& desk) : m_desk(desk) {}

  Result<RecentChangesReply> gather() {
    for (const auto& council : TRY(councils_with_place(m_desk.database, m_desk.actor))) {
      m_places.insert(council.id.text);
      m_places.insert(council.owner.text);
    }
    const auto since = m_desk.today.plus_days(-recent_days).iso();
    const auto events = TRY(store::newest_changes(m_desk.database, since, lines_most));
    m_reply.is_cut = events.size() == static_cast<std::size_t>(lines_most);
    for (const auto& event : events) {
      if (event.actor == m_desk.actor.person.text) continue;
      const auto step = accounts::logged_step(event.detail);
      for (const auto& object : step.objects) TRY(take(event, step.name, object));
      if (m_reply.changes.size() <= recent_changes_most) continue;
      m_reply.changes.resize(recent_changes_most);
      m_reply.is_cut = true;
      break;
    }
    return std::move(m_reply);
  }

 private:
  base::Status take(const store::Event& event, const std::string& who,
                    const accounts::LoggedStep::Object& object) {
    const auto* kind = kind_of(object.kind);
    if (kind == nullptr) return base::success();
    const auto text = TRY(kind->text(m_desk.database, object.id));
    if (!text || !may_see(text->audience)) return base::success();
    const std::string at = accounts::in_japan(event.at);
    const auto key = std::make_tuple(at.substr(0, day_digits), who, object.kind, object.id);
    const auto [place, is_new] = m_told.try_emplace(key, m_reply.changes.size());
    if (!is_new) {
      ++m_reply.changes[place->second].times;
      return base::success();
    }
    m_reply.changes.push_back({at, who, accounts::verb_ja(m_desk, event.verb), kind->label_ja,
                               text->title, text->path, 1});
    return base::success();
  }

  [[nodiscard]] const accounts::Searchable* kind_of(const std::string& table) const {
    const auto& kinds = m_desk.office.searchables;
    const auto found = std::find_if(kinds.begin(), kinds.end(),
                                    [&](const auto& kind) { return kind.table == table; });
    return found == kinds.end() ? nullptr : &*found;
  }

  // An audience names its councils or their owners; those of others need not be asked.
  bool may_see(const std::string& audience) {
    const auto known = m_may_see.find(audience);
    if (known != m_may_see.end()) return known->second;
    const auto parts = base::split(audience, '|');
    const bool is_own = std::any_of(parts.begin(), parts.end(),
                                    [&](const auto& part) { return m_places.contains(part); });
    return m_may_see[audience] = is_own && accounts::may_find(m_desk, audience);
  }

  Desk& m_desk;
  RecentChangesReply m_reply;
  std::set<std::string> m_places;
  std::map<std::string, bool> m_may_see;
  std::map<std::tuple<std::string, std::string, std::string, std::string>, std::size_t> m_told;
};

}  // namespace

Result<RecentChangesReply> recent_changes(Desk& desk, const accounts::NoInput&) {
  return Gathering(desk).gather();
}

}  // namespace engawa::councils
