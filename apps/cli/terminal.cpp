#include "apps/cli/terminal.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdio>
#include <cstdlib>

namespace engawa::cli {

std::filesystem::path catalogue_folder() {
  const char* chosen = std::getenv("ENGAWA_CATALOG");
  return chosen != nullptr ? chosen : ENGAWA_SOURCE_DIR "/catalog";
}

application::Settings installation_settings(const CommonOptions& common) {
  const char* connection = std::getenv("ENGAWA_DATABASE");
  return {common.data, catalogue_folder(), connection == nullptr ? "" : connection};
}

base::Result<std::unique_ptr<application::Application>> open_application(
    const CommonOptions& common) {
  return application::Application::open(installation_settings(common));
}

base::Result<std::shared_ptr<indicators::Workspace>> open_workspace(const CommonOptions& common) {
  std::shared_ptr<application::Application> application = TRY(open_application(common));
  auto* workspace = &application->workspace();
  return std::shared_ptr<indicators::Workspace>(std::move(application), workspace);
}

int report(const base::Problem& problem) {
  std::fprintf(stderr, "%s\n", problem.japanese().c_str());
  return ExitCode::Failure;
}

std::size_t display_width(const std::string& text) {
  std::size_t width = 0;
  const auto length = static_cast<int32_t>(text.size());
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  for (int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, length, c);
    const int kind = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    width += kind == U_EA_FULLWIDTH || kind == U_EA_WIDE || kind == U_EA_AMBIGUOUS ? 2 : 1;
  }
  return width;
}

void print_table(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    if (widths.size() < row.size()) widths.resize(row.size(), 0);
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], display_width(row[i]));
  }
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += row[i];
      if (i + 1 < row.size()) line.append(widths[i] - display_width(row[i]) + 2, ' ');
    }
    std::printf("%s\n", line.c_str());
  }
}

}  // namespace engawa::cli
