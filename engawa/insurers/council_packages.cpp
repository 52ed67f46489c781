#include "engawa/insurers/council_packages.hpp"

#include <algorithm>
#include <set>

#include "engawa/base/fiscal_year.hpp"
#include "engawa/base/json_reader.hpp"
#include "engawa/base/text.hpp"
#include "engawa/disclosure/linked_cells.hpp"
#include "engawa/indicators/indicator_year.hpp"
#include "engawa/indicators/problems.hpp"

namespace engawa::insurers {

using base::make_problem;
using base::Result;
using indicators::Indicator;
using indicators::IndicatorResult;
using packages::PackageManifest;
using packages::StoredPackageTable;

namespace {

std::string attribution(const Question& question) {
  std::vector<std::string> names;
  for (const auto& package : question.packages) {
    if (std::find(names.begin(), names.end(), package.manifest.insurer_name) == names.end()) {
      names.push_back(package.manifest.insurer_name);
    }
  }
  return "保険者の健診の集計（" + base::join(names, "、") + "、" +
         base::FiscalYear{question.fiscal_year}.japanese_with_era() + "）";
}

/// Whether any package counts people by their workplaces.
bool tells_workers(const std::vector<OpenedPackage>& packages) {
  return std::any_of(packages.begin(), packages.end(), [](const OpenedPackage& package) {
    const auto& tables = package.manifest.tables;
    return std::any_of(tables.begin(), tables.end(), [](const packages::PackageTable& table) {
      return table.people == packages::Population::Workers;
    });
  });
}

}  // namespace

Result<std::vector<OpenedPackage>> opened_packages(store::Database& database,
                                                   const std::string& council) {
  std::vector<OpenedPackage> opened;
  for (auto& stored : TRY(packages::packages_of_council(database, council))) {
    auto manifest = TRY(packages::manifest_of(stored.record));
    opened.push_back({std::move(stored), std::move(manifest)});
  }
  return opened;
}

const StoredPackageTable* ToldPackage::find(const std::string& item) const {
  for (const auto& table : tables) {
    if (table.item == item) return &table;
  }
  return nullptr;
}

Result<std::optional<ToldPackage>> told_in(store::Database& database, const OpenedPackage& package,
                                           int fiscal_year, packages::Population people) {
  auto tables = TRY(packages::tables_of(database, package.stored.record.id, fiscal_year, people));
  if (tables.empty()) return std::optional<ToldPackage>();
  return std::optional(ToldPackage{package.manifest, std::move(tables)});
}

std::vector<int> years_of(const std::vector<OpenedPackage>& packages) {
  std::set<int> years;
  for (const auto& package : packages) {
    years.insert(package.manifest.fiscal_years.begin(), package.manifest.fiscal_years.end());
  }
  return {years.begin(), years.end()};
}

Result<indicators::Workspace*> workspace_of(const accounts::Desk& desk) {
  auto* workspace = desk.office.equipment.find<indicators::Workspace>();
  if (workspace == nullptr) return make_problem(indicators::problems::no_data);
  return workspace;
}

double residents_of(const accounts::Desk& desk, const std::string& area) {
  const auto* workspace = desk.office.equipment.find<indicators::Workspace>();
  if (workspace == nullptr) return 0;
  const auto index = workspace->master().index_of(area);
  if (!index) return 0;
  const auto residents = workspace->census().residents_40_to_74(*index);
  return residents[0] + residents[1];
}

Result<packages::InsurerKinds> kinds_of(const accounts::Desk& desk) {
  return packages::InsurerKinds::load(desk.office.catalogue_folder / "insurer_kinds.toml");
}

std::optional<Reference> reference_of(const indicators::Analysis& analysis,
                                      const Indicator& indicator, int fiscal_year) {
  // Packages tell of everybody measured, not of the detailed checkup alone.
  const bool is_told = analysis.catalogue().means_the_same(indicator, fiscal_year) &&
                       indicator.scope == cells::Scope::All;
  if (!is_told) return std::nullopt;
  const indicators::IndicatorYear* nearest = nullptr;
  for (const int year : analysis.fiscal_years()) {
    const auto* found = analysis.find(indicator.id, year);
    if (found == nullptr) continue;
    // Ascending: the last year that is not later, else the first that there is.
    if (nearest == nullptr || year <= fiscal_year) nearest = found;
  }
  if (nearest == nullptr) return std::nullopt;
  return Reference{nearest, &nearest->areas[*analysis.master().index_of("00")]};
}

IndicatorResult result_of(const Compared& compared, const Indicator& indicator,
                          const areas::Area& area, int fiscal_year) {
  IndicatorResult result;
  result.indicator = &indicator;
  result.area = &area;
  result.fiscal_year = fiscal_year;
  result.group = indicators::Group::Both;
  result.comparator = indicators::Comparator::Nation;
  result.people = compared.people;
  result.affected = compared.affected;
  result.expected = compared.expected.estimate;
  if (!(compared.people.estimate > 0) || !(compared.expected.estimate > 0)) {
    result.status = indicators::ResultStatus::NoPeople;
    return result;
  }
  if (compared.affected.estimate > 0) {
    result.masked_share =
        (compared.affected.upper - compared.affected.lower) / compared.affected.estimate;
  }
  if (indicators::is_too_hidden(compared.affected, compared.expected)) {
    result.status = indicators::ResultStatus::TooHidden;
    return result;
  }
  if (const auto comparison = indicators::compare(compared.affected, compared.expected)) {
    result.ratio = comparison->ratio;
    result.excess = comparison->excess;
  }
  return result;
}

Whom everybody_of(const PackageManifest& manifest, const std::string& area) {
  const std::string total{disclosure::total_code};
  return {manifest.area == area ? total : area, total};
}

Result<Question> question_of(accounts::Desk& desk, const councils::CouncilId& council,
                             std::optional<int> fiscal_year, packages::Population people) {
  Question question;
  question.people = people;
  question.council = TRY(store::get<councils::Council>(desk.database, council.text)).record;
  question.workspace = TRY(workspace_of(desk));
  question.analysis = TRY(question.workspace->analysis());
  question.area_index = question.workspace->master().index_of(question.council.area);
  const auto packages = TRY(opened_packages(desk.database, council.text));
  question.years = years_of(packages);
  question.has_workers = tells_workers(packages);
  if (question.years.empty()) return question;
  question.fiscal_year = fiscal_year.value_or(question.years.back());
  if (std::find(question.years.begin(), question.years.end(), question.fiscal_year) ==
      question.years.end()) {
    return make_problem(indicators::problems::no_data,
                        std::to_string(question.fiscal_year) + "年度");
  }
  for (const auto& package : packages) {
    auto told = TRY(told_in(desk.database, package, question.fiscal_year, people));
    if (told) question.packages.push_back(std::move(*told));
  }
  return question;
}

base::Status look_at_kind(Question& question, const packages::InsurerKinds& kinds,
                          const std::string& kind) {
  if (kind.empty()) return base::success();
  if (kinds.find(kind) == nullptr) return base::member_problem("kind", kind, "association");
  std::erase_if(question.packages, [&kind](const ToldPackage& package) {
    return package.manifest.insurer_kinds != std::vector<std::string>{kind};
  });
  return base::success();
}

base::Status look_at_qualification(Question& question, const std::string& qualification) {
  const auto words = qualification_words();
  const bool is_known = qualification.empty() ||
                        std::any_of(words.begin(), words.end(), [&](const QualificationWord& word) {
                          return word.code == qualification;
                        });
  if (!is_known) return base::member_problem("qualification", qualification, "dependant");
  question.qualification = qualification;
  return base::success();
}

std::optional<Whom> whom_of(const Question& question, const PackageManifest& manifest) {
  Whom whom = everybody_of(manifest, question.council.area);
  if (question.qualification.empty()) return whom;
  // Qualifications are told of the whole file alone.
  if (manifest.area != question.council.area) return std::nullopt;
  whom.qualification = question.qualification;
  return whom;
}

Result<Together> everybody(const Question& question, const Indicator& indicator,
                           const Reference& reference) {
  Together together;
  for (const auto& package : question.packages) {
    const auto* table = package.find(indicator.item);
    const auto whom = whom_of(question, package.manifest);
    if (table == nullptr || !whom) continue;
    const auto counts = TRY(ToldCounts::read(table->csv, *whom));
    const auto compared = compared_with(counts, indicator, *reference.nation);
    if (!compared) continue;
    together.compared += *compared;
    ++together.packages;
  }
  return together;
}

std::vector<std::string> attributions(const Question& question) {
  return {attribution(question), question.workspace->catalogue().ndb_layout().attribution_ja};
}

std::vector<std::string> notes(packages::Population people) {
  std::vector<std::string> all{
      "保険者から受け取った集計だけで計算しています。"
      "NDBオープンデータの人と重なるので、足し合わせることはできません。",
      "特定健診（40〜74歳）を受けた人の集計です。受けていない人のことは分かりません。",
      "比は、性別と年齢の構成を全国とそろえて比べた値です（間接法）。"
      "順位は、この集計の中での健康課題の順位です。",
      "少人数の値は、受け取る前に保険者が隠しています。隠された分だけ、区間を広げています。"};
  if (people == packages::Population::Workers) {
    all.emplace_back(
        std::string(workers_ja) +
        "の集計です。区域の外に住む人も入り、区域に住んで外で働く人は"
        "入りません。区域に住む人の集計と人が重なるので、足し合わせることはできません。"
        "働く人の総数は公表データから分からないため、割合は出していません。");
  }
  return all;
}

}  // namespace engawa::insurers
