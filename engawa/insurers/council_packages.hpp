#pragma once

#include <memory>
#include <string_view>

#include "engawa/accounts/desk.hpp"
#include "engawa/indicators/health_issues.hpp"
#include "engawa/indicators/workspace.hpp"
#include "engawa/insurers/insurer_replies.hpp"
#include "engawa/insurers/told_counts.hpp"
#include "engawa/packages/insurer_kinds.hpp"

/// The packages of one council beside the open data.
namespace engawa::insurers {

/// A package with what its manifest says.
struct OpenedPackage {
  store::Versioned<packages::StoredPackage> stored;
  packages::PackageManifest manifest;
};

/// The packages of a council, the earliest first. BAS-005, BAS-006.
[[nodiscard]] base::Result<std::vector<OpenedPackage>> opened_packages(store::Database& database,
                                                                       const std::string& council);

/// A package with its tables of one fiscal year and population.
struct ToldPackage {
  packages::PackageManifest manifest;
  std::vector<packages::StoredPackageTable> tables;

  /// Null when there is none of that item.
  [[nodiscard]] const packages::StoredPackageTable* find(const std::string& item) const;
};
/// Nothing when the package does not tell of them.
[[nodiscard]] base::Result<std::optional<ToldPackage>> told_in(
    store::Database& database, const OpenedPackage& package, int fiscal_year,
    packages::Population people = packages::Population::Residents);

/// Fiscal years of which any package tells, ascending.
[[nodiscard]] std::vector<int> years_of(const std::vector<OpenedPackage>& packages);

/// What the published numbers offer to the actions of this folder. BAS-001 where an installation
/// has none.
[[nodiscard]] base::Result<indicators::Workspace*> workspace_of(const accounts::Desk& desk);

/// The nation in the open data of a package's year, or of the nearest year before it (else after).
/// Nothing where the indicator is not valid in the package's year or meant something else then.
struct Reference {
  const indicators::IndicatorYear* year = nullptr;
  const indicators::AreaCells* nation = nullptr;
};
[[nodiscard]] std::optional<Reference> reference_of(const indicators::Analysis& analysis,
                                                    const indicators::Indicator& indicator,
                                                    int fiscal_year);

/// A result as the open data has them, of an insurer's people: both sexes, against the nation.
[[nodiscard]] indicators::IndicatorResult result_of(const Compared& compared,
                                                    const indicators::Indicator& indicator,
                                                    const areas::Area& area, int fiscal_year);

/// Everybody of an area in a package: rows of the area, or the whole file where it was made for
/// just that area.
[[nodiscard]] Whom everybody_of(const packages::PackageManifest& manifest, const std::string& area);

/// Residents of 40 to 74 years; 0 where the census does not know the area, or nothing is at hand.
[[nodiscard]] double residents_of(const accounts::Desk& desk, const std::string& area);

[[nodiscard]] base::Result<packages::InsurerKinds> kinds_of(const accounts::Desk& desk);

/// Population::Workers, as people read it.
inline constexpr std::string_view workers_ja = "区域にある事業所で働く被保険者";

/// What every answer about a council's packages rests on.
struct Question {
  councils::Council council;
  indicators::Workspace* workspace = nullptr;
  std::shared_ptr<const indicators::Analysis> analysis;
  std::optional<std::size_t> area_index;
  std::vector<int> years;    ///< of which any package tells
  bool has_workers = false;  ///< any package counts people by their workplaces
  int fiscal_year = 0;       ///< that is asked for; 0: no package at all
  packages::Population people = packages::Population::Residents;
  std::vector<ToldPackage> packages;  ///< those that tell of that year and population
  std::string qualification;          ///< whom of them one looks at; empty: everybody

  [[nodiscard]] const areas::Area& area() const { return workspace->master().areas()[*area_index]; }
};
/// Asks for a council's packages of a year; empty: the latest of which any tells. IND-004 for a
/// year of which none tells.
[[nodiscard]] base::Result<Question> question_of(
    accounts::Desk& desk, const councils::CouncilId& council, std::optional<int> fiscal_year,
    packages::Population people = packages::Population::Residents);

/// Leaves the packages of insurers of that kind alone. BAS-006 for a kind that is not known.
base::Status look_at_kind(Question& question, const packages::InsurerKinds& kinds,
                          const std::string& kind);
/// Looks at the people of one qualification, which a package tells where it was made for just the
/// council's area. BAS-006 for one that is not known.
base::Status look_at_qualification(Question& question, const std::string& qualification);

/// Whom of a package a question is about; nothing where the package cannot tell.
[[nodiscard]] std::optional<Whom> whom_of(const Question& question,
                                          const packages::PackageManifest& manifest);

/// Those of the packages that tell enough whom the question is about.
struct Together {
  Compared compared;
  std::size_t packages = 0;  ///< that are in the sum; 0: none tells enough
};
[[nodiscard]] base::Result<Together> everybody(const Question& question,
                                               const indicators::Indicator& indicator,
                                               const Reference& reference);

/// Who is to be named beside the numbers: the insurers of the year, and the open data.
[[nodiscard]] std::vector<std::string> attributions(const Question& question);
/// What a reader must know of numbers from packages, about those people.
[[nodiscard]] std::vector<std::string> notes(packages::Population people);

}  // namespace engawa::insurers
