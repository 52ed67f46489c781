#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace engawa::tidy {

/// A broken rule. Lines count from 1; 0 is the file as a whole.
struct Finding {
  std::string file;
  int line = 0;
  std::string what;
};

/// A source file as the rules see it.
struct SourceFile {
  std::string path;  ///< from the root of the repository, with slashes: engawa/base/text.cpp
  std::string text;
};

/// The folders of engawa/ and, for each, the folders it may include (not counting itself).
using Layers = std::map<std::string, std::set<std::string>>;

inline constexpr int file_lines_max = 400;
inline constexpr int readme_lines_max = 20;

/// Reads engawa/LAYERS; lines it cannot read, and folders named before their own line, are
/// appended to `findings`.
[[nodiscard]] Layers read_layers(const SourceFile& layers, std::vector<Finding>& findings);

/// Includes only what LAYERS allows; engawa/ never includes apps/; apps/server never apps/cli.
void check_includes(const SourceFile& file, const Layers& layers, std::vector<Finding>& findings);
/// C++ under engawa/ and apps/ declares the namespace of its folder (or lies in one of its parts).
void check_namespace(const SourceFile& file, std::vector<Finding>& findings);
/// Tables named in SQL carry the name of the folder that names them.
void check_table_names(const SourceFile& file, std::vector<Finding>& findings);
/// At most file_lines_max lines, unless one of the first 15 says "longer because".
void check_length(const SourceFile& file, std::vector<Finding>& findings);
/// No unfinished work without an owner, no network address but loopback, documentation names
/// (RFC 2606) and the XML namespaces of known standards.
void check_words(const SourceFile& file, std::vector<Finding>& findings);
/// At most readme_lines_max lines.
void check_readme(const SourceFile& readme, std::vector<Finding>& findings);

/// Finds numbers of problems that are defined twice, over all files it is shown.
class ProblemCodes {
 public:
  void check(const SourceFile& file, std::vector<Finding>& findings);

 private:
  std::map<std::string, std::string> m_first;  ///< code to file:line
};

/// All rules for one C++, TypeScript, script or CMake file, except ProblemCodes.
void check_file(const SourceFile& file, const Layers& layers, std::vector<Finding>& findings);

}  // namespace engawa::tidy
