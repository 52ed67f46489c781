#pragma once

#include <string>
#include <vector>

#include "engawa/councils/relation.hpp"
#include "engawa/councils/roster.hpp"

/// 重複: whom and what two councils share.
namespace engawa::councils {

struct SharedPerson {
  accounts::PersonId person;
  std::string name;
  std::string here;   ///< 組織と職位, 役割 in this council
  std::string there;  ///< in the other
};
BOOST_DESCRIBE_STRUCT(SharedPerson, (), (person, name, here, there))

/// One other council with what is shared. `council` is empty when it is known by its card only.
struct CouncilOverlap {
  CouncilId council;
  std::string name;
  std::vector<SharedPerson> persons;
  std::vector<std::string> organisations;  ///< names of bodies with a seat in both
  std::vector<std::string> themes;         ///< labels
  std::string proposal;                    ///< a joint meeting, or empty
};
BOOST_DESCRIBE_STRUCT(CouncilOverlap, (), (council, name, persons, organisations, themes, proposal))

struct OverlapReply {
  std::string council_name;
  base::Date day;
  std::vector<CouncilOverlap> overlaps;  ///< the most shared first
};
BOOST_DESCRIBE_STRUCT(OverlapReply, (), (council_name, day, overlaps))

/// What the rosters and themes of two councils share, with a proposal where it is worth one: two
/// persons or more, or a person and a theme, or two themes. Pure.
[[nodiscard]] CouncilOverlap overlap_of(const std::vector<RosterLine>& here,
                                        const std::vector<RosterLine>& there,
                                        const std::vector<std::string>& themes_here,
                                        const std::vector<std::string>& themes_there,
                                        const accounts::Vocabulary& vocabulary);

}  // namespace engawa::councils
