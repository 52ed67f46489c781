#include "engawa/figures/map_geometry.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace engawa::figures {
namespace {

MapFit unit_fit() {
  Extent extent;
  extent.include(0);
  extent.include(100);
  return {extent, extent, {0, 0, 100, 100}};
}

Ring square(double x, double y, double side) {
  return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}};
}

TEST(MapGeometry, ProjectsByMercator) {
  EXPECT_DOUBLE_EQ(project_mercator({135, 0}).x, 135);
  EXPECT_NEAR(project_mercator({135, 0}).y, 0, 1e-12);
  // ln tan(45 deg + 35 deg / 2) = 0.6528, in degrees 37.40
  EXPECT_NEAR(project_mercator({0, 35}).y, -37.40, 0.01);
  EXPECT_TRUE(std::isfinite(project_mercator({0, 90}).y));
}

TEST(MapGeometry, FitKeepsProportions) {
  Extent across;
  Extent down;
  across.include(0), across.include(10);
  down.include(0), down.include(20);
  const MapFit fit(across, down, {0, 0, 100, 100});
  EXPECT_DOUBLE_EQ(fit({0, 0}).x, 25);
  EXPECT_DOUBLE_EQ(fit({10, 20}).x, 75);
  EXPECT_DOUBLE_EQ(fit({10, 20}).y, 100);
}

TEST(MapGeometry, WritesRelativeTenthsWithoutRepeats) {
  const Ring ring{{10, 10}, {10.01, 10.02}, {30, 10}, {30, 30.26}, {10, 10}};
  const auto outline = outline_of({ring}, unit_fit());
  ASSERT_TRUE(outline.has_value());
  EXPECT_EQ(outline->path, "M10 10l20 0 0 20.3z");
}

TEST(MapGeometry, CentreLiesInsideAndInTheBroadPart) {
  // A narrow stalk on a broad foot.
  const Ring foot{{40, 0}, {44, 0}, {44, 60}, {90, 60}, {90, 100}, {0, 100}, {0, 60}, {40, 60}};
  const auto outline = outline_of({foot}, unit_fit());
  ASSERT_TRUE(outline.has_value());
  EXPECT_GT(outline->centre.y, 60);
  EXPECT_NEAR(outline->width, 90, 0.2);
}

TEST(MapGeometry, TinyIslandStaysVisibleAndSpecksVanish) {
  const auto island = outline_of({square(50, 50, 0.01)}, unit_fit());
  ASSERT_TRUE(island.has_value());
  EXPECT_NE(island->path.find('a'), std::string::npos);
  const auto both = outline_of({square(10, 10, 20), square(50, 50, 0.2)}, unit_fit());
  EXPECT_EQ(both->path.find('M', 1), std::string::npos);
}

TEST(MapGeometry, SurvivesNothingAndNonsense) {
  EXPECT_FALSE(outline_of({}, unit_fit()).has_value());
  EXPECT_FALSE(outline_of({{}}, unit_fit()).has_value());
  const double bad = std::numeric_limits<double>::quiet_NaN();
  EXPECT_FALSE(outline_of({{{bad, bad}}}, unit_fit()).has_value());
  EXPECT_TRUE(outline_of({{{1, 1}}}, unit_fit()).has_value());
}

}  // namespace
}  // namespace engawa::figures
