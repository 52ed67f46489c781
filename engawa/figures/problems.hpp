#pragma once

#include "engawa/base/problem.hpp"

namespace engawa::figures::problems {

using base::ProblemKind;

inline constexpr ProblemKind svg_unreadable{
    "FIG-001", "SVG cannot be parsed", "図（SVG）を読み取れません。",
    "図の内容が壊れているため、画像に変換できません。",
    "図を作り直してください。繰り返し起きる場合は、この番号を添えて管理者に知らせてください。"};
inline constexpr ProblemKind picture_too_large{
    "FIG-002", "picture size not allowed", "画像の大きさが許された範囲にありません。",
    "大きすぎる画像は、記憶領域を使い切るおそれがあります。",
    "拡大率を小さくしてください（縦横とも16,000画素、合計6,400万画素まで）。"};
inline constexpr ProblemKind drawing_failed{
    "FIG-003", "drawing failed", "図を画像として描けません。",
    "描画の途中で失敗したため、画像が完成していません。",
    "空き容量とフォントの導入を確かめ、もう一度試してください。"};

inline const base::ProblemList all{&svg_unreadable, &picture_too_large, &drawing_failed};

}  // namespace engawa::figures::problems
