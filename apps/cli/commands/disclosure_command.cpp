#include <algorithm>
#include <cstdio>

#include "apps/cli/terminal.hpp"
#include "engawa/base/files.hpp"
#include "engawa/base/problems.hpp"
#include "engawa/disclosure/cell_files.hpp"
#include "engawa/disclosure/problems.hpp"
#include "engawa/disclosure/protect.hpp"
#include "engawa/disclosure/release_ledger.hpp"
#include "engawa/indicators/publisher_audit.hpp"

namespace engawa::cli {
namespace {

namespace fs = std::filesystem;

// What the ledger holds about the same people.
base::Result<std::vector<disclosure::CellFile>> earlier_releases(
    const CommonOptions& common, const DisclosureArguments& arguments) {
  if (arguments.people.empty()) return std::vector<disclosure::CellFile>{};
  auto application = TRY(open_application(common));
  auto lease = TRY(application->store().lease());
  const auto releases = TRY(disclosure::releases_of(lease.database(), arguments.people));
  return disclosure::released_files(releases, catalogue_folder() / "disclosure");
}

// Writes the protected tables into the ledger, in one step.
base::Status publish(const CommonOptions& common, const DisclosureArguments& arguments,
                     const disclosure::CellFiles& files) {
  auto application = TRY(open_application(common));
  auto lease = TRY(application->store().lease());
  auto change = TRY(store::Change::begin(lease.database(), {}, "disclosure.publish"));
  for (std::size_t i = 0; i < files.tables.size(); ++i) {
    if (files.tables[i].released) continue;
    TRY(disclosure::add_release(change, arguments.people,
                                fs::path(files.tables[i].name).filename().string(),
                                arguments.profile, disclosure::write_protected(files, i)));
  }
  return change.commit();
}

/// `rounding` is that of the tables themselves, where they are protected already.
base::Result<disclosure::CellFiles> read_tables(const CommonOptions& common,
                                                const DisclosureArguments& arguments,
                                                const disclosure::Rounding& rounding) {
  std::vector<disclosure::CellFile> files;
  for (const auto& path : arguments.tables)
    files.push_back({path, TRY(base::read_file(path)), false, rounding});
  for (const auto& path : arguments.released)
    files.push_back({path, TRY(base::read_file(path)), true});
  for (auto& file : TRY(earlier_releases(common, arguments))) files.push_back(std::move(file));
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
  disclosure::AuditFindings findings;
  std::size_t exact = 0;
  std::size_t narrow = 0;
  std::size_t known = 0;  ///< small cells too narrow for who knows which cells are small
};

base::Result<Audit> run_audit(const disclosure::LinkedCells& cells,
                              const disclosure::Profile& profile) {
  disclosure::AttackOptions options;
  options.width_enough = profile.width_min;
  Audit audit;
  auto& findings = audit.findings;
  findings.report = TRY(disclosure::attack(cells, profile, {}, options));
  disclosure::Explainer explainer(cells, profile);
  bool marked = false;
  for (const auto& cell : findings.report.cells) {
    marked = marked || cells.primary(cell.position);
    if (!disclosure::is_finding(cells, profile, cell)) continue;
    ++(cell.width() == 0 ? audit.exact : audit.narrow);
    findings.reasons.push_back(TRY(explainer.explain(cell.position)));
  }
  if (!marked) return audit;
  findings.known = TRY(disclosure::attack(cells, profile, who_knows_primary(), options));
  for (const auto& cell : findings.known.cells) {
    if (cells.small(cell.position) && cell.width() < profile.known_width_min) ++audit.known;
  }
  return audit;
}

base::Status write_out(const std::string& folder, const std::string& name,
                       const std::string& bytes) {
  if (!folder.empty()) return base::write_file(fs::path(folder) / name, bytes);
  std::fwrite(bytes.data(), 1, bytes.size(), stdout);
  return base::success();
}

/// Findings told in words; the file has all of them.
constexpr std::size_t told_most = 10;

int say_verdict(const disclosure::LinkedCells& cells, const Audit& audit) {
  std::fprintf(stderr, "秘匿した値 %zu、計算できてしまう値 %zu、範囲が狭すぎる値 %zu\n",
               audit.findings.report.cells.size(), audit.exact, audit.narrow);
  if (audit.known > 0) {
    std::fprintf(stderr, "どの値が少人数かを知る人に、範囲が狭すぎる値 %zu\n", audit.known);
  }
  const auto& reasons = audit.findings.reasons;
  for (std::size_t i = 0; i < std::min(told_most, reasons.size()); ++i) {
    const auto& reason = reasons[i];
    std::fprintf(stderr, "・%s %s %s\n", cells.describe(reason.position).c_str(),
                 reason.equals ? "=" : ":", disclosure::reason_ja(cells, reason).c_str());
    const std::string hide =
        reason.hide ? cells.describe(*reason.hide) + " も隠す" : "公表済みの値だけで分かる";
    std::fprintf(stderr, "  → %s\n", hide.c_str());
  }
  if (reasons.size() > told_most)
    std::fprintf(stderr, "  ほか %zu 個は検査結果の表にあります。\n", reasons.size() - told_most);
  return audit.exact + audit.narrow + audit.known == 0 ? ExitCode::Success : ExitCode::Refused;
}

base::Result<int> audit_tables(const CommonOptions& common, const DisclosureArguments& arguments,
                               const disclosure::Profile& profile) {
  const auto files = TRY(read_tables(common, arguments, profile.rounding));
  const auto audit = TRY(run_audit(files.cells, profile));
  TRY(write_out(arguments.out, "audit.csv",
                disclosure::write_audit(files.cells, profile, audit.findings)));
  return say_verdict(files.cells, audit);
}

base::Result<int> protect_tables(const CommonOptions& common, const DisclosureArguments& arguments,
                                 const disclosure::Profile& profile) {
  if (arguments.publish && arguments.people.empty()) {
    return base::make_problem(base::problems::bad_argument, "--publish", "--people");
  }
  auto files = TRY(read_tables(common, arguments, {}));
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
  const bool safe = audit.exact + audit.narrow + audit.known == 0;
  // Into the ledger first: nothing may be out that the ledger does not know.
  if (safe && arguments.publish) TRY(publish(common, arguments, files));
  // Rounding by itself may leave too little; such a table is not written.
  for (std::size_t i = 0; safe && i < files.tables.size(); ++i) {
    if (files.tables[i].released) continue;
    const auto name = fs::path(files.tables[i].name).filename().string();
    TRY(write_out(arguments.out, name, disclosure::write_protected(files, i)));
  }
  if (!arguments.out.empty()) {
    TRY(write_out(arguments.out, "audit.csv",
                  disclosure::write_audit(files.cells, profile, audit.findings)));
  }
  const auto& loss = protection.loss;
  std::fprintf(stderr, "値 %zu のうち、少人数 %zu と補完 %zu を秘匿。人数 %lld のうち %lld\n",
               loss.cells, loss.primary, loss.secondary, static_cast<long long>(loss.people),
               static_cast<long long>(loss.people_hidden));
  if (loss.rounded > 0) {
    const auto& rounding = protection.rounding;
    std::fprintf(stderr,
                 "値 %zu を丸めた（変えた人数の合計 %lld、値ごとに近い方へ丸めると %lld）%s\n",
                 loss.rounded, static_cast<long long>(rounding.change),
                 static_cast<long long>(rounding.least),
                 rounding.proven_nearest ? "" : "。さらに近い丸めがあるかもしれません");
  }
  const auto rows = disclosure::loss_of_whole_rows(files.cells);
  std::fprintf(stderr, "（比べて: 少人数の値だけを隠すと %zu、行ごと隠すと %zu と人数 %lld）\n",
               loss.primary, rows.primary + rows.secondary,
               static_cast<long long>(rows.people_hidden));
  return say_verdict(files.cells, audit);
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

base::Result<int> list_releases(const CommonOptions& common, const DisclosureArguments& arguments) {
  auto application = TRY(open_application(common));
  auto lease = TRY(application->store().lease());
  std::vector<std::vector<std::string>> rows{
      {"公表した日時（UTC）", "だれの表か", "表", "秘匿の規則", "SHA-256"}};
  for (const auto& release : TRY(disclosure::releases_of(lease.database(), arguments.people))) {
    const auto& it = release.record;
    rows.push_back({release.changed_at, it.people, it.name, it.profile, it.sha256.substr(0, 16)});
  }
  print_table(rows);
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
    if (arguments.task == Task::protect) return protect_tables(common, arguments, *profile);
    if (arguments.task == Task::ledger) return list_releases(common, arguments);
    if (arguments.task == Task::open_data) return audit_open_data(common, arguments, *profile);
    return audit_tables(common, arguments, *profile);
  };
  const auto done = run();
  if (!done) return wrong_use(done.problem());
  return *done;
}

}  // namespace engawa::cli
