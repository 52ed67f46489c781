#include <cstdio>
#include <ctime>

#include "apps/cli/terminal.hpp"
#include "engawa/base/json.hpp"
#include "engawa/demo/demo.hpp"

namespace engawa::cli {
namespace {

base::Result<demo::DemoReply> make(const DemoArguments& arguments) {
  const std::int64_t now = std::time(nullptr);
  demo::DemoSettings settings;
  settings.now = now;
  settings.today =
      arguments.today.empty() ? base::date_in_japan(now) : TRY(base::Date::parse(arguments.today));
  settings.password = arguments.password;
  const auto installation = installation_settings(arguments.common);
  settings.story_folder = installation.catalogue_folder / "demo";
  return demo::make_demo(installation, settings);
}

void print(const DemoArguments& arguments, const demo::DemoReply& reply) {
  std::printf(
      "架空の「みどり県」を %s に作りました: 組織 %d、職位 %d、人 %d、協議会など %d。\n"
      "実在の人・組織・地域とは関係ありません。\n\n",
      arguments.common.data.string().c_str(), reply.organisations, reply.posts, reply.persons,
      reply.councils);
  std::vector<std::vector<std::string>> rows{
      {"役割", "だれとして", "ログイン名", "回復コード（1回だけ使える確認の番号）"}};
  for (const auto& it : reply.sign_ins) {
    const std::string who = it.post_ja.empty() ? it.person : it.post_ja + "　" + it.person;
    rows.push_back({it.role, who, it.login,
                    it.recovery_codes.empty() ? "（不要）" : it.recovery_codes.front()});
  }
  print_table(rows);
  std::printf(
      "\nパスワード（全員共通）: %s\n"
      "認証アプリの鍵と、残りの回復コードは `--json` で出せます。\n"
      "始めるには: engawa serve --data %s\n",
      reply.sign_ins.front().password.c_str(), arguments.common.data.string().c_str());
}

}  // namespace

int run_demo(const DemoArguments& arguments) {
  const auto reply = make(arguments);
  if (!reply) return report(reply.problem());
  if (arguments.json) {
    std::printf("%s\n", base::to_json(*reply).c_str());
    return ExitCode::Success;
  }
  print(arguments, *reply);
  return ExitCode::Success;
}

}  // namespace engawa::cli
