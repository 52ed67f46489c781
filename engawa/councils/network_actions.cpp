#include <algorithm>
#include <set>

#include "engawa/accounts/text_checks.hpp"
#include "engawa/councils/contact_actions.hpp"
#include "engawa/councils/council_place.hpp"
#include "engawa/councils/councils_actions.hpp"
#include "engawa/councils/network_figure.hpp"

namespace engawa::councils {

using accounts::Desk;
using accounts::Place;
using accounts::Right;
using accounts::Written;
using base::Result;

namespace {

Result<Place> place_of_relay(Desk& desk, const KeepRelay& input) {
  if (input.version == 0) return for_members(desk, CouncilInput{input.relay.council});
  const auto found = TRY(store::get<Relay>(desk.database, input.relay.id.text));
  return for_members(desk, CouncilInput{found.record.council});
}

Result<Written> keep_relay(Desk& desk, store::Change& change, const KeepRelay& input) {
  Relay it = input.relay;
  if (input.version > 0) {
    it.council = TRY(store::get<Relay>(desk.database, it.id.text)).record.council;
  }
  TRY(store::get<accounts::Organisation>(desk.database, it.source.text));
  const bool is_words_only = it.target.empty();
  if (!is_words_only) TRY(store::get<accounts::Organisation>(desk.database, it.target.text));
  if (it.source == it.target) return base::member_problem("relay.target", "", "ほかの組織");
  it.target_words = TRY(accounts::one_line("relay.target_words", it.target_words, is_words_only));
  it.what = TRY(accounts::one_line("relay.what", it.what, true));
  if (it.reach_count < 0) return base::member_problem("relay.reach_count", "負の数", "0以上");
  TRY(check_period(it.starts_on, it.ends_on, "relay.ends_on"));
  return keep_record(change, it, input.version);
}

Result<NetworkNode> node_of(const Desk& desk, Names& names, const std::string& id) {
  const auto body = TRY(names.organisation(id));
  NetworkNode node;
  node.organisation = {id};
  node.name = body.name;
  const auto* kind = desk.office.vocabulary.kind(body.kind);
  if (kind != nullptr) node.kind_ja = kind->label;
  if (kind != nullptr) node.pillar = kind->pillar;
  return node;
}

// How many sat and relayed at the end of each fiscal year since the first seat.
Result<std::vector<GrowthYear>> growth_of(Desk& desk, Names& names, const CouncilId& council,
                                          const std::vector<store::Versioned<Relay>>& relays,
                                          const base::Date& day) {
  constexpr int years_max = 50;
  const auto seats = TRY(store::list<Seat>(desk.database, "council = $1", {council.text}));
  int first = day.fiscal_year().year;
  for (const auto& seat : seats) first = std::min(first, seat.record.starts_on.fiscal_year().year);
  first = std::max(first, day.fiscal_year().year - years_max);
  std::vector<GrowthYear> growth;
  for (int year = first; year <= day.fiscal_year().year; ++year) {
    constexpr int march = 3;
    constexpr int march_days = 31;
    const base::Date end = std::min(base::Date{year + 1, march, march_days}, day);
    GrowthYear made;
    made.fiscal_year = year;
    made.fiscal_year_ja = base::FiscalYear{year}.japanese();
    std::set<std::string> bodies;
    for (const auto& seat : seats) {
      if (!seat.record.covers(end)) continue;
      ++made.seats;
      bodies.insert(TRY(names.post(seat.record.post.text)).organisation.text);
    }
    made.organisations = static_cast<int>(bodies.size());
    made.relays = static_cast<int>(std::count_if(
        relays.begin(), relays.end(), [&](const auto& it) { return it.record.covers(end); }));
    growth.push_back(std::move(made));
  }
  return growth;
}

Result<NetworkReply> show_network(Desk& desk, const CouncilOnDay& input) {
  const auto council = TRY(store::get<Council>(desk.database, input.council.text)).record;
  NetworkReply reply;
  reply.council_name = council.name;
  reply.day = input.day.value_or(desk.today);
  reply.may_keep = council_may(desk.actor, council).keep;
  Names names(desk.database);
  std::set<std::string> known;
  const auto take = [&](const std::string& id, bool has_seat) -> base::Status {
    if (id.empty() || !known.insert(id).second) return base::success();
    auto node = TRY(node_of(desk, names, id));
    node.has_seat = has_seat;
    reply.nodes.push_back(std::move(node));
    return base::success();
  };
  for (const auto& line : TRY(roster_on(names, desk.office.vocabulary, council.id, reply.day))) {
    TRY(take(line.organisation.text, true));
  }
  const auto relays = TRY(store::list<Relay>(desk.database, "council = $1", {council.id.text}));
  for (const auto& found : relays) {
    const auto& it = found.record;
    if (!it.covers(reply.day)) continue;
    TRY(take(it.source.text, false));
    TRY(take(it.target.text, false));
    const auto target = TRY(names.organisation(it.target.text));
    reply.edges.push_back({it, found.version, TRY(names.organisation(it.source.text)).name,
                           it.target.empty() ? it.target_words : target.name});
  }
  reply.growth = TRY(growth_of(desk, names, council.id, relays, reply.day));
  reply.svg = draw_network(council.name, reply.nodes, reply.edges);
  return reply;
}

Result<accounts::ListReply> list_relays(Desk& desk, const ListOfCouncil& input) {
  accounts::ListReply list{"伝達の道",
                           {{"source", "伝える組織", "text"},
                            {"target", "伝える相手", "text"},
                            {"what", "内容", "text"},
                            {"reach", "届く数", "number"},
                            {"starts_on", "始まり", "date"},
                            {"ends_on", "終わり", "date"}},
                           {},
                           0,
                           0};
  Names names(desk.database);
  for (const auto& found :
       TRY(store::list<Relay>(desk.database, "council = $1", {input.council.text}))) {
    const auto& it = found.record;
    const auto source = TRY(names.organisation(it.source.text));
    const auto target = TRY(names.organisation(it.target.text));
    list.rows.push_back({it.id.text,
                         {source.name, it.target.empty() ? it.target_words : target.name, it.what,
                          it.reach_count > 0 ? std::to_string(it.reach_count) : "",
                          it.starts_on.iso(), it.ends_on ? it.ends_on->iso() : ""},
                         source.reading + source.name});
  }
  return accounts::arrange(std::move(list), list_input(input));
}

}  // namespace

std::vector<accounts::Action> network_actions() {
  return {accounts::changing("councils.keep_relay", "伝達の道を登録・変更する", Right::KeepCouncil,
                             place_of_relay, keep_relay),
          accounts::reading("councils.list_relays", "伝達の道の一覧", Right::See,
                            for_members<ListOfCouncil>, list_relays),
          accounts::reading("councils.show_network", "関係図", Right::See,
                            for_members<CouncilOnDay>, show_network)};
}

}  // namespace engawa::councils
