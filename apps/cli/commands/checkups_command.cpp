#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <optional>
#include <thread>

#include "apps/cli/commands/checkups_steps.hpp"
#include "apps/cli/terminal.hpp"
#include "engawa/base/files.hpp"
#include "engawa/base/problems.hpp"
#include "engawa/base/text.hpp"
#include "engawa/checkups/hc08_writer.hpp"
#include "engawa/checkups/intake.hpp"
#include "engawa/checkups/observation_rows.hpp"
#include "engawa/checkups/package_preview.hpp"
#include "engawa/checkups/problems.hpp"
#include "engawa/checkups/protected_tables.hpp"
#include "engawa/checkups/sample.hpp"
#include "engawa/packages/package.hpp"

namespace engawa::cli {
namespace {

namespace fs = std::filesystem;

void read_all(const CheckupsArguments& arguments, checkups::DocumentSource& source) {
  for (const auto& path : arguments.paths) {
    for (const auto& file : checkups::files_below(path)) source.read(file);
  }
}

base::Result<int> read_documents(const CheckupsArguments& arguments) {
  const auto catalogue = TRY(load_catalogue(arguments));
  checkups::ObservationRows rows;
  const auto flush = [&rows] {
    const std::string text = rows.take();
    std::fwrite(text.data(), 1, text.size(), stdout);
  };
  checkups::DocumentSource source(catalogue->items, catalogue->layouts,
                                  {[&](const checkups::CheckupDocument& document) {
                                     rows.add(document);
                                     flush();
                                   },
                                   [&](const base::Problem& problem) {
                                     rows.add_set_aside(problem);
                                     report(problem);
                                   },
                                   [](const base::Problem& problem) { report(problem); }});
  read_all(arguments, source);
  flush();
  print_totals(source.totals());
  return source.totals().set_aside == 0 ? ExitCode::Success : ExitCode::Refused;
}

base::Result<int> check_documents(const CheckupsArguments& arguments) {
  const auto catalogue = TRY(load_catalogue(arguments));
  const auto intake = take_in(*catalogue, arguments);
  const auto csv = checkups::report_csv(intake.report, intake.totals, intake.person_totals);
  if (arguments.out.empty()) {
    std::fwrite(csv.data(), 1, csv.size(), stdout);
  } else {
    const fs::path out = arguments.out;
    std::error_code error;
    fs::create_directories(out, error);  // a folder that cannot be made shows when it is written to
    TRY(base::write_file(out / "quality.csv", csv));
    TRY(base::write_file(out / "quality.html", checkups::report_html(intake.report, intake.totals,
                                                                     intake.person_totals)));
    std::fprintf(stderr, "品質報告: %s\n", (out / "quality.html").c_str());
  }
  print_totals(intake.totals);
  print_persons(intake.person_totals);
  return intake.totals.set_aside == 0 ? ExitCode::Success : ExitCode::Refused;
}

base::Result<int> make_sample(const CheckupsArguments& arguments) {
  const auto areas = TRY(areas::AreaMaster::load(catalogue_folder() / "areas"));
  const auto items = TRY(checkups::ItemMaster::load(catalogue_folder() / "checkups"));
  checkups::SampleOptions options;
  options.people = arguments.people;
  options.seed = arguments.seed;
  options.prefecture = arguments.prefecture;
  options.errors_percent = arguments.errors_percent;
  options.form = base::parse_enum<checkups::SampleForm>(arguments.form).value_or(options.form);
  const auto totals =
      TRY(checkups::write_sample(options, items, areas, catalogue_folder(), arguments.out));
  std::fprintf(stderr, "架空の健診データ: 文書 %llu 件（うち誤り入り %llu 件）、ファイル %llu 個\n",
               static_cast<unsigned long long>(totals.documents),
               static_cast<unsigned long long>(totals.with_errors),
               static_cast<unsigned long long>(totals.files));
  return ExitCode::Success;
}

// Documents of the same name in different folders must not overwrite each other, so they are
// numbered.
base::Result<int> write_documents(const CheckupsArguments& arguments) {
  const auto catalogue = TRY(load_catalogue(arguments));
  const fs::path out = arguments.out;
  std::error_code error;
  fs::create_directories(out, error);
  std::size_t number = 0;
  std::optional<base::Problem> failed;
  checkups::DocumentSource source(
      catalogue->items, catalogue->layouts,
      {[&](const checkups::CheckupDocument& document) {
         std::string name = std::to_string(++number);
         name.insert(0, 8 - std::min<std::size_t>(8, name.size()), '0');
         const std::string xml = document.original.empty() ? checkups::write_hc08(document)
                                                           : std::string(document.original);
         const auto written = base::write_file(out / ("h" + name + ".xml"), xml);
         if (!written && !failed) failed = written.problem();
       },
       [](const base::Problem& problem) { report(problem); },
       [](const base::Problem& problem) { report(problem); }});
  source.keep_originals();
  read_all(arguments, source);
  if (failed) return *failed;
  print_totals(source.totals());
  return source.totals().set_aside == 0 ? ExitCode::Success : ExitCode::Refused;
}

base::Result<int> make_keys(const CheckupsArguments& arguments) {
  if (arguments.kind == "insurer") {
    const auto key = packages::make_signing_key();
    TRY(packages::write_signing_key(key, arguments.out));
    std::fprintf(stderr,
                 "保険者の鍵を %s に作りました。だれにも渡さず、控えを金庫に入れてください。\n",
                 arguments.out.c_str());
    return ExitCode::Success;
  }
  const auto key = packages::make_sealing_key();
  TRY(packages::write_sealing_key(key, arguments.out));
  TRY(base::write_file(arguments.out + ".pub", packages::public_line(key)));
  std::fprintf(stderr,
               "協議会の鍵を %s に作りました。だれにも渡さないでください。\n"
               "保険者には %s.pub を渡します。\n",
               arguments.out.c_str(), arguments.out.c_str());
  return ExitCode::Success;
}

/// The insurer's key: the named file, or insurer.key beside the package, made when it is not there.
base::Result<packages::SigningKey> signing_key(const CheckupsArguments& arguments) {
  if (!arguments.key.empty()) return packages::read_signing_key(arguments.key);
  const fs::path file = fs::path(arguments.out).parent_path() / "insurer.key";
  if (!fs::exists(file)) {
    TRY(packages::write_signing_key(packages::make_signing_key(), file));
    std::fprintf(stderr, "保険者の鍵を %s に作りました。だれにも渡さないでください。\n",
                 file.c_str());
  }
  return packages::read_signing_key(file);
}

/// Reads, counts and protects. What is kept of the reading is gone when this returns: before a
/// person looks at the result.
base::Result<packages::Package> package_of(const CheckupsArguments& arguments,
                                           const areas::AreaMaster& areas,
                                           const packages::SigningKey& signer,
                                           const packages::SealingKey& council) {
  const auto profile =
      TRY(disclosure::load_profile(catalogue_folder() / "disclosure", arguments.profile));
  const auto catalogue = TRY(load_catalogue(arguments));
  const auto reading =
      TRY(ReadingOfRun::open(arguments, signer, partial_folder(arguments.out) / "reading"));
  const auto people = TRY(count_people(*catalogue, areas, arguments, reading.kept()));
  packages::PackageManifest about;
  about.insurer_name = arguments.name;
  about.insurer_kinds.assign(people.intake.insurer_kinds.begin(),
                             people.intake.insurer_kinds.end());
  about.area = arguments.area;
  about.insurer_key = packages::public_digits(signer);
  about.council_key = packages::public_digits(council);
  about.intake = checkups::package_intake(people.intake, people.outside);
  const checkups::Folder residents(people.intake.persons, catalogue->classes, threads_here());
  const checkups::Folder workers(people.workers, catalogue->classes, threads_here());
  return protect(
      {{packages::Population::Residents, &residents}, {packages::Population::Workers, &workers}},
      *catalogue, areas, profile, about, signer, arguments.out);
}

base::Result<int> fold_documents(const CheckupsArguments& arguments) {
  const auto council = TRY(packages::read_sealing_key(arguments.council));
  const auto signer = TRY(signing_key(arguments));
  const auto areas = TRY(areas::AreaMaster::load(catalogue_folder() / "areas"));
  const auto package = TRY(package_of(arguments, areas, signer, council));
  return hand_over(package, areas, signer, council, {arguments.out, arguments.yes});
}

/// Memory holds persons while files are read: it must not end in a file when the program dies.
void forbid_memory_dumps() {
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0);
}

/// The words of a coded column, with their rows; only their number where they are many.
std::string words_of(const checkups::ColumnPreview& column) {
  constexpr std::size_t words_max = 20;
  if (column.values.size() > words_max) return std::to_string(column.values.size()) + " 種類";
  std::string text;
  for (const auto& [word, rows] : column.values) {
    text += (text.empty() ? "" : "、") + word + " " + std::to_string(rows);
  }
  return text;
}

base::Result<int> show_columns(const CheckupsArguments& arguments) {
  const auto catalogue = TRY(load_catalogue(arguments));
  checkups::TableReader reader(catalogue->items);
  for (const auto& path : arguments.paths) {
    const std::string file = fs::path(path).filename().string();
    auto bytes = TRY(base::read_file(path));
    const auto table = TRY(formats::read_csv(std::move(bytes), file));
    const auto fitting = std::find_if(
        catalogue->layouts.begin(), catalogue->layouts.end(),
        [&](const auto& layout) { return checkups::TableReader::fits(layout, table); });
    if (fitting == catalogue->layouts.end()) {
      return base::make_problem(checkups::problems::no_layout, {}, {}, {file, {}, {}});
    }
    std::vector<std::vector<std::string>> rows{{"列", "読みかえ", "値のある行", "語と行数"}};
    for (const auto& column : TRY(reader.preview(table, *fitting, file))) {
      rows.push_back({column.heading, column.mapped_to.empty() ? "（読まない）" : column.mapped_to,
                      std::to_string(column.filled), words_of(column)});
    }
    std::printf("%s: %s\n", file.c_str(), fitting->name_ja.c_str());
    print_table(rows);
  }
  return ExitCode::Success;
}

base::Result<int> run(const CheckupsArguments& arguments) {
  if (arguments.task == CheckupsArguments::Task::columns) return show_columns(arguments);
  if (arguments.task == CheckupsArguments::Task::write) return write_documents(arguments);
  if (arguments.task == CheckupsArguments::Task::keys) return make_keys(arguments);
  if (arguments.task == CheckupsArguments::Task::fold) return fold_documents(arguments);
  if (arguments.task == CheckupsArguments::Task::sample) return make_sample(arguments);
  if (arguments.task == CheckupsArguments::Task::round) return run_round(arguments);
  if (arguments.task == CheckupsArguments::Task::check) return check_documents(arguments);
  return read_documents(arguments);
}

}  // namespace

int run_checkups(const CheckupsArguments& arguments) {
  forbid_memory_dumps();
  const auto code = run(arguments);
  return code ? *code : report(code.problem());
}

}  // namespace engawa::cli
