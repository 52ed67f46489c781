#include "engawa/stats/logistic_regression.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "engawa/stats/comparison_golden_for_tests.hpp"
#include "engawa/stats/two_proportions.hpp"

namespace engawa::stats {
namespace {

namespace golden = comparison_golden;

struct Data {
  Design design{0, 0};
  std::vector<double> affected;
  std::vector<double> people;
};

Data data_of(const std::vector<golden::Row>& rows, bool saturated) {
  Data data;
  data.design = Design(rows.size(), 4);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    data.affected.push_back(golden::number(rows[i], "x"));
    data.people.push_back(golden::number(rows[i], "n"));
    const double age = golden::number(rows[i], "age");
    const double sex = golden::number(rows[i], "sex");
    data.design.at(i, 0) = 1;
    data.design.at(i, 1) = age;
    data.design.at(i, 2) = sex;
    data.design.at(i, 3) = saturated ? age * sex : golden::number(rows[i], "worker");
  }
  return data;
}

TEST(LogisticRegression, AgreesWithR) {
  golden::Expected r("logistic", "r");
  for (const auto& entry : golden::sets_of("logistic")) {
    const std::string& set = entry.first;
    const std::vector<golden::Row>& rows = entry.second;
    const Data data = data_of(rows, set == "saturated");
    const LogisticRegression fit = *logistic_regression(data.design, data.affected, data.people);
    for (std::size_t i = 0; i < 4; ++i) {
      const std::string end = "." + std::to_string(i);
      EXPECT_EQ(r.difference(set, "b" + end, fit.coefficients[i].value, 1e-9, 1e-3), "");
      EXPECT_EQ(r.difference(set, "se" + end, fit.coefficients[i].standard_error), "");
      EXPECT_EQ(r.difference(set, "p" + end, fit.coefficients[i].p), "");
    }
    EXPECT_EQ(r.difference(set, "deviance", fit.deviance, 1e-9, 1e-3), "");
  }
  EXPECT_EQ(r.asked(), r.size());
}

TEST(LogisticRegression, OneBinaryColumnIsWoolfsOddsRatio) {
  Design design(2, 2);
  design.at(0, 0) = design.at(1, 0) = design.at(1, 1) = 1;
  const std::vector<double> affected{31, 12};
  const std::vector<double> people{60, 50};
  const LogisticRegression fit = *logistic_regression(design, affected, people, 0.998);
  const RatioEstimate odds = (*compare_proportions({12, 50, 31, 60}, 0.998)).odds_ratio;
  EXPECT_NEAR(fit.coefficients[1].odds_ratio, *odds.value, 1e-12);
  EXPECT_NEAR(fit.coefficients[1].odds_ratio_limits.lower, odds.limits->lower, 1e-12);
  EXPECT_NEAR(fit.coefficients[1].odds_ratio_limits.upper, odds.limits->upper, 1e-11);
  EXPECT_NEAR(fit.deviance, 0, 1e-12);
}

TEST(LogisticRegression, NamesSeparationAndDependence) {
  Design design(4, 2);
  for (std::size_t i = 0; i < 4; ++i) {
    design.at(i, 0) = 1;
    design.at(i, 1) = static_cast<double>(i);
  }
  const std::vector<double> people{9, 9, 9, 9};
  const std::vector<double> complete{0, 0, 9, 9};
  const std::vector<double> quasi{0, 0, 4, 9};
  const std::vector<double> none{0, 0, 0, 0};
  const std::vector<double> fine{1, 0, 4, 9};
  EXPECT_EQ(logistic_regression(design, complete, people).problem().code(), "STA-021");
  EXPECT_EQ(logistic_regression(design, quasi, people).problem().code(), "STA-021");
  EXPECT_EQ(logistic_regression(design, none, people).problem().code(), "STA-021");
  EXPECT_TRUE(logistic_regression(design, fine, people));
  for (std::size_t i = 0; i < 4; ++i) design.at(i, 1) = 2;
  EXPECT_EQ(logistic_regression(design, fine, people).problem().code(), "STA-020");
}

TEST(LogisticRegression, RefusesBadInput) {
  Design design(2, 1);
  design.at(0, 0) = design.at(1, 0) = 1;
  using V = std::vector<double>;
  EXPECT_EQ(logistic_regression(design, V{1, 2}, V{5, 1}).problem().code(), "STA-002");
  EXPECT_EQ(logistic_regression(design, V{1, -2}, V{5, 1}).problem().code(), "STA-001");
  EXPECT_EQ(logistic_regression(design, V{1, 0}, V{5, 0}).problem().code(), "STA-003");
  EXPECT_EQ(logistic_regression(design, V{1}, V{5, 5}).problem().code(), "STA-008");
  EXPECT_EQ(logistic_regression(design, V{1, 2}, V{5, 5}, 0).problem().code(), "STA-004");
  EXPECT_EQ(logistic_regression(Design(2, 3), V{1, 2}, V{5, 5}).problem().code(), "STA-006");
}

}  // namespace
}  // namespace engawa::stats
