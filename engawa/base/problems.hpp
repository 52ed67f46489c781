#pragma once

#include "engawa/base/problem.hpp"

namespace engawa::base::problems {

inline constexpr ProblemKind file_unreadable{
    "BAS-001", "file cannot be read", "ファイルを読めません。",
    "内容を確かめられないため、処理を続けられません。",
    "ファイルの場所と名前、読み取りの権限を確かめてください。"};
inline constexpr ProblemKind file_too_large{
    "BAS-002", "file too large", "ファイルが大きすぎます。",
    "想定を超える大きさのファイルは、壊れているか別の種類のファイルの可能性があります。",
    "正しいファイルかどうかを確かめ、必要であれば分割してください。"};
inline constexpr ProblemKind file_unwritable{"BAS-003", "file cannot be written",
                                             "ファイルに書き込めません。", "結果を保存できません。",
                                             "空き容量と書き込みの権限を確かめてください。"};
inline constexpr ProblemKind bad_argument{"BAS-004", "argument not understood",
                                          "指定された値が正しくありません。",
                                          "値の意味が決まらないため、結果を出せません。",
                                          "使い方（--help）に沿って指定し直してください。"};

inline const ProblemList all{&file_unreadable, &file_too_large, &file_unwritable, &bad_argument};

}  // namespace engawa::base::problems
