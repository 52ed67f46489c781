#pragma once

#include "engawa/base/problem.hpp"

namespace engawa::councils::problems {

inline constexpr base::ProblemKind circular_councils{
    "COU-001", "council would stand under itself", "協議会の上下の関係が輪になります。",
    "どの協議会の下にあるかが決まりません。", "上に置く協議会を選び直してください。"};

inline const base::ProblemList all{&circular_councils};

}  // namespace engawa::councils::problems
