#pragma once

#include "engawa/base/problem.hpp"

namespace engawa::disclosure::problems {

inline constexpr base::ProblemKind small_count_visible{
    "DIS-001", "table shows a count below ten", "10未満の人数が表示されている表です。",
    "少人数の値は個人の特定につながるおそれがあり、そのままでは示せません。",
    "公表時に秘匿処理された版（第3回以降のNDBオープンデータなど）を使ってください。"};
inline constexpr base::ProblemKind bad_profile{
    "DIS-002", "disclosure profile cannot be used",
    "秘匿の規則（プロファイル）が正しくありません。",
    "規則が決まらなければ、何を隠すべきか決まりません。",
    "catalog/disclosure/ の規則の名前と値を確かめてください。"};
inline constexpr base::ProblemKind too_many_cells{
    "DIS-003", "more cells than can be protected together", "表の区分の組合せが多すぎます。",
    "すべての引き算を確かめきれません。", "区分を粗くするか、表を分けてください。"};
inline constexpr base::ProblemKind circular_hierarchy{
    "DIS-004", "a code lies under itself", "区分の上下関係が一周しています。",
    "何が何の合計か決まりません。", "階層のファイル（dimension,code,parent）を直してください。"};
inline constexpr base::ProblemKind sum_not_kept{
    "DIS-005", "a total is not the sum of its parts", "合計が内訳の和と合いません。",
    "合わない表は守れているかどうかを確かめられません。",
    "元の表の合計と内訳、階層のファイルを確かめてください。"};
inline constexpr base::ProblemKind bad_cell{
    "DIS-006", "cell cannot be read", "表の行を読み取れません。",
    "読み飛ばすと、隠すべき値を見落とします。",
    "人数は0以上の整数か空欄、区分は空欄でない文字にしてください。"};
inline constexpr base::ProblemKind contradicting_cells{
    "DIS-007", "one cell has two counts", "同じ区分の人数が表によって違います。",
    "同じ人たちの表ではないか、どちらかが誤っています。", "表の版と対象者をそろえてください。"};
inline constexpr base::ProblemKind too_many_dimensions{
    "DIS-008", "more dimensions than the profile allows", "区分の種類が規則より多くあります。",
    "細かく分けるほど個人が特定されやすくなります。", "区分の種類を減らしてください。"};
inline constexpr base::ProblemKind not_protectable{
    "DIS-009", "cells cannot be protected", "どう隠しても守れない値があります。",
    "すでに公表した値との引き算で少人数が分かってしまいます。",
    "区分をまとめるか、この表を公表しないでください。"};
inline constexpr base::ProblemKind discloses{
    "DIS-010", "a hidden count can be worked out", "隠した値が、示した値から計算できてしまいます。",
    "少人数の値は個人の特定につながるおそれがあり、公表できません。",
    "示された組合せのうちどれかを隠してください。"};
inline constexpr base::ProblemKind attack_failed{
    "DIS-011", "the attack could not be carried out",
    "守れているかどうかを確かめられませんでした。", "確かめられない表は公表できません。",
    "表の値が互いに矛盾していないか確かめてください。"};
inline constexpr base::ProblemKind consent_missing{
    "DIS-012", "consent needed for this combination is missing",
    "この区分の組合せには、保険者の同意が必要です。", "同意のない組合せの表は公表できません。",
    "同意を得て記録するか、区分を減らしてください。"};
inline constexpr base::ProblemKind no_additive_rounding{
    "DIS-013", "no additive rounding was found", "合計と内訳が合うように丸めることができません。",
    "合わない丸めは、合計と内訳の食い違いから少人数が分かることがあります。",
    "区分をまとめるか、値を隠す規則（standard など）を使ってください。"};

inline constexpr base::ProblemKind release_changed{
    "DIS-014", "table of the release ledger was changed", "公表台帳の表が書き換えられています。",
    "公表したものと台帳が違うと、次の公表で秘匿が破れます。", "バックアップから戻してください。"};

inline const base::ProblemList all{
    &small_count_visible,  &bad_profile,    &too_many_cells,      &circular_hierarchy,
    &sum_not_kept,         &bad_cell,       &contradicting_cells, &too_many_dimensions,
    &not_protectable,      &discloses,      &attack_failed,       &consent_missing,
    &no_additive_rounding, &release_changed};

}  // namespace engawa::disclosure::problems
