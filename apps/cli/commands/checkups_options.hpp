#pragma once

#include <CLI/CLI.hpp>

#include "apps/cli/options.hpp"

namespace engawa::cli {

/// Declares `engawa checkups` and its tasks.
void declare_checkups(CLI::App& app, CheckupsArguments& arguments);

}  // namespace engawa::cli
