#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engawa/base/result.hpp"

namespace engawa::stats {

/// One sex-age class of an area (a) and of what it is compared with (b). Counts >= 0.
struct ClassCounts {
  double people_a;
  double affected_a;
  double people_b;
  double affected_b;
};

/// Share of one class in the gap between two crude proportions; effects in units of proportion.
struct ClassEffect {
  double rate_effect;            ///< (c_a + c_b)/2 (r_a - r_b), c = share of people, r = rate
  double composition_effect;     ///< (r_a + r_b)/2 (c_a - c_b)
  double composition_centred;    ///< the same with the mean crude rate taken off; show this one
  std::optional<double> excess;  ///< x_a - n_a r_b, persons; absent when only a has such people
  double excess_variance;        ///< n_a r_a (1 - r_a)
  double step_b;                 ///< c_b (r_a - r_b): the rate replaced in b's composition
  double step_a;                 ///< c_a (r_a - r_b); their mean is rate_effect
};

struct Decomposition {
  double value_a;  ///< crude proportions
  double value_b;
  double difference;                ///< rate_effect + composition_effect, to 1e-15
  double rate_effect;               ///< sum over classes
  double composition_effect;        ///< sum over classes
  double composition_centred;       ///< sum over classes, equal to composition_effect
  double step_b;                    ///< sum over classes: the gap at b's composition
  double step_a;                    ///< sum over classes: the gap at a's composition
  std::optional<double> excess;     ///< sum over classes; absent when one of them is
  double excess_variance;           ///< sum over classes
  std::optional<double> log_ratio;  ///< ln(value_a / value_b); absent when either is 0
  std::vector<ClassEffect> classes;
};

/// Kitagawa (1955). A class without people on one side takes the other side's rate, so that its
/// rate effect is 0. Problems: STA-006 no class, STA-001, STA-002, STA-003 a side without people.
/// Safe from many threads.
[[nodiscard]] base::Result<Decomposition> decompose_gap(std::span<const ClassCounts> classes);

/// A class that drives an area's excess.
struct Driver {
  std::size_t class_index;
  double excess;            ///< persons, > 0
  double share;             ///< of the positive excess of all classes, 0..1
  double cumulative_share;  ///< with the drivers before it
  double p_positive;        ///< P(excess > 0), normal approximation
};

/// The fewest classes whose excess reaches `share` (0..1) of the positive excess, largest first;
/// none when no class has a positive excess.
[[nodiscard]] std::vector<Driver> gap_drivers(const Decomposition& decomposition,
                                              double share = 0.8);

}  // namespace engawa::stats
