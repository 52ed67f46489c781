#include <cstdio>

#include "apps/cli/terminal.hpp"
#include "engawa/checkups/document_source.hpp"
#include "engawa/checkups/observation_rows.hpp"

namespace engawa::cli {
namespace {

namespace fs = std::filesystem;

/// The item list and the layouts: the catalogue's, and the user's before them.
struct CheckupCatalogue {
  checkups::ItemMaster items;
  std::vector<checkups::TableLayout> layouts;
};

base::Result<std::unique_ptr<CheckupCatalogue>> load_catalogue(const CheckupsArguments& arguments) {
  auto items = TRY(checkups::ItemMaster::load(catalogue_folder() / "checkups"));
  auto catalogue = std::make_unique<CheckupCatalogue>(CheckupCatalogue{std::move(items), {}});
  for (const auto& file : arguments.layouts) {
    catalogue->layouts.push_back(TRY(checkups::TableLayout::load(file, catalogue->items)));
  }
  catalogue->layouts.push_back(TRY(checkups::TableLayout::load(
      catalogue_folder() / "layouts" / "fkac167.toml", catalogue->items)));
  return catalogue;
}

void print_totals(const checkups::IntakeTotals& totals) {
  std::fprintf(stderr, "健診の文書 %llu 件 = 読めた %llu 件 + 除いた %llu 件\n",
               static_cast<unsigned long long>(totals.documents()),
               static_cast<unsigned long long>(totals.read),
               static_cast<unsigned long long>(totals.set_aside));
  const auto besides = totals.guidance + totals.exchange + totals.others;
  if (besides == 0) return;
  std::fprintf(stderr, "ほかに、保健指導 %llu 件、交換用の情報と決済 %llu 件、その他のファイル %llu 件\n",
               static_cast<unsigned long long>(totals.guidance),
               static_cast<unsigned long long>(totals.exchange),
               static_cast<unsigned long long>(totals.others));
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
  for (const auto& path : arguments.paths) source.read(path);
  flush();
  print_totals(source.totals());
  return source.totals().set_aside == 0 ? ExitCode::Success : ExitCode::Refused;
}

}  // namespace

int run_checkups(const CheckupsArguments& arguments) {
  const auto code = read_documents(arguments);
  return code ? *code : report(code.problem());
}

}  // namespace engawa::cli
