#include "engawa/accounts/log_actions.hpp"

#include <algorithm>
#include <map>

#include "engawa/accounts/event_words.hpp"
#include "engawa/base/json_reader.hpp"
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

// What the log tells of one object, as a word; an unknown kind is shown as its table's name.
std::string noun_of(const Desk& desk, const std::string& kind) {
  static const std::map<std::string, std::string> nouns{{"accounts_tenures", "在任"},
                                                        {"accounts_grants", "役割"},
                                                        {"accounts_sign_ins", "ログイン"},
                                                        {"councils_terms", "任期"},
                                                        {"councils_relays", "伝わる道"},
                                                        {"councils_acknowledgements", "目的の確認"},
                                                        {"councils_role_expectations", "役割分担"},
                                                        {"place", "場所"}};
  if (const auto* known = searchable_of(desk, kind)) return known->label_ja;
  const auto found = nouns.find(kind);
  return found == nouns.end() ? kind : found->second;
}

struct EventDetail {
  std::string name;
  std::string objects;  ///< "職位、在任 2", or the council that was looked at
};

std::string text_at(const base::JsonValue& json, std::string_view name) {
  const auto found = json.members().find(name);
  const bool is_text = found != json.members().end() && found->second.text() != nullptr;
  return is_text ? *found->second.text() : std::string{};
}

/// Puts the details of many lines into words.
class Reader {
 public:
  explicit Reader(Desk& desk) : m_desk(desk) {}

  // Lines of imports have other details and give none of this.
  EventDetail detail_of(const std::string& json_text) {
    EventDetail detail;
    const auto json = base::JsonValue::parse(json_text);
    if (!json || !json->is_object()) return detail;
    detail.name = text_at(*json, "name");
    std::map<std::string, int> counts;
    const auto objects = json->members().find("objects");
    if (objects == json->members().end() || objects->second.elements() == nullptr) return detail;
    for (const auto& object : *objects->second.elements()) {
      const auto kind = text_at(object, "kind");
      ++counts[kind == "place" ? place_name(text_at(object, "id")) : noun_of(m_desk, kind)];
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
  for (const auto& rule : desk.office.undo_rules) {
    const auto touched = report.touched.find(rule.table);
    if (touched != report.touched.end()) TRY(rule.check(desk, touched->second));
  }
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
