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

inline constexpr ProblemKind not_json{
    "BAS-005", "body is not JSON", "送られた内容を読み取れません（JSONではありません）。",
    "何を求められているかを決められません。",
    "画面を開き直してもう一度操作してください。プログラムから送る場合は形式を確かめてください。"};
inline constexpr ProblemKind bad_member{
    "BAS-006", "member of the request is wrong", "入力された項目が正しくありません。",
    "意味が決まらないため、保存できません。", "示した項目を直して、もう一度送ってください。"};

inline constexpr ProblemKind date_not_understood{
    "BAS-010", "date not understood", "日付として読めません。",
    "どの日か決まらないため、記録できません。",
    "年は西暦4桁か元号で、年・月・日をすべて入れてください。"};
inline constexpr ProblemKind impossible_date{"BAS-011", "no such day", "暦にない日付です。",
                                             "どの日か決まらないため、記録できません。",
                                             "月と日を確かめて、入れ直してください。"};
inline constexpr ProblemKind date_outside_era{
    "BAS-012", "day outside its era", "元号の期間に入らない日付です。",
    "元号と年のどちらかが違っているおそれがあります。",
    "示した日付でよければそのとおりに、違えば元号と年を確かめて入れ直してください。"};

inline const ProblemList all{&file_unreadable,     &file_too_large,  &file_unwritable,
                             &bad_argument,        &not_json,        &bad_member,
                             &date_not_understood, &impossible_date, &date_outside_era};

}  // namespace engawa::base::problems
