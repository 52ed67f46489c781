#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "engawa/accounts/post.hpp"
#include "engawa/accounts/role.hpp"
#include "engawa/councils/council.hpp"

namespace engawa::councils {

using TermId = base::Id<struct TermTag>;
using SeatId = base::Id<struct SeatTag>;

/// 任期: a period for which members are appointed.
struct Term {
  TermId id;
  CouncilId council;
  std::string name;  ///< 第3期
  base::Date starts_on;
  base::Date ends_on;
};
BOOST_DESCRIBE_STRUCT(Term, (), (id, council, name, starts_on, ends_on))

/// 席: a post's place in a council. It stays when the officer of the post changes. `role_grant` is
/// the role it gives: taking the seat away ends the grant.
struct Seat {
  SeatId id;
  CouncilId council;
  accounts::PostId post;
  accounts::Role role = accounts::Role::Member;
  accounts::GrantId role_grant;
  base::Date starts_on;
  std::optional<base::Date> ends_on;
  bool is_coordinator = false;  ///< 調整役: knows both sides (2007 report, Q10)
  std::string meeting;          ///< a guest's only meeting, in words; empty: standing
  std::string materials;        ///< what an observer or guest may see, in words

  [[nodiscard]] bool covers(const base::Date& day) const {
    return starts_on <= day && (!ends_on || day <= *ends_on);
  }
};
BOOST_DESCRIBE_STRUCT(Seat, (),
                      (id, council, post, role, role_grant, starts_on, ends_on, is_coordinator,
                       meeting, materials))

}  // namespace engawa::councils

template <>
inline constexpr std::string_view engawa::store::table_of<engawa::councils::Term> =
    "councils_terms";
template <>
inline constexpr std::string_view engawa::store::table_of<engawa::councils::Seat> =
    "councils_seats";
