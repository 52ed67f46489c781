#include "apps/cli/commands/checkups_steps.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <thread>

#include "apps/cli/progress_line.hpp"
#include "apps/cli/terminal.hpp"
#include "engawa/base/files.hpp"
#include "engawa/base/fiscal_year.hpp"
#include "engawa/base/problems.hpp"
#include "engawa/base/text.hpp"
#include "engawa/checkups/catalogue_hash.hpp"
#include "engawa/checkups/package_preview.hpp"
#include "engawa/checkups/problems.hpp"
#include "engawa/checkups/protected_tables.hpp"
#include "engawa/checkups/workplaces.hpp"

namespace engawa::cli {

namespace fs = std::filesystem;

base::Result<std::unique_ptr<checkups::CheckupCatalogue>> load_catalogue(
    const CheckupsArguments& arguments) {
  const auto areas = TRY(areas::AreaMaster::load(catalogue_folder() / "areas"));
  return checkups::CheckupCatalogue::load(catalogue_folder(), areas, arguments.layouts,
                                          arguments.postal_codes);
}

fs::path partial_folder(const std::string& out) { return out + "-partial"; }

unsigned threads_here() { return std::max(1U, std::thread::hardware_concurrency()); }

void print_totals(const checkups::IntakeTotals& totals) {
  std::fprintf(stderr, "健診の文書 %llu 件 = 読めた %llu 件 + 除いた %llu 件\n",
               static_cast<unsigned long long>(totals.documents()),
               static_cast<unsigned long long>(totals.read),
               static_cast<unsigned long long>(totals.set_aside));
  const auto besides = totals.guidance + totals.exchange + totals.others;
  if (besides == 0) return;
  std::fprintf(stderr,
               "ほかに、保健指導 %llu 件、交換用の情報と決済 %llu 件、その他のファイル %llu 件\n",
               static_cast<unsigned long long>(totals.guidance),
               static_cast<unsigned long long>(totals.exchange),
               static_cast<unsigned long long>(totals.others));
}

checkups::Intake take_in(const checkups::CheckupCatalogue& catalogue,
                         const CheckupsArguments& arguments, const checkups::KeptReading* kept) {
  const std::vector<fs::path> paths(arguments.paths.begin(), arguments.paths.end());
  ProgressLine progress("読み取り");
  auto intake = checkups::take_in(
      catalogue, paths, threads_here(),
      [&](std::uint64_t done, std::uint64_t all) { progress.show(done, all); }, kept);
  if (intake.files_kept > 0) {
    std::fprintf(stderr, "中断したときまでに読んだファイル %zu 個は、読み直さずに続けました。\n",
                 intake.files_kept);
  }
  if (intake.not_kept) report(*intake.not_kept);
  return intake;
}

base::Result<ReadingOfRun> ReadingOfRun::open(const CheckupsArguments& arguments,
                                              const packages::SigningKey& owner,
                                              const fs::path& folder) {
  const auto rules =
      TRY(checkups::reading_rules(catalogue_folder(), arguments.layouts, arguments.postal_codes));
  return ReadingOfRun(TRY(checkups::KeptReading::open(folder, owner, rules)), folder);
}

ReadingOfRun::~ReadingOfRun() {
  if (!m_kept) return;
  m_kept->forget();
  std::error_code error;
  fs::remove(m_folder.parent_path(), error);  // only where nothing else is kept in it
}

void print_persons(const checkups::PersonYearTotals& persons) {
  std::fprintf(stderr,
               "読めた文書 %llu 件 = 数える人・年度 %llu + 同じ人の前の結果 %llu + "
               "削除されたもの %llu + 削除の依頼 %llu\n",
               static_cast<unsigned long long>(persons.documents),
               static_cast<unsigned long long>(persons.counted),
               static_cast<unsigned long long>(persons.superseded),
               static_cast<unsigned long long>(persons.deleted),
               static_cast<unsigned long long>(persons.deletion_requests));
}

base::Status check_area(const areas::AreaMaster& areas, const std::string& area) {
  if (areas.find(area) != nullptr) return base::success();
  return base::make_problem(base::problems::bad_argument, area, "--area 24, 2401");
}

base::Result<CountedPeople> count_people(const checkups::CheckupCatalogue& catalogue,
                                         const areas::AreaMaster& areas,
                                         const CheckupsArguments& arguments,
                                         const checkups::KeptReading& kept) {
  TRY(check_area(areas, arguments.area));
  const auto inside = checkups::municipalities_of(areas, arguments.area);
  auto intake = take_in(catalogue, arguments, &kept);
  auto workers = checkups::workers_of(intake.persons, inside);
  CountedPeople people{std::move(intake), std::move(workers.persons), 0};
  print_totals(people.intake.totals);
  print_persons(people.intake.person_totals);
  people.outside = people.intake.persons.keep_residents(inside);
  std::fprintf(stderr, "区域に住む人・年度 %zu、区域外または住所の分からない人 %zu\n",
               people.intake.persons.size(), people.outside);
  for (const int year : workers.years_left_out) {
    std::fprintf(
        stderr,
        "%s: 働く所ごとの表は作りません。区域の外から通う人か、区域に住んで外で働く人が %zu "
        "人より少なく、\n住む所ごとの表と突き合わせると、隠した人数が分かるためです。\n",
        base::FiscalYear{year}.japanese().c_str(), checkups::commuters_min);
  }
  if (workers.not_found > 0) {
    std::fprintf(stderr,
                 "事業所の所在地から市区町村が分からない人・年度 %zu（働く所ごとの表に入りません。"
                 "所在地の列には、住所を都道府県か市区町村から書いてください）\n",
                 workers.not_found);
  }
  if (people.workers.size() > 0) {
    std::fprintf(stderr, "区域にある事業所で働く被保険者・年度 %zu\n", people.workers.size());
  }
  if (people.intake.persons.size() == 0 && people.workers.size() == 0) {
    return base::make_problem(checkups::problems::nobody_counted);
  }
  return people;
}

base::Result<packages::Package> protect(const std::vector<checkups::CountedPopulation>& populations,
                                        const checkups::CheckupCatalogue& catalogue,
                                        const areas::AreaMaster& areas,
                                        const disclosure::Profile& profile,
                                        packages::PackageManifest about,
                                        const packages::SigningKey& signer,
                                        const std::string& out) {
  const auto detail =
      TRY(checkups::FoldDetail::load(catalogue_folder() / "checkups" / "detail.toml"));
  about.catalogue_blake2b = TRY(checkups::catalogue_hash(catalogue_folder()));
  const auto kept = checkups::KeptTables::open(
      partial_folder(out), signer, TRY(checkups::protection_rules(catalogue_folder(), profile)));
  ProgressLine progress("秘匿と検査", "表");
  auto package = TRY(checkups::protect_tables(
      populations, catalogue.classes, areas, detail, profile, std::move(about),
      {threads_here(), &kept,
       [&](std::size_t done, std::size_t all) { progress.show(done, all); }}));
  if (package.files.empty()) return base::make_problem(checkups::problems::too_few_counted);
  return package;
}

bool confirmed(bool yes, const char* question) {
  if (yes) return true;
  if (isatty(STDIN_FILENO) == 0) return false;
  std::fprintf(stderr, "%s はい と入れてください: ", question);
  std::array<char, 64> answer{};
  return std::fgets(answer.data(), answer.size(), stdin) != nullptr &&
         base::trim(answer.data()) == "はい";
}

base::Result<int> hand_over(const packages::Package& package, const areas::AreaMaster& areas,
                            const packages::SigningKey& signer, const packages::SealingKey& council,
                            const HandOver& options) {
  const fs::path preview = options.out + "-preview";
  TRY(checkups::write_preview(package, areas, preview));
  std::fprintf(stderr, "渡す内容: %s\n", (preview / "preview.html").c_str());
  if (!confirmed(options.yes, "この内容を協議会に渡すパッケージを作りますか。")) {
    std::fprintf(stderr, "内容を確かめてから、同じ命令に --yes を付けると封をします。\n");
    return ExitCode::Success;
  }
  const auto sealed = TRY(packages::seal(package, signer, council));
  TRY(base::write_file(options.out, sealed));
  std::error_code error;
  fs::remove_all(partial_folder(options.out), error);  // protected tables: they may stay
  std::fprintf(stderr, "パッケージ: %s（%zu KB）。署名の鍵 %s、あて先の鍵 %s\n",
               options.out.c_str(), sealed.size() / 1024,
               packages::fingerprint(package.manifest.insurer_key).c_str(),
               packages::fingerprint(package.manifest.council_key).c_str());
  return ExitCode::Success;
}

}  // namespace engawa::cli
