#include "engawa/councils/recent_changes.hpp"

#include <map>
#include <set>
#include <tuple>

#include "engawa/accounts/event_words.hpp"
#include "engawa/accounts/told_changes.hpp"
#include "engawa/councils/councils_store.hpp"

namespace engawa::councils {

using accounts::Desk;
using base::Result;

namespace {

/// Of which those are told that the reader may see.
constexpr std::int64_t steps_looked_at = 300;
constexpr std::size_t day_digits = 10;

class Gathering {
 public:
  explicit Gathering(Desk& desk) : m_desk(desk) {}

  Result<RecentChangesReply> gather() {
    const auto own_places = TRY(places());
    const auto changes = TRY(accounts::changes_told(m_desk.database, own_places,
                                                    m_desk.actor.person.text, steps_looked_at));
    for (const auto& change : changes) {
      TRY(take(change));
      if (m_reply.changes.size() <= recent_changes_most) continue;
      m_reply.changes.pop_back();
      m_reply.is_cut = true;
      return std::move(m_reply);
    }
    m_reply.is_cut = changes.size() == static_cast<std::size_t>(steps_looked_at);
    return std::move(m_reply);
  }

 private:
  Result<std::vector<std::string>> places() {
    std::set<std::string> places;
    for (const auto& council : TRY(councils_with_place(m_desk.database, m_desk.actor))) {
      places.insert(council.id.text);
      places.insert(council.owner.text);
      places.insert(council.co_owners.begin(), council.co_owners.end());
    }
    return std::vector<std::string>(places.begin(), places.end());
  }

  base::Status take(const accounts::ToldChange& change) {
    const auto* kind = accounts::searchable_of(m_desk, change.record.kind);
    if (kind == nullptr) return base::success();
    const std::string at = accounts::in_japan(change.at);
    const auto key =
        std::make_tuple(at.substr(0, day_digits), change.who, change.record.kind, change.record.id);
    const auto [place, is_new] = m_told.try_emplace(key, not_told);
    if (!is_new) {
      if (place->second != not_told) ++m_reply.changes[place->second].times;
      return base::success();
    }
    const auto text = TRY(kind->text(m_desk.database, change.record.id));
    if (!text || !may_see(text->audience)) return base::success();
    place->second = m_reply.changes.size();
    m_reply.changes.push_back({at, change.who, accounts::verb_ja(m_desk, change.verb),
                               kind->label_ja, text->title, text->path, 1});
    return base::success();
  }

  bool may_see(const std::string& audience) {
    const auto [known, is_new] = m_may_see.try_emplace(audience, false);
    if (is_new) known->second = accounts::may_find(m_desk, audience);
    return known->second;
  }

  static constexpr std::size_t not_told = static_cast<std::size_t>(-1);

  Desk& m_desk;
  RecentChangesReply m_reply;
  std::map<std::string, bool> m_may_see;
  std::map<std::tuple<std::string, std::string, std::string, std::string>, std::size_t> m_told;
};

}  // namespace

Result<RecentChangesReply> recent_changes(Desk& desk, const accounts::NoInput&) {
  return Gathering(desk).gather();
}

}  // namespace engawa::councils
