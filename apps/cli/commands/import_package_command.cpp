#include <cstdio>

#include "apps/cli/terminal.hpp"
#include "engawa/areas/census_population.hpp"
#include "engawa/base/decimal.hpp"
#include "engawa/base/files.hpp"
#include "engawa/base/fiscal_year.hpp"
#include "engawa/base/problems.hpp"
#include "engawa/councils/council.hpp"
#include "engawa/packages/package_store.hpp"
#include "engawa/packages/problems.hpp"

namespace engawa::cli {
namespace {

std::string years_ja(const packages::PackageManifest& manifest) {
  std::string text;
  for (const int year : manifest.fiscal_years) {
    if (!text.empty()) text += "、";
    text += base::FiscalYear{year}.japanese();
  }
  return text;
}

/// How much of the area's people the package speaks of, for every area with a census.
base::Status print_coverage(const packages::Package& package) {
  const auto master = TRY(areas::AreaMaster::load(catalogue_folder() / "areas"));
  const auto census = TRY(areas::CensusPopulation::load(catalogue_folder() / "areas", master));
  std::vector<std::vector<std::string>> rows{
      {"区域", "年度", "40〜74歳の人数（少なくとも）", "住民に占める割合"}};
  for (const int year : package.manifest.fiscal_years) {
    for (const auto& [code, people] : packages::people_40_to_74(package, year)) {
      const auto index = master.index_of(code);
      if (!index || people == 0) continue;
      const auto residents = census.residents_40_to_74(*index);
      const double all = residents[0] + residents[1];
      if (all == 0) continue;
      rows.push_back({master.areas()[*index].full_name(), base::FiscalYear{year}.japanese(),
                      base::format_grouped(static_cast<double>(people), 0),
                      base::format_fixed(100 * static_cast<double>(people) / all, 1) + "%"});
    }
  }
  print_table(rows);
  std::printf("住民: 令和2年国勢調査（2020年10月1日）の40〜74歳\n");
  return base::success();
}

/// The key file that was named, or the council's own.
base::Result<packages::SealingKey> key_of(store::Database& database,
                                          const PackageArguments& arguments) {
  if (!arguments.key.empty()) return packages::read_sealing_key(arguments.key);
  const auto key = TRY(packages::council_key(database, arguments.council));
  if (key) return *key;
  return base::make_problem(packages::problems::no_council_key, arguments.council);
}

base::Result<int> take_in(const CommonOptions& common, const PackageArguments& arguments) {
  if (arguments.file.empty() || (arguments.key.empty() && arguments.council.empty())) {
    return base::make_problem(base::problems::bad_argument, arguments.file,
                              "import package FILE --council ID, or --key KEY");
  }
  const std::string bytes = TRY(base::read_file(arguments.file));
  auto application = TRY(open_application(common));
  auto lease = TRY(application->store().lease());
  if (!arguments.council.empty()) {
    TRY(store::get<councils::Council>(lease.database(), arguments.council));
  }
  const auto key = TRY(key_of(lease.database(), arguments));
  const auto package = TRY(packages::unseal(bytes, key));
  auto change = TRY(store::Change::begin(lease.database(), {}, "packages.import"));
  const auto id = TRY(packages::add_package(change, package, bytes, arguments.council));
  TRY(change.commit());
  const auto& manifest = package.manifest;
  std::printf("取り込みました: %s（%s）、%s、表 %zu 枚\n", manifest.insurer_name.c_str(),
              manifest.area.c_str(), years_ja(manifest).c_str(), manifest.tables.size());
  for (const auto& party : manifest.parties) {
    std::printf("  合計した保険者: %s（鍵 %s）\n", party.name.c_str(),
                packages::fingerprint(party.key).c_str());
  }
  std::printf("署名の鍵 %s、秘匿の規則 %s、プログラム %s\n",
              packages::fingerprint(manifest.insurer_key).c_str(), manifest.profile_name_ja.c_str(),
              manifest.program_version.c_str());
  TRY(print_coverage(package));
  std::printf("取り消すには engawa import package --undo %s\n", id.text.c_str());
  return ExitCode::Success;
}

base::Result<int> list_packages(const CommonOptions& common) {
  auto application = TRY(open_application(common));
  auto lease = TRY(application->store().lease());
  const auto all = TRY(packages::stored_packages(lease.database()));
  std::vector<std::vector<std::string>> rows{{"番号", "取込み", "保険者", "区域", "年度", "表"}};
  for (const auto& stored : all) {
    const auto manifest = TRY(packages::manifest_of(stored.record));
    rows.push_back({stored.record.id.text, stored.changed_at, stored.record.insurer_name,
                    stored.record.area, years_ja(manifest),
                    std::to_string(manifest.tables.size())});
  }
  print_table(rows);
  return ExitCode::Success;
}

base::Result<int> take_back(const CommonOptions& common, const std::string& id) {
  auto application = TRY(open_application(common));
  auto lease = TRY(application->store().lease());
  auto change = TRY(store::Change::begin(lease.database(), {}, "packages.undo"));
  TRY(packages::remove_package(change, id));
  TRY(change.commit());
  std::printf("パッケージ %s を取り消しました。\n", id.c_str());
  return ExitCode::Success;
}

}  // namespace

int run_import_package(const CommonOptions& common, const PackageArguments& arguments) {
  const auto code = arguments.list            ? list_packages(common)
                    : !arguments.undo.empty() ? take_back(common, arguments.undo)
                                              : take_in(common, arguments);
  return code ? *code : report(code.problem());
}

}  // namespace engawa::cli
