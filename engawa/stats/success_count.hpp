#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace engawa::stats {

/// Law of the number of successes of independent trials (Poisson-binomial), trials added one by
/// one. Only the part that carries probability is kept: what is cut is below 1e-18 per trial. Not
/// for several threads at once.
class SuccessCount {
 public:
  /// Room for at most `trials` trials.
  explicit SuccessCount(std::size_t trials) : m_probability(trials + 2), m_rest(trials + 2) {}

  /// No trial: 0 successes for certain.
  void reset() {
    std::fill(m_probability.begin(), m_probability.end(), 0.0);
    m_probability[0] = 1;
    m_first = 0;
    m_last = 0;
    m_certain = 0;
  }

  /// Adds a trial that succeeds with probability 0 <= success <= 1.
  void add(double success) {
    constexpr double negligible = 1e-18;
    if (success == 0) return;
    if (success == 1) {
      ++m_certain;
      return;
    }
    double* p = m_probability.data();
    const double failure = 1 - success;
    for (std::size_t k = m_last + 1; k > m_first; --k) p[k] = p[k] * failure + p[k - 1] * success;
    p[m_first] *= failure;
    ++m_last;
    while (m_last > m_first && p[m_last] < negligible) p[m_last--] = 0;
    while (m_first < m_last && p[m_first] < negligible) p[m_first++] = 0;
  }

  /// Adds `weight` times the law of all trials but one, which was added with `success`: to sums[k]
  /// for k successes of the others. `sums` has one element per trial.
  void add_without(double success, double weight, std::vector<double>& sums) {
    if (success == 0 || success == 1) {
      const std::size_t shift = success == 1 ? m_certain - 1 : m_certain;
      for (std::size_t k = m_first; k <= m_last; ++k) sums[k + shift] += weight * m_probability[k];
      return;
    }
    const auto [first, last] = success < 0.5 ? divide_upward(success) : divide_downward(success);
    for (std::size_t k = first; k <= last; ++k) sums[k + m_certain] += weight * m_rest[k];
  }

 private:
  struct Range {
    std::size_t first;
    std::size_t last;
  };

  // A trial is divided out of the law from the end at which an error shrinks from step to step.
  // The highest count of all trials takes the trial's success, so the others stop one below.

  Range divide_upward(double success) {
    const double failure = 1 - success;
    double rest = 0;
    for (std::size_t k = m_first; k < m_last; ++k) {
      rest = (m_probability[k] - success * rest) / failure;
      m_rest[k] = rest;
    }
    return {m_first, m_last - 1};
  }

  Range divide_downward(double success) {
    const double failure = 1 - success;
    const std::size_t lowest = m_first == 0 ? 0 : m_first - 1;
    double rest = 0;
    for (std::size_t k = m_last; k > lowest; --k) {
      rest = (m_probability[k] - failure * rest) / success;
      m_rest[k - 1] = rest;
    }
    return {lowest, m_last - 1};
  }

  std::vector<double> m_probability;
  std::vector<double> m_rest;
  std::size_t m_first = 0;
  std::size_t m_last = 0;
  std::size_t m_certain = 0;  // trials that always succeed
};

}  // namespace engawa::stats
