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

/// Folds and protects every table (primary cells, complementary suppression), and attacks the
/// result as everybody and as who knows which cells are small. A table that stays open is told in
/// less detail, step by step, and left out and named in the end. A hidden cell has
/// an empty count; what is not told has no row. `about` says whose people they are; the members
/// that speak of tables, years and person-years are filled in here.
[[nodiscard]] base::Result<packages::Package> protect_tables(
    const CountSource& source, const ClassTable& classes, const areas::AreaMaster& areas,
    const FoldDetail& detail, const disclosure::Profile& profile, packages::PackageManifest about,
    const ProtectOptions& options = {});

/// BLAKE2b of the files below catalog/checkups and of the layouts, in the order of their names.
[[nodiscard]] base::Result<std::string> catalogue_hash(
    const std::filesystem::path& catalogue_folder);

/// What protected tables depend on beside counts: the program, its catalogue, the profile.
[[nodiscard]] base::Result<std::string> protection_rules(
    const std::filesystem::path& catalogue_folder, const disclosure::Profile& profile);

}  // namespace engawa::checkups
