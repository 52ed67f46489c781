#pragma once

#include "engawa/base/problem.hpp"

namespace engawa::methods::problems {

inline constexpr base::ProblemKind unknown_method{
    "MET-001", "unknown method", "その名前の計算方法はありません。",
    "どの計算をするか決まりません。", "`engawa stats --list` で名前を確かめてください。"};
inline constexpr base::ProblemKind bad_option{
    "MET-002", "option unknown or outside its range", "オプションの名前か値が正しくありません。",
    "指定のとおりに計算できません。",
    "`engawa stats --help 計算方法` で使えるオプションを確かめてください。"};
inline constexpr base::ProblemKind missing_column{
    "MET-003", "column missing", "必要な列がありません。", "計算に使う数がそろいません。",
    "1行目に列名を書き、`engawa stats --help 計算方法` の列をそろえてください。"};
inline constexpr base::ProblemKind repeated_column{
    "MET-004", "two columns of one name", "同じ名前の列が2つあります。",
    "どちらの数を使うか決まりません。", "片方の列の名前を変えてください。"};
inline constexpr base::ProblemKind ragged_row{
    "MET-005", "row length differs from the header", "列の数が1行目と合わない行があります。",
    "どの列の値か決まりません。", "その行のコンマと引用符を確かめてください。"};
inline constexpr base::ProblemKind not_a_number{
    "MET-006", "text where a number belongs", "数値の列に数ではない文字があります。",
    "数として計算できません。", "半角の数字で書いてください。分からない値は空欄にしてください。"};
inline constexpr base::ProblemKind negative_number{
    "MET-007", "negative or infinite number", "0以上であるべき列に負の数か無限大があります。",
    "人数や重みとして意味を持ちません。", "元のデータを確かめてください。"};
inline constexpr base::ProblemKind empty_cell{
    "MET-008", "required cell is empty", "空欄にできない列が空いています。",
    "基準人口・基準集団・区分・時点がなければ計算できません。", "値を入れてください。"};
inline constexpr base::ProblemKind repeated_key{
    "MET-009", "rows of one key repeated", "同じ区分の行が2つあります。",
    "二重に数えることになります。", "どちらかの行を除くか、合計して1行にしてください。"};
inline constexpr base::ProblemKind no_header{"MET-010", "no header row", "列名の行がありません。",
                                             "どの列の値か決まりません。",
                                             "1行目に列名を書いてください。"};
inline constexpr base::ProblemKind contradicting_row{
    "MET-011", "numbers of one row contradict each other", "同じ行の数どうしが矛盾しています。",
    "この行からは正しい値を求められません。", "見つかった値と列の意味を確かめてください。"};
inline constexpr base::ProblemKind out_of_range{
    "MET-012", "number outside the range of its column", "その列で使えない値があります。",
    "列の意味に合わない値からは計算できません。",
    "確率は0から1、有無は0か1というように、列の範囲に合わせてください。"};

inline const base::ProblemList all{&unknown_method,  &bad_option,        &missing_column,
                                   &repeated_column, &ragged_row,        &not_a_number,
                                   &negative_number, &empty_cell,        &repeated_key,
                                   &no_header,       &contradicting_row, &out_of_range};

}  // namespace engawa::methods::problems
