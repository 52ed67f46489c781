#pragma once

#include <memory>
#include <string>
#include <vector>

#include "apps/cli/options.hpp"
#include "engawa/application/application.hpp"
#include "engawa/base/result.hpp"

namespace engawa::cli {

/// The catalogue folder: ENGAWA_CATALOG, or catalog/ of the source tree this program was built in.
[[nodiscard]] std::filesystem::path catalogue_folder();

/// The data folder, or the PostgreSQL database that ENGAWA_DATABASE names.
[[nodiscard]] application::Settings installation_settings(const CommonOptions& common);

/// Opens the installation.
[[nodiscard]] base::Result<std::unique_ptr<application::Application>> open_application(
    const CommonOptions& common);

/// The public numbers of the installation, which stays open with them.
[[nodiscard]] base::Result<std::shared_ptr<indicators::Workspace>> open_workspace(
    const CommonOptions& common);

/// Prints a problem in Japanese on standard error; gives ExitCode::Failure.
int report(const base::Problem& problem);

/// Columns a terminal needs for UTF-8 text (full-width characters take two).
[[nodiscard]] std::size_t display_width(const std::string& text);

/// Prints rows in columns as wide as their widest cell; the first row is the head.
void print_table(const std::vector<std::vector<std::string>>& rows);

}  // namespace engawa::cli
