#include "engawa/checkups/catalogue_hash.hpp"

#include <algorithm>

#include "engawa/base/files.hpp"
#include "engawa/base/hash.hpp"
#include "engawa/base/version.hpp"

namespace engawa::checkups {

namespace fs = std::filesystem;
using base::Result;

namespace {

/// BLAKE2b of all files in folders of the catalogue, in the order of their paths.
Result<std::string> hash_of(const fs::path& catalogue_folder,
                            std::initializer_list<const char*> folders) {
  std::vector<fs::path> files;
  for (const char* folder : folders) {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(catalogue_folder / folder, error)) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  std::string hashes;
  for (const auto& file : files) {
    const std::string bytes = TRY(base::read_file(file));
    hashes += file.filename().string() + " " + base::blake2b_hex(bytes) + "\n";
  }
  return base::blake2b_hex(hashes);
}

}  // namespace

Result<std::string> catalogue_hash(const fs::path& catalogue_folder) {
  return hash_of(catalogue_folder, {"checkups", "layouts"});
}

Result<std::string> reading_rules(const fs::path& catalogue_folder,
                                  const std::vector<std::string>& own_layouts,
                                  const fs::path& postal_codes) {
  // "." holds the kinds of insurers.
  std::string rules =
      std::string(base::program_version) + "\n" +
      TRY(hash_of(catalogue_folder, {".", "areas", "checkups", "items", "layouts"}));
  for (const auto& layout : own_layouts) {
    const std::string bytes = TRY(base::read_file(layout));
    rules += "\nlayout " + base::blake2b_hex(bytes);
  }
  if (postal_codes.empty()) return rules;
  const std::string bytes = TRY(base::read_file(postal_codes));
  return rules + "\npostal codes " + base::blake2b_hex(bytes);
}

Result<std::string> protection_rules(const fs::path& catalogue_folder,
                                     const disclosure::Profile& profile) {
  const std::string files =
      TRY(hash_of(catalogue_folder, {"areas", "checkups", "disclosure", "items", "layouts"}));
  return std::string(base::program_version) + "\n" + files + "\n" + profile.id;
}

}  // namespace engawa::checkups
