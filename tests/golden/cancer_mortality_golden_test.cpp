// Age-adjusted cancer mortality under 75 as published by the national cancer centre: 48 areas x 30
// years x 3 sexes, per 100,000, directly standardised to the 1985 model population, ages 0-74.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "engawa/stats/direct_rate.hpp"
#include "golden_csv.hpp"

namespace engawa::golden {
namespace {

constexpr int age_bands = 15;  // 0-4 .. 70-74

std::string band_name(int band) {
  return std::to_string(5 * band) + "-" + std::to_string(5 * band + 4);
}

std::map<std::string, double> standard_by_age() {
  std::map<std::string, double> weights;
  for (const Row& row : read_rows("japan_1985_model.csv")) {
    weights[row.at("age")] = number(row, "weight");
  }
  return weights;
}

std::vector<stats::DirectStratum> strata_of(const Row& row,
                                            const std::map<std::string, double>& weights) {
  std::vector<stats::DirectStratum> strata;
  for (int band = 0; band < age_bands; ++band) {
    const std::string age = band_name(band);
    strata.push_back(
        {number(row, "deaths_" + age), number(row, "population_" + age), weights.at(age)});
  }
  return strata;
}

TEST(CancerMortalityGolden, EveryPublishedRateRecomputes) {
  const auto rows = read_rows("cancer_mortality_under75_1995-2024.csv.gz");
  const auto weights = standard_by_age();
  ASSERT_EQ(rows.size(), 4320u);
  ASSERT_EQ(weights.size(), 18u);
  double largest_error = 0;
  for (const Row& row : rows) {
    const auto rate = stats::direct_rate(strata_of(row, weights));
    ASSERT_TRUE(rate) << row.at("prefecture") << " " << row.at("year") << " " << row.at("sex");
    ASSERT_TRUE((*rate).value);
    const double error =
        std::fabs(1e5 * *(*rate).value - number(row, "published_asr75_per_100000"));
    ASSERT_LT(error, 1e-6) << row.at("prefecture") << " " << row.at("year");
    largest_error = std::max(largest_error, error);
  }
  // The publisher prints eight decimals of a value that was itself rounded: 5e-8 is all there is.
  EXPECT_LT(largest_error, 5e-8);
}

TEST(CancerMortalityGolden, LimitsContainTheRate) {
  const auto weights = standard_by_age();
  for (const Row& row : read_rows("cancer_mortality_under75_1995-2024.csv.gz")) {
    const auto rate = stats::direct_rate(strata_of(row, weights));
    ASSERT_TRUE(rate);
    EXPECT_LT((*rate).limits->lower, *(*rate).value);
    EXPECT_GT((*rate).limits->upper, *(*rate).value);
  }
}

}  // namespace
}  // namespace engawa::golden
