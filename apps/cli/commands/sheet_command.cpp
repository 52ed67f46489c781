#include <atomic>
#include <chrono>
#include <cstdio>
#include <mutex>
#include <optional>
#include <thread>

#include "apps/cli/progress_line.hpp"
#include "apps/cli/terminal.hpp"
#include "engawa/base/decimal.hpp"
#include "engawa/base/files.hpp"
#include "engawa/base/problems.hpp"
#include "engawa/indicators/exports.hpp"

namespace engawa::cli {
namespace {

base::Status write_sheet(indicators::Workspace& workspace, const std::string& area, int year,
                         const std::filesystem::path& file) {
  return base::write_file(file, TRY(indicators::sheet_pdf_of(workspace, area, year)));
}

int write_all(indicators::Workspace& workspace, const SheetArguments& arguments) {
  std::error_code error;
  std::filesystem::create_directories(arguments.out, error);
  std::vector<const areas::Area*> areas;
  for (const auto& area : workspace.master().areas()) {
    if (area.kind == areas::AreaKind::MedicalArea) areas.push_back(&area);
  }
  std::atomic<std::size_t> next{0};
  std::mutex lock;
  std::size_t done = 0;
  std::optional<base::Problem> problem;
  ProgressLine line("シートの作成", "枚");
  const auto start = std::chrono::steady_clock::now();
  const auto seconds = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  const auto work = [&] {
    for (std::size_t i = next++; i < areas.size(); i = next++) {
      const auto file =
          std::filesystem::path(arguments.out) / ("sheet-" + areas[i]->code.text + ".pdf");
      const auto status = write_sheet(workspace, areas[i]->code.text, arguments.fiscal_year, file);
      const std::lock_guard guard(lock);
      if (!status) problem = status.problem();
      ++done;
      line.show(done, areas.size());
    }
  };
  {
    const std::jthread second(work);
    work();
  }
  if (problem) return report(*problem);
  std::printf("%zu枚のシートを作りました（毎秒%s枚）。\n", areas.size(),
              base::format_fixed(static_cast<double>(areas.size()) / seconds(), 1).c_str());
  return ExitCode::Success;
}

}  // namespace

int run_sheet(const CommonOptions& common, const SheetArguments& arguments) {
  auto workspace = open_workspace(common);
  if (!workspace) return report(workspace.problem());
  if (arguments.all) return write_all(**workspace, arguments);
  if (arguments.area.empty()) {
    report(base::make_problem(base::problems::bad_argument, {}, "--area 区域コード または --all"));
    return ExitCode::WrongUse;
  }
  const auto status =
      write_sheet(**workspace, arguments.area, arguments.fiscal_year, arguments.out);
  if (!status) return report(status.problem());
  std::printf("%s を作りました。\n", arguments.out.c_str());
  return ExitCode::Success;
}

}  // namespace engawa::cli
