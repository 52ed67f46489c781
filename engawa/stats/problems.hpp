#pragma once

#include "engawa/base/problem.hpp"

namespace engawa::stats::problems {

inline constexpr base::ProblemKind bad_count{
    "STA-001", "count is negative or not finite", "件数または人数が0未満か、数ではありません。",
    "人数として意味を持たないため、計算できません。", "元のデータの件数と人数を確かめてください。"};
inline constexpr base::ProblemKind count_above_people{
    "STA-002", "count exceeds people", "該当者数が対象者数を超えています。",
    "割合が100%を超えてしまい、信頼区間を求められません。",
    "該当者数と対象者数の対応を確かめてください。"};
inline constexpr base::ProblemKind zero_denominator{
    "STA-003", "denominator is zero", "対象者数または期待数が0です。",
    "0で割ることになるため、値を出せません。", "対象者のいる区分だけを選んでください。"};
inline constexpr base::ProblemKind bad_confidence{
    "STA-004", "confidence outside [0.5, 1)", "信頼水準が範囲の外です。",
    "信頼区間の幅が決まりません。", "0.5以上1未満の信頼水準（例 0.95）を指定してください。"};
inline constexpr base::ProblemKind bad_weight{
    "STA-005", "weight is negative, not finite or all weights are zero",
    "重み（基準人口など）が0未満か、合計が0です。", "重みづけの平均が決まりません。",
    "基準人口などの重みを確かめてください。"};
inline constexpr base::ProblemKind too_few_members{
    "STA-006", "too few areas, points or items", "地域・時点・項目の数が足りません。",
    "ばらつきや傾きを求めるだけの数がありません。", "2つ以上（傾向は2時点以上）を選んでください。"};
inline constexpr base::ProblemKind no_variation{
    "STA-007", "nothing varies", "値がすべて同じか、時点がすべて同じです。",
    "傾きや差の検定ができません。", "該当者が0人または全員の指標では傾向を示せません。"};
inline constexpr base::ProblemKind lengths_differ{
    "STA-008", "inputs of different length", "対になる数の個数が合いません。",
    "どの観測数にどの期待数が対応するか決まりません。", "同じ順序で同じ個数を渡してください。"};
inline constexpr base::ProblemKind bad_bounds{
    "STA-009", "bounds contradict each other or the total",
    "秘匿された値の上限・下限と合計が矛盾しています。", "条件に合う値が1つもありません。",
    "元の表の合計欄と秘匿の規則を確かめてください。"};
inline constexpr base::ProblemKind bad_parameter{
    "STA-010", "parameter outside its range", "計算の条件の値が範囲の外です。",
    "計算の意味が決まりません。", "指定した値を確かめてください。"};
inline constexpr base::ProblemKind not_computable{
    "STA-011", "numerical method failed", "数値計算が収束しませんでした。",
    "正しい値であると保証できないため、値を出しません。",
    "入力の桁（極端に大きい・小さい値）を確かめてください。"};
inline constexpr base::ProblemKind too_many_items{
    "STA-012", "more items than the simulator was made for", "順位を付ける項目が多すぎます。",
    "用意した乱数表に収まりません。", "項目を絞るか、項目数の上限を大きくしてください。"};

inline constexpr base::ProblemKind dependent_columns{
    "STA-020", "columns of the design are linearly dependent",
    "説明する項目どうしが重なっていて、効果を分けられません。", "係数が1つに決まりません。",
    "介入の有無と地域・時期の組み合わせを確かめ、重なる項目を除いてください。"};
inline constexpr base::ProblemKind separation{
    "STA-021", "no finite maximum likelihood estimate (separation)",
    "項目によって該当者と非該当者が完全に分かれています。", "係数が無限大になり、値を出せません。",
    "該当者が0人または全員の区分をまとめてください。"};
inline constexpr base::ProblemKind none_or_all_affected{
    "STA-022", "none or all affected in a group", "該当者が0人または全員の群があります。",
    "ばらつきを見積もれないため、計算できません。", "隣り合う群をまとめてください。"};

inline const base::ProblemList all{&bad_count,         &count_above_people, &zero_denominator,
                                   &bad_confidence,    &bad_weight,         &too_few_members,
                                   &no_variation,      &lengths_differ,     &bad_bounds,
                                   &bad_parameter,     &not_computable,     &too_many_items,
                                   &dependent_columns, &separation,         &none_or_all_affected};

}  // namespace engawa::stats::problems
