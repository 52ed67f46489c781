#include "tools/tidy/rules.hpp"

#include <algorithm>
#include <regex>
#include <sstream>

namespace engawa::tidy {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool is_cpp(const SourceFile& file) {
  return ends_with(file.path, ".cpp") || ends_with(file.path, ".hpp");
}

/// engawa/base/text.cpp: {"engawa", "base"}; less when there are fewer folders.
std::vector<std::string> folders_of(const std::string& path) {
  std::vector<std::string> parts;
  std::istringstream stream(path);
  for (std::string part; std::getline(stream, part, '/');) parts.push_back(part);
  parts.pop_back();
  return parts;
}

int line_of(const std::string& text, std::ptrdiff_t position) {
  return 1 + static_cast<int>(std::count(text.begin(), text.begin() + position, '\n'));
}

template <class Use>
void each_match(const std::string& text, const std::regex& pattern, Use&& use) {
  for (std::sregex_iterator it(text.begin(), text.end(), pattern), end; it != end; ++it) use(*it);
}

}  // namespace

Layers read_layers(const SourceFile& layers, std::vector<Finding>& findings) {
  static const std::regex line_form("^([a-z]+) *:([a-z ]*)$");
  Layers result;
  int number = 0;
  for (const auto& line : lines_of(layers.text)) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    std::smatch match;
    if (!std::regex_match(line, match, line_form)) {
      findings.push_back({layers.path, number, "cannot read '" + line + "'"});
      continue;
    }
    std::set<std::string> below;
    std::istringstream names(match[2].str());
    for (std::string name; names >> name;) {
      if (result.count(name) == 0) {
        findings.push_back({layers.path, number, name + " is not written above this line"});
      }
      below.insert(name);
    }
    result[match[1].str()] = below;
  }
  return result;
}

void check_includes(const SourceFile& file, const Layers& layers, std::vector<Finding>& findings) {
  static const std::regex include_form(
      R"re(^\s*#\s*include\s*["<]((engawa|apps)/([a-z_]+)/[^">]*)[">])re");
  const auto folders = folders_of(file.path);
  if (folders.size() < 2 || !is_cpp(file)) return;
  const bool in_engawa = folders[0] == "engawa";
  const bool in_server = folders[0] == "apps" && folders[1] == "server";
  const auto own = layers.find(folders[1]);
  if (in_engawa && own == layers.end()) {
    findings.push_back({file.path, 0, "folder " + folders[1] + " is not in engawa/LAYERS"});
    return;
  }
  int number = 0;
  for (const auto& line : lines_of(file.text)) {
    ++number;
    std::smatch match;
    if (!std::regex_search(line, match, include_form)) continue;
    const std::string top = match[2].str();
    const std::string folder = match[3].str();
    if (in_engawa && top == "apps") {
      findings.push_back({file.path, number, "engawa/ must not include " + match[1].str()});
    } else if (in_engawa && folder != folders[1] && own->second.count(folder) == 0) {
      findings.push_back(
          {file.path, number, "engawa/LAYERS does not let " + folders[1] + " include " + folder});
    } else if (in_server && top == "apps" && folder == "cli") {
      findings.push_back({file.path, number, "apps/server must not include " + match[1].str()});
    } else if (top == "engawa" && layers.count(folder) == 0) {
      findings.push_back({file.path, number, "engawa/" + folder + " is not in engawa/LAYERS"});
    }
  }
}

void check_namespace(const SourceFile& file, std::vector<Finding>& findings) {
  const auto folders = folders_of(file.path);
  if (folders.size() < 2 || !is_cpp(file)) return;
  if (folders[0] != "engawa" && folders[0] != "apps") return;
  if (folders[0] == "apps" && ends_with(file.path, "/main.cpp")) return;
  const std::string wanted = "engawa::" + folders[1];
  static const std::regex namespace_form(R"((?:^|\n)namespace (engawa[a-z_:]*) \{)");
  bool found = false;
  each_match(file.text, namespace_form, [&](const std::smatch& match) {
    const std::string name = match[1].str();
    if (name == wanted || starts_with(name, wanted + "::")) {
      found = true;
    } else {
      findings.push_back({file.path, line_of(file.text, match.position(1)),
                          "namespace is " + name + ", not " + wanted});
      found = true;
    }
  });
  if (!found) findings.push_back({file.path, 0, "namespace " + wanted + " is missing"});
}

void check_table_names(const SourceFile& file, std::vector<Finding>& findings) {
  const auto folders = folders_of(file.path);
  if (folders.size() < 2 || folders[0] != "engawa" || !is_cpp(file)) return;
  static const std::regex table_form(
      R"(\b(?:FROM|INTO|UPDATE|TABLE|JOIN) (?:IF (?:NOT )?EXISTS )?([a-z][a-z_0-9]*))");
  each_match(file.text, table_form, [&](const std::smatch& match) {
    const std::string table = match[1].str();
    // Tests make tables of their own, named after the test.
    if (starts_with(table, folders[1] + "_") || starts_with(table, "sqlite_") ||
        starts_with(table, "test_"))
      return;
    findings.push_back({file.path, line_of(file.text, match.position(1)),
                        "table " + table + " does not belong to " + folders[1]});
  });
}

void check_length(const SourceFile& file, std::vector<Finding>& findings) {
  const auto lines = lines_of(file.text);
  if (lines.size() <= file_lines_max) return;
  const auto head_end = lines.begin() + 15;
  const bool explained = std::any_of(lines.begin(), head_end, [](const std::string& line) {
    return line.find("longer because") != std::string::npos;
  });
  if (!explained) {
    findings.push_back(
        {file.path, file_lines_max + 1,
         std::to_string(lines.size()) + " lines; split it or say \"longer because\" at its head"});
  }
}

void check_words(const SourceFile& file, std::vector<Finding>& findings) {
  // Split, so that this line is not found itself.
  static const std::regex unfinished(
      "\\b(FIX"
      "ME|TO"
      "DO(?!\\([a-z][a-z .-]*\\)))");
  static const std::regex address(R"re(\b(?:https?|ftp|wss?)://([A-Za-z0-9.-]+|\[[0-9a-f:]+\]))re");
  static const std::set<std::string> harmless{
      "localhost", "127.0.0.1", "[::1]", "0.0.0.0", "www.w3.org", "schemas.openxmlformats.org",
      "purl.oclc.org", "schemas.microsoft.com", "json-schema.org", "spec.openapis.org",
      "ns.adobe.com", "purl.org",
      // namespaces of the standard form and of eCheckup
      "tokuteikenshin.jp", "www.mhlw.go.jp", "jpfhir.jp", "terminology.hl7.org"};
  static const std::regex documentation(
      R"re((^|\.)(example|invalid|test|example\.(com|org|net))$)re");
  int number = 0;
  for (const auto& line : lines_of(file.text)) {
    ++number;
    each_match(line, unfinished, [&](const std::smatch& match) {
      findings.push_back({file.path, number, match[1].str() + " without an owner"});
    });
    each_match(line, address, [&](const std::smatch& match) {
      const std::string host = match[1].str();
      if (harmless.count(host) > 0 || std::regex_search(host, documentation)) return;
      findings.push_back({file.path, number, "network address " + host});
    });
  }
}

void check_readme(const SourceFile& readme, std::vector<Finding>& findings) {
  const auto count = lines_of(readme.text).size();
  if (count <= readme_lines_max) return;
  findings.push_back(
      {readme.path, readme_lines_max + 1,
       std::to_string(count) + " lines; at most " + std::to_string(readme_lines_max)});
}

void ProblemCodes::check(const SourceFile& file, std::vector<Finding>& findings) {
  static const std::regex definition(R"re(\bProblemKind\s+\w+\s*[{=(]\s*"([A-Z]{3}-\d{3})")re");
  each_match(file.text, definition, [&](const std::smatch& match) {
    const int line = line_of(file.text, match.position(1));
    const auto [first, is_new] =
        m_first.emplace(match[1].str(), file.path + ":" + std::to_string(line));
    if (!is_new) {
      findings.push_back(
          {file.path, line, match[1].str() + " is already defined at " + first->second});
    }
  });
}

void check_file(const SourceFile& file, const Layers& layers, std::vector<Finding>& findings) {
  check_includes(file, layers, findings);
  check_namespace(file, findings);
  check_table_names(file, findings);
  check_length(file, findings);
  check_words(file, findings);
}

}  // namespace engawa::tidy
