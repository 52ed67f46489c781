#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/disclosure/profile.hpp"

/// What results depend on beside the input, as texts that are equal only where it is. BAS-001 where
/// a file cannot be read.
namespace engawa::checkups {

/// BLAKE2b of the files below catalog/checkups and of the layouts, in the order of their names.
[[nodiscard]] base::Result<std::string> catalogue_hash(
    const std::filesystem::path& catalogue_folder);

/// What is read from documents: the program, its catalogue, the layouts and postal codes of the
/// user's own (may be empty).
[[nodiscard]] base::Result<std::string> reading_rules(const std::filesystem::path& catalogue_folder,
                                                      const std::vector<std::string>& own_layouts,
                                                      const std::filesystem::path& postal_codes);

/// What protected tables depend on beside counts: the program, its catalogue, the profile.
[[nodiscard]] base::Result<std::string> protection_rules(
    const std::filesystem::path& catalogue_folder, const disclosure::Profile& profile);

}  // namespace engawa::checkups
