#include "engawa/stats/gamma_tail_table.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "engawa/stats/gamma_beta.hpp"

namespace engawa::stats {
namespace {

TEST(GammaTailTable, AgreesWithTheSpecialFunction) {
  for (const double shape :
       {0.02, 0.4, 0.5, 1.0, 2.7, 12.0, 29.9, 30.0, 450.0, 999.0, 1001.0, 1e5, 1e8, 1e11}) {
    const double rate = 0.37 * shape;
    const GammaTailTable table(shape, rate);
    double worst = 0;
    for (int i = -2000; i <= 2000; ++i) {
      const double z = 0.006 * i + 0.0013;
      // Points spread over the law; the far lower tail of small shapes too.
      const double log_x = -std::log(rate) + std::log(shape + 0.5) + z / std::sqrt(shape);
      const double exact = gamma_upper_tail(std::exp(log_x), shape, rate);
      worst = std::max(worst, std::fabs(table.upper_tail(log_x) - exact));
    }
    // The logarithm itself rounds: at large shapes that moves the point.
    EXPECT_LT(worst, 2e-13 + 1e-14 * std::sqrt(shape)) << shape;
  }
}

TEST(GammaTailTable, IsZeroAndOneFarOut) {
  const GammaTailTable table(50, 2);
  EXPECT_EQ(table.upper_tail(-20), 1);
  EXPECT_EQ(table.upper_tail(20), 0);
}

}  // namespace
}  // namespace engawa::stats
