#include <cstdio>

#include "apps/cli/terminal.hpp"
#include "engawa/base/files.hpp"
#include "engawa/disclosure/cell_files.hpp"
#include "engawa/disclosure/problems.hpp"
#include "engawa/disclosure/protect.hpp"
#include "engawa/indicators/publisher_audit.hpp"

namespace engawa::cli {
namespace {

namespace fs = std::filesystem;

base::Result<disclosure::CellFiles> read_tables(const DisclosureArguments& arguments) {
  std::vector<disclosure::CellFile> files;
  for (const auto& path : arguments.tables) files.push_back({path, TRY(base::read_file(path))});
  for (const auto& path : arguments.released)
    files.push_back({path, TRY(base::read_file(path)), true});
  std::string hierarchy;
  if (!arguments.hierarchy.empty()) hierarchy = TRY(base::read_file(arguments.hierarchy));
  return disclosure::read_cell_files(std::move(files), std::move(hierarchy));
}

disclosure::Attacker who_knows_primary() {
  disclosure::Attacker attacker;
  attacker.knows_primary = true;
  return attacker;
}

struct Audit {
  disclosure::AttackReport report;
  disclosure::AttackReport known;
  std::size_t exact = 0;
  std::size_t narrow = 0;
};

base::Result<Audit> run_audit(const disclosure::LinkedCells& cells,
                              const disclosure::Profile& profile) {
  disclosure::AttackOptions options;
  options.width_enough = profile.width_min;
  Audit audit;
  audit.report = TRY(disclosure::attack(cells, profile, {}, options));
  bool marked = false;
  for (const auto& cell : audit.report.cells) {
    marked = marked || cells.primary(cell.position);
    if (cell.width() == 0) ++audit.exact;
    if (cell.width() > 0 && cell.width() < profile.width_min) ++audit.narrow;
  }
  if (marked) audit.known = TRY(disclosure::attack(cells, profile, who_knows_primary(), options));
  return audit;
}

base::Status write_out(const std::string& folder, const std::string& name,
                       const std::string& bytes) {
  if (!folder.empty()) return base::write_file(fs::path(folder) / name, bytes);
  std::fwrite(bytes.data(), 1, bytes.size(), stdout);
  return base::success();
}

int say_verdict(const Audit& audit) {
  std::fprintf(stderr, "秘匿した値 %zu、計算できてしまう値 %zu、範囲が狭すぎる値 %zu\n",
               audit.report.cells.size(), audit.exact, audit.narrow);
  return audit.exact + audit.narrow == 0 ? ExitCode::Success : ExitCode::Refused;
}

base::Result<int> audit_tables(const DisclosureArguments& arguments,
                               const disclosure::Profile& profile) {
  const auto files = TRY(read_tables(arguments));
  const auto audit = TRY(run_audit(files.cells, profile));
  TRY(write_out(
      arguments.out, "audit.csv",
      disclosure::write_audit(files.cells, profile.width_min, audit.report, audit.known)));
  return say_verdict(audit);
}

base::Result<int> protect_tables(const DisclosureArguments& arguments,
                                 const disclosure::Profile& profile) {
  auto files = TRY(read_tables(arguments));
  TRY(disclosure::check_dimensions(files.cells, profile, arguments.consented));
  disclosure::ProtectOptions options;
  if (!arguments.contributors.empty()) {
    const auto& dimensions = files.cells.dimensions();
    for (std::size_t d = 0; d < dimensions.size(); ++d) {
      if (dimensions[d].name() == arguments.contributors) options.contributors = d;
    }
    if (!options.contributors)
      return base::make_problem(disclosure::problems::bad_cell, arguments.contributors);
  }
  const auto protection = TRY(disclosure::protect(files.cells, profile, options));
  const auto audit = TRY(run_audit(files.cells, profile));
  for (std::size_t i = 0; i < files.tables.size(); ++i) {
    if (files.tables[i].released) continue;
    const auto name = fs::path(files.tables[i].name).filename().string();
    TRY(write_out(arguments.out, name, disclosure::write_protected(files, i)));
  }
  if (!arguments.out.empty()) {
    TRY(write_out(
        arguments.out, "audit.csv",
        disclosure::write_audit(files.cells, profile.width_min, audit.report, audit.known)));
  }
  const auto& loss = protection.loss;
  std::fprintf(stderr, "値 %zu のうち、少人数 %zu と補完 %zu を秘匿。人数 %lld のうち %lld\n",
               loss.cells, loss.primary, loss.secondary, static_cast<long long>(loss.people),
               static_cast<long long>(loss.people_hidden));
  const auto rows = disclosure::loss_of_whole_rows(files.cells);
  std::fprintf(stderr, "（比べて: 少人数の値だけを隠すと %zu、行ごと隠すと %zu と人数 %lld）\n",
               loss.primary, rows.primary + rows.secondary,
               static_cast<long long>(rows.people_hidden));
  return say_verdict(audit);
}

base::Result<int> audit_open_data(const CommonOptions& common, const DisclosureArguments& arguments,
                                  const disclosure::Profile& profile) {
  auto workspace = TRY(open_workspace(common));
  const auto findings =
      TRY(indicators::audit_published_tables(*workspace, profile, arguments.fiscal_year));
  std::vector<std::vector<std::string>> rows{{"年度", "項目", "秘匿された値", "計算できてしまう値",
                                              "うち行の引き算", "うち区域の引き算",
                                              "範囲が狭い値"}};
  for (const auto& finding : findings) {
    const auto& audit = finding.audit;
    rows.push_back({std::to_string(finding.fiscal_year),
                    finding.item_name + (finding.detailed_only ? "（詳細健診）" : ""),
                    std::to_string(audit.hidden), std::to_string(audit.exact),
                    std::to_string(audit.by_row), std::to_string(audit.by_column),
                    std::to_string(audit.narrow)});
  }
  print_table(rows);
  std::printf("※ 計算できる値そのものは、表示も保存もしません。\n");
  return ExitCode::Success;
}

}  // namespace

int run_disclosure(const CommonOptions& common, const DisclosureArguments& arguments) {
  const auto wrong_use = [](const base::Problem& problem) {
    report(problem);
    return static_cast<int>(ExitCode::WrongUse);
  };
  const auto profile =
      disclosure::load_profile(catalogue_folder() / "disclosure", arguments.profile);
  if (!profile) return wrong_use(profile.problem());
  using Task = DisclosureArguments::Task;
  const auto run = [&] {
    if (arguments.task == Task::protect) return protect_tables(arguments, *profile);
    if (arguments.task == Task::open_data) return audit_open_data(common, arguments, *profile);
    return audit_tables(arguments, *profile);
  };
  const auto done = run();
  if (!done) return wrong_use(done.problem());
  return *done;
}

}  // namespace engawa::cli
