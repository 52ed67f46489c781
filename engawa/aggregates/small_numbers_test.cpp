#include "engawa/aggregates/small_numbers.hpp"

#include <gtest/gtest.h>

#include <array>
#include <vector>

namespace engawa::aggregates {
namespace {

const Measures& catalogue() {
  static const auto loaded = Measures::load(std::string(ENGAWA_SOURCE_DIR) + "/catalog/aggregates");
  EXPECT_TRUE(loaded.ok()) << loaded.problem().english();
  return *loaded;
}

AggregateFigure figure(const std::string& measure, const std::string& segment,
                       std::int64_t numerator, std::int64_t denominator) {
  AggregateFigure it;
  it.measure = measure;
  it.segment = segment;
  it.body = "協会けんぽ みどり支部";
  it.fiscal_year = 2024;
  it.numerator = numerator;
  it.denominator = denominator;
  return it;
}

std::string code_of(const base::Status& status) {
  return status.ok() ? "" : std::string(status.problem().code());
}

std::string single(const std::string& measure, std::int64_t numerator, std::int64_t denominator) {
  const auto one = figure(measure, "everybody", numerator, denominator);
  return code_of(
      check_figure(*catalogue().find(measure), *catalogue().find_segment("everybody"), one));
}

TEST(SmallNumbers, OfOneFigure) {
  struct Case {
    const char* measure;
    std::int64_t numerator;
    std::int64_t denominator;
    const char* problem;
  };
  // Those examined, those not examined and both together: nobody, or ten and more.
  for (const Case& it : std::vector<Case>{{"checkup_uptake", 456, 1200, ""},
                                          {"checkup_uptake", 10, 20, ""},
                                          {"checkup_uptake", 0, 20, ""},
                                          {"checkup_uptake", 20, 20, ""},
                                          {"checkup_uptake", 9, 20, "AGG-001"},
                                          {"checkup_uptake", 1, 200, "AGG-001"},
                                          {"checkup_uptake", 191, 200, "AGG-001"},
                                          {"checkup_uptake", 0, 9, "AGG-001"},
                                          {"checkup_uptake", 0, 0, "AGG-001"},
                                          {"checkup_uptake", 21, 20, "AGG-007"},
                                          {"checkup_uptake", -1, 20, "AGG-006"},
                                          {"medical_cost", most_counted, 100, ""},
                                          {"medical_cost", most_counted + 1, 100, "AGG-006"},
                                          // Those of the year before may finish in this one.
                                          {"guidance_completion", 130, 100, ""},
                                          {"guidance_completion", 9, 100, "AGG-001"},
                                          // A hundred people hide what one of them costs.
                                          {"medical_cost", 34'000'000, 100, ""},
                                          {"medical_cost", 34'000'000, 99, "AGG-001"},
                                          {"medical_cost", 3, 100, ""}}) {
    EXPECT_EQ(single(it.measure, it.numerator, it.denominator), it.problem)
        << it.measure << " " << it.numerator << "/" << it.denominator;
  }
}

TEST(SmallNumbers, AreNotNamedWhereTheyAreRefused) {
  const auto status =
      check_figure(*catalogue().find("checkup_uptake"), *catalogue().find_segment("dependant"),
                   figure("checkup_uptake", "dependant", 7, 4321));
  ASSERT_FALSE(status.ok());
  for (const auto& text : {status.problem().japanese(), status.problem().english()}) {
    EXPECT_EQ(text.find('7'), std::string::npos) << text;
    EXPECT_EQ(text.find("4321"), std::string::npos) << text;
  }
}

std::string together(const std::vector<AggregateFigure>& figures) {
  return code_of(
      check_breakdowns(*catalogue().find(figures.front().measure), catalogue(), figures));
}

TEST(SmallNumbers, LeftByABreakdown) {
  const auto whole = figure("checkup_uptake", "everybody", 600, 1000);
  const auto insured = [](std::int64_t x, std::int64_t n) {
    return figure("checkup_uptake", "insured", x, n);
  };
  const auto dependant = [](std::int64_t x, std::int64_t n) {
    return figure("checkup_uptake", "dependant", x, n);
  };
  EXPECT_EQ(together({whole, insured(400, 600), dependant(200, 400)}), "");  // nobody is left
  EXPECT_EQ(together({whole, insured(400, 600), dependant(180, 360)}), "");  // 20 of 40
  EXPECT_EQ(together({whole, insured(400, 600), dependant(195, 360)}), "AGG-002");  // 5 of 40
  EXPECT_EQ(together({whole, insured(400, 600), dependant(165, 360)}), "AGG-002");  // 35 of 40
  EXPECT_EQ(together({whole, insured(400, 600), dependant(196, 392)}), "AGG-002");  // 4 of 8
  EXPECT_EQ(together({whole, insured(400, 600), dependant(200, 401)}), "AGG-003");
  EXPECT_EQ(together({whole, insured(400, 600), dependant(201, 390)}), "AGG-003");
  // Two left open together: what they hold together may be told.
  EXPECT_EQ(together({whole, insured(400, 600)}), "");
  // A breakdown is looked at by itself, and without a whole there is nothing to subtract from.
  EXPECT_EQ(together({whole, insured(400, 600), figure("checkup_uptake", "male", 300, 500)}), "");
  EXPECT_EQ(together({insured(400, 600), dependant(195, 360)}), "");
}

TEST(SmallNumbers, OfMoneyArePeopleAlone) {
  const auto whole = figure("medical_cost", "everybody", 340'000'000, 1000);
  EXPECT_EQ(together({whole, figure("medical_cost", "insured", 200'000'000, 500)}), "");
  EXPECT_EQ(together({whole, figure("medical_cost", "insured", 339'000'000, 901)}), "AGG-002");
}

// Every split of a whole into three told segments and a rest, by brute force: whatever is accepted,
// no sum or difference of told counts is of one to nine people.
TEST(SmallNumbers, NoAcceptedBreakdownGivesAFewPeopleAway) {
  const auto& measure = *catalogue().find("checkup_uptake");
  const auto few = [](std::int64_t people) { return people > 0 && people < 10; };
  int accepted = 0;
  for (std::int64_t a = 10; a <= 40; a += 3) {
    for (std::int64_t b = 10; b <= 40; b += 3) {
      for (std::int64_t rest = 0; rest <= 24; ++rest) {
        const std::vector<AggregateFigure> told{
            figure("checkup_uptake", "everybody", a + b + rest, 2 * (a + b + rest)),
            figure("checkup_uptake", "insured", a, 2 * a),
            figure("checkup_uptake", "dependant", b, 2 * b)};
        if (!check_breakdowns(measure, catalogue(), told)) continue;
        ++accepted;
        // All combinations of told counts with weights -1, 0 and 1 that leave people over.
        for (int w = 0; w < 27; ++w) {
          const std::array<int, 3> weights{w % 3 - 1, w / 3 % 3 - 1, w / 9 - 1};
          std::int64_t people = 0;
          for (std::size_t i = 0; i < 3; ++i) people += weights[i] * told[i].numerator;
          const bool is_of_people = weights[0] == 1 && weights[1] <= 0 && weights[2] <= 0;
          EXPECT_FALSE(is_of_people && few(people)) << a << " " << b << " " << rest;
        }
      }
    }
  }
  EXPECT_GT(accepted, 100);
}

}  // namespace
}  // namespace engawa::aggregates
