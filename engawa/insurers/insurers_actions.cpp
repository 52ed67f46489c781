#include "engawa/insurers/insurers_actions.hpp"

#include "engawa/accounts/text_checks.hpp"
#include "engawa/base/base64.hpp"
#include "engawa/base/decimal.hpp"
#include "engawa/base/fiscal_year.hpp"
#include "engawa/base/text.hpp"
#include "engawa/councils/council_actions.hpp"
#include "engawa/councils/council_place.hpp"
#include "engawa/councils/roster.hpp"
#include "engawa/insurers/coverage.hpp"
#include "engawa/insurers/insurer_issues.hpp"
#include "engawa/packages/problems.hpp"

namespace engawa::insurers {

using accounts::Desk;
using accounts::Right;
using accounts::Written;
using base::make_problem;
using base::Result;
using packages::PackageManifest;

namespace {

std::string grouped(std::int64_t number) {
  return base::format_grouped(static_cast<double>(number), 0);
}

std::string years_ja(const PackageManifest& manifest) {
  std::vector<std::string> years;
  for (const int year : manifest.fiscal_years) {
    years.push_back(base::FiscalYear{year}.japanese_with_era());
  }
  return base::join(years, "、");
}

std::string kinds_ja(const PackageManifest& manifest, const packages::InsurerKinds& kinds) {
  std::vector<std::string> names;
  for (const auto& id : manifest.insurer_kinds) {
    const auto* kind = kinds.find(id);
    if (kind != nullptr) names.push_back(kind->name_ja);
  }
  return base::join(names, "、");
}

std::string people_text(const packages::PackageIntake& intake) {
  return "健診の文書 " + grouped(intake.documents) + " 件のうち、数えた人・年度 " +
         grouped(intake.person_years) + "（読めなかった文書 " + grouped(intake.set_aside) +
         "、同じ人の前の結果 " + grouped(intake.superseded) + "、区域外 " +
         grouped(intake.outside) + "）" +
         (intake.workers > 0 ? "。" + std::string(workers_ja) + "・年度 " + grouped(intake.workers)
                             : "");
}

std::string tables_text(const PackageManifest& manifest) {
  std::int64_t cells = 0;
  std::int64_t hidden = 0;
  for (const auto& table : manifest.tables) {
    cells += table.cells;
    hidden += table.hidden;
  }
  return "表 " + grouped(static_cast<std::int64_t>(manifest.tables.size())) + " 枚、数 " +
         grouped(cells) + " 個のうち秘匿 " + grouped(hidden) + " 個";
}

Result<PackageEntry> entry_of(Desk& desk, const OpenedPackage& package,
                              const packages::InsurerKinds& kinds, const std::string& area) {
  const PackageManifest& manifest = package.manifest;
  PackageEntry entry;
  entry.id = package.stored.record.id;
  entry.insurer_name = manifest.insurer_name;
  for (const auto& party : manifest.parties) {
    entry.parties_ja.push_back(party.name + "（鍵 " + packages::fingerprint(party.key) + "）");
  }
  entry.kinds_ja = kinds_ja(manifest, kinds);
  const auto* found = desk.office.areas.find(manifest.area);
  entry.area_name = found == nullptr ? manifest.area : found->full_name();
  entry.years_ja = years_ja(manifest);
  entry.people_text = people_text(manifest.intake);
  if (!manifest.fiscal_years.empty()) {
    const int latest = manifest.fiscal_years.back();
    if (const auto told = TRY(told_in(desk.database, package, latest))) {
      entry.coverage_text = base::FiscalYear{latest}.japanese() + "：" +
                            people_ja(coverage_of({*told}, kinds, area), residents_of(desk, area));
    }
  }
  entry.tables_text = tables_text(manifest);
  entry.signer = packages::fingerprint(manifest.insurer_key);
  entry.program_version = manifest.program_version;
  entry.profile_ja = manifest.profile_name_ja;
  entry.taken_on = base::date_in_japan_of(package.stored.changed_at);
  // Empty where it was taken in at the terminal.
  if (!package.stored.changed_by.empty()) {
    councils::Names names(desk.database);
    entry.taken_by = TRY(names.person(package.stored.changed_by)).name();
  }
  entry.left_out_ja = manifest.left_out;
  return entry;
}

Result<PackagesReply> show_packages(Desk& desk, const CouncilOfPackages& input) {
  const auto council = TRY(councils::known_council(desk, input.council)).record;
  PackagesReply reply;
  reply.council_name = council.name;
  reply.area = council.area;
  const auto* area = desk.office.areas.find(council.area);
  if (area != nullptr) reply.area_name = area->full_name();
  if (const auto key = TRY(packages::council_key(desk.database, council.id.text))) {
    reply.public_line = base::trim(packages::public_line(*key));
    reply.fingerprint = packages::fingerprint(packages::public_digits(*key));
  }
  const auto kinds = TRY(kinds_of(desk));
  for (const auto& package : TRY(opened_packages(desk.database, council.id.text))) {
    reply.packages.push_back(TRY(entry_of(desk, package, kinds, council.area)));
  }
  reply.may_keep = councils::council_may(desk.actor, council).keep;
  return reply;
}

Result<Written> make_key(Desk& desk, store::Change& change, const CouncilOfPackages& input) {
  const auto council = TRY(councils::known_council(desk, input.council)).record;
  TRY(packages::make_council_key(change, council.id.text));
  return Written{council.id.text, 1};
}

Result<Written> take_package(Desk& desk, store::Change& change, const TakePackage& input) {
  const auto council = TRY(councils::known_council(desk, input.council)).record;
  const auto key = TRY(packages::council_key(desk.database, council.id.text));
  if (!key) return make_problem(packages::problems::no_council_key, council.name);
  const std::string bytes = TRY(base::decode_base64("base64", input.base64));
  const auto package = TRY(packages::unseal(bytes, *key));
  const auto id = TRY(packages::add_package(change, package, bytes, council.id.text));
  return Written{id.text, 1};
}

Result<Written> remove_package(Desk& desk, store::Change& change, const RemovePackage& input) {
  const auto own = TRY(packages::packages_of_council(desk.database, input.council.text));
  for (const auto& package : own) {
    if (package.record.id != input.package) continue;
    TRY(packages::remove_package(change, input.package.text));
    return Written{input.package.text, package.version + 1};
  }
  return make_problem(packages::problems::package_unknown, input.package.text);
}

}  // namespace

accounts::UndoRule years_count_once() {
  using packages::StoredPackage;
  return {store::table_of<StoredPackage>,
          [](Desk& desk, const std::vector<std::string>& ids) -> base::Status {
            for (const auto& id : ids) {
              const auto package = TRY(store::find<StoredPackage>(desk.database, id));
              if (package) TRY(packages::check_years(desk.database, package->record));
            }
            return base::success();
          }};
}

std::vector<accounts::Action> insurers_actions() {
  using accounts::changing;
  using accounts::reading;
  using councils::for_members;
  using councils::for_secretariat;
  return {reading("insurers.show_packages", "保険者から受け取った集計", Right::See,
                  for_members<CouncilOfPackages>, show_packages),
          reading("insurers.show_issues", "保険者の集計による健康課題", Right::See,
                  for_members<InsurerIssuesQuery>, issues_of_packages),
          reading("insurers.show_facets", "保険者の集計による一つの健康課題の内訳", Right::See,
                  for_members<InsurerFacetsQuery>, facets_of_packages),
          changing("insurers.make_key", "保険者の集計を受け取る鍵を作る", Right::KeepCouncil,
                   for_secretariat<CouncilOfPackages>, make_key),
          accounts::takes_file(changing("insurers.take_package", "保険者の集計を取り込む",
                                        Right::KeepCouncil, for_secretariat<TakePackage>,
                                        take_package)),
          changing("insurers.remove_package", "保険者の集計の取込みを取り消す", Right::KeepCouncil,
                   for_secretariat<RemovePackage>, remove_package)};
}

}  // namespace engawa::insurers
