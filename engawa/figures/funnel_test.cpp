#include "engawa/figures/funnel.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "engawa/figures/svg_check.hpp"

namespace engawa::figures {
namespace {

Funnel sample(int areas) {
  Funnel funnel;
  funnel.text.id_prefix = "funnel";
  funnel.text.title = "ばらつき";
  funnel.reference_label = "全国＝1";
  for (int i = 0; i < areas; ++i) {
    FunnelPoint point;
    point.name = "地域" + std::to_string(i);
    point.expected = 100 * std::pow(1.02, i);
    point.ratio = 1 + 0.2 * std::sin(i);
    point.marked = i == 3;
    funnel.points.push_back(point);
  }
  for (const double z : {1.96, 3.09}) {
    FunnelCurve curve{z < 2 ? "95%" : "99.8%", {}};
    for (double expected = 10; expected < 1e6; expected *= 1.2) {
      const double half = z / std::sqrt(expected);
      curve.points.push_back({expected, 1 - half, 1 + half});
    }
    funnel.curves.push_back(curve);
  }
  return funnel;
}

TEST(Funnel, DrawsEveryAreaAndNamesTheMarkedOne) {
  const std::string svg = draw_funnel(sample(335));
  const test::SvgCheck check(svg);
  EXPECT_EQ(check.fault(), "");
  EXPECT_GE(check.count("circle"), 334U);
  EXPECT_NE(svg.find(">地域3<"), std::string::npos);
  EXPECT_EQ(svg.find(">地域4<"), std::string::npos);
  EXPECT_NE(svg.find(">99.8%<"), std::string::npos);
}

TEST(Funnel, DrawsOneAreaAndNone) {
  for (const bool logarithmic : {true, false}) {
    for (const int areas : {0, 1, 4}) {
      Funnel funnel = sample(areas);
      funnel.logarithmic_x = logarithmic;
      EXPECT_EQ(test::SvgCheck(draw_funnel(funnel)).fault(), "") << areas;
    }
  }
  EXPECT_NE(draw_funnel(sample(0)).find("計算できる地域がありません"), std::string::npos);
}

TEST(Funnel, CoincidingOutliersAreBothNamedOrLeftOut) {
  Funnel funnel = sample(20);
  for (int i : {5, 6}) {
    funnel.points[static_cast<std::size_t>(i)].labelled = true;
    funnel.points[static_cast<std::size_t>(i)].expected = 110;
    funnel.points[static_cast<std::size_t>(i)].ratio = 1.3;
  }
  const std::string svg = draw_funnel(funnel);
  EXPECT_NE(svg.find(">地域5<"), std::string::npos);
  EXPECT_NE(svg.find(">地域6<"), std::string::npos);
}

TEST(Funnel, SurvivesHostileTextAndNumbers) {
  Funnel funnel = sample(6);
  const double infinity = std::numeric_limits<double>::infinity();
  funnel.points[0].expected = 0;
  funnel.points[1].ratio = infinity;
  funnel.points[2].expected = std::nan("");
  funnel.points[3].name = funnel.x_label = funnel.y_label = funnel.reference_label = test::hostile;
  funnel.curves[0].label = test::hostile;
  funnel.curves[0].points[3] = {infinity, -infinity, std::nan("")};
  funnel.curves[1].points.clear();
  EXPECT_EQ(test::SvgCheck(draw_funnel(funnel)).fault(), "");
}

}  // namespace
}  // namespace engawa::figures
