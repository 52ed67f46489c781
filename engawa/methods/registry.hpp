#pragma once

#include <vector>

#include "engawa/methods/method.hpp"

namespace engawa::methods {

// The families, each in its own file; all_methods() joins them.
[[nodiscard]] std::vector<Method> interval_methods();
[[nodiscard]] std::vector<Method> mean_methods();
[[nodiscard]] std::vector<Method> standardised_methods();
[[nodiscard]] std::vector<Method> smooth_methods();
[[nodiscard]] std::vector<Method> funnel_methods();
[[nodiscard]] std::vector<Method> trend_methods();
[[nodiscard]] std::vector<Method> comparison_methods();
[[nodiscard]] std::vector<Method> decomposition_methods();
[[nodiscard]] std::vector<Method> evaluation_methods();
[[nodiscard]] std::vector<Method> population_methods();

}  // namespace engawa::methods
