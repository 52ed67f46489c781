#include "engawa/stats/mean.hpp"

#include <algorithm>
#include <cmath>

#include "engawa/stats/checks.hpp"
#include "engawa/stats/normal.hpp"
#include "engawa/stats/student.hpp"

namespace engawa::stats {
namespace {

base::Status check_finite(double value) {
  if (std::isfinite(value)) return base::success();
  return base::make_problem(problems::bad_parameter, base::format_significant(value), "finite");
}

/// x at p of sorted values, at least one.
double percentile_of_sorted(const std::vector<double>& sorted, double p) {
  const double position = static_cast<double>(sorted.size() - 1) * p;
  const double below = std::floor(position);
  const auto index = static_cast<std::size_t>(below);
  if (index + 1 >= sorted.size()) return sorted.back();
  return sorted[index] + (position - below) * (sorted[index + 1] - sorted[index]);
}

}  // namespace

base::Result<Moments> moments_of(std::span<const double> values) {
  Moments moments;
  if (values.empty()) return moments;
  moments.count = static_cast<double>(values.size());
  double sum = 0;
  for (const double value : values) {
    TRY(check_finite(value));
    sum += value / moments.count;  // divided first: the sum of large values stays finite
  }
  double rest = 0;
  for (const double value : values) rest += value - sum;
  moments.mean = sum + rest / moments.count;
  double squares = 0;
  double remainder = 0;
  for (const double value : values) {
    const double gap = value - moments.mean;
    squares += gap * gap;
    remainder += gap;
  }
  moments.squares = std::max(squares - remainder * remainder / moments.count, 0.0);
  return moments;
}

Moments merge_moments(const Moments& first, const Moments& second) {
  if (first.count == 0) return second;
  if (second.count == 0) return first;
  const double count = first.count + second.count;
  const double gap = second.mean - first.mean;
  const double share = second.count / count;
  return {count, first.mean + gap * share,
          first.squares + second.squares + gap * gap * first.count * share};
}

base::Result<SampleMean> sample_mean(std::span<const double> values, double confidence) {
  return sample_mean(TRY(moments_of(values)), confidence);
}

base::Result<SampleMean> sample_mean(const Moments& moments, double confidence) {
  TRY(check_confidence(confidence));
  if (!(moments.count >= 1)) return base::make_problem(problems::too_few_members, "0", ">= 1");
  SampleMean result{moments.count, moments.mean, {}, {}};
  const double freedom = moments.count - 1;
  if (!(freedom > 0)) return result;
  const double deviation = std::sqrt(moments.squares / freedom);
  const double point = student_quantile_upper(0.5 * (1 - confidence), freedom);
  if (std::isnan(point)) return base::make_problem(problems::not_computable);
  const double half_width = point * deviation / std::sqrt(moments.count);
  result.standard_deviation = deviation;
  result.limits = Interval{moments.mean - half_width, moments.mean + half_width};
  return result;
}

base::Result<DirectMean> direct_mean(std::span<const MeanStratum> strata, double confidence) {
  TRY(check_confidence(confidence));
  if (strata.empty()) return base::make_problem(problems::too_few_members, "0", ">= 1");
  double total = 0;
  for (const MeanStratum& stratum : strata) {
    TRY(check_count(stratum.count));
    if (stratum.count == 0) return base::make_problem(problems::zero_denominator);
    TRY(check_finite(stratum.mean));
    if (!is_count(stratum.standard_deviation)) {
      return base::make_problem(problems::bad_parameter,
                                base::format_significant(stratum.standard_deviation), ">= 0");
    }
    if (!is_count(stratum.standard_weight)) {
      return base::make_problem(problems::bad_weight,
                                base::format_significant(stratum.standard_weight), ">= 0");
    }
    total += stratum.standard_weight;
  }
  if (!(total > 0)) return base::make_problem(problems::bad_weight, "0", "> 0");
  DirectMean result{};
  double variance = 0;
  for (const MeanStratum& stratum : strata) {
    const double weight = stratum.standard_weight / total;
    const double spread = weight * stratum.standard_deviation;
    result.value += weight * stratum.mean;
    variance += spread * spread / stratum.count;
  }
  result.standard_error = std::sqrt(variance);
  const double half_width = two_sided_z(confidence) * result.standard_error;
  result.limits = {result.value - half_width, result.value + half_width};
  return result;
}

base::Result<std::vector<double>> percentiles(std::span<const double> values,
                                              std::span<const double> shares) {
  if (values.empty()) return base::make_problem(problems::too_few_members, "0", ">= 1");
  for (const double value : values) TRY(check_finite(value));
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  std::vector<double> result;
  for (const double share : shares) {
    if (!(share >= 0 && share <= 1)) {
      return base::make_problem(problems::bad_parameter, base::format_significant(share), "0..1");
    }
    result.push_back(percentile_of_sorted(sorted, share));
  }
  return result;
}

}  // namespace engawa::stats
