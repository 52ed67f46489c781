#include "engawa/stats/adjust_p.hpp"

#include <algorithm>
#include <cstddef>

#include "engawa/stats/checks.hpp"

namespace engawa::stats {
namespace {

/// Hommel's adjusted values of sorted p-values.
std::vector<double> hommel_of(const std::vector<double>& p) {
  const std::size_t m = p.size();
  const auto number = [](std::size_t value) { return static_cast<double>(value); };
  double simes = number(m) * p[0];
  for (std::size_t j = 2; j <= m; ++j) {
    simes = std::min(simes, number(m) * p[j - 1] / number(j));
  }
  std::vector<double> adjusted(m, simes);
  for (std::size_t k = m - 1; k >= 2 && k < m; --k) {
    const std::size_t first_count = m - k + 1;
    double q = number(k) * p[m - k + 1] / 2;
    for (std::size_t j = 3; j <= k; ++j) q = std::min(q, number(k) * p[m - k + j - 1] / number(j));
    for (std::size_t i = 0; i < first_count; ++i) {
      adjusted[i] = std::max(adjusted[i], std::min(number(k) * p[i], q));
    }
    const double last = std::min(number(k) * p[first_count - 1], q);
    for (std::size_t i = first_count; i < m; ++i) adjusted[i] = std::max(adjusted[i], last);
  }
  for (std::size_t i = 0; i < m; ++i) adjusted[i] = std::max(adjusted[i], p[i]);
  return adjusted;
}

/// All adjusted values of sorted p-values, before the cut at 1.
std::vector<AdjustedP> adjusted_of(const std::vector<double>& p) {
  const std::size_t m = p.size();
  std::vector<AdjustedP> adjusted(m);
  const auto count = static_cast<double>(m);
  double harmonic = 0;
  double running_holm = 0;
  for (std::size_t i = 0; i < m; ++i) {
    harmonic += 1 / static_cast<double>(i + 1);
    adjusted[i].bonferroni = count * p[i];
    running_holm = std::max(running_holm, static_cast<double>(m - i) * p[i]);
    adjusted[i].holm = running_holm;
  }
  double running_bh = count * p[m - 1];
  double running_hochberg = running_bh;
  for (std::size_t i = m; i-- > 0;) {
    running_bh = std::min(running_bh, count / static_cast<double>(i + 1) * p[i]);
    running_hochberg = std::min(running_hochberg, static_cast<double>(m - i) * p[i]);
    adjusted[i].benjamini_hochberg = running_bh;
    adjusted[i].benjamini_yekutieli = harmonic * running_bh;
    adjusted[i].hochberg = running_hochberg;
    adjusted[i].hommel = running_hochberg;  // what Hommel's form is for one or two tests
  }
  if (m > 2) {
    const std::vector<double> hommel = hommel_of(p);
    for (std::size_t i = 0; i < m; ++i) adjusted[i].hommel = hommel[i];
  }
  return adjusted;
}

AdjustedP cut(const AdjustedP& p) {
  return {std::min(1.0, p.benjamini_hochberg), std::min(1.0, p.benjamini_yekutieli),
          std::min(1.0, p.bonferroni),         std::min(1.0, p.holm),
          std::min(1.0, p.hochberg),           std::min(1.0, p.hommel)};
}

}  // namespace

base::Result<std::vector<std::optional<AdjustedP>>> adjust_p(
    std::span<const std::optional<double>> p_values) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < p_values.size(); ++i) {
    if (!p_values[i]) continue;
    if (!(*p_values[i] >= 0 && *p_values[i] <= 1)) {
      return base::make_problem(problems::bad_parameter, base::format_significant(*p_values[i]),
                                "0 <= p <= 1");
    }
    order.push_back(i);
  }
  std::vector<std::optional<AdjustedP>> result(p_values.size());
  if (order.empty()) return result;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return *p_values[a] < *p_values[b]; });
  std::vector<double> sorted;
  sorted.reserve(order.size());
  for (const std::size_t index : order) sorted.push_back(*p_values[index]);
  const std::vector<AdjustedP> adjusted = adjusted_of(sorted);
  for (std::size_t i = 0; i < order.size(); ++i) result[order[i]] = cut(adjusted[i]);
  return result;
}

}  // namespace engawa::stats
