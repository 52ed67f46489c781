#include "engawa/councils/overlap_search.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "engawa/councils/council_place.hpp"

namespace engawa::councils {

using accounts::Desk;
using base::Result;

namespace {

// Councils where the people of `roster` sit: their posts first, as a roster has tens of people and
// the register ten thousand seats.
Result<std::set<std::string>> councils_of(Desk& desk, const std::vector<RosterLine>& roster,
                                          const base::Date& day) {
  std::set<std::string> posts;
  for (const auto& line : roster) {
    posts.insert(line.post.text);
    if (line.person.empty()) continue;
    for (const auto& tenure :
         TRY(store::list<accounts::Tenure>(desk.database, "person = $1", {line.person.text}))) {
      if (tenure.record.covers(day)) posts.insert(tenure.record.post.text);
    }
  }
  std::set<std::string> councils;
  for (const auto& post : posts) {
    for (const auto& seat : TRY(store::list<Seat>(desk.database, "post = $1", {post}))) {
      if (seat.record.covers(day)) councils.insert(seat.record.council.text);
    }
  }
  return councils;
}

struct Other {
  CouncilId id;
  std::string name;
  std::vector<std::string> themes;
};

// Those with a common theme or a card, by id or, where there is none, by name.
Result<std::map<std::string, Other>> others(Desk& desk, const Council& council) {
  std::map<std::string, Other> found;
  for (const auto& other : TRY(store::list<Council>(desk.database))) {
    const auto& it = other.record;
    if (it.id == council.id || !is_known_to(desk.actor, it)) continue;
    if (!it.is_open_on(desk.today)) continue;
    found[it.id.text] = {it.id, it.name, it.themes};
  }
  for (const auto& card :
       TRY(store::list<CouncilRelation>(desk.database, "council = $1", {council.id.text}))) {
    const auto& it = card.record;
    if (!it.other.empty() && !found.contains(it.other.text)) continue;
    Other& other = found[it.other.empty() ? it.other_name : it.other.text];
    if (other.name.empty()) other.name = it.other_name;
    other.themes.insert(other.themes.end(), it.themes.begin(), it.themes.end());
  }
  return found;
}

}  // namespace

Result<OverlapReply> find_overlaps(Desk& desk, const CouncilOnDay& input) {
  const auto council = TRY(known_council(desk, input.council)).record;
  OverlapReply reply{council.name, input.day.value_or(desk.today), {}};
  Names names(desk.database);
  const auto& vocabulary = desk.office.vocabulary;
  const auto here = TRY(roster_on(names, vocabulary, council.id, reply.day));
  const auto shared = TRY(councils_of(desk, here, reply.day));
  for (const auto& [key, other] : TRY(others(desk, council))) {
    std::vector<RosterLine> there;
    if (shared.contains(key)) there = TRY(roster_on(names, vocabulary, other.id, reply.day));
    auto overlap = overlap_of(here, there, council.themes, other.themes, vocabulary);
    overlap.council = other.id;
    overlap.name = other.name;
    const bool is_empty = overlap.persons.empty() && overlap.themes.empty();
    if (!is_empty) reply.overlaps.push_back(std::move(overlap));
  }
  std::stable_sort(reply.overlaps.begin(), reply.overlaps.end(),
                   [](const CouncilOverlap& a, const CouncilOverlap& b) {
                     return a.persons.size() + a.themes.size() > b.persons.size() + b.themes.size();
                   });
  return reply;
}

}  // namespace engawa::councils
