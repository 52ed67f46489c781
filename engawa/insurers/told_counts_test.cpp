#include "engawa/insurers/told_counts.hpp"

#include <gtest/gtest.h>

#include "engawa/packages/package.hpp"

namespace engawa::insurers {
namespace {

/// 収縮期血圧140以上.
indicators::Indicator high_pressure() {
  indicators::Indicator indicator;
  indicator.rule_male.at_least = 140;
  indicator.rule_female.at_least = 140;
  return indicator;
}

/// A nation where the share of each band is a tenth more than that of the band before: 0.1 to 0.7.
indicators::AreaCells nation() {
  indicators::AreaCells cells;
  for (std::size_t sex = 0; sex < 2; ++sex) {
    for (std::size_t age = 0; age < cells::age_band_count; ++age) {
      const auto affected = static_cast<std::int32_t>(100 * (age + 1));
      cells.people[sex][age] = {1000, 1000, 1000};
      cells.affected[sex][age] = {affected, affected, static_cast<double>(affected)};
    }
  }
  return cells;
}

ToldCounts counts_of(const std::string& rows) {
  auto counts =
      ToldCounts::read("area,qualification,sex,age,class,count\n" + rows, {"2401", "TOTAL"});
  EXPECT_TRUE(counts.ok());
  return std::move(*counts);
}

std::string of_sex(const std::string& sex, const std::string& rows) {
  std::string all;
  std::size_t start = 0;
  while (start < rows.size()) {
    const auto end = rows.find('\n', start);
    all += "2401,TOTAL," + sex + "," + rows.substr(start, end - start + 1);
    start = end + 1;
  }
  return all;
}

const std::string women = of_sex("female",
                                 "40-74,TOTAL,200\n"
                                 "40-74,140以上,40\n"
                                 "40-74,140未満,160\n"
                                 "40-44,TOTAL,100\n"
                                 "45-49,TOTAL,100\n");

// By hand: men 100 x 0.1 + 200 x 0.7 = 150, women 100 x 0.1 + 100 x 0.2 = 30.
TEST(ToldCounts, ComparesWithTheNationBySexAndAge) {
  const auto counts = counts_of(of_sex("male",
                                       "40-74,TOTAL,300\n"
                                       "40-74,160以上,30\n"
                                       "40-74,140以上160未満,60\n"
                                       "40-74,140未満,210\n"
                                       "40-44,TOTAL,100\n"
                                       "70-74,TOTAL,200\n") +
                                women);
  const auto compared = compared_with(counts, high_pressure(), nation());
  ASSERT_TRUE(compared);
  EXPECT_EQ(compared->people.lower, 500);
  EXPECT_TRUE(compared->affected.exact());
  EXPECT_EQ(compared->affected.lower, 130);
  EXPECT_DOUBLE_EQ(compared->expected.estimate, 180);
  EXPECT_DOUBLE_EQ(compared->expected.lower, 180);
  EXPECT_DOUBLE_EQ(compared->expected.upper, 180);
}

// Two hidden classes, one inside the cut-off, hold what the others leave: 300 - 210 - 60 = 30.
TEST(ToldCounts, LeaveOpenWhatIsHidden) {
  const auto counts = counts_of(of_sex("male",
                                       "40-74,TOTAL,300\n"
                                       "40-74,160以上,\n"
                                       "40-74,140以上160未満,60\n"
                                       "40-74,130以上140未満,\n"
                                       "40-74,130未満,210\n"
                                       "40-44,TOTAL,300\n") +
                                women);
  const auto affected =
      affected_of(counts, high_pressure(), cells::Sex::Male, packages::programme_ages);
  ASSERT_TRUE(affected);
  EXPECT_EQ(affected->affected.lower, 60);
  EXPECT_EQ(affected->affected.upper, 90);
}

TEST(ToldCounts, KnowTheSumOfHiddenClassesOnOneSideOfTheCutOff) {
  const auto counts = counts_of(of_sex("male",
                                       "40-74,TOTAL,300\n"
                                       "40-74,160以上,\n"
                                       "40-74,140以上160未満,\n"
                                       "40-74,140未満,210\n"));
  const auto affected =
      affected_of(counts, high_pressure(), cells::Sex::Male, packages::programme_ages);
  ASSERT_TRUE(affected);
  EXPECT_EQ(affected->affected.lower, 90);
  EXPECT_TRUE(affected->affected.exact());
}

// Two hidden classes that hold nine people together: what is left is as small as what was hidden.
TEST(ToldCounts, DoNotTellASmallCountThatIsLeftOver) {
  const auto counts = counts_of(of_sex("male",
                                       "40-74,TOTAL,300\n"
                                       "40-74,180以上,\n"
                                       "40-74,140以上180未満,\n"
                                       "40-74,140未満,291\n"));
  const auto affected =
      affected_of(counts, high_pressure(), cells::Sex::Male, packages::programme_ages);
  ASSERT_TRUE(affected);
  EXPECT_EQ(affected->affected.lower, 0);
  EXPECT_EQ(affected->affected.upper, 9);
  const auto turned = counts_of(of_sex("male",
                                       "40-74,TOTAL,300\n"
                                       "40-74,140以上,291\n"
                                       "40-74,130以上140未満,\n"
                                       "40-74,130未満,\n"));
  const auto others =
      affected_of(turned, high_pressure(), cells::Sex::Male, packages::programme_ages);
  ASSERT_TRUE(others);
  EXPECT_EQ(others->affected.lower, 290);
  EXPECT_EQ(others->affected.upper, 299);
}

// Classes joined across the cut-off may be on either side.
TEST(ToldCounts, LeaveOpenAClassThatStraddlesTheCutOff) {
  const auto counts = counts_of(of_sex("male",
                                       "40-74,TOTAL,300\n"
                                       "40-74,160以上,20\n"
                                       "40-74,130以上160未満,80\n"
                                       "40-74,130未満,200\n"));
  const auto affected =
      affected_of(counts, high_pressure(), cells::Sex::Male, packages::programme_ages);
  ASSERT_TRUE(affected);
  EXPECT_EQ(affected->affected.lower, 20);
  EXPECT_EQ(affected->affected.upper, 100);
}

// 100 people of 40 to 49 years: between 0.1 and 0.2; 50 in hidden ages of 50 to 74: 0.3 to 0.7.
TEST(ToldCounts, BoundWhatJoinedAndHiddenAgesLetExpect) {
  const std::string rows =
      "40-74,TOTAL,150\n"
      "40-74,140以上,20\n"
      "40-74,140未満,130\n"
      "40-49,TOTAL,100\n"
      "50-54,TOTAL,\n"
      "70-74,TOTAL,\n";
  const auto counts = counts_of(of_sex("male", rows) + of_sex("female", rows));
  const auto compared = compared_with(counts, high_pressure(), nation());
  ASSERT_TRUE(compared);
  EXPECT_DOUBLE_EQ(compared->expected.lower, 2 * (10 + 15));
  EXPECT_DOUBLE_EQ(compared->expected.estimate, 2 * (15 + 25));
  EXPECT_DOUBLE_EQ(compared->expected.upper, 2 * (20 + 35));
}

TEST(ToldCounts, SayNothingWhereTooLittleIsTold) {
  const auto of_one_sex = counts_of(women);
  EXPECT_FALSE(compared_with(of_one_sex, high_pressure(), nation()));
  const auto without_classes = counts_of(of_sex("male", "40-74,TOTAL,300\n") + women);
  EXPECT_FALSE(compared_with(without_classes, high_pressure(), nation()));
  const auto hidden_people = counts_of(of_sex("male", "40-74,TOTAL,\n40-74,140以上,20\n") + women);
  EXPECT_FALSE(compared_with(hidden_people, high_pressure(), nation()));
}

TEST(ToldCounts, SpeakOfTheirOwnPeopleAlone) {
  const auto counts =
      counts_of("2402,TOTAL,male,40-74,TOTAL,999\n2401,insured,male,40-74,TOTAL,77\n");
  EXPECT_TRUE(counts.empty());
}

}  // namespace
}  // namespace engawa::insurers
