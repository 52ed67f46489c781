#pragma once

#include <functional>
#include <string>

#include "engawa/base/result.hpp"
#include "engawa/checkups/folded_tables.hpp"
#include "engawa/checkups/intake.hpp"
#include "engawa/disclosure/profile.hpp"
#include "engawa/packages/package.hpp"

namespace engawa::checkups {

/// What is put into the manifest beside the tables.
struct PackageOptions {
  std::string insurer_name;
  std::string area;
  std::int64_t outside = 0;
  std::string insurer_key;
  std::string council_key;
  std::string catalogue_blake2b;
  unsigned threads = 1;
};
using TableProgress = std::function<void(std::size_t done, std::size_t all)>;

/// Folds and protects every table (primary cells, complementary suppression), and attacks the
/// result as everybody and as who knows which cells are small. A table that stays open is told in
/// less detail, step by step, and left out and named in the end. A hidden cell has
/// an empty count; what is not told has no row.
[[nodiscard]] base::Result<packages::Package> protect_tables(const Folder& folder,
                                                             const FoldDetail& detail,
                                                             const Intake& intake,
                                                             const disclosure::Profile& profile,
                                                             const PackageOptions& options,
                                                             const TableProgress& progress = {});

/// BLAKE2b of the files below catalog/checkups and of the layouts, in the order of their names.
[[nodiscard]] base::Result<std::string> catalogue_hash(
    const std::filesystem::path& catalogue_folder);

}  // namespace engawa::checkups
