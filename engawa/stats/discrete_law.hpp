#pragma once

#include <cmath>
#include <variant>

namespace engawa::stats {

// Exact tests on whole counts. Log probabilities by the saddle-point form (Loader 2000), which
// keeps 1e-11 relative at counts of 1e9 where differences of log factorials have lost everything;
// tails summed from their largest term by the ratio of neighbours. Pure functions, safe from many
// threads, no exceptions.

/// Whether exact tests can count it.
[[nodiscard]] inline bool is_whole(double value) { return value == std::floor(value); }

/// The number of affected among `trials`, each with probability share (0 < share < 1);
/// `other_share` is 1 - share, given apart because the caller often knows it without rounding.
struct BinomialLaw {
  double trials;
  double share;
  double other_share;

  [[nodiscard]] double lowest() const { return 0; }
  [[nodiscard]] double highest() const { return trials; }
  [[nodiscard]] double mode() const;
  [[nodiscard]] double log_probability(double count) const;
  /// P(count + 1) / P(count).
  [[nodiscard]] double ratio_up(double count) const;
};

/// The number of marked among `drawn` taken without replacement from `marked` + `unmarked`.
struct HypergeometricLaw {
  double marked;
  double unmarked;
  double drawn;

  [[nodiscard]] double lowest() const;
  [[nodiscard]] double highest() const;
  [[nodiscard]] double mode() const;
  [[nodiscard]] double log_probability(double count) const;
  [[nodiscard]] double ratio_up(double count) const;
};

using DiscreteLaw = std::variant<BinomialLaw, HypergeometricLaw>;

/// Two-sided p-value: sum of the probabilities of all counts that are at most 1 + 1e-7 times as
/// probable as `observed` (a whole number within the law's range). The ends of both tails are found
/// by bisection. 0..1.
[[nodiscard]] double minimum_likelihood_p(const DiscreteLaw& law, double observed);

/// min(1, 2 P(X <= min(a, b))), X binomial of a + b trials with share 1/2: the sign test, McNemar's
/// exact test. Fractional counts (>= 0) by the incomplete beta function; NaN when that fails.
[[nodiscard]] double even_binomial_p(double a, double b);

}  // namespace engawa::stats
