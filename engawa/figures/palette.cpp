#include "engawa/figures/palette.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace engawa::figures::palette {
namespace {

double channel(std::string_view colour, std::size_t at) {
  int value = 0;
  if (colour.size() >= at + 2) {
    std::from_chars(colour.data() + at, colour.data() + at + 2, value, 16);
  }
  const double share = value / 255.0;
  return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

double luminance(std::string_view colour) {
  return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
}

}  // namespace

double contrast(std::string_view one, std::string_view other) {
  // Values, not std::minmax of temporaries, which would give dangling references.
  const double first = luminance(one);
  const double second = luminance(other);
  const double dark = std::min(first, second);
  const double light = std::max(first, second);
  return (light + 0.05) / (dark + 0.05);
}

std::string_view text_on(std::string_view background) {
  return contrast(background, ink) >= contrast(background, paper) ? ink : paper;
}

}  // namespace engawa::figures::palette
