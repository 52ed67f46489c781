#include "engawa/meetings/meeting_place.hpp"

#include <set>

#include "engawa/councils/roster.hpp"

namespace engawa::meetings {

using accounts::Audience;
using base::Result;

Audience audience_of(MeetingKind kind) {
  switch (kind) {
    case MeetingKind::WorkingGroup:
    case MeetingKind::Officers:
    case MeetingKind::Preparatory:
      return Audience::WorkingGroup;
    case MeetingKind::InHouse:
      return Audience::InHouse;
    case MeetingKind::Exchange:
      return Audience::Secretariat;
    case MeetingKind::Council:
    case MeetingKind::Joint:
    case MeetingKind::National:
      return Audience::Members;
  }
  return Audience::Secretariat;
}

Result<std::vector<councils::Council>> councils_of(accounts::Desk& desk, const Meeting& meeting) {
  std::vector<councils::Council> found;
  found.push_back(TRY(store::get<councils::Council>(desk.database, meeting.council.text)).record);
  if (meeting.other_council.empty()) return found;
  found.push_back(
      TRY(store::get<councils::Council>(desk.database, meeting.other_council.text)).record);
  return found;
}

Result<accounts::Place> place_of(accounts::Desk& desk, const Meeting& meeting, Audience audience) {
  const auto both = TRY(councils_of(desk, meeting));
  auto place = councils::place_of(both.front(), audience);
  for (std::size_t i = 1; i < both.size(); ++i) {
    const auto other = councils::place_of(both[i], audience);
    place.tenants.insert(place.tenants.end(), other.tenants.begin(), other.tenants.end());
  }
  return place;
}

Result<accounts::Place> prepared_place_of(accounts::Desk& desk, const Meeting& meeting,
                                          Audience audience) {
  auto place = TRY(place_of(desk, meeting, audience));
  for (const auto& council : TRY(councils_of(desk, meeting))) {
    for (const auto& below :
         TRY(store::list<councils::Council>(desk.database, "parent = $1", {council.id.text}))) {
      if (below.record.kind != councils::CouncilKind::WorkingGroup) continue;
      place.tenants.push_back(below.record.id.text);
    }
  }
  return place;
}

Result<std::vector<councils::RosterLine>> invited(accounts::Desk& desk, councils::Names& names,
                                                  const Meeting& meeting) {
  std::vector<councils::RosterLine> lines;
  std::set<std::string> posts;
  const base::Date day = meeting.day.value_or(desk.today);
  for (const auto& council : TRY(councils_of(desk, meeting))) {
    for (auto& line : TRY(councils::roster_on(names, desk.office.vocabulary, council.id, day))) {
      if (posts.insert(line.post.text).second) lines.push_back(std::move(line));
    }
  }
  return lines;
}

}  // namespace engawa::meetings
