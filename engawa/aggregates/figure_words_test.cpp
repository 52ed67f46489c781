#include "engawa/aggregates/figure_words.hpp"

#include <gtest/gtest.h>

namespace engawa::aggregates {
namespace {

AggregateFigure figure(const std::string& segment, int year, std::int64_t numerator,
                       std::int64_t denominator) {
  AggregateFigure it;
  it.measure = "checkup_uptake";
  it.segment = segment;
  it.body = "みどり健保";
  it.fiscal_year = year;
  it.numerator = numerator;
  it.denominator = denominator;
  return it;
}

Measure uptake() {
  Measure measure;
  measure.id = "checkup_uptake";
  measure.name_ja = "特定健診の受診率";
  measure.numerator_ja = "受診者数";
  measure.denominator_ja = "対象者数";
  measure.better = Better::Higher;
  return measure;
}

// 456 of 1,200 against 2,784 of the other 3,600; limits by 40-digit arithmetic outside this code.
TEST(FigureWords, ASegmentIsComparedWithTheOtherPeopleOfItsBody) {
  const auto whole = figure("everybody", 2024, 3240, 4800);
  const auto part = figure("dependant", 2024, 456, 1200);
  const auto difference = difference_from_others(whole, part);
  ASSERT_TRUE(difference);
  EXPECT_NEAR(difference->value, -0.3933333333333333, 1e-15);
  EXPECT_NEAR(difference->limits.lower, -0.4235018874963357, 1e-15);
  EXPECT_NEAR(difference->limits.upper, -0.3622194003917075, 1e-15);
  EXPECT_EQ(points_text(difference), "−39.3ポイント（−42.4〜−36.2）");
  EXPECT_EQ(value_text(uptake(), part), "38.0%（35.3–40.8%）");
  EXPECT_EQ(people_text(uptake(), part), "対象者数 1,200人、受診者数 456人");
  EXPECT_EQ(comparison_of(uptake(), difference), figures::Comparison::worse);
  Measure findings = uptake();
  findings.better = Better::Lower;
  EXPECT_EQ(comparison_of(findings, difference), figures::Comparison::better);
  findings.better = Better::Neither;
  EXPECT_EQ(comparison_of(findings, difference), figures::Comparison::not_compared);
}

TEST(FigureWords, AYearIsComparedWithTheYearBefore) {
  const auto now = figure("dependant", 2024, 456, 1200);
  const std::vector<AggregateFigure> all{figure("dependant", 2022, 300, 1000),
                                         figure("dependant", 2023, 420, 1180), now};
  const auto* before = year_before(all, now);
  ASSERT_NE(before, nullptr);
  EXPECT_EQ(before->numerator, 420);
  const auto difference = difference_from_before(*before, now);
  EXPECT_EQ(points_text(difference), "＋2.4ポイント（−1.5〜＋6.3）");
  EXPECT_EQ(comparison_of(uptake(), difference), figures::Comparison::similar);
  EXPECT_EQ(year_before(all, all.front()), nullptr);
}

TEST(FigureWords, TheWholeAndWhoeverIsAloneAreNotCompared) {
  const auto whole = figure("everybody", 2024, 3240, 4800);
  EXPECT_EQ(whole_of({whole}, whole), nullptr);
  EXPECT_FALSE(difference_from_others(whole, figure("insured", 2024, 3240, 4800)));
  EXPECT_EQ(points_text(std::nullopt), "");
}

TEST(FigureWords, WhatHasNoIntervalShowsNone) {
  Measure cost = uptake();
  cost.kind = MeasureKind::Amount;
  cost.unit_ja = "円";
  cost.numerator_ja = "医療費の合計";
  cost.denominator_ja = "加入者数";
  const auto amount = figure("everybody", 2024, 1'234'567'890, 3600);
  EXPECT_EQ(value_text(cost, amount), "342,936円");
  EXPECT_EQ(people_text(cost, amount), "加入者数 3,600人、医療費の合計 1,234,567,890円");
  EXPECT_EQ(value_text(uptake(), figure("everybody", 2024, 130, 100)), "130.0%");
}

}  // namespace
}  // namespace engawa::aggregates
