#include "engawa/areas/area_shapes.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "engawa/base/files.hpp"
#include "engawa/base/temporary_folder.hpp"

namespace engawa::areas {
namespace {

const std::filesystem::path catalogue = std::filesystem::path(ENGAWA_SOURCE_DIR) / "catalog/areas";

class AreaShapesTest : public testing::Test {
 protected:
  void SetUp() override {
    auto loaded = AreaMaster::load(catalogue);
    ASSERT_TRUE(loaded.ok());
    m_master = std::move(*loaded);
    m_folder = m_temporary.path() / "areas";
    std::filesystem::copy(catalogue, m_folder, std::filesystem::copy_options::recursive);
  }

  /// Code of the problem met when the medical areas' file holds `text`; empty if there is none.
  std::string problem_with(const std::string& text) {
    EXPECT_TRUE(base::write_file(m_folder / "sma335_derived.topojson", text).ok());
    const auto shapes = AreaShapes::load(m_folder, m_master);
    return shapes.ok() ? std::string{} : std::string(shapes.problem().code());
  }

  AreaMaster m_master;
  base::TemporaryFolder m_temporary;
  std::filesystem::path m_folder;
};

TEST_F(AreaShapesTest, EveryAreaHasClosedOutlinesInJapan) {
  const auto shapes = AreaShapes::load(catalogue, m_master);
  ASSERT_TRUE(shapes.ok()) << shapes.problem().english();
  for (const auto& area : m_master.areas()) {
    if (area.kind == AreaKind::Nation) continue;
    ASSERT_FALSE(shapes->rings(area.code.text).empty()) << area.code.text;
    for (const auto& ring : shapes->rings(area.code.text)) {
      ASSERT_GE(ring.size(), 3U);
      EXPECT_NEAR(ring.front().longitude, ring.back().longitude, 1e-9) << area.code.text;
      EXPECT_NEAR(ring.front().latitude, ring.back().latitude, 1e-9) << area.code.text;
      for (const auto& point : ring) {
        EXPECT_TRUE(point.longitude > 122 && point.longitude < 155) << area.code.text;
        EXPECT_TRUE(point.latitude > 20 && point.latitude < 46) << area.code.text;
      }
    }
  }
}

TEST_F(AreaShapesTest, TottoriLiesWhereItIs) {
  const auto shapes = AreaShapes::load(catalogue, m_master);
  ASSERT_TRUE(shapes.ok());
  for (const auto* code : {"31", "3101"}) {
    for (const auto& ring : shapes->rings(code)) {
      for (const auto& point : ring) {
        EXPECT_TRUE(point.longitude > 133.1 && point.longitude < 134.6) << code;
        EXPECT_TRUE(point.latitude > 35.0 && point.latitude < 35.7) << code;
      }
    }
  }
}

TEST_F(AreaShapesTest, NationAndUnknownCodesHaveNone) {
  const auto shapes = AreaShapes::load(catalogue, m_master);
  ASSERT_TRUE(shapes.ok());
  EXPECT_TRUE(shapes->rings("00").empty());
  EXPECT_TRUE(shapes->rings("9999").empty());
}

TEST_F(AreaShapesTest, MalformedFilesAreProblems) {
  const std::string head = R"({"transform":{"scale":[1,1],"translate":[0,0]},"arcs":)";
  const auto with = [&](const std::string& arcs, const std::string& geometry) {
    return head + arcs + R"(,"objects":{"sma":{"geometries":[)" + geometry + "]}}}";
  };
  const std::string triangle = "[[[0,0],[1,0],[0,1],[-1,-1]]]";
  const auto polygon = [](const std::string& code, const std::string& arcs) {
    return R"({"type":"Polygon","properties":{"code":")" + code + R"("},"arcs":)" + arcs + "}";
  };
  EXPECT_EQ(problem_with(""), "ARE-004");
  EXPECT_EQ(problem_with("[1,"), "ARE-004");
  EXPECT_EQ(problem_with("[]"), "ARE-004");
  EXPECT_EQ(problem_with(R"({"arcs":[],"objects":{"sma":{"geometries":[]}}})"), "ARE-004");
  EXPECT_EQ(problem_with(with("[[[0]]]", "")), "ARE-004");
  EXPECT_EQ(problem_with(with(triangle, polygon("9999", "[[0]]"))), "ARE-004");
  EXPECT_EQ(problem_with(with(triangle, polygon("3101", "[[1]]"))), "ARE-004");
  EXPECT_EQ(problem_with(with(triangle, polygon("3101", "[[-2]]"))), "ARE-004");
  EXPECT_EQ(problem_with(with(triangle, polygon("3101", "[[0.5]]"))), "ARE-004");
  EXPECT_EQ(problem_with(with(triangle, polygon("3101", "[[]]"))), "ARE-004");
  // Well formed, but 334 areas are without an outline.
  EXPECT_EQ(problem_with(with(triangle, polygon("3101", "[[-1]]"))), "ARE-004");
}

}  // namespace
}  // namespace engawa::areas
