#include "engawa/accounts/action.hpp"

#include <algorithm>

#include "engawa/accounts/problems.hpp"
#include "engawa/store/problems.hpp"

namespace engawa::accounts {

std::string Action::path() const {
  std::string path = "/api/" + name;
  std::replace(path.begin(), path.end(), '.', '/');
  std::replace(path.begin(), path.end(), '_', '-');
  return path;
}

base::Status check_permission(const Action& action, const Actor& actor, const Place& place) {
  if (may(actor, action.right, place)) return base::success();
  if (!actor.is_signed_in()) return base::make_problem(problems::sign_in_first, action.name);
  // Whoever may not see an object learns nothing of it, not even that it exists.
  const bool may_know = place.tenants.empty() || may(actor, Right::See, place);
  if (!may_know) return base::make_problem(store::problems::no_record, action.name);
  return base::make_problem(problems::not_allowed, action.name,
                            std::string(japanese(action.right)));
}

}  // namespace engawa::accounts
