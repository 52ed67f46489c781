#include "apps/server/routes/problem_status.hpp"

#include <string_view>
#include <unordered_map>

#include "engawa/accounts/problems.hpp"
#include "engawa/areas/problems.hpp"
#include "engawa/base/problems.hpp"
#include "engawa/indicators/problems.hpp"
#include "engawa/store/problems.hpp"

namespace engawa::server {
namespace {

using Statuses = std::unordered_map<std::string_view, int>;

// What the asker can mend is 4xx. Kinds that are not named stand for a fault of this machine when
// their folder is below the doors' own (store, formats ...), and for a wrong request otherwise.
const Statuses& named_statuses() {
  static const Statuses statuses{{accounts::problems::sign_in_first.code, 401},
                                 {accounts::problems::wrong_login_or_password.code, 401},
                                 {accounts::problems::wrong_code.code, 401},
                                 {accounts::problems::not_allowed.code, 403},
                                 {accounts::problems::link_not_valid.code, 404},
                                 {accounts::problems::too_many_tries.code, 429},
                                 {accounts::problems::password_not_hashed.code, 500},
                                 {store::problems::no_record.code, 404},
                                 {store::problems::stale_edit.code, 409},
                                 {store::problems::id_in_use.code, 409},
                                 {store::problems::no_change.code, 409},
                                 {store::problems::busy.code, 503},
                                 {areas::problems::unknown_area.code, 404},
                                 {indicators::problems::unknown_indicator.code, 404},
                                 {indicators::problems::no_data.code, 404},
                                 {indicators::problems::unknown_figure.code, 404}};
  return statuses;
}

}  // namespace

int status_of(const base::Problem& problem) {
  constexpr int bad_request = 400;
  constexpr int internal_error = 500;
  const auto& statuses = named_statuses();
  const auto found = statuses.find(problem.code());
  if (found != statuses.end()) return found->second;
  const auto folder = problem.code().substr(0, 3);
  const auto* kind = problem.kind;
  const bool asks_wrongly =
      folder == "ACC" || folder == "COU" || kind == &base::problems::bad_argument ||
      kind == &base::problems::not_json || kind == &base::problems::bad_member ||
      problem.code().starts_with("BAS-01") || kind == &indicators::problems::unknown_comparator ||
      kind == &indicators::problems::unknown_width;
  return asks_wrongly ? bad_request : internal_error;
}

}  // namespace engawa::server
