#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "engawa/base/result.hpp"
#include "engawa/stats/interval.hpp"

namespace engawa::stats {

/// One share, 0 <= affected <= people, people > 0.
struct ShareCount {
  double affected;
  double people;
};

/// A treated and a control group, each before (0) and after (1).
struct TwoByTwo {
  ShareCount treated_before;
  ShareCount treated_after;
  ShareCount control_before;
  ShareCount control_after;
};

struct TwoByTwoEffect {
  double effect;  ///< (pt1 - pt0) - (pc1 - pc0)
  double standard_error;
  std::optional<double> z;         ///< absent when the standard error is 0
  std::optional<double> p;         ///< two-sided, normal
  Interval limits;                 ///< normal
  std::optional<double> log_odds;  ///< the same difference of log odds; absent with an empty cell
  std::optional<double> log_odds_se;
};

/// Difference in differences of four independent shares. Problems: STA-001, STA-002, STA-003,
/// STA-004. Safe from many threads.
[[nodiscard]] base::Result<TwoByTwoEffect> difference_in_differences(const TwoByTwo& counts,
                                                                     double confidence = 0.95);

/// One observation of a panel. Units and times are numbered by the caller (0, 1, ..., fewer than
/// 100,000).
struct PanelRow {
  std::size_t unit;
  std::size_t time;
  bool treated;
  bool post;
  double value;
};

struct PanelEffect {
  double effect;
  double standard_error;      ///< clustered by unit, HC1
  double standard_error_ols;  ///< for comparison
  std::optional<double> p;    ///< Student's t with (units - 1) degrees of freedom
  Interval limits;            ///< the same law
  std::size_t units;
  std::size_t treated_units;
  std::size_t times;
  double residual_freedom;  ///< rows - units - times
  /// Fewer than 30 units or 10 treated ones: the clustered standard error is not to be relied on.
  bool few_units;
};

/// Two-way fixed effects: least squares of the value on treated x post with a dummy for every unit
/// and time; unbalanced panels allowed. Variance (X'X)^-1 (sum of X_g' e_g e_g' X_g) (X'X)^-1 times
/// U/(U-1) (N-1)/(N-K), K = U + T (Bertrand et al. 2004). Problems: STA-004, STA-006 fewer than 2
/// units or no degree of freedom left, STA-008 a unit twice at one time, STA-010 value not finite
/// or number too large, STA-020 treated x post cannot be told from units and times. Safe from many
/// threads.
[[nodiscard]] base::Result<PanelEffect> panel_difference_in_differences(
    std::span<const PanelRow> rows, double confidence = 0.95);

}  // namespace engawa::stats
