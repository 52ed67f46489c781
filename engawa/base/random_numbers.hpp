#pragma once

#include <cstdint>

namespace engawa::base {

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers on every machine, which the standard
/// library's distributions do not promise. For simulation and synthetic people, never for keys.
class RandomNumbers {
 public:
  explicit RandomNumbers(std::uint64_t seed) : m_state(seed) {}

  std::uint64_t next() {
    m_state += 0x9E3779B97F4A7C15ULL;
    std::uint64_t mixed = m_state;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
    return mixed ^ (mixed >> 31);
  }
  /// 0 <= x < 1.
  double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
  /// 0 <= x < limit; `limit` > 0. The bias of the remainder is below limit / 2^64.
  std::uint64_t below(std::uint64_t limit) { return next() % limit; }
  /// Nearly normal with mean 0 and variance 1: the sum of twelve uniform numbers.
  double normal() {
    double sum = -6;
    for (int i = 0; i < 12; ++i) sum += unit();
    return sum;
  }

 private:
  std::uint64_t m_state;
};

}  // namespace engawa::base
