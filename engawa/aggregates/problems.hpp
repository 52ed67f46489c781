#pragma once

#include "engawa/base/problem.hpp"

namespace engawa::aggregates::problems {

using base::ProblemKind;

inline constexpr ProblemKind few_people{
    "AGG-001", "figure stands for too few people", "人数が少なすぎる値です。",
    "少人数の値は、だれのことか分かるおそれがあり、受け取れません。",
    "隣の区分とまとめるか、この区分を空けておいてください。0人はそのまま書けます。"};
inline constexpr ProblemKind few_left{
    "AGG-002", "what the segments leave of the whole are too few people",
    "全体から区分を引くと、少人数の値が分かってしまいます。",
    "隠したつもりの値が引き算で出てくるので、受け取れません。",
    "同じ分け方のもう一つの区分も空けるか、区分をまとめてください。"};
inline constexpr ProblemKind parts_above_whole{
    "AGG-003", "segments hold more than the whole", "区分を足すと、全体を超えます。",
    "どちらかの値が誤っているので、割合も差も正しくなりません。",
    "全体と区分の値を、元の資料で確かめてください。"};
inline constexpr ProblemKind unknown_measure{"AGG-004", "no such measure", "その指標はありません。",
                                             "何の値か分からないと並べられません。",
                                             "ひな形にある指標の名前を書いてください。"};
inline constexpr ProblemKind unknown_segment{
    "AGG-005", "no such segment of that measure", "その指標の区分にない言葉です。",
    "だれの値か分からないと並べられません。", "ひな形にある区分の名前を書いてください。"};
inline constexpr ProblemKind not_a_count{
    "AGG-006", "not a whole number of zero or more", "0以上の整数ではありません。",
    "人数でないものから割合は計算できません。",
    "人数や金額を数字で書いてください。割合（%）ではなく、人数で書きます。"};
inline constexpr ProblemKind above_people{
    "AGG-007", "numerator above denominator", "分子が分母を超えています。",
    "割合が100%を超えるので、どちらかが誤っています。", "二つの欄が逆でないか確かめてください。"};
inline constexpr ProblemKind no_year{"AGG-008", "not a fiscal year", "年度を読み取れません。",
                                     "いつの値か分からないと並べられません。",
                                     "「2024」「2024年度」「令和6年度」のように書いてください。"};
inline constexpr ProblemKind twice{
    "AGG-009", "the same subject twice in one table", "同じ指標・年度・区分の値が二度出てきます。",
    "どちらが正しいか分からないので、どちらも取り込みません。", "一つだけ残してください。"};
inline constexpr ProblemKind unknown_kind{
    "AGG-010", "no such kind of insurer", "その保険者の種類はありません。",
    "種類が分からないと、どの保険の値がないかを示せません。",
    "国民健康保険、協会けんぽ、健康保険組合、共済組合、船員保険、後期高齢者医療のどれかを書くか、"
    "保険者でないときは空けてください。"};
inline constexpr ProblemKind no_header{
    "AGG-011", "table has no such columns", "表の見出しが見つかりません。",
    "どの列が何か分からないので、読めません。",
    "ひな形の見出し（指標、年度、どこの値か、保険者の種類、区分、分子、分母）を使ってください。"};
inline constexpr ProblemKind withheld{
    "AGG-012", "value is withheld in the table", "値が伏せられています。",
    "伏せられた値は、割合から計算し直すこともしません。", "このままで構いません。"};
inline constexpr ProblemKind nothing_to_take{
    "AGG-013", "no row of the table can be taken in", "取り込める行がありません。",
    "取り込んでも、何も増えません。", "下に示した行の書き方を直して、もう一度選んでください。"};
inline constexpr ProblemKind known_table{
    "AGG-014", "table is in already", "この表は、すでに取り込まれています。",
    "同じ値が二度並びます。", "前の取込みを取り消すか、そのままお使いください。"};
inline constexpr ProblemKind too_many_rows{
    "AGG-015", "table has too many rows", "表の行が多すぎます。",
    "一度に確かめられる量を超えています。", "年度や保険者で分けて取り込んでください。"};
inline constexpr ProblemKind no_body{
    "AGG-016", "row names no body", "どこの値かが書かれていません。",
    "だれの値か分からないと並べられません。", "保険者や機関の名前を書いてください。"};
inline constexpr ProblemKind rows_wrong{
    "AGG-017", "rows of the table are wrong", "取り込めない行があります。",
    "知らないうちに抜けると、値がないのと区別できません。",
    "行を直すか、「取り込めない行を除いて取り込む」を選んでください。"};

inline const base::ProblemList all{
    &few_people,  &few_left,     &parts_above_whole, &unknown_measure, &unknown_segment,
    &not_a_count, &above_people, &no_year,           &twice,           &unknown_kind,
    &no_header,   &withheld,     &nothing_to_take,   &known_table,     &too_many_rows,
    &no_body,     &rows_wrong};

}  // namespace engawa::aggregates::problems
