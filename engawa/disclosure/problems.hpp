#pragma once

#include "engawa/base/problem.hpp"

namespace engawa::disclosure::problems {

inline constexpr base::ProblemKind small_count_visible{
    "DIS-001", "table shows a count below ten", "10未満の人数が表示されている表です。",
    "少人数の値は個人の特定につながるおそれがあり、そのままでは示せません。",
    "公表時に秘匿処理された版（第3回以降のNDBオープンデータなど）を使ってください。"};

inline const base::ProblemList all{&small_count_visible};

}  // namespace engawa::disclosure::problems
