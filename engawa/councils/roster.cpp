#include "engawa/councils/roster.hpp"

#include <algorithm>
#include <tuple>

#include "engawa/accounts/directory.hpp"
#include "engawa/store/problems.hpp"

namespace engawa::councils {

using base::Result;

template <class T>
Result<T> Names::look_up(std::map<std::string, T>& known, const std::string& id) {
  const auto found = known.find(id);
  if (found != known.end()) return found->second;
  T record{};
  if (!id.empty()) {
    auto stored = TRY(store::find<T>(*m_database, id));
    if (stored) record = std::move(stored->record);
  }
  known[id] = record;
  return record;
}

Result<accounts::Organisation> Names::organisation(const std::string& id) {
  return look_up(m_organisations, id);
}
Result<accounts::Post> Names::post(const std::string& id) { return look_up(m_posts, id); }
Result<Council> Names::council(const std::string& id) { return look_up(m_councils, id); }
Result<accounts::Person> Names::person(const std::string& id) { return look_up(m_persons, id); }

Result<std::string> Names::post_line(const std::string& id) {
  const auto held = TRY(post(id));
  if (held.id.empty()) return std::string{};
  const auto body = TRY(organisation(held.organisation.text));
  return body.name + " " + held.title;
}

Result<std::string> Names::tenant(const std::string& id) {
  const auto body = TRY(council(id));
  if (!body.id.empty()) return body.name;
  return TRY(organisation(id)).name;
}

bool is_council_role(accounts::Role role) {
  switch (role) {
    case accounts::Role::Secretariat:
    case accounts::Role::Chair:
    case accounts::Role::SeniorMember:
    case accounts::Role::Member:
    case accounts::Role::WorkingGroup:
    case accounts::Role::Observer:
    case accounts::Role::Guest:
    case accounts::Role::Evaluator:
    case accounts::Role::InHouseStaff:
      return true;
    default:
      return false;
  }
}

bool is_member_role(accounts::Role role) {
  return role == accounts::Role::Secretariat || role == accounts::Role::Chair ||
         role == accounts::Role::SeniorMember || role == accounts::Role::Member ||
         role == accounts::Role::WorkingGroup;
}

namespace {

std::string_view rank_words(accounts::Rank rank) {
  switch (rank) {
    case accounts::Rank::Head:
      return "長";
    case accounts::Rank::Senior:
      return "課長級以上";
    case accounts::Rank::Officer:
      return "担当者";
  }
  return {};
}

// The chair, members, the working group, those who only listen, then the secretariat.
int place_in_roster(accounts::Role role) {
  switch (role) {
    case accounts::Role::Chair:
      return 0;
    case accounts::Role::SeniorMember:
    case accounts::Role::Member:
      return 1;
    case accounts::Role::WorkingGroup:
    case accounts::Role::InHouseStaff:
      return 2;
    case accounts::Role::Secretariat:
      return 4;
    default:
      return 3;
  }
}

struct Line {
  RosterLine line;
  int kind_order = 0;
  std::string reading;
};

Result<Line> line_of(Names& names, const accounts::Vocabulary& vocabulary,
                     const store::Versioned<Seat>& seat, const base::Date& day) {
  Line made;
  RosterLine& line = made.line;
  line.seat = seat.record.id;
  line.version = seat.version;
  line.role = seat.record.role;
  line.role_ja = accounts::japanese(line.role);
  line.starts_on = seat.record.starts_on;
  line.ends_on = seat.record.ends_on;
  line.is_coordinator = seat.record.is_coordinator;
  line.meeting = seat.record.meeting;
  line.materials = seat.record.materials;
  const auto post = TRY(names.post(seat.record.post.text));
  line.post = seat.record.post;
  line.post_title = post.title;
  line.rank = post.rank;
  line.rank_ja = rank_words(post.rank);
  const auto body = TRY(names.organisation(post.organisation.text));
  line.organisation = post.organisation;
  line.organisation_name = body.name;
  line.organisation_kind = body.kind;
  line.organisation_area = body.area;
  const auto* kind = vocabulary.kind(body.kind);
  if (kind != nullptr) line.kind_ja = kind->label;
  if (kind != nullptr) line.pillar = kind->pillar;
  made.kind_order = kind == nullptr ? 0 : kind->order;
  made.reading = body.reading.empty() ? body.name : body.reading;
  const auto person = TRY(accounts::holder_on(names.database(), seat.record.post, day));
  if (!person) return made;
  line.person = person->id;
  line.person_name = person->name();
  line.profession = person->profession;
  line.profession_ja = vocabulary.label(person->profession);
  line.background = person->background;
  return made;
}

}  // namespace

Result<std::vector<RosterLine>> roster_on(Names& names, const accounts::Vocabulary& vocabulary,
                                          const CouncilId& council, const base::Date& day) {
  std::vector<Line> lines;
  for (const auto& seat :
       TRY(store::list<Seat>(names.database(), "council = $1", {council.text}))) {
    if (!seat.record.covers(day)) continue;
    lines.push_back(TRY(line_of(names, vocabulary, seat, day)));
  }
  std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
    return std::tuple(place_in_roster(a.line.role), a.kind_order, a.reading, a.line.rank) <
           std::tuple(place_in_roster(b.line.role), b.kind_order, b.reading, b.line.rank);
  });
  std::vector<RosterLine> roster;
  for (auto& line : lines) roster.push_back(std::move(line.line));
  return roster;
}

base::Status require_seat(Names& names, const CouncilId& council,
                          const accounts::OrganisationId& organisation, const base::Date& day) {
  for (const auto& seat :
       TRY(store::list<Seat>(names.database(), "council = $1", {council.text}))) {
    if (!seat.record.covers(day)) continue;
    const auto post = TRY(names.post(seat.record.post.text));
    if (post.organisation == organisation) return base::success();
  }
  return base::make_problem(store::problems::no_record, organisation.text);
}

}  // namespace engawa::councils
