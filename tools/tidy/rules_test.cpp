#include "tools/tidy/rules.hpp"

#include <gtest/gtest.h>

namespace engawa::tidy {
namespace {

const Layers layers{{"base", {}}, {"store", {"base"}}, {"cells", {"base"}}};

/// All findings of all rules for one file, as "line what" joined by newlines.
std::string findings_of(const std::string& path, const std::string& text) {
  std::vector<Finding> findings;
  check_file({path, text}, layers, findings);
  std::string result;
  for (const auto& finding : findings) {
    EXPECT_EQ(finding.file, path);
    result += std::to_string(finding.line) + " " + finding.what + "\n";
  }
  return result;
}

const std::string opened = "namespace engawa::store {\n";

TEST(TidyLayers, AreReadInOrder) {
  std::vector<Finding> findings;
  const auto read = read_layers({"engawa/LAYERS", "# ground\nbase  :\nstore : base\n"}, findings);
  EXPECT_TRUE(findings.empty());
  EXPECT_EQ(read, (Layers{{"base", {}}, {"store", {"base"}}}));
}

TEST(TidyLayers, RefuseUpwardNamesAndOtherLines) {
  std::vector<Finding> findings;
  (void)read_layers({"engawa/LAYERS", "base : store\nstore : base\nwhat?\n"}, findings);
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_EQ(findings[0].line, 1);
  EXPECT_EQ(findings[1].line, 3);
}

TEST(TidyIncludes, AllowOwnAndLowerFolders) {
  EXPECT_EQ(
      findings_of("engawa/store/a.cpp",
                  "#include \"engawa/base/b.hpp\"\n#include \"engawa/store/c.hpp\"\n" + opened),
      "");
}

TEST(TidyIncludes, RefuseSidewaysUpwardAndApps) {
  EXPECT_EQ(
      findings_of("engawa/store/a.cpp",
                  "#include \"engawa/cells/b.hpp\"\n#include \"apps/server/c.hpp\"\n" + opened),
      "1 engawa/LAYERS does not let store include cells\n"
      "2 engawa/ must not include apps/server/c.hpp\n");
}

TEST(TidyIncludes, ServerDoesNotKnowTheTerminalButTheTerminalMayServe) {
  EXPECT_EQ(findings_of("apps/server/a.cpp",
                        "#include \"apps/cli/options.hpp\"\nnamespace engawa::server {\n"),
            "1 apps/server must not include apps/cli/options.hpp\n");
  EXPECT_EQ(findings_of("apps/cli/a.cpp",
                        "#include \"apps/server/server.hpp\"\nnamespace engawa::cli {\n"),
            "");
}

TEST(TidyIncludes, FolderOutsideLayers) {
  EXPECT_EQ(findings_of("engawa/attic/a.cpp", "namespace engawa::attic {\n"),
            "0 folder attic is not in engawa/LAYERS\n");
}

TEST(TidyNamespace, FollowsTheFolder) {
  EXPECT_EQ(findings_of("engawa/store/problems.hpp", "namespace engawa::store::problems {\n"), "");
  EXPECT_EQ(findings_of("engawa/store/a.hpp", "\nnamespace engawa::cells {\n"),
            "2 namespace is engawa::cells, not engawa::store\n");
  EXPECT_EQ(findings_of("engawa/store/a.hpp", "int a;\n"),
            "0 namespace engawa::store is missing\n");
}

TEST(TidyTables, CarryTheirFolder) {
  EXPECT_EQ(findings_of("engawa/store/a.cpp",
                        opened + "\"SELECT 1 FROM store_events JOIN store_head\"\n"),
            "");
  EXPECT_EQ(
      findings_of("engawa/store/a.cpp",
                  opened + "\"SELECT 1 FROM cells_x\"\n\"CREATE TABLE IF NOT EXISTS things\"\n"),
      "2 table cells_x does not belong to store\n3 table things does not belong to store\n");
}

TEST(TidyLength, MustBeExplained) {
  const std::string long_text = opened + std::string(400, '\n');
  EXPECT_EQ(findings_of("engawa/store/a.cpp", long_text),
            "401 401 lines; split it or say \"longer because\" at its head\n");
  EXPECT_EQ(findings_of("engawa/store/a.cpp", "// longer because it is a table\n" + long_text), "");
  EXPECT_EQ(findings_of("engawa/store/a.cpp", opened + std::string(399, '\n')), "");
}

TEST(TidyWords, UnfinishedWorkNeedsAnOwner) {
  EXPECT_EQ(findings_of("web/src/a.ts", "// TODO later\n// FIXME\n// TODO(sato): later\n"),
            "1 TODO without an owner\n2 FIXME without an owner\n");
}

TEST(TidyWords, OnlyLoopbackAndNamespacesAreAddresses) {
  EXPECT_EQ(findings_of("web/src/a.ts",
                        "http://127.0.0.1:8080 http://localhost http://www.w3.org/2000/svg\n"
                        "https://cdn.engawa.dev/x.js\nhttp://area.example/x\n"),
            "2 network address cdn.engawa.dev\n");
}

TEST(TidyReadme, IsShort) {
  std::vector<Finding> findings;
  check_readme({"engawa/base/README.md", std::string(20, '\n')}, findings);
  EXPECT_TRUE(findings.empty());
  check_readme({"engawa/base/README.md", std::string(21, '\n')}, findings);
  EXPECT_EQ(findings.size(), 1u);
}

TEST(TidyProblems, AreNumberedOnce) {
  ProblemCodes codes;
  std::vector<Finding> findings;
  codes.check({"a/problems.hpp", "inline constexpr ProblemKind one{\n    \"STO-001\", \"x\"};\n"},
              findings);
  EXPECT_TRUE(findings.empty());
  codes.check({"b/problems.hpp", "\nbase::ProblemKind two{\n    \"STO-001\", \"y\"};\n"}, findings);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].line, 3);
  EXPECT_EQ(findings[0].what, "STO-001 is already defined at a/problems.hpp:2");
}

}  // namespace
}  // namespace engawa::tidy
