#pragma once

namespace engawa::stats {

// The Poisson law with `mean` > 0, finite. Pure, safe from many threads, no exceptions.

/// log P(X = count), count >= 0 (fractional: mean^count e^-mean / Gamma(count + 1)), in the
/// saddle-point form (Loader 2000), which keeps 1e-12 at counts of 1e12 where differences of log
/// factorials have lost everything.
[[nodiscard]] double poisson_log_probability(double count, double mean);

/// Two-sided p-value of a whole count: sum of the probabilities of all counts that are at most
/// 1 + 1e-7 times as probable. The ends of both tails are found by bisection, the tails by the
/// incomplete gamma functions. 0..1; NaN when they fail.
[[nodiscard]] double poisson_minimum_likelihood_p(double observed, double mean);

}  // namespace engawa::stats
