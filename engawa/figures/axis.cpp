#include "engawa/figures/axis.hpp"

#include <algorithm>
#include <cmath>

namespace engawa::figures {
namespace {

int places_for(double step) {
  for (int places = 0; places < 6; ++places) {
    const double scaled = step * std::pow(10.0, places);
    if (std::fabs(scaled - std::round(scaled)) < 1e-6 * std::max(1.0, scaled)) return places;
  }
  return 6;
}

double nice_step(double rough) {
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
    if (factor * power >= rough * 0.999) return factor * power;
  }
  return 10 * power;
}

// Every multiple of `step` in [low, high].
Ticks multiples(double low, double high, double step) {
  Ticks ticks;
  ticks.places = places_for(step);
  const double slack = step * 1e-9;
  const double first = std::ceil((low - slack) / step);
  for (int i = 0; i < 100; ++i) {
    const double value = (first + i) * step;
    if (value > high + slack) break;
    ticks.values.push_back(value == 0 ? 0.0 : value);
  }
  return ticks;
}

}  // namespace

Ticks nice_ticks(double low, double high, int wanted) {
  if (!std::isfinite(low) || !std::isfinite(high) || !(high > low)) {
    return {{std::isfinite(low) ? low : 0.0}, 0};
  }
  return multiples(low, high, nice_step((high - low) / std::max(1, wanted - 1)));
}

Ticks log_ticks(double low, double high, int most) {
  Ticks ticks;
  if (!(low > 0) || !(high > low) || !std::isfinite(high)) return ticks;
  // On a short axis, evenly spaced numbers read better; they stand closest at the upper end.
  if (high / low < 6) {
    const double closest = high * (1 - std::pow(low / high, 1.0 / std::max(1, most)));
    return multiples(low, high, nice_step(closest * 0.95));
  }
  const auto fill = [&](std::initializer_list<double> factors) {
    ticks.values.clear();
    const int last = static_cast<int>(std::ceil(std::log10(high)));
    for (int power = static_cast<int>(std::floor(std::log10(low))); power <= last; ++power) {
      for (const double factor : factors) {
        const double value = factor * std::pow(10.0, power);
        if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) ticks.values.push_back(value);
      }
    }
  };
  fill({1, 2, 5});
  if (static_cast<int>(ticks.values.size()) > most) fill({1});
  for (const double value : ticks.values) ticks.places = std::max(ticks.places, places_for(value));
  return ticks;
}

Scale::Scale(Kind kind, double low, double high, double from, double to)
    : m_kind(kind), m_low(low), m_high(high), m_from(from), m_to(to) {
  if (!std::isfinite(m_low)) m_low = 0;
  if (!std::isfinite(m_high)) m_high = m_low;
  if (m_kind == Kind::logarithmic && !(m_low > 0)) m_low = m_high > 0 ? m_high / 100 : 1;
  if (!(m_high > m_low)) {
    const double margin = m_low == 0 ? 1 : std::fabs(m_low) * 0.1;
    m_high = m_low + margin;
    m_low -= margin;
  }
}

double Scale::operator()(double value) const {
  if (!std::isfinite(value) || (m_kind == Kind::logarithmic && !(value > 0))) return m_from;
  const double share = m_kind == Kind::linear ? (value - m_low) / (m_high - m_low)
                                              : std::log(value / m_low) / std::log(m_high / m_low);
  return m_from + share * (m_to - m_from);
}

double Scale::clamped(double value) const {
  if (std::isinf(value)) return value > 0 ? m_to : m_from;
  const double at = (*this)(value);
  return std::clamp(at, std::min(m_from, m_to), std::max(m_from, m_to));
}

Ticks Scale::ticks(int wanted) const {
  return m_kind == Kind::linear ? nice_ticks(m_low, m_high, wanted)
                                : log_ticks(m_low, m_high, wanted);
}

void Extent::include(double value) {
  if (!std::isfinite(value)) return;
  m_low = std::min(m_low, value);
  m_high = std::max(m_high, value);
}

}  // namespace engawa::figures
