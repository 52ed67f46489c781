#include <cstdio>
#include <ctime>

#include "apps/cli/terminal.hpp"
#include "engawa/accounts/sign_in.hpp"
#include "engawa/base/problems.hpp"

namespace engawa::cli {
namespace {

using base::JsonValue;
using base::Result;

// A desk of this machine: whoever runs the program here.
accounts::Desk local_desk(application::Application& application, store::Lease& lease) {
  const std::int64_t now = std::time(nullptr);
  accounts::Desk desk{
      lease.database(), application.office(), {}, base::date_in_japan(now), now, {}, {}, {}};
  desk.actor.name = "この計算機の管理者";
  return desk;
}

// "name=value" as members of one JSON object. A value that is an object or a list is read as JSON.
Result<JsonValue> json_of_members(const std::vector<std::string>& members) {
  JsonValue json = TRY(JsonValue::parse("{}"));
  for (const auto& member : members) {
    const auto sign = member.find('=');
    if (sign == std::string::npos) {
      return base::make_problem(base::problems::bad_argument, member, "項目=値");
    }
    const std::string value = member.substr(sign + 1);
    const bool is_json = value.starts_with('{') || value.starts_with('[');
    json.set(member.substr(0, sign),
             is_json ? TRY(JsonValue::parse(value)) : JsonValue::of_text(value));
  }
  return json;
}

int list_actions() {
  std::vector<std::vector<std::string>> rows{{"名前", "内容", "必要な権限", "項目"}};
  for (const auto& action : application::all_actions()) {
    std::string members;
    for (const auto& member : action.members) members += " " + member.name;
    rows.push_back(
        {action.name, action.summary_ja, std::string(accounts::japanese(action.right)), members});
  }
  print_table(rows);
  return ExitCode::Success;
}

Result<std::string> do_action(const CommonOptions& common, const ActionArguments& arguments) {
  const auto* action = application::find_action(arguments.name);
  if (action == nullptr) {
    return base::make_problem(base::problems::bad_argument, arguments.name, "engawa action --list");
  }
  const JsonValue json = TRY(json_of_members(arguments.members));
  auto application = TRY(open_application(common));
  auto lease = TRY(application->store().lease());
  accounts::Desk desk = local_desk(*application, lease);
  if (!arguments.login.empty()) {
    desk.actor = TRY(accounts::actor_of_login(desk.database, arguments.login, desk.today));
  }
  return TRY(action->run(desk, json)).body;
}

Result<std::string> create_account(const CommonOptions& common,
                                   const AccountsArguments& arguments) {
  auto application = TRY(open_application(common));
  auto lease = TRY(application->store().lease());
  accounts::Desk desk = local_desk(*application, lease);
  return accounts::create_administrator(
      desk, {arguments.login, arguments.family_name, arguments.given_name});
}

}  // namespace

int run_create_account(const CommonOptions& common, const AccountsArguments& arguments) {
  const auto token = create_account(common, arguments);
  if (!token) return report(token.problem());
  std::printf(
      "システム管理者を作りました。サーバーの次のページで、7日以内にパスワードを決めてください"
      "（一度だけ使えます）:\n%s/invitation#%s\n",
      arguments.site.c_str(), token->c_str());
  return ExitCode::Success;
}

int run_action(const CommonOptions& common, const ActionArguments& arguments) {
  if (arguments.list) return list_actions();
  const auto body = do_action(common, arguments);
  if (!body) {
    report(body.problem());
    const bool is_wrong_use = body.problem().kind == &base::problems::bad_argument ||
                              body.problem().kind == &base::problems::bad_member;
    return is_wrong_use ? ExitCode::WrongUse : ExitCode::Failure;
  }
  std::fwrite(body->data(), 1, body->size(), stdout);
  if (body->starts_with('{')) std::printf("\n");
  return ExitCode::Success;
}

}  // namespace engawa::cli
