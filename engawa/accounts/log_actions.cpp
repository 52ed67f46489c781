#include "engawa/accounts/log_actions.hpp"

#include <algorithm>
#include <map>

#include "engawa/accounts/event_words.hpp"
#include "engawa/store/event_log.hpp"

namespace engawa::accounts {

using base::Result;

struct UndoReply {
  int restored = 0;
  int kept_because_changed_since = 0;
  std::string undone_ja;  ///< what was taken back
};
BOOST_DESCRIBE_STRUCT(UndoReply, (), (restored, kept_because_changed_since, undone_ja))

struct LastStep {
  std::string change;  ///< empty: nothing to take back
  std::string verb_ja;
  std::string at;
};
BOOST_DESCRIBE_STRUCT(LastStep, (), (change, verb_ja, at))

namespace {

struct EventDetail {
  std::string name;
  std::string objects;  ///< "職位、在任 2", or the council that was looked at
};

/// Puts the details of many lines into words.
class Reader {
 public:
  explicit Reader(Desk& desk) : m_desk(desk) {}

  // Lines of imports have other details and give none of this.
  EventDetail detail_of(const std::string& json_text) {
    const auto logged = logged_step(json_text);
    EventDetail detail{logged.name, {}};
    std::map<std::string, int> counts;
    for (const auto& object : logged.objects) {
      ++counts[object.kind == "place" ? place_name(object.id) : noun_of(m_desk, object.kind)];
    }
    for (const auto& [noun, count] : counts) {
      detail.objects += (detail.objects.empty() ? "" : "、") + noun;
      if (count > 1) detail.objects += " " + std::to_string(count);
    }
    return detail;
  }

 private:
  // Name of a council or an organisation, as it is today.
  std::string place_name(const std::string& id) {
    const auto known = m_places.find(id);
    if (known != m_places.end()) return known->second;
    std::string name = id;
    for (const auto& kind : m_desk.office.searchables) {
      const auto text = kind.text(m_desk.database, id);
      if (text.ok() && *text) name = (*text)->title;
    }
    return m_places[id] = name;
  }

  Desk& m_desk;
  std::map<std::string, std::string> m_places;
};

Result<ListReply> list_events(Desk& desk, const ListInput& input) {
  ListReply list{"操作の記録",
                 {{"number", "番号", "number"},
                  {"at", "日時（日本時間）", "date"},
                  {"who", "だれが", "text"},
                  {"what", "何をした", "text"},
                  {"objects", "対象", "text"}},
                 {},
                 0,
                 0};
  constexpr std::size_t digits = 12;
  const auto events = TRY(store::read_events(desk.database));
  Reader reader(desk);
  for (const auto& event : events) {
    const auto detail = reader.detail_of(event.detail);
    const std::string number = std::to_string(event.sequence);
    // Newest first.
    const auto order = std::to_string(1'000'000'000'000 - event.sequence);
    list.rows.push_back({number,
                         {number, in_japan(event.at),
                          detail.name.empty() ? "（プログラム・だれでも）" : detail.name,
                          verb_ja(desk, event.verb), detail.objects},
                         std::string(digits - std::min(digits, order.size()), '0') + order});
  }
  return arrange(std::move(list), input);
}

Result<LastStep> show_last_step(Desk& desk, const NoInput&) {
  const auto change = TRY(store::last_change_of(desk.database, desk.actor.person.text));
  if (!change) return LastStep{};
  const auto event = TRY(store::event_of_change(desk.database, desk.actor.person.text, *change));
  if (!event) return LastStep{};
  return LastStep{*change, verb_ja(desk, event->verb), in_japan(event->at)};
}

struct UndoInput {
  std::string change;
};
BOOST_DESCRIBE_STRUCT(UndoInput, (), (change))

// Only one's own last step: whoever could take it could take it back.
Result<UndoReply> undo_last_step(Desk& desk, store::Change& change, const UndoInput& input) {
  const auto last = TRY(store::last_change_of(desk.database, desk.actor.person.text));
  if (!last || *last != input.change) {
    return base::member_problem("change", input.change, "自分の最後の操作");
  }
  const auto event = TRY(store::event_of_change(desk.database, desk.actor.person.text, *last));
  const auto report = TRY(store::undo(change, *last));
  return UndoReply{report.restored, report.kept_because_changed_since,
                   event ? verb_ja(desk, event->verb) : ""};
}

}  // namespace

std::vector<Action> log_actions() {
  return {reading("accounts.list_events", "操作の記録を見る", Right::ReadLog, anywhere<ListInput>,
                  list_events),
          reading("accounts.show_last_step", "自分の最後の操作を見る", Right::OwnAccount,
                  oneself<NoInput>, show_last_step),
          changing("accounts.undo_last_step", "自分の最後の操作を取り消す", Right::OwnAccount,
                   oneself<UndoInput>, undo_last_step)};
}

}  // namespace engawa::accounts
