#pragma once

#include <limits>
#include <optional>
#include <string_view>

namespace engawa::indicators {

/// The values a class of a published table stands for: lower <= value < upper, on the item's
/// scale. Infinite where the class is open.
struct ClassInterval {
  double lower = -std::numeric_limits<double>::infinity();
  double upper = std::numeric_limits<double>::infinity();
};

/// Reads a class label such as "25.0以上30.0未満", "31以上50以下", "100未満", "13.1以上" or
/// "30以下". "以下" and "超" move to the next value of the label's own number of decimals
/// ("50以下" ends before 51, "13.0以下" before 13.1). Nothing for labels in words.
[[nodiscard]] std::optional<ClassInterval> parse_class_label(std::string_view label);

/// Between neighbouring answers that a table tells together: "++/+++".
inline constexpr char joined_answers = '/';

}  // namespace engawa::indicators
