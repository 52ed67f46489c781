#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engawa/accounts/vocabulary.hpp"
#include "engawa/councils/seat.hpp"

namespace engawa::councils {

/// One seat of a roster with who sits in its post.
struct RosterLine {
  SeatId seat;
  std::int64_t version = 0;
  accounts::Role role = accounts::Role::Member;
  std::string role_ja;
  accounts::OrganisationId organisation;
  std::string organisation_name;
  std::string organisation_kind;
  std::string kind_ja;
  std::string pillar;
  std::string organisation_area;
  accounts::PostId post;
  std::string post_title;
  accounts::Rank rank = accounts::Rank::Officer;
  std::string rank_ja;
  accounts::PersonId person;
  std::string person_name;  ///< empty: the post is vacant
  std::string profession;
  std::string profession_ja;
  std::vector<std::string> background;
  base::Date starts_on;
  std::optional<base::Date> ends_on;
  bool is_coordinator = false;
  std::string meeting;
  std::string materials;
};
BOOST_DESCRIBE_STRUCT(RosterLine, (),
                      (seat, version, role, role_ja, organisation, organisation_name,
                       organisation_kind, kind_ja, pillar, organisation_area, post, post_title,
                       rank, rank_ja, person, person_name, profession, profession_ja, background,
                       starts_on, ends_on, is_coordinator, meeting, materials))

/// Looks up what ids mean, each once. A record that is not there any more gives an empty one.
/// Lives as long as one reply; used by one thread.
class Names {
 public:
  explicit Names(store::Database& database) : m_database(&database) {}
  [[nodiscard]] base::Result<accounts::Organisation> organisation(const std::string& id);
  [[nodiscard]] base::Result<accounts::Post> post(const std::string& id);
  [[nodiscard]] base::Result<Council> council(const std::string& id);
  [[nodiscard]] base::Result<accounts::Person> person(const std::string& id);
  /// "みどり商工会議所 事務局長"; empty for no post.
  [[nodiscard]] base::Result<std::string> post_line(const std::string& id);
  /// Name of a council or an organisation.
  [[nodiscard]] base::Result<std::string> tenant(const std::string& id);
  [[nodiscard]] store::Database& database() { return *m_database; }

 private:
  template <class T>
  base::Result<T> look_up(std::map<std::string, T>& known, const std::string& id);

  store::Database* m_database;
  std::map<std::string, accounts::Organisation> m_organisations;
  std::map<std::string, accounts::Post> m_posts;
  std::map<std::string, accounts::Person> m_persons;
  std::map<std::string, Council> m_councils;
};

/// The seats of a council on `day`, the chair first, then by kind of body and its reading.
[[nodiscard]] base::Result<std::vector<RosterLine>> roster_on(
    Names& names, const accounts::Vocabulary& vocabulary, const CouncilId& council,
    const base::Date& day);

/// STO-011 unless the body has a seat on `day`: a body that is no part of a council does not write
/// into it.
[[nodiscard]] base::Status require_seat(Names& names, const CouncilId& council,
                                        const accounts::OrganisationId& organisation,
                                        const base::Date& day);

/// Roles that a seat may give.
[[nodiscard]] bool is_council_role(accounts::Role role);
/// Roles that make a body a member, as composition counts it.
[[nodiscard]] bool is_member_role(accounts::Role role);

}  // namespace engawa::councils
