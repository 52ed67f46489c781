#pragma once

#include "engawa/base/problem.hpp"

namespace engawa::demo::problems {

inline constexpr base::ProblemKind folder_in_use{
    "DEM-001", "data folder holds persons already",
    "このデータフォルダーには、すでに人の登録があります。",
    "見本の架空の人や協議会が、実際の名簿に混ざります。",
    "`--data` に新しいフォルダーを指定してください。"};
inline constexpr base::ProblemKind wrong_step{
    "DEM-002", "step of the demo story cannot be done", "見本の物語の、ある行を実行できません。",
    "見本の県が途中までしかできません。", "配布された catalog/demo のファイルに戻してください。"};

inline const base::ProblemList all{&folder_in_use, &wrong_step};

}  // namespace engawa::demo::problems
