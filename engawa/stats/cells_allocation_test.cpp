#include "engawa/stats/cells_allocation.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <random>

namespace engawa::stats {
namespace {

double sum_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

TEST(AllocateMasked, FollowsTheReferenceWhenBoundsAllow) {
  const std::vector<MaskedCell> cells{{0, 9, 2}, {0, 9, 4}, {0, 9, 6}};
  const auto estimates = *allocate_masked(cells, 9.0);
  EXPECT_NEAR(estimates[0], 1.5, 1e-12);
  EXPECT_NEAR(estimates[1], 3, 1e-12);
  EXPECT_NEAR(estimates[2], 4.5, 1e-12);
}

TEST(AllocateMasked, KeepsBoundsAndSharesTheRest) {
  const std::vector<MaskedCell> cells{{0, 9, 100}, {0, 20, 10}, {3, 9, 1}};
  const auto estimates = *allocate_masked(cells, 20.0);
  EXPECT_NEAR(estimates[0], 9, 1e-12);
  EXPECT_NEAR(estimates[1], 8, 1e-12);
  EXPECT_NEAR(estimates[2], 3, 1e-12);
}

TEST(AllocateMasked, WithoutTotalTheReferenceItselfIsCut) {
  const std::vector<MaskedCell> cells{{0, 9, 4.5}, {0, 9, 30}, {2, 9, 0}};
  EXPECT_EQ(*allocate_masked(cells, std::nullopt), (std::vector<double>{4.5, 9, 2}));
}

TEST(AllocateMasked, NoReferenceAtAllMeansEqual) {
  const std::vector<MaskedCell> cells{{0, 9, 0}, {0, 9, 0}, {0, 3, 0}};
  const auto estimates = *allocate_masked(cells, 15.0);
  EXPECT_NEAR(estimates[0], 6, 1e-12);
  EXPECT_NEAR(estimates[1], 6, 1e-12);
  EXPECT_NEAR(estimates[2], 3, 1e-12);
}

TEST(AllocateMasked, CellsWithoutReferenceTakeWhatNobodyElseCan) {
  const std::vector<MaskedCell> cells{{0, 9, 5}, {0, 9, 0}, {0, 9, 0}};
  const auto estimates = *allocate_masked(cells, 13.0);
  EXPECT_NEAR(estimates[0], 9, 1e-12);
  EXPECT_NEAR(estimates[1], 2, 1e-12);
  EXPECT_NEAR(estimates[2], 2, 1e-12);
}

TEST(AllocateMasked, EndsOfTheRange) {
  const std::vector<MaskedCell> cells{{1, 9, 5}, {2, 9, 1}};
  EXPECT_EQ(*allocate_masked(cells, 3.0), (std::vector<double>{1, 2}));
  EXPECT_EQ(*allocate_masked(cells, 18.0), (std::vector<double>{9, 9}));
  EXPECT_TRUE((*allocate_masked({}, 0.0)).empty());
}

TEST(AllocateMasked, AlwaysMeetsTheSumWithinTheBounds) {
  std::mt19937_64 generator(12);
  std::uniform_real_distribution<double> uniform(0, 1);
  for (int round = 0; round < 3000; ++round) {
    std::vector<MaskedCell> cells;
    double low = 0;
    double high = 0;
    const int count = 1 + static_cast<int>(uniform(generator) * 12);
    for (int i = 0; i < count; ++i) {
      const double lower = std::floor(4 * uniform(generator));
      const double upper = lower + std::floor(std::exp(8 * uniform(generator)));
      const double reference = uniform(generator) < 0.2 ? 0 : std::exp(12 * uniform(generator) - 6);
      cells.push_back({lower, upper, reference});
      low += lower;
      high += upper;
    }
    const double residual = low + (high - low) * uniform(generator);
    const auto estimates = *allocate_masked(cells, residual);
    EXPECT_NEAR(sum_of(estimates), residual, 1e-11 * std::max(1.0, residual));
    for (std::size_t i = 0; i < cells.size(); ++i) {
      EXPECT_GE(estimates[i], cells[i].lower);
      EXPECT_LE(estimates[i], cells[i].upper);
    }
  }
}

TEST(AllocateMasked, RefusesContradictions) {
  using V = std::vector<MaskedCell>;
  EXPECT_EQ(allocate_masked(V{{0, 9, 1}}, 10.0).problem().code(), "STA-009");
  EXPECT_EQ(allocate_masked(V{{3, 9, 1}}, 2.0).problem().code(), "STA-009");
  EXPECT_EQ(allocate_masked(V{{5, 4, 1}}, 4.5).problem().code(), "STA-009");
  EXPECT_EQ(allocate_masked(V{{0, 9, -1}}, 4.0).problem().code(), "STA-010");
  EXPECT_EQ(allocate_masked(V{{0, 9, 1}}, NAN).problem().code(), "STA-009");
  EXPECT_EQ(allocate_masked({}, 1.0).problem().code(), "STA-009");
}

TEST(TightenBounds, UsesTheResidual) {
  const std::vector<MaskedCell> cells{{0, 9, 1}, {0, 9, 1}};
  const auto twelve = *tighten_bounds(cells, 12.0);
  EXPECT_EQ(twelve[0].lower, 3);
  EXPECT_EQ(twelve[0].upper, 9);
  const auto four = *tighten_bounds(cells, 4.0);
  EXPECT_EQ(four[1].lower, 0);
  EXPECT_EQ(four[1].upper, 4);
  EXPECT_EQ((*tighten_bounds(cells, std::nullopt))[0].upper, 9);
  const auto only = *tighten_bounds(std::vector<MaskedCell>{{0, 9, 1}}, 7.0);
  EXPECT_EQ(only[0].lower, 7);
  EXPECT_EQ(only[0].upper, 7);
  EXPECT_EQ(tighten_bounds(cells, 19.0).problem().code(), "STA-009");
}

}  // namespace
}  // namespace engawa::stats
