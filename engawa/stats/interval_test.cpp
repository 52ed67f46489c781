#include "engawa/stats/interval.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "engawa/stats/precise_for_tests.hpp"

namespace engawa::stats {
namespace {

using precise::Real;

constexpr ProportionMethod all_methods[] = {
    ProportionMethod::wilson,        ProportionMethod::clopper_pearson, ProportionMethod::jeffreys,
    ProportionMethod::agresti_coull, ProportionMethod::wilson_cc,       ProportionMethod::mid_p};

constexpr double confidences[] = {0.8, 0.95, 0.998};

TEST(Wilson, MatchesFiftyDigits) {
  for (const double confidence : confidences) {
    const Real z = precise::two_sided_z(confidence);
    for (const auto& [x, n] : {std::pair{1.0, 1e6},
                               {999999.0, 1e6},
                               {3.5, 7.0},
                               {81.0, 263.0},
                               {0.25, 10.0},
                               {1.0, 3e9},
                               {2999999999.0, 3e9},
                               {6676.0, 8345.0}}) {
      const Real root = z * sqrt(z * z + 4 * Real(x) * (1 - Real(x) / Real(n)));
      const Real divisor = 2 * (Real(n) + z * z);
      const auto limits = proportion_wilson(x, n, confidence);
      ASSERT_TRUE(limits);
      EXPECT_LT(precise::error_of((*limits).lower, (2 * Real(x) + z * z - root) / divisor), 5e-15);
      EXPECT_LT(precise::error_of((*limits).upper, (2 * Real(x) + z * z + root) / divisor), 5e-15);
    }
  }
}

/// Newcombe 1998, Statistics in Medicine 17, p. 857, table I.
TEST(Proportions, NewcombesTable) {
  struct Row {
    double x, n, wilson_lower, wilson_upper, exact_lower, exact_upper;
  };
  for (const Row& row :
       {Row{81, 263, 0.2553, 0.3662, 0.2527, 0.3676}, Row{15, 148, 0.0624, 0.1605, 0.0578, 0.1617},
        Row{0, 20, 0, 0.1611, 0, 0.1684}, Row{1, 29, 0.0061, 0.1718, 0.0009, 0.1776}}) {
    const Interval wilson = *proportion_wilson(row.x, row.n);
    const Interval exact = *proportion_clopper_pearson(row.x, row.n);
    EXPECT_NEAR(wilson.lower, row.wilson_lower, 5e-5);
    EXPECT_NEAR(wilson.upper, row.wilson_upper, 5e-5);
    EXPECT_NEAR(exact.lower, row.exact_lower, 5e-5);
    EXPECT_NEAR(exact.upper, row.exact_upper, 5e-5);
  }
}

TEST(ClopperPearson, TailsAreExact) {
  for (const double confidence : confidences) {
    const double a = 0.5 * (1 - confidence);
    for (const int n : {1, 8, 60, 500}) {
      for (int x = 0; x <= n; x += 1 + n / 7) {
        const Interval limits = *proportion_clopper_pearson(x, n, confidence);
        if (x > 0) {
          EXPECT_LT(precise::error_of(a, 1 - precise::binomial_cdf(x - 1, n, limits.lower)), 1e-11);
        }
        if (x < n) {
          EXPECT_LT(precise::error_of(a, precise::binomial_cdf(x, n, limits.upper)), 1e-11);
        }
      }
    }
  }
}

TEST(Proportions, EndsAreExact) {
  for (const auto method : {proportion_wilson, proportion_clopper_pearson}) {
    EXPECT_EQ((*method(0, 40, 0.95)).lower, 0);
    EXPECT_EQ((*method(40, 40, 0.95)).upper, 1);
    EXPECT_NEAR((*method(40, 40, 0.95)).lower, 1 - (*method(0, 40, 0.95)).upper, 1e-15);
  }
  // Rule of three: nothing seen in n leaves 1 - (2.5 %)^(1/n).
  EXPECT_NEAR((*proportion_clopper_pearson(0, 40)).upper, 1 - std::pow(0.025, 1.0 / 40), 1e-14);
}

TEST(Proportions, HugeCounts) {
  for (const auto method : all_methods) {
    for (const double n : {1e9, 4e9, 1e12}) {
      for (const double share : {1e-6, 0.3, 0.5, 0.999999}) {
        const auto limits = proportion_limits(share * n, n, 0.95, method);
        ASSERT_TRUE(limits);
        const double half_width = 1.959963984540054 * std::sqrt(share * (1 - share) / n);
        EXPECT_NEAR((*limits).lower, share - half_width, 0.1 * half_width);
        EXPECT_NEAR((*limits).upper, share + half_width, 0.1 * half_width);
      }
    }
  }
}

TEST(Proportions, ContainTheShareAndRiseWithTheCount) {
  for (const auto method : all_methods) {
    for (const double n : {1.0, 12.0, 333.0}) {
      Interval before{-1, -1};
      for (double x = 0; x <= n; x += n / 48) {
        const Interval limits = *proportion_limits(x, n, 0.95, method);
        EXPECT_LE(limits.lower, x / n + 1e-16) << x << " " << n << " " << static_cast<int>(method);
        EXPECT_GE(limits.upper, x / n - 1e-16) << x << " " << n << " " << static_cast<int>(method);
        EXPECT_GE(limits.lower, before.lower - 1e-15) << x << " " << static_cast<int>(method);
        EXPECT_GE(limits.upper, before.upper - 1e-15) << x << " " << static_cast<int>(method);
        EXPECT_GE(limits.lower, 0);
        EXPECT_LE(limits.upper, 1);
        const Interval wide = *proportion_limits(x, n, 0.998, method);
        EXPECT_LE(wide.lower, limits.lower);
        EXPECT_GE(wide.upper, limits.upper - 1e-15);
        before = limits;
      }
    }
  }
}

TEST(Proportions, ThoseNotAffectedHaveTheComplement) {
  for (const auto method : all_methods) {
    for (const double confidence : {0.5, 0.95, 0.998}) {
      for (const auto& [x, n] : {std::pair{0.0, 3.0},
                                 {1.0, 2.0},
                                 {5.0, 10.0},
                                 {2.25, 30.5},
                                 {999.0, 1000.0},
                                 {40.0, 40.0}}) {
        const Interval limits = *proportion_limits(x, n, confidence, method);
        const Interval others = *proportion_limits(n - x, n, confidence, method);
        EXPECT_NEAR(limits.lower, 1 - others.upper, 1e-14) << x << " of " << n;
        EXPECT_NEAR(limits.upper, 1 - others.lower, 1e-14) << x << " of " << n;
      }
    }
  }
}

TEST(Proportions, CorrectedLimitsAtOneHalf) {
  // The correction stays: 0.027, not the 0.095 of the plain score interval.
  EXPECT_NEAR((*proportion_wilson_cc(1, 2)).lower, 0.0267, 5e-5);
  EXPECT_NEAR((*proportion_wilson_cc(5, 10)).lower, 0.2014, 5e-5);
  EXPECT_NEAR((*proportion_wilson(1, 2)).lower, 0.0945, 5e-5);
}

TEST(Proportions, RefuseWhatIsNoProportion) {
  for (const auto method : all_methods) {
    const auto code = [&](double x, double n, double confidence) {
      return proportion_limits(x, n, confidence, method).problem().code();
    };
    EXPECT_EQ(code(-1, 5, 0.95), "STA-001");
    EXPECT_EQ(code(NAN, 5, 0.95), "STA-001");
    EXPECT_EQ(code(1, INFINITY, 0.95), "STA-001");
    EXPECT_EQ(code(6, 5, 0.95), "STA-002");
    EXPECT_EQ(code(1, 0, 0.95), "STA-002");
    EXPECT_EQ(code(0, 0, 0.95), "STA-003");
    EXPECT_EQ(code(1, 5, 1), "STA-004");
    EXPECT_EQ(code(1, 5, 0.3), "STA-004");
  }
}

TEST(Proportions, CountsTooLargeToBeDoubledHaveNoScoreLimits) {
  EXPECT_EQ(proportion_wilson(1e308, 1e308).problem().code(), "STA-011");
}

/// Garwood 1936, table of 95 % limits.
TEST(Counts, GarwoodsTable) {
  struct Row {
    double x, lower, upper;
  };
  for (const Row& row : {Row{0, 0, 3.689}, Row{1, 0.0253, 5.572}, Row{2, 0.242, 7.225},
                         Row{5, 1.623, 11.668}, Row{10, 4.795, 18.390}, Row{50, 37.11, 65.92}}) {
    const Interval limits = *count_exact(row.x);
    EXPECT_NEAR(limits.lower, row.lower, 5e-3 * (row.x >= 50) + 5e-4);
    EXPECT_NEAR(limits.upper, row.upper, 5e-3 * (row.x >= 50) + 5e-4);
  }
}

TEST(Counts, ExactTailsAreExact) {
  for (const double confidence : confidences) {
    const double a = 0.5 * (1 - confidence);
    for (const int x : {0, 1, 4, 9, 10, 60, 250, 1200, 3000}) {
      const Interval limits = *count_exact(x, confidence);
      EXPECT_LT(precise::error_of(a, precise::poisson_cdf(x, limits.upper)), 2e-11) << x;
      if (x == 0) continue;
      EXPECT_LT(precise::error_of(a, 1 - precise::poisson_cdf(x - 1, limits.lower)), 2e-11) << x;
    }
  }
}

TEST(Counts, ByarMatchesFiftyDigits) {
  for (const double confidence : confidences) {
    const Real z = precise::two_sided_z(confidence);
    for (const double x : {2.0, 10.0, 12.25, 500.0, 1e6, 1e10}) {
      const Real y = Real(x) + 1;
      const Real lower = x * pow(1 - 1 / (9 * Real(x)) - z / (3 * sqrt(Real(x))), 3);
      const Real upper = y * pow(1 - 1 / (9 * y) + z / (3 * sqrt(y)), 3);
      const Interval limits = *count_byar(x, confidence);
      EXPECT_LT(precise::error_of(limits.lower, lower), 5e-14) << x << " " << confidence;
      EXPECT_LT(precise::error_of(limits.upper, upper), 5e-15) << x;
    }
  }
  EXPECT_EQ((*count_byar(0)).lower, 0);
  EXPECT_EQ((*count_byar(1, 0.998)).lower, 0) << "the bracket is negative";
}

TEST(Counts, AutomaticChangesAtTenEvents) {
  EXPECT_EQ((*count_auto(9.75)).upper, (*count_exact(9.75)).upper);
  EXPECT_EQ((*count_auto(10)).upper, (*count_byar(10)).upper);
  EXPECT_EQ((*count_limits(3, 0.95, CountMethod::byar)).lower, (*count_byar(3)).lower);
  EXPECT_EQ((*count_limits(30, 0.95, CountMethod::exact)).lower, (*count_exact(30)).lower);
  EXPECT_EQ((*count_limits(30, 0.95, CountMethod::automatic)).lower, (*count_byar(30)).lower);
}

TEST(Counts, ByarNearsTheExactLimits) {
  EXPECT_NEAR((*count_byar(10)).lower / (*count_exact(10)).lower, 1, 2e-3);
  EXPECT_NEAR((*count_byar(1e5)).lower / (*count_exact(1e5)).lower, 1, 1e-9);
  EXPECT_NEAR((*count_byar(1e6)).upper / (*count_exact(1e6)).upper, 1, 3e-11);
  EXPECT_NEAR((*count_byar(9e8)).upper / (*count_exact(9e8)).upper, 1, 1e-15);
  EXPECT_EQ((*count_byar(1e12)).upper, (*count_exact(1e12)).upper);
}

TEST(Counts, ContainTheCountAndRiseWithIt) {
  for (const auto method : {count_exact, count_mid_p}) {
    Interval before{-1, -1};
    for (double x = 0; x < 3000; x = x * 1.01 + 0.25) {
      const Interval limits = *method(x, 0.95);
      EXPECT_LE(limits.lower, x);
      EXPECT_GE(limits.upper, x);
      EXPECT_GE(limits.lower, before.lower);
      EXPECT_GE(limits.upper, before.upper);
      before = limits;
    }
  }
}

TEST(Counts, MidPLiesWithinTheExactLimits) {
  for (const double x : {0.0, 0.5, 1.0, 7.0, 80.0, 4e5, 2e9, 1e12}) {
    const Interval exact = *count_exact(x);
    const Interval mid_p = *count_mid_p(x);
    EXPECT_GE(mid_p.lower, exact.lower * (1 - 1e-15));
    EXPECT_LE(mid_p.upper, exact.upper * (1 + 1e-15));
  }
  EXPECT_DOUBLE_EQ((*count_mid_p(0)).upper, -std::log(0.05));
}

TEST(Counts, TheMethodUsedIsNamed) {
  EXPECT_EQ(count_method_used(9.99, CountMethod::automatic), CountMethod::exact);
  EXPECT_EQ(count_method_used(10, CountMethod::automatic), CountMethod::byar);
  EXPECT_EQ(count_method_used(3, CountMethod::byar), CountMethod::byar);
}

TEST(Counts, RefuseWhatIsNoCount) {
  for (const auto method : {count_exact, count_byar, count_auto, count_mid_p}) {
    EXPECT_EQ(method(-0.5, 0.95).problem().code(), "STA-001");
    EXPECT_EQ(method(NAN, 0.95).problem().code(), "STA-001");
    EXPECT_EQ(method(3, 0.2).problem().code(), "STA-004");
  }
}

}  // namespace
}  // namespace engawa::stats
