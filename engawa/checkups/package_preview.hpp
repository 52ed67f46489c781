#pragma once

#include <filesystem>
#include <string>

#include "engawa/areas/area_master.hpp"
#include "engawa/base/result.hpp"
#include "engawa/packages/package.hpp"

namespace engawa::checkups {

/// Writes what will be handed over into `folder`, for the person who decides: preview.html in plain
/// Japanese, the very tables as CSV, and notice.txt. BAS-003 when a file cannot be written.
[[nodiscard]] base::Status write_preview(const packages::Package& package,
                                         const areas::AreaMaster& areas,
                                         const std::filesystem::path& folder);

/// The notice an insurer publishes (公表文の案): the kinds of information, and how it is handed
/// over.
[[nodiscard]] std::string notice_ja(const packages::PackageManifest& manifest);

/// preview.html.
[[nodiscard]] std::string preview_html(const packages::Package& package,
                                       const areas::AreaMaster& areas);

}  // namespace engawa::checkups
