#pragma once

#include <string>
#include <vector>

#include "engawa/accounts/role.hpp"
#include "engawa/store/change.hpp"
#include "engawa/store/database.hpp"

namespace engawa::accounts {

struct HeldRole {
  Role role = Role::Member;
  std::string tenant;
};

/// Who acts: somebody signed in, somebody with a signed link, or nobody in particular.
struct Actor {
  PersonId person;  ///< empty for nobody
  std::string name;
  std::vector<HeldRole> roles;
  std::vector<std::string> organisations;  ///< those in which the person holds a post today
  std::vector<std::string> posts;
  /// Signed in, but a second factor is still to be shown: nothing but one's own account is open.
  bool lacks_second_factor = false;

  [[nodiscard]] bool is_signed_in() const { return !person.empty(); }
  [[nodiscard]] bool holds(Role role) const;
  [[nodiscard]] store::Author author() const { return {person.text, name}; }
};

/// Somebody who has not signed in.
[[nodiscard]] inline Actor nobody() { return {}; }

/// `person` with the posts and roles held on `day`. STO-011 for an unknown person.
[[nodiscard]] base::Result<Actor> load_actor(store::Database& database, const PersonId& person,
                                             const base::Date& day);

}  // namespace engawa::accounts
