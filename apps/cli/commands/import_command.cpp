#include <cstdio>

#include "apps/cli/progress_line.hpp"
#include "apps/cli/terminal.hpp"
#include "engawa/indicators/import_workbooks.hpp"
#include "engawa/indicators/problems.hpp"

namespace engawa::cli {
namespace {

using indicators::ImportReport;
using indicators::WorkbookOutcome;

void print_workbooks(const ImportReport& report) {
  for (const auto& workbook : report.workbooks) {
    for (const auto& problem : workbook.problems)
      std::fprintf(stderr, "%s\n", problem.japanese().c_str());
    for (const auto& warning : workbook.warnings) {
      if (workbook.outcome == WorkbookOutcome::AlreadyThere) continue;
      std::fprintf(stderr, "注意 %s\n", warning.japanese().c_str());
    }
  }
}

void print_summary(const ImportReport& report, bool dry_run) {
  long rows = 0;
  long masked = 0;
  for (const auto& workbook : report.workbooks) {
    if (workbook.outcome != WorkbookOutcome::Imported) continue;
    rows += workbook.table.row_count;
    masked += workbook.table.masked_cells;
  }
  std::printf(
      "取り込んだ表 %d　取込み済み %d　別の年度のため除外 %d　指定により除外 %d　問題あり %d\n",
      report.count(WorkbookOutcome::Imported), report.count(WorkbookOutcome::AlreadyThere),
      report.count(WorkbookOutcome::Stale), report.count(WorkbookOutcome::LeftOut),
      report.count(WorkbookOutcome::Refused));
  std::printf("データの行 %ld　秘匿されたセル %ld\n", rows, masked);
  if (dry_run) {
    std::printf("試しの実行のため、保存していません。\n");
  } else if (report.committed && report.batch > 0) {
    std::printf("取込み番号 %lld として保存しました（取り消すには engawa import --undo %lld）。\n",
                static_cast<long long>(report.batch), static_cast<long long>(report.batch));
  }
}

int list_batches(indicators::Workspace& workspace) {
  auto database = workspace.connect();
  if (!database) return report(database.problem());
  const auto batches = indicators::read_batches(*database);
  if (!batches) return report(batches.problem());
  std::vector<std::vector<std::string>> rows{{"番号", "日時", "元", "状態", "表の数"}};
  for (const auto& batch : *batches) {
    rows.push_back({std::to_string(batch.id), batch.imported_at, batch.source,
                    batch.state == "active" ? "使用中" : "取消し済み",
                    std::to_string(batch.workbooks)});
  }
  print_table(rows);
  return ExitCode::Success;
}

int undo(indicators::Workspace& workspace, int batch) {
  auto database = workspace.connect();
  if (!database) return report(database.problem());
  const auto status = indicators::undo_import(*database, batch);
  if (!status) return report(status.problem());
  std::printf("取込み番号 %d を取り消しました。\n", batch);
  return ExitCode::Success;
}

}  // namespace

int run_import(const CommonOptions& common, const ImportArguments& arguments) {
  auto workspace = open_workspace(common);
  if (!workspace) return report(workspace.problem());
  if (arguments.list) return list_batches(**workspace);
  if (arguments.undo > 0) return undo(**workspace, arguments.undo);
  indicators::ImportOptions options;
  for (const auto& path : arguments.paths) options.paths.emplace_back(path);
  options.edition = arguments.edition;
  options.dry_run = arguments.dry_run;
  options.leave_out.insert(arguments.leave_out.begin(), arguments.leave_out.end());
  options.leave_out_problems = arguments.leave_out_problems;
  auto database = (*workspace)->connect();
  if (!database) return report(database.problem());
  ProgressLine line("読み込み", "冊");
  const auto imported = indicators::import_workbooks(
      *database, options, (*workspace)->catalogue(), (*workspace)->master(),
      [&](std::size_t done, std::size_t total) { line.show(done, total); });
  if (!imported) return report(imported.problem());
  print_workbooks(*imported);
  print_summary(*imported, arguments.dry_run);
  const bool refused =
      imported->count(WorkbookOutcome::Refused) > 0 && !arguments.leave_out_problems;
  if (!refused) return ExitCode::Success;
  report(base::make_problem(indicators::problems::batch_refused));
  return ExitCode::Refused;
}

}  // namespace engawa::cli
