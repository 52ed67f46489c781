#pragma once

#include <vector>

namespace engawa::figures {

/// Round numbers of an axis and the decimals needed to print them apart.
struct Ticks {
  std::vector<double> values;  ///< ascending, all inside [low, high] up to rounding
  int places = 0;              ///< decimals for base::format_fixed
};

/// Ticks at multiples of 1, 2, 2.5 or 5 times a power of ten, about `wanted` (>= 2) of them.
/// A domain that is empty, reversed or not finite gives one tick at `low` (or 0).
[[nodiscard]] Ticks nice_ticks(double low, double high, int wanted);

/// Ticks of a logarithmic axis: 1, 2, 5 times powers of ten inside [low, high]; only powers of ten
/// when there would be more than `most`. Requires low > 0; otherwise empty. A short axis (high less
/// than 6 times low, as for ratios) gets multiples of one round step that stand at least a
/// `most`-th of the axis apart.
[[nodiscard]] Ticks log_ticks(double low, double high, int most);

/// Maps a value to a coordinate, linearly or by logarithm. Values that cannot be mapped (not
/// finite; <= 0 on a log scale) give the coordinate of `low`.
class Scale {
 public:
  enum class Kind { linear, logarithmic };
  /// `from` is the coordinate of `low`, `to` that of `high`. An empty domain is widened a little.
  Scale(Kind kind, double low, double high, double from, double to);
  [[nodiscard]] double operator()(double value) const;
  /// As operator(), kept between the two ends.
  [[nodiscard]] double clamped(double value) const;
  [[nodiscard]] bool contains(double value) const { return value >= m_low && value <= m_high; }
  [[nodiscard]] double low() const { return m_low; }
  [[nodiscard]] double high() const { return m_high; }
  [[nodiscard]] Ticks ticks(int wanted) const;

 private:
  Kind m_kind;
  double m_low;
  double m_high;
  double m_from;
  double m_to;
};

/// The smallest range that holds every finite value given to it.
class Extent {
 public:
  void include(double value);
  [[nodiscard]] bool empty() const { return m_low > m_high; }
  [[nodiscard]] double low() const { return m_low; }
  [[nodiscard]] double high() const { return m_high; }

 private:
  double m_low = 1e308;
  double m_high = -1e308;
};

}  // namespace engawa::figures
