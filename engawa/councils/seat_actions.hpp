#pragma once

#include "engawa/councils/composition.hpp"
#include "engawa/councils/council_actions.hpp"
#include "engawa/councils/overlap.hpp"

/// Inputs and replies of the actions on seats and rosters.
namespace engawa::councils {

/// Gives a post a seat, and with it the role. A guest with a `meeting` is there for it alone and
/// needs `ends_on`. A post of another body with the role Secretariat is a co-secretariat.
struct AppointSeat {
  CouncilId council;
  accounts::PostId post;
  accounts::Role role = accounts::Role::Member;
  base::Date starts_on;
  std::optional<base::Date> ends_on;
  bool is_coordinator = false;
  std::string meeting;
  std::string materials;  ///< what an observer or guest may see, in words
};
BOOST_DESCRIBE_STRUCT(AppointSeat, (),
                      (council, post, role, starts_on, ends_on, is_coordinator, meeting, materials))

/// Changes what is not the role itself: a change of role is a new seat.
struct AmendSeat {
  SeatId seat;
  bool is_coordinator = false;
  std::string meeting;
  std::string materials;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(AmendSeat, (), (seat, is_coordinator, meeting, materials, version))

struct EndSeat {
  SeatId seat;
  base::Date ends_on;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(EndSeat, (), (seat, ends_on, version))

struct AppointmentLetterInput {
  SeatId seat;
  std::optional<base::Date> issued_on;  ///< none: today
  std::string document_number;          ///< 健増第123号; may be empty
};
BOOST_DESCRIBE_STRUCT(AppointmentLetterInput, (), (seat, issued_on, document_number))

/// The roster as a list.
struct ListSeats {
  CouncilId council;
  std::optional<base::Date> day;
  std::string query;
  std::string sort;
  bool descending = false;
  int offset = 0;
  int limit = 0;
};
BOOST_DESCRIBE_STRUCT(ListSeats, (), (council, day, query, sort, descending, offset, limit))

struct RosterReply {
  std::string council_name;
  base::Date day;
  std::vector<RosterLine> lines;
};
BOOST_DESCRIBE_STRUCT(RosterReply, (), (council_name, day, lines))

}  // namespace engawa::councils
