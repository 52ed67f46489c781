#pragma once

#include "engawa/base/problem.hpp"

namespace engawa::cells::problems {

inline constexpr base::ProblemKind damaged_table{
    "CEL-001", "stored cell table is damaged", "保存された集計表が壊れています。",
    "壊れた数値から結果を出すわけにはいきません。",
    "`engawa verify` で範囲を確かめ、該当する取込みを取り消してから取り込み直してください。"};

inline const base::ProblemList all{&damaged_table};

}  // namespace engawa::cells::problems
