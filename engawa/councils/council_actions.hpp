#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engawa/accounts/action.hpp"
#include "engawa/councils/roster.hpp"

/// Inputs and replies of the actions on councils themselves.
namespace engawa::councils {

struct ListCouncils {
  std::string query;
  std::string sort;
  bool descending = false;
  int offset = 0;
  int limit = 0;
  std::string kind;          ///< a CouncilKind; empty: all
  std::string prefecture;    ///< two digits; empty: all
  bool with_closed = false;  ///< also those that were closed
};
BOOST_DESCRIBE_STRUCT(ListCouncils, (),
                      (query, sort, descending, offset, limit, kind, prefecture, with_closed))

struct CouncilInput {
  CouncilId council;
};
BOOST_DESCRIBE_STRUCT(CouncilInput, (), (council))
struct CouncilOnDay {
  CouncilId council;
  std::optional<base::Date> day;  ///< none: today
};
BOOST_DESCRIBE_STRUCT(CouncilOnDay, (), (council, day))

/// A list of one council.
struct ListOfCouncil {
  CouncilId council;
  std::string query;
  std::string sort;
  bool descending = false;
  int offset = 0;
  int limit = 0;
};
BOOST_DESCRIBE_STRUCT(ListOfCouncil, (), (council, query, sort, descending, offset, limit))

/// Adds a council (version 0) or amends the version that was read. A day in `closed_on` closes it;
/// everything it has stays.
struct KeepCouncil {
  Council council;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(KeepCouncil, (), (council, version))

/// A council goes under another body, perhaps with another name and kind; its history stays.
struct MoveCouncil {
  CouncilId council;
  CouncilId parent;                 ///< empty: it stands alone again
  std::string name;                 ///< empty: as before
  std::optional<CouncilKind> kind;  ///< none: as before
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(MoveCouncil, (), (council, parent, name, kind, version))

struct KeepTerm {
  Term term;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(KeepTerm, (), (term, version))

struct CouncilLine {
  CouncilId id;
  std::string name;
  CouncilKind kind = CouncilKind::Other;
  std::string kind_ja;
};
BOOST_DESCRIBE_STRUCT(CouncilLine, (), (id, name, kind, kind_ja))
struct OwnerLine {
  accounts::OrganisationId id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(OwnerLine, (), (id, name))
struct TermEntry {
  Term term;
  std::int64_t version = 0;
  bool is_now = false;
};
BOOST_DESCRIBE_STRUCT(TermEntry, (), (term, version, is_now))

/// What the actor may do here, for the buttons of a screen.
struct CouncilMay {
  bool see_members = false;      ///< what is for members
  bool see_inner = false;        ///< what members see and observers do not (roles of the bodies)
  bool see_room = false;         ///< the room of the working group
  bool see_secretariat = false;  ///< contacts, the pack for a successor
  bool keep = false;             ///< amend, appoint, ask
  bool work_in_group = false;
};
BOOST_DESCRIBE_STRUCT(CouncilMay, (),
                      (see_members, see_inner, see_room, see_secretariat, keep, work_in_group))

struct CouncilReply {
  Council council;
  std::int64_t version = 0;
  std::string kind_ja;
  std::string area_name;
  std::vector<CouncilLine> parents;  ///< the one above first, then its own
  std::vector<CouncilLine> children;
  OwnerLine owner;
  std::vector<OwnerLine> co_owners;
  std::vector<std::string> themes_ja;
  std::vector<TermEntry> terms;    ///< the latest first
  std::vector<RosterLine> roster;  ///< today
  CouncilMay may;
};
BOOST_DESCRIBE_STRUCT(CouncilReply, (),
                      (council, version, kind_ja, area_name, parents, children, owner, co_owners,
                       themes_ja, terms, roster, may))

struct CouncilWord {
  std::string key;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(CouncilWord, (), (key, label))
/// What the forms of councils choose from.
/// The words of an enumeration to choose from, in their order.
template <class Enum>
[[nodiscard]] std::vector<CouncilWord> words_of() {
  std::vector<CouncilWord> words;
  for (const auto& text : base::enum_texts<Enum>()) {
    words.push_back({text, std::string(japanese(*base::parse_enum<Enum>(text)))});
  }
  return words;
}
struct CouncilWords {
  std::vector<CouncilWord> kinds;
  std::vector<CouncilWord> seat_roles;
  std::vector<CouncilWord> themes;
  std::vector<CouncilWord> functions;
};
BOOST_DESCRIBE_STRUCT(CouncilWords, (), (kinds, seat_roles, themes, functions))

/// What `actor` may do at `council`.
[[nodiscard]] CouncilMay council_may(const accounts::Actor& actor, const Council& council);

}  // namespace engawa::councils
