#pragma once

namespace engawa::stats {

// Student's t law with `freedom` > 0 degrees of freedom (fractional allowed). Relative error below
// 1e-12; arguments outside their range, NaN, and a failure of the numerical method give NaN. Pure
// functions, safe from many threads, no exceptions.

/// t with P(T > t) = q, 0 <= q <= 1; inf at 0 and -inf at 1.
[[nodiscard]] double student_quantile_upper(double q, double freedom);

/// P(|T| > |t|): the two-sided p-value of a statistic t.
[[nodiscard]] double student_two_sided_p(double t, double freedom);

}  // namespace engawa::stats
