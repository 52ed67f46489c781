#pragma once

#include "engawa/base/problem.hpp"

namespace engawa::areas::problems {

inline constexpr base::ProblemKind missing_column{
    "ARE-001", "area list lacks a column", "区域の一覧に必要な列がありません。",
    "区域のコードと名前がそろわないと、どの区域の数値かを確かめられません。",
    "配布された catalog/areas のファイルに戻してください。"};
inline constexpr base::ProblemKind wrong_row{
    "ARE-002", "area list row is wrong", "区域の一覧に誤った行があります。",
    "区域の対応が崩れ、別の区域の数値を示すおそれがあります。",
    "配布された catalog/areas のファイルに戻してください。"};
inline constexpr base::ProblemKind unknown_area{
    "ARE-003", "unknown area", "その区域は見つかりません。",
    "区域が決まらないと健康課題を示せません。",
    "`engawa areas` または画面の検索で区域コードを確かめてください。"};
inline constexpr base::ProblemKind wrong_geometry{
    "ARE-004", "map geometry cannot be read", "地図の形を読めません。",
    "地図を描けません（数値の計算には影響しません）。",
    "配布された catalog/areas のファイルに戻してください。"};

inline const base::ProblemList all{&missing_column, &wrong_row, &unknown_area, &wrong_geometry};

}  // namespace engawa::areas::problems
