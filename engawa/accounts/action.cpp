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

std::string action_detail::take_format(base::JsonValue& json) {
  const auto found = json.members().find("format");
  const bool has_format = found != json.members().end() && found->second.text() != nullptr;
  const std::string format = has_format ? *found->second.text() : std::string{};
  json.remove("format");
  return format;
}

base::Status action_detail::note_read(const Action& action, Desk& desk, const Place& place) {
  const bool is_for_everybody =
      action.right != Right::See || place.audience == Audience::Everybody || !desk.office.reads;
  if (is_for_everybody) return base::success();
  return desk.office.reads->note(desk.database, desk.actor, action.name, place, desk.today);
}

base::Result<Answer> list_file(const ListReply& list, const std::string& format) {
  if (format == "csv") {
    return Answer{list_csv(list), "text/csv; charset=utf-8", list.title + ".csv"};
  }
  if (format == "xlsx") {
    return Answer{TRY(list_xlsx(list)),
                  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                  list.title + ".xlsx"};
  }
  return base::member_problem("format", format, "csv, xlsx");
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
