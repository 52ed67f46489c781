#pragma once

#include "engawa/base/problem.hpp"

namespace engawa::rounds::problems {

using base::ProblemKind;

inline constexpr ProblemKind not_a_paper{
    "RND-001", "not the paper of a round that is wanted here",
    "秘匿合算の、ここで使うファイルではありません。", "先へ進めません。",
    "呼びかけ、参加、取決め、拠出、締切り、手助けのうち、どのファイルかを確かめてください。"};
inline constexpr ProblemKind wrong_signature{
    "RND-002", "signature of a round's paper is wrong", "秘匿合算のファイルの署名が合いません。",
    "途中で書きかえられたおそれがあり、使えません。", "出した人からもう一度受け取ってください。"};
inline constexpr ProblemKind other_round{
    "RND-003", "paper belongs to another round, agreement or closing",
    "別の秘匿合算（または別の取決め、締切り）のファイルです。", "混ぜると合計が出ません。",
    "同じ呼びかけから始まったファイルをそろえてください。"};
inline constexpr ProblemKind other_layout{
    "RND-004", "counts lie differently here", "この機械の目録では、数える項目か区域が違います。",
    "ずれた数を足すことになります。", "全員が同じ版の Engawa を使ってください。"};
inline constexpr ProblemKind too_few_parties{
    "RND-005", "too few parties for a sum", "合算する保険者が少なすぎます。",
    "まとめ役を除いて3者より少ないと、ほかの保険者の人数が分かってしまいます。",
    "参加する保険者を増やすか、それぞれのパッケージ（engawa checkups fold）をお使いください。"};
inline constexpr ProblemKind wrong_parties{
    "RND-006", "party twice, unknown, or too many parties",
    "同じ保険者（または同じ名前）が二度あるか、取決めにない保険者のものか、40者を超えています。",
    "だれの合計かが決まりません。", "ファイルを確かめてください。"};
inline constexpr ProblemKind party_missing{
    "RND-007", "contribution of a party is missing", "まだ届いていない拠出があります。",
    "そろわないと、そのままでは締め切れません。",
    "届くのを待つか、--without に名前を付けて、その保険者を除いて締め切ってください。"};
inline constexpr ProblemKind answered_already{
    "RND-008", "party has answered another paper of this round",
    "この秘匿合算では、別の取決め（または締切り）にすでに答えています。",
    "二通りに答えると、差から1者の人数が分かるおそれがあります。",
    "まとめ役に、なぜ二つあるのかを確かめてください。続けるには新しい呼びかけが要ります。"};
inline constexpr ProblemKind masks_stay{
    "RND-009", "masks do not cancel", "覆いが消えず、合計になりません。",
    "どれかの拠出か手助けが、正しく作られていません。",
    "全員の版と取決めを確かめ、新しい呼びかけからやり直してください。"};
inline constexpr ProblemKind too_few_helpers{
    "RND-010", "too few parties have helped", "手助けのファイルがまだ足りません。",
    "参加者の3分の2を超える手助けがないと、合計は出ません。", "残りの保険者に頼んでください。"};
inline constexpr ProblemKind not_taking_part{
    "RND-011", "key is not of a party here", "この鍵の保険者は、ここに入っていません。",
    "拠出も手助けもできません。",
    "参加したときの鍵を使ってください。締切りに入っていないときは、まとめ役に確かめてください。"};
inline constexpr ProblemKind not_the_lead{
    "RND-012", "key is not of who leads the round", "まとめ役の鍵ではありません。",
    "取決めも締切りも合計も、まとめ役だけが作れます。", "呼びかけたときの鍵を使ってください。"};

inline constexpr ProblemKind added_up_before{
    "RND-013", "year was in another round", "この年度は、すでに別の秘匿合算に出しています。",
    "顔ぶれの少し違う合計が二つあると、差から1者の人数が分かるおそれがあります。",
    "前の合算が終わらなかったときや、顔ぶれが大きく違うときだけ、--again を付けてください。"};

inline constexpr ProblemKind step_done{
    "RND-014", "folder holds the paper of this step already",
    "このフォルダーには、この段階のファイルがすでにあります。",
    "上書きすると、渡した先のものと合わなくなり、合計が出せなくなります。",
    "いまのファイルをお使いください。やり直すには、別のフォルダーで呼びかけから始めてください。"};

inline const base::ProblemList all{
    &not_a_paper,     &wrong_signature, &other_round,      &other_layout, &too_few_parties,
    &wrong_parties,   &party_missing,   &answered_already, &masks_stay,   &too_few_helpers,
    &not_taking_part, &not_the_lead,    &added_up_before,  &step_done};

}  // namespace engawa::rounds::problems
