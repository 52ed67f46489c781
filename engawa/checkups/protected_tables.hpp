#pragma once

#include <functional>
#include <string>

#include "engawa/base/result.hpp"
#include "engawa/checkups/folded_tables.hpp"
#include "engawa/checkups/intake.hpp"
#include "engawa/checkups/kept_tables.hpp"
#include "engawa/disclosure/profile.hpp"
#include "engawa/packages/package.hpp"

namespace engawa::checkups {

/// How the documents of an insurer became people; `outside` live elsewhere, or nobody knows where.
[[nodiscard]] packages::PackageIntake package_intake(const Intake& intake, std::size_t outside);

struct ProtectOptions {
  unsigned threads = 1;
  const KeptTables* kept = nullptr;  ///< null: nothing is kept
  std::function<void(std::size_t done, std::size_t all)> progress;
};

/// People who are counted, and where their counts come from.
struct CountedPopulation {
  packages::Population people = packages::Population::Residents;
  const CountSource* source = nullptr;
};

/// Folds and protects every table (primary cells, complementary suppression), and attacks the
/// result as everybody and as who knows which cells are small. A table that stays open is told in
/// less detail, step by step, and left out and named in the end. A hidden cell has
/// an empty count; what is not told has no row. Each population by itself (packages::Population).
/// `about` says whose people they are; the members that speak of tables, years and person-years are
/// filled in here.
[[nodiscard]] base::Result<packages::Package> protect_tables(
    const std::vector<CountedPopulation>& populations, const ClassTable& classes,
    const areas::AreaMaster& areas, const FoldDetail& detail, const disclosure::Profile& profile,
    packages::PackageManifest about, const ProtectOptions& options = {});

}  // namespace engawa::checkups
