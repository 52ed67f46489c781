#pragma once

#include "engawa/base/result.hpp"

namespace engawa::stats {

/// The values of all from whom some are picked for being above a cut-off.
struct PickedGroup {
  double mean;
  double standard_deviation;  ///< > 0
  double cut_off;
  double reliability;  ///< correlation of two measurements of the same person or area, 0..1
};

/// Expected fall of the mean of the picked at the next measurement without any measure (Davis
/// 1976): (1 - reliability) sd phi(k) / (1 - Phi(k)), k = (cut_off - mean) / sd. For picking below
/// a cut-off change the sign of mean and cut_off. Problems: STA-010 parameters. Safe from many
/// threads.
[[nodiscard]] base::Result<double> regression_to_the_mean(const PickedGroup& group);

/// Size and certainty of a comparison.
struct StudyAim {
  double alpha = 0.05;  ///< two-sided, 0 < alpha < 1
  double power = 0.8;   ///< 0 < power < 1
};

/// Factor by which clusters (of cluster_size >= 1 people with intraclass correlation 0..1) raise
/// the people needed: 1 + (m - 1) ICC. Problems: STA-010.
[[nodiscard]] base::Result<double> design_effect(double cluster_size,
                                                 double intraclass_correlation);

/// People needed in each of two groups to tell the shares p1 and p2 (0..1, different) apart, not
/// rounded: (z_(1-alpha/2) sqrt(2 p q) + z_power sqrt(p1 q1 + p2 q2))^2 / (p1 - p2)^2, p the mean
/// share; times design_effect for clusters. Problems: STA-010. Safe from many threads.
[[nodiscard]] base::Result<double> people_per_group(double share_1, double share_2,
                                                    const StudyAim& aim = {});

/// The smallest effect found with the wanted power when its standard error (>= 0) is known:
/// (z_(1-alpha/2) + z_power) standard_error. Problems: STA-010.
[[nodiscard]] base::Result<double> detectable_effect(double standard_error,
                                                     const StudyAim& aim = {});

}  // namespace engawa::stats
