#include "engawa/figures/label_layout.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace engawa::figures {
namespace {

TEST(LabelLayout, SpreadLabelsNeverOverlap) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> place(0, 400);
  for (int round = 0; round < 500; ++round) {
    std::vector<LineLabel> labels(1 + random() % 12);
    for (auto& label : labels) label = {place(random), 10 + place(random) / 30};
    const auto centres = spread_labels(labels, 0, 400);
    for (std::size_t i = 0; i < labels.size(); ++i) {
      EXPECT_GE(centres[i], labels[i].size / 2 - 1e-6);
      EXPECT_LE(centres[i], 400 - labels[i].size / 2 + 1e-6);
      for (std::size_t j = 0; j < i; ++j) {
        EXPECT_GE(std::fabs(centres[i] - centres[j]), (labels[i].size + labels[j].size) / 2 - 1e-6);
      }
    }
  }
}

TEST(LabelLayout, SpreadLabelsStayWhereTheyFit) {
  EXPECT_EQ(spread_labels({{100, 20}, {50, 20}}, 0, 200), (std::vector<double>{100, 50}));
  EXPECT_EQ(spread_labels({{100, 20}, {100, 20}}, 0, 200), (std::vector<double>{90, 110}));
  EXPECT_TRUE(spread_labels({}, 0, 10).empty());
}

TEST(LabelLayout, SpreadLabelsAreSqueezedWithoutRoom) {
  const auto centres = spread_labels({{5, 20}, {5, 20}, {5, 20}}, 0, 30);
  EXPECT_DOUBLE_EQ(centres.front(), 10);
  EXPECT_DOUBLE_EQ(centres.back(), 20);
}

TEST(LabelLayout, PlacedLabelsNeverCollide) {
  std::mt19937 random(11);
  std::uniform_real_distribution<double> place(0, 600);
  for (int round = 0; round < 100; ++round) {
    std::vector<PointLabel> labels(25);
    std::vector<Box> marks;
    for (auto& label : labels) {
      label.x = place(random);
      label.y = place(random);
      label.width = 70;
      label.height = 18;
      marks.push_back({label.x - 3, label.y - 3, 6, 6});
    }
    const auto boxes = place_labels(labels, marks, {0, 0, 600, 600});
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      if (!boxes[i]) continue;
      EXPECT_NEAR(boxes[i]->overlap({0, 0, 600, 600}), 70 * 18, 1e-6);
      for (const auto& mark : marks) EXPECT_LT(boxes[i]->overlap(mark), 1e-6);
      for (std::size_t j = 0; j < i; ++j) {
        if (boxes[j]) {
          EXPECT_LT(boxes[i]->overlap(*boxes[j]), 1e-6);
        }
      }
    }
  }
}

TEST(LabelLayout, TwoOutliersInOnePlaceGetTwoPlaces) {
  const PointLabel label{300, 300, 6, 90, 18, false, true};
  const auto boxes = place_labels({label, label, label}, {}, {0, 0, 600, 600});
  for (std::size_t i = 0; i < 3; ++i) {
    ASSERT_TRUE(boxes[i].has_value());
    for (std::size_t j = 0; j < i; ++j) EXPECT_LT(boxes[i]->overlap(*boxes[j]), 1e-6);
  }
}

TEST(LabelLayout, NoLeaderRunsThroughAnotherLabel) {
  std::mt19937 random(5);
  std::uniform_real_distribution<double> place(250, 350);
  std::size_t away = 0;
  for (int round = 0; round < 50; ++round) {
    std::vector<PointLabel> labels(20);
    for (auto& label : labels) label = {place(random), place(random), 8, 40, 18, true, false};
    const auto boxes = place_labels(labels, {}, {0, 0, 600, 600});
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      const auto leader = boxes[i] ? leader_of(labels[i], *boxes[i]) : std::nullopt;
      if (!leader) continue;
      ++away;
      for (std::size_t j = 0; j < boxes.size(); ++j) {
        if (j == i || !boxes[j]) continue;
        for (double part = 0.01; part < 1; part += 0.01) {
          const double x = leader->from_x + part * (leader->to_x - leader->from_x);
          const double y = leader->from_y + part * (leader->to_y - leader->from_y);
          const bool inside =
              x > boxes[j]->x && x < boxes[j]->right() && y > boxes[j]->y && y < boxes[j]->bottom();
          EXPECT_FALSE(inside) << i << " through " << j;
        }
      }
    }
  }
  EXPECT_GT(away, 50U);
}

TEST(LabelLayout, RequiredLabelIsPlacedWhereverItMust) {
  PointLabel label{10, 10, 4, 50, 18, false, false};
  const std::vector<Box> wall{{0, 0, 100, 100}};
  EXPECT_FALSE(place_labels({label}, wall, {0, 0, 100, 100})[0].has_value());
  label.required = true;
  EXPECT_TRUE(place_labels({label}, wall, {0, 0, 100, 100})[0].has_value());
}

}  // namespace
}  // namespace engawa::figures
