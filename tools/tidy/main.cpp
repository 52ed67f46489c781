// tidy ROOT: checks the repository at ROOT and prints file:line of every broken rule.
// Exit codes: 0 tidy, 1 something found, 2 wrong use.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tools/tidy/rules.hpp"

namespace {

namespace fs = std::filesystem;
using namespace engawa::tidy;

SourceFile read(const fs::path& root, const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {fs::relative(path, root).generic_string(),
          std::string(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>())};
}

bool is_source(const fs::path& path) {
  const std::string name = path.filename().string();
  const std::string extension = path.extension().string();
  if (name.find(".generated.") != std::string::npos) return false;
  if (name == "CMakeLists.txt") return true;
  static const std::set<std::string> known{".cpp", ".hpp", ".cmake", ".ts",
                                           ".tsx", ".mjs", ".css",   ".sh"};
  return known.count(extension) > 0;
}

/// Everything under ROOT/top that is a source, in a fixed order.
std::vector<fs::path> sources(const fs::path& root, const char* top) {
  std::vector<fs::path> found;
  if (!fs::exists(root / top)) return found;
  for (auto it = fs::recursive_directory_iterator(root / top);
       it != fs::recursive_directory_iterator(); ++it) {
    const std::string name = it->path().filename().string();
    if (it->is_directory() && (name == "node_modules" || name == "dist" || name == "corpus")) {
      it.disable_recursion_pending();
    } else if (it->is_regular_file() && is_source(it->path())) {
      found.push_back(it->path());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

void check_readmes(const fs::path& root, const Layers& layers, std::vector<Finding>& findings) {
  for (const auto& [name, below] : layers) {
    const std::string path = "engawa/" + name + "/README.md";
    if (!fs::exists(root / "engawa" / name)) {
      findings.push_back({"engawa/LAYERS", 0, "folder " + name + " does not exist"});
    } else if (fs::exists(root / path)) {
      check_readme(read(root, root / path), findings);
    } else {
      findings.push_back({path, 0, "is missing"});
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 || !fs::exists(fs::path(argv[1]) / "engawa/LAYERS")) {
    std::fprintf(stderr, "usage: tidy ROOT (the folder that holds engawa/LAYERS)\n");
    return 2;
  }
  const fs::path root = argv[1];
  std::vector<Finding> findings;
  const Layers layers = read_layers(read(root, root / "engawa/LAYERS"), findings);
  ProblemCodes codes;
  int count = 0;
  for (const char* top : {"engawa", "apps", "cmake", "tests", "bench", "tools", "web"}) {
    for (const auto& path : sources(root, top)) {
      const SourceFile file = read(root, path);
      // The planted violations of tidy's own test are not violations.
      if (file.path == "tools/tidy/rules_test.cpp") continue;
      check_file(file, layers, findings);
      if (path.filename() == "problems.hpp") codes.check(file, findings);
      ++count;
    }
  }
  check_readmes(root, layers, findings);
  for (const auto& finding : findings) {
    std::printf("%s:%d: %s\n", finding.file.c_str(), finding.line, finding.what.c_str());
  }
  std::printf("%d files, %d findings\n", count, static_cast<int>(findings.size()));
  return findings.empty() ? 0 : 1;
}
