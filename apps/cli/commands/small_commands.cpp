#include <cstdio>

#include "apps/cli/terminal.hpp"
#include "apps/server/problems.hpp"
#include "engawa/accounts/problems.hpp"
#include "engawa/aggregates/problems.hpp"
#include "engawa/application/contents.hpp"
#include "engawa/areas/problems.hpp"
#include "engawa/base/json.hpp"
#include "engawa/base/problems.hpp"
#include "engawa/base/text.hpp"
#include "engawa/cells/problems.hpp"
#include "engawa/checkups/problems.hpp"
#include "engawa/councils/problems.hpp"
#include "engawa/demo/problems.hpp"
#include "engawa/disclosure/problems.hpp"
#include "engawa/disclosure/release_ledger.hpp"
#include "engawa/documents/problems.hpp"
#include "engawa/figures/problems.hpp"
#include "engawa/formats/csv_writer.hpp"
#include "engawa/formats/problems.hpp"
#include "engawa/indicators/problems.hpp"
#include "engawa/indicators/read_actions.hpp"
#include "engawa/meetings/problems.hpp"
#include "engawa/methods/problems.hpp"
#include "engawa/notices/problems.hpp"
#include "engawa/packages/package_store.hpp"
#include "engawa/packages/problems.hpp"
#include "engawa/rounds/problems.hpp"
#include "engawa/stats/problems.hpp"
#include "engawa/store/event_log.hpp"
#include "engawa/store/problems.hpp"

namespace engawa::cli {
namespace {

void print_csv(const std::vector<std::vector<std::string>>& rows) {
  formats::CsvWriter writer;
  for (const auto& row : rows) {
    for (const auto& cell : row) writer.text(cell);
    writer.end_row();
  }
  std::fwrite(writer.bytes().data(), 1, writer.bytes().size(), stdout);
}

std::string_view kind_ja(const std::string& kind) {
  return kind == "nation" ? "全国" : kind == "prefecture" ? "都道府県" : "二次医療圏";
}

}  // namespace

int run_areas(const CommonOptions& common, const AreasArguments& arguments) {
  auto workspace = open_workspace(common);
  if (!workspace) return report(workspace.problem());
  const auto found = indicators::search_areas(**workspace, {arguments.search});
  if (!found) return report(found.problem());
  if (arguments.format == "json") {
    std::printf("%s\n", base::to_json(*found).c_str());
    return ExitCode::Success;
  }
  std::vector<std::vector<std::string>> rows{
      {"コード", "名前", "都道府県", "種類", "一致したもの"}};
  for (const auto& hit : found->hits) {
    rows.push_back({hit.area.code, hit.area.name, hit.area.prefecture_name,
                    std::string(kind_ja(hit.area.kind)), hit.matched});
  }
  arguments.format == "csv" ? print_csv(rows) : print_table(rows);
  return found->hits.empty() ? ExitCode::Failure : ExitCode::Success;
}

int run_issues(const CommonOptions& common, const IssuesArguments& arguments) {
  auto workspace = open_workspace(common);
  if (!workspace) return report(workspace.problem());
  const auto reply = indicators::area_issues(
      **workspace, {arguments.area, arguments.fiscal_year, arguments.comparator});
  if (!reply) return report(reply.problem());
  if (arguments.format == "json") {
    std::printf("%s\n", base::to_json(*reply).c_str());
    return ExitCode::Success;
  }
  std::vector<std::vector<std::string>> rows{{"順位の幅", "判定", "健康課題", "比（95%信頼区間）",
                                              "多い・少ない人数（95%信頼区間）", "推移",
                                              "とくに多い層"}};
  for (const auto* list :
       {&reply->worse, &reply->similar, &reply->better, &reply->not_computable}) {
    for (const auto& issue : *list) {
      const auto& ratio =
          arguments.comparator == "prefecture" ? issue.ratio_prefecture : issue.ratio_nation;
      rows.push_back({issue.rank_text, issue.verdict_text, issue.name, ratio.text,
                      issue.excess.text, issue.trend_text, base::join(issue.drivers, "、")});
    }
  }
  if (arguments.format == "csv") {
    print_csv(rows);
    return ExitCode::Success;
  }
  std::printf("%s %s（比較: %s）\n%s\n\n", reply->area.name.c_str(),
              reply->fiscal_year_text.c_str(), reply->comparator_name.c_str(),
              reply->summary.c_str());
  print_table(rows);
  std::printf("\n");
  for (const auto& note : reply->notes) std::printf("※ %s\n", note.c_str());
  for (const auto& line : reply->attributions) std::printf("出典: %s\n", line.c_str());
  return ExitCode::Success;
}

int run_indicators(const CommonOptions& common, const std::string& format) {
  auto workspace = open_workspace(common);
  if (!workspace) return report(workspace.problem());
  const auto reply = indicators::list_indicators(**workspace, {});
  if (!reply) return report(reply.problem());
  if (format == "json") {
    std::printf("%s\n", base::to_json(*reply).c_str());
    return ExitCode::Success;
  }
  std::vector<std::vector<std::string>> rows{{"指標", "分野", "順位づけ", "重み", "名前"}};
  for (const auto& entry : reply->indicators) {
    rows.push_back({entry.id, entry.theme, entry.headline ? "○" : "",
                    base::format_fixed(entry.severity_weight, 1), entry.name});
  }
  print_table(rows);
  return ExitCode::Success;
}

int run_verify(const CommonOptions& common) {
  const auto failed = [](const base::Problem& problem) {
    report(problem);
    return static_cast<int>(ExitCode::VerifyFailed);
  };
  auto workspace = open_workspace(common);
  if (!workspace) {
    // A store that can no longer be opened is what verify is asked about; a missing catalogue is
    // not.
    const bool store = workspace.problem().code().substr(0, 4) == "STO-";
    return store ? failed(workspace.problem()) : report(workspace.problem());
  }
  auto database = (*workspace)->connect();
  if (!database) return failed(database.problem());
  const auto file = database->check_integrity();
  if (!file) return failed(file.problem());
  const auto events = store::verify_events(*database);
  if (!events) return failed(events.problem());
  const auto tables = indicators::verify_tables(*database);
  if (!tables) return failed(tables.problem());
  const auto releases = disclosure::verify_releases(*database);
  if (!releases) return failed(releases.problem());
  const auto received = packages::verify_packages(*database);
  if (!received) return failed(received.problem());
  std::printf(
      "確かめました: 記録 %lld 行、集計表 %d 件、公表した表 %d 件、保険者から受け取った表 %d 件。"
      "変更はありません。\n",
      static_cast<long long>(*events), *tables, *releases, *received);
  return ExitCode::Success;
}

int run_openapi() {
  std::printf("%s\n", application::openapi_document().c_str());
  return ExitCode::Success;
}

int run_problems() {
  std::printf("# 問題番号\n\n| 番号 | 内容 | 理由 | 直し方 |\n|---|---|---|---|\n");
  for (const auto* list :
       {&base::problems::all,       &stats::problems::all,      &methods::problems::all,
        &formats::problems::all,    &figures::problems::all,    &documents::problems::all,
        &store::problems::all,      &areas::problems::all,      &cells::problems::all,
        &disclosure::problems::all, &indicators::problems::all, &packages::problems::all,
        &rounds::problems::all,     &checkups::problems::all,   &accounts::problems::all,
        &notices::problems::all,    &councils::problems::all,   &meetings::problems::all,
        &aggregates::problems::all, &demo::problems::all,       &server::problems::all}) {
    for (const auto* kind : *list) {
      std::printf("| %.*s | %.*s | %.*s | %.*s |\n", static_cast<int>(kind->code.size()),
                  kind->code.data(), static_cast<int>(kind->what_ja.size()), kind->what_ja.data(),
                  static_cast<int>(kind->why_ja.size()), kind->why_ja.data(),
                  static_cast<int>(kind->mend_ja.size()), kind->mend_ja.data());
    }
  }
  return ExitCode::Success;
}

}  // namespace engawa::cli
