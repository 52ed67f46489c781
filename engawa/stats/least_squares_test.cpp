#include "engawa/stats/least_squares.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "engawa/stats/generalised_linear.hpp"

namespace engawa::stats {
namespace {

/// Longley's employment data (Longley 1967; NIST StRD, certified to 15 digits), a design so nearly
/// dependent that the normal equations lose all digits.
constexpr double longley[16][7] = {{60323, 83.0, 234289, 2356, 1590, 107608, 1947},
                                   {61122, 88.5, 259426, 2325, 1456, 108632, 1948},
                                   {60171, 88.2, 258054, 3682, 1616, 109773, 1949},
                                   {61187, 89.5, 284599, 3351, 1650, 110929, 1950},
                                   {63221, 96.2, 328975, 2099, 3099, 112075, 1951},
                                   {63639, 98.1, 346999, 1932, 3594, 113270, 1952},
                                   {64989, 99.0, 365385, 1870, 3547, 115094, 1953},
                                   {63761, 100.0, 363112, 3578, 3350, 116219, 1954},
                                   {66019, 101.2, 397469, 2904, 3048, 117388, 1955},
                                   {67857, 104.6, 419180, 2822, 2857, 118734, 1956},
                                   {68169, 108.4, 442769, 2936, 2798, 120445, 1957},
                                   {66513, 110.8, 444546, 4681, 2637, 121950, 1958},
                                   {68655, 112.6, 482704, 3813, 2552, 123366, 1959},
                                   {69564, 114.2, 502601, 3931, 2514, 125368, 1960},
                                   {69331, 115.7, 518173, 4806, 2572, 127852, 1961},
                                   {70551, 116.9, 554894, 4007, 2827, 130081, 1962}};

TEST(LeastSquares, LongleysCertifiedValues) {
  Design design(16, 7);
  std::vector<double> response;
  for (std::size_t i = 0; i < 16; ++i) {
    design.at(i, 0) = 1;
    for (std::size_t j = 1; j < 7; ++j) design.at(i, j) = longley[i][j];
    response.push_back(longley[i][0]);
  }
  const LeastSquares fit = *least_squares(design, response);
  const double coefficients[7] = {-3482258.63459582, 15.0618722713733,  -0.358191792925910e-01,
                                  -2.02022980381683, -1.03322686717359, -0.511041056535807e-01,
                                  1829.15146461355};
  const double errors[7] = {890420.383607373,  84.9149257747669,  0.334910077722432e-01,
                            0.488399681651699, 0.214274163161675, 0.226073200069370,
                            455.478499142212};
  const double sigma = std::sqrt(fit.residual_sum_of_squares / 9);
  EXPECT_NEAR(sigma / 304.854073561965, 1, 1e-9);
  for (std::size_t j = 0; j < 7; ++j) {
    EXPECT_NEAR(fit.coefficients[j] / coefficients[j], 1, 1e-8) << j;
    EXPECT_NEAR(sigma * std::sqrt(fit.inverse_at(j, j)) / errors[j], 1, 1e-8) << j;
  }
}

TEST(LeastSquares, WeightsCountLikeRepeatedRows) {
  Design once(3, 2);
  Design twice(4, 2);
  const double x[4] = {1, 2, 4, 4};
  for (std::size_t i = 0; i < 4; ++i) {
    twice.at(i, 0) = 1;
    twice.at(i, 1) = x[i];
    if (i == 3) continue;
    once.at(i, 0) = 1;
    once.at(i, 1) = x[i];
  }
  const LeastSquares weighted =
      *least_squares(once, std::vector<double>{1, 4, 3}, std::vector<double>{1, 1, 2});
  const LeastSquares plain = *least_squares(twice, std::vector<double>{1, 4, 3, 3});
  for (std::size_t j = 0; j < 2; ++j) {
    EXPECT_NEAR(weighted.coefficients[j], plain.coefficients[j], 1e-14);
    EXPECT_NEAR(weighted.inverse_at(0, j), plain.inverse_at(0, j), 1e-14);
  }
  EXPECT_NEAR(weighted.residual_sum_of_squares, plain.residual_sum_of_squares, 1e-14);
}

TEST(LeastSquares, RefusesBadInput) {
  Design design(3, 2);
  const std::vector<double> response{1, 2, 3};
  EXPECT_EQ(least_squares(design, response).problem().code(), "STA-020");
  for (std::size_t i = 0; i < 3; ++i) {
    design.at(i, 0) = 1;
    design.at(i, 1) = 2000;
  }
  EXPECT_EQ(least_squares(design, response).problem().code(), "STA-020");
  EXPECT_EQ(least_squares(design, std::vector<double>{1, 2}).problem().code(), "STA-008");
  EXPECT_EQ(least_squares(design, response, std::vector<double>{1, 1, 0}).problem().code(),
            "STA-010");
  EXPECT_EQ(least_squares(Design(1, 2), std::vector<double>{1}).problem().code(), "STA-006");
  design.at(0, 0) = NAN;
  EXPECT_EQ(least_squares(design, response).problem().code(), "STA-010");
}

TEST(FitCounts, OneRateIsTheTotalOverTheTotal) {
  Design design(3, 1);
  for (std::size_t i = 0; i < 3; ++i) design.at(i, 0) = 1;
  const std::vector<double> affected{3, 0, 1e9};
  const std::vector<double> people{40, 20, 3e9};
  const CountFit fit = *fit_counts(design, affected, people, CountModel::log_linear);
  EXPECT_NEAR(fit.coefficients[0], std::log(1000000003.0 / 3000000060.0), 1e-14);
  EXPECT_NEAR(fit.standard_error(0) * std::sqrt(1000000003.0), 1, 1e-12);
}

}  // namespace
}  // namespace engawa::stats
