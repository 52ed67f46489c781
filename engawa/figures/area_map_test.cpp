#include "engawa/figures/area_map.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "engawa/figures/svg_check.hpp"

namespace engawa::figures {
namespace {

Ring square(double longitude, double latitude) {
  return {{longitude, latitude},
          {longitude + 1, latitude},
          {longitude + 1, latitude + 1},
          {longitude, latitude + 1}};
}

AreaMap sample(std::size_t shapes) {
  AreaMap map;
  map.text.id_prefix = "map";
  map.text.title = "地図";
  map.classes = comparison_classes({});
  for (std::size_t i = 0; i < shapes; ++i) {
    MapShape shape;
    shape.code = std::to_string(3101 + i);
    shape.name = "圏域" + std::to_string(i);
    shape.rings = {square(130 + static_cast<double>(i % 12), 33 + static_cast<double>(i / 12))};
    shape.category = i % 3;
    map.shapes.push_back(shape);
  }
  return map;
}

TEST(AreaMap, DrawsFromNoneToManyShapes) {
  for (const std::size_t shapes : {0U, 1U, 3U, 120U}) {
    AreaMap map = sample(shapes);
    map.show_labels = true;
    const std::string svg = draw_area_map(map);
    EXPECT_EQ(test::SvgCheck(svg).fault(), "") << shapes;
    EXPECT_NE(svg.find("role=\"img\""), std::string::npos);
  }
}

TEST(AreaMap, LinksHaveNamesAndThePictureIsAGroup) {
  AreaMap map = sample(2);
  map.shapes[0].href = "/areas/3101";
  map.shapes[0].value_text = "1.21";
  map.shapes[1].href = "javascript:alert(1)";
  const std::string svg = draw_area_map(map);
  EXPECT_EQ(test::SvgCheck(svg).fault(), "");
  EXPECT_NE(svg.find("<a href=\"/areas/3101\" aria-label=\"圏域0：1.21\">"), std::string::npos);
  EXPECT_EQ(test::SvgCheck(svg).count("a"), 1U);
  EXPECT_NE(svg.find("role=\"group\""), std::string::npos);
}

TEST(AreaMap, UnknownClassIsNoData) {
  AreaMap map = sample(2);
  EXPECT_EQ(draw_area_map(map).find("データなし"), std::string::npos);
  map.shapes[0].category = 3;
  EXPECT_NE(draw_area_map(map).find(">秘匿<"), std::string::npos);
  map.shapes[0].category = 99;
  const std::string svg = draw_area_map(map);
  EXPECT_NE(svg.find("データなし"), std::string::npos);
  EXPECT_NE(svg.find("map-hatch-missing"), std::string::npos);
}

TEST(AreaMap, InsetHasItsOwnScaleAndLeavesTheMainMapLarge) {
  AreaMap map = sample(3);
  MapShape okinawa;
  okinawa.name = "沖縄";
  okinawa.group = "47";
  okinawa.rings = {square(105, 5)};
  map.shapes.push_back(okinawa);
  const std::string squeezed = draw_area_map(map);
  map.inset_group = "47";
  map.inset_label = "沖縄県";
  const std::string svg = draw_area_map(map);
  EXPECT_EQ(test::SvgCheck(svg).fault(), "");
  EXPECT_NE(svg.find(">沖縄県<"), std::string::npos);
  EXPECT_EQ(squeezed.find(">沖縄県<"), std::string::npos);
}

TEST(AreaMap, InsetIsNamedOnceByItsHeading) {
  AreaMap map = sample(3);
  MapShape okinawa;
  okinawa.name = "沖縄県";
  okinawa.group = "47";
  okinawa.rings = {square(105, 5)};
  map.shapes.push_back(okinawa);
  map.inset_group = "47";
  map.inset_label = "沖縄県（縮尺が異なる）";
  map.show_labels = true;
  const std::string svg = draw_area_map(map);
  EXPECT_NE(svg.find(">沖縄県（縮尺が異なる）<"), std::string::npos);
  const std::string labels = svg.substr(svg.find("pointer-events"));
  EXPECT_EQ(labels.find(">沖縄県<"), std::string::npos);
  map.inset_label = "離島";
  const std::string other = draw_area_map(map);
  EXPECT_NE(other.substr(other.find("pointer-events")).find(">沖縄県<"), std::string::npos);
}

TEST(AreaMap, ShortNameIsPrintedAndTheWholeOneSpoken) {
  AreaMap map = sample(2);
  map.shapes[0].name = "埼玉県";
  map.shapes[0].short_name = "埼玉";
  map.show_labels = true;
  const std::string svg = draw_area_map(map);
  EXPECT_NE(svg.find("<title>埼玉県</title>"), std::string::npos);
  EXPECT_NE(svg.find(">埼玉</text>"), std::string::npos);
  EXPECT_EQ(svg.find(">埼玉県</text>"), std::string::npos);
}

TEST(AreaMap, RingsOutsideTheBoundsAreLeftOut) {
  AreaMap map = sample(1);
  map.shapes[0].rings.push_back(square(142, 26));
  const std::string wide = draw_area_map(map);
  map.bounds = MapBounds{128, 30, 149, 46};
  const std::string svg = draw_area_map(map);
  const auto rings = [](const std::string& text) {
    const auto from = text.rfind(" d=\"M", text.find("fill-rule"));
    const auto to = text.find('"', from + 4);
    const std::string path = text.substr(from, to - from);
    return std::count(path.begin(), path.end(), 'M');
  };
  EXPECT_EQ(rings(wide), 2);
  EXPECT_EQ(rings(svg), 1);
}

TEST(AreaMap, SurvivesHostileTextAndNumbers) {
  AreaMap map = sample(4);
  const double bad = std::numeric_limits<double>::quiet_NaN();
  map.shapes[0].name = map.shapes[0].value_text = test::hostile;
  map.shapes[0].href = "/x?" + std::string("a=\"'<>&");
  map.shapes[0].marked = true;
  map.shapes[1].rings = {{{bad, 3}, {1, bad}}};
  map.shapes[2].rings = {{{1e300, 1e300}, {-1e300, 5}, {0, 0}}};
  map.shapes[3].rings.clear();
  map.show_labels = true;
  map.inset_label = test::hostile;
  for (const auto coordinates : {Coordinates::planar, Coordinates::longitude_latitude}) {
    map.coordinates = coordinates;
    EXPECT_EQ(test::SvgCheck(draw_area_map(map)).fault(), "");
  }
}

TEST(AreaMap, SequentialClassesEndWithTheTwoHatches) {
  const auto classes = sequential_classes({"少ない", "中くらい", "多い"});
  ASSERT_EQ(classes.size(), 5U);
  EXPECT_EQ(classes[3].label, "秘匿");
  EXPECT_EQ(classes[4].label, "データなし");
  EXPECT_NE(classes[0].fill.colour, classes[2].fill.colour);
}

}  // namespace
}  // namespace engawa::figures
