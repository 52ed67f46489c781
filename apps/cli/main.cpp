// CLI11 is dear to compile: only this file and commands/checkups_options.cpp know it.
#include <CLI/CLI.hpp>

#include "apps/cli/commands/checkups_options.hpp"
#include "apps/cli/options.hpp"
#include "engawa/base/version.hpp"

static_assert(engawa::base::program_version == ENGAWA_VERSION,
              "version.hpp and CMakeLists.txt differ");

namespace {

using namespace engawa::cli;

constexpr const char* about =
    "縁側 Engawa: 公的統計から、地域の健康課題を示します。\n"
    "終了コード: 0 成功 / 1 失敗 / 2 使い方の誤り / 3 "
    "取込みを取りやめた、または隠した値が計算できる / 4 検証で不一致";

void add_data(CLI::App* command, CommonOptions& common) {
  command->add_option("--data", common.data, "データフォルダー")->capture_default_str();
}

void add_year(CLI::App* command, int& fiscal_year) {
  command->add_option("--year", fiscal_year, "年度（西暦）。省くと最新（results では全年度）")
      ->check(CLI::Range(2000, 2100));
}

CLI::Option* add_format(CLI::App* command, std::string& format,
                        const std::vector<std::string>& formats) {
  return command->add_option("--format", format, "出力の形式")
      ->check(CLI::IsMember(formats))
      ->capture_default_str();
}

CLI::Option* add_comparator(CLI::App* command, std::string& comparator) {
  return command
      ->add_option("--comparator", comparator,
                   "比較の相手: nation（全国）または prefecture（都道府県）")
      ->check(CLI::IsMember({"nation", "prefecture"}));
}

/// Everything the options of one call are read into.
struct Arguments {
  CommonOptions common;
  ImportArguments import;
  PackageArguments package;
  AreasArguments areas;
  IssuesArguments issues;
  ResultsArguments results;
  SheetArguments sheet;
  ServeArguments serve;
  DisclosureArguments disclosure;
  CheckupsArguments checkups;
  AccountsArguments accounts;
  ActionArguments action;
  DemoArguments demo;
  std::string indicators_format = "table";
  std::string backup_file;
};

void declare_import(CLI::App& app, Arguments& a) {
  auto* command = app.add_subcommand("import", "NDBオープンデータのブックを取り込む");
  add_data(command, a.common);
  command->add_option("paths", a.import.paths, "ブック（.xlsx）またはフォルダー");
  command
      ->add_option("--edition", a.import.edition,
                   "NDBオープンデータの回（MANIFEST.csv がない場合）")
      ->check(CLI::Range(1, 99));
  command->add_flag("--dry-run", a.import.dry_run, "保存せずに同じ検査をすべて行う");
  command
      ->add_option("--leave-out", a.import.leave_out,
                   "取り込まないファイルの名前（繰り返し指定できる）")
      ->allow_extra_args(false);
  command->add_flag("--leave-out-problems", a.import.leave_out_problems,
                    "問題のあるファイルを除いて取り込む");
  auto* list = command->add_flag("--list", a.import.list, "これまでの取込みの一覧");
  auto* undo = command->add_option("--undo", a.import.undo, "その番号の取込みを取り消す");
  list->excludes(undo);

  auto* package =
      command->add_subcommand("package", "保険者の集計パッケージを開き、確かめて取り込む");
  add_data(package, a.common);
  package->add_option("file", a.package.file, "パッケージのファイル");
  package->add_option("--key", a.package.key, "協議会の鍵のファイル（checkups keys で作る）");
  package->add_option("--council", a.package.council,
                      "取り込む協議会の番号（画面で作った鍵で開く）");
  package->add_flag("--list", a.package.list, "取り込んだパッケージの一覧");
  package->add_option("--undo", a.package.undo, "その番号のパッケージを取り消す");
}

void declare_reading(CLI::App& app, Arguments& a) {
  auto* areas = app.add_subcommand("areas", "区域の一覧と検索");
  add_data(areas, a.common);
  areas->add_option("search", a.areas.search, "名前・かな・ローマ字・コード・市区町村名");
  add_format(areas, a.areas.format, {"table", "json", "csv"});

  auto* issues = app.add_subcommand("issues", "区域の健康課題を順位の幅とともに示す");
  add_data(issues, a.common);
  issues->add_option("--area", a.issues.area, "区域コード（例 3101）")->required();
  add_year(issues, a.issues.fiscal_year);
  add_comparator(issues, a.issues.comparator)->capture_default_str();
  add_format(issues, a.issues.format, {"table", "json", "csv"});

  auto* results = app.add_subcommand("results", "分析者向けに結果を1行ずつ出す");
  add_data(results, a.common);
  auto* area = results->add_option("--area", a.results.area, "区域コード");
  results->add_flag("--all-areas", a.results.all_areas, "すべての二次医療圏（既定）")
      ->excludes(area);
  add_year(results, a.results.fiscal_year);
  results->add_option("--indicator", a.results.indicator, "指標（例 hba1c_6_5_or_more）");
  results->add_option("--sex", a.results.sex, "male, female または both")
      ->check(CLI::IsMember({"male", "female", "both"}));
  add_comparator(results, a.results.comparator);
  add_format(results, a.results.format, {"csv"});

  auto* indicators = app.add_subcommand("indicators", "指標カタログの一覧");
  add_data(indicators, a.common);
  add_format(indicators, a.indicators_format, {"table", "json"});
}

void declare_output(CLI::App& app, Arguments& a) {
  auto* sheet = app.add_subcommand("sheet", "A4の健康課題シート（PDF）を作る");
  add_data(sheet, a.common);
  auto* area = sheet->add_option("--area", a.sheet.area, "区域コード");
  auto* all = sheet->add_flag("--all", a.sheet.all, "すべての二次医療圏");
  area->excludes(all);
  add_year(sheet, a.sheet.fiscal_year);
  sheet->add_option("--out", a.sheet.out, "出力先のファイル（--all ではフォルダー）")->required();

  auto* serve = app.add_subcommand("serve", "画面を開くためのサーバーを始める");
  add_data(serve, a.common);
  serve->add_option("--listen", a.serve.listen, "待ち受けるアドレスとポート")
      ->capture_default_str();
  serve->add_option("--web", a.serve.web, "画面のファイルのフォルダー");

  auto* verify = app.add_subcommand("verify", "保存された表と記録が変わっていないことを確かめる");
  add_data(verify, a.common);

  auto* backup = app.add_subcommand("backup", "動いている間でも、控えを一つのファイルに取る");
  add_data(backup, a.common);
  backup->add_option("file", a.backup_file, "控えのファイル（例 engawa-2026-11-25.zip）")
      ->required();
  auto* restore = app.add_subcommand("restore", "控えを新しいデータフォルダーに戻し、確かめる");
  add_data(restore, a.common);
  restore->add_option("file", a.backup_file, "控えのファイル")->required();

  // The methods declare their own options: everything behind "stats" is handed on.
  app.add_subcommand("stats", "統計の計算: CSV を読み、結果の列を添えて書く")
      ->prefix_command()
      ->set_help_flag();

  app.add_subcommand("openapi", "APIの説明（OpenAPI 3.1）を出す");
  app.add_subcommand("problems", "問題番号の一覧（Markdown）を出す");
}

void add_profile(CLI::App* command, Arguments& a) {
  command->add_option("--profile", a.disclosure.profile, "秘匿の規則（catalog/disclosure）")
      ->capture_default_str();
}

void declare_disclosure(CLI::App& app, Arguments& a) {
  auto* command = app.add_subcommand("disclosure", "表の秘匿と、秘匿された表の検査");
  command->require_subcommand(1);
  auto* protect = command->add_subcommand(
      "protect", "少人数の値と、その引き算を防ぐ値を隠した表を作り、検査する");
  auto* audit = command->add_subcommand("audit", "隠された値がどこまで計算できるかを調べる");
  for (auto* one : {protect, audit}) {
    one->add_option("tables", a.disclosure.tables, "表（区分の列と count の列がある CSV）")
        ->required();
    one->add_option("--hierarchy", a.disclosure.hierarchy,
                    "区分の上下関係（dimension,code,parent の CSV）");
    one->add_option("--released", a.disclosure.released, "同じ人たちについて公表済みの表")
        ->allow_extra_args(false);
    add_profile(one, a);
    add_data(one, a.common);
    one->add_option(
        "--people", a.disclosure.people,
        "だれを数えた表か（例 kyokai-2025）。公表台帳にある同じ人たちの表も合わせて守る");
    one->add_option("--out", a.disclosure.out, "結果を書くフォルダー（省くと画面）");
  }
  protect->add_option("--contributors", a.disclosure.contributors,
                      "自分の人数を知っている者の区分（保険者など）の列");
  protect->add_flag("--consented", a.disclosure.consented,
                    "同意が必要な区分の組合せについて、同意を得ている");
  protect->add_flag("--publish", a.disclosure.publish,
                    "守った表を公表台帳に書く（--people が必要）");
  auto* ledger = command->add_subcommand("ledger", "公表台帳: いつ、何を公表したか");
  add_data(ledger, a.common);
  ledger->add_option("--people", a.disclosure.people, "この人たちの表だけ");
  ledger->callback([&a] { a.disclosure.task = DisclosureArguments::Task::ledger; });
  auto* open_data = command->add_subcommand(
      "open-data", "取り込んだ公表済みの表で、計算できてしまう秘匿値の数を調べる（値は出さない）");
  add_data(open_data, a.common);
  add_year(open_data, a.disclosure.fiscal_year);
  add_profile(open_data, a);
  open_data->callback([&a] { a.disclosure.task = DisclosureArguments::Task::open_data; });
  protect->callback([&a] { a.disclosure.task = DisclosureArguments::Task::protect; });
}

void declare_accounts(CLI::App& app, Arguments& a) {
  auto* accounts = app.add_subcommand("accounts", "アカウント");
  accounts->require_subcommand(1);
  auto* create = accounts->add_subcommand(
      "create", "システム管理者を作り、パスワードを決めるページの場所を出す");
  add_data(create, a.common);
  create->add_option("--login", a.accounts.login, "ログイン名（メールアドレスなど）")->required();
  create->add_option("--family-name", a.accounts.family_name, "姓")->required();
  create->add_option("--given-name", a.accounts.given_name, "名");
  create->add_option("--site", a.accounts.site, "サーバーの場所（例 http://127.0.0.1:8080）");

  auto* action = app.add_subcommand("action", "画面と同じ操作を一つ行う（権限と記録も同じ）");
  add_data(action, a.common);
  action->add_option("name", a.action.name, "操作の名前（例 accounts.list_organisations）");
  action->add_option("members", a.action.members, "項目=値。入れ子の項目は JSON で書く");
  action->add_option("--as", a.action.login, "だれとして行うか（ログイン名）");
  action->add_flag("--list", a.action.list, "操作の一覧");
}

void declare_demo(CLI::App& app, Arguments& a) {
  auto* demo = app.add_subcommand(
      "demo", "架空の「みどり県」を、専用のデータフォルダーに作る（試用・研修のため）");
  add_data(demo, a.demo.common);
  demo->add_option("--password", a.demo.password, "全員のパスワード。省くと作る");
  demo->add_option("--today", a.demo.today, "物語の終わりの日。省くと今日");
  demo->add_flag("--json", a.demo.json, "認証アプリの鍵と回復コードを含め、JSON で出す");
}

int run(const CLI::App& app, const Arguments& a) {
  if (app.got_subcommand("import")) {
    const bool package = app.get_subcommand("import")->got_subcommand("package");
    return package ? run_import_package(a.common, a.package) : run_import(a.common, a.import);
  }
  if (app.got_subcommand("areas")) return run_areas(a.common, a.areas);
  if (app.got_subcommand("issues")) return run_issues(a.common, a.issues);
  if (app.got_subcommand("results")) return run_results(a.common, a.results);
  if (app.got_subcommand("indicators")) return run_indicators(a.common, a.indicators_format);
  if (app.got_subcommand("sheet")) return run_sheet(a.common, a.sheet);
  if (app.got_subcommand("serve")) return run_serve(a.common, a.serve);
  if (app.got_subcommand("verify")) return run_verify(a.common);
  if (app.got_subcommand("backup")) return run_backup(a.common, a.backup_file);
  if (app.got_subcommand("restore")) return run_restore(a.common, a.backup_file);
  if (app.got_subcommand("disclosure")) return run_disclosure(a.common, a.disclosure);
  if (app.got_subcommand("checkups")) return run_checkups(a.checkups);
  if (app.got_subcommand("stats")) return run_stats(app.get_subcommand("stats")->remaining());
  if (app.got_subcommand("accounts")) return run_create_account(a.common, a.accounts);
  if (app.got_subcommand("action")) return run_action(a.common, a.action);
  if (app.got_subcommand("demo")) return run_demo(a.demo);
  if (app.got_subcommand("openapi")) return run_openapi();
  return run_problems();
}

}  // namespace

int main(int argc, char** argv) {
  Arguments arguments;
  CLI::App app(about, "engawa");
  app.set_version_flag("--version", std::string("engawa ") + ENGAWA_VERSION);
  app.require_subcommand(1);
  declare_import(app, arguments);
  declare_reading(app, arguments);
  declare_output(app, arguments);
  declare_disclosure(app, arguments);
  declare_checkups(app, arguments.checkups);
  declare_accounts(app, arguments);
  declare_demo(app, arguments);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? ExitCode::Success : ExitCode::WrongUse;
  }
  return run(app, arguments);
}
