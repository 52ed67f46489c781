#pragma once

#include "engawa/base/problem.hpp"

namespace engawa::packages::problems {

using base::ProblemKind;

inline constexpr ProblemKind bad_key{
    "PKG-001", "file holds no such key", "鍵のファイルではありません。", "署名も封もできません。",
    "engawa checkups keys で作ったファイルか、協議会から受け取った公開鍵を指定してください。"};
inline constexpr ProblemKind key_exists{
    "PKG-002", "key file exists", "鍵のファイルがすでにあります。",
    "上書きすると、前の鍵で封をしたものが開けなくなります。", "別の名前にしてください。"};
inline constexpr ProblemKind not_a_package{
    "PKG-003", "no package, or sealed for another council",
    "集計パッケージではないか、別の協議会あてに封をしたものです。", "開けません。",
    "保険者に、この協議会の公開鍵で作り直すよう頼んでください。"};
inline constexpr ProblemKind package_changed{
    "PKG-004", "signature or table of the package is wrong", "パッケージの署名か表が合いません。",
    "途中で書きかえられたおそれがあり、取り込めません。", "保険者からもう一度受け取ってください。"};
inline constexpr ProblemKind package_known{
    "PKG-005", "package is in already", "このパッケージは、すでに取り込まれています。",
    "同じ人を二度数えることになります。", "取り消してから取り込み直すか、そのままお使いください。"};
inline constexpr ProblemKind package_unknown{
    "PKG-006", "no such package", "その番号のパッケージはありません。",
    "取り消すものが決まりません。", "engawa import package --list で番号を確かめてください。"};
inline constexpr ProblemKind small_count{
    "PKG-007", "package shows a small count", "10未満の人数が表示されている表が入っています。",
    "少人数の値は個人の特定につながるおそれがあり、受け取れません。",
    "保険者に、秘匿の規則を確かめて作り直すよう頼んでください。"};

inline constexpr ProblemKind year_known{"PKG-008", "insurer's people of that year are in already",
                                        "この保険者のその年度の集計は、すでに取り込まれています。",
                                        "同じ人を二度数えることになります。",
                                        "前の集計を取り消してから、取り込み直してください。"};

inline constexpr ProblemKind no_council_key{
    "PKG-009", "council has no key yet", "この協議会には、まだ受取りの鍵がありません。",
    "保険者は、鍵がないと協議会あてに封をできません。",
    "協議会の「保険者の集計」の画面で鍵を作り、保険者に渡してください。"};

inline const base::ProblemList all{&bad_key,         &key_exists,    &not_a_package,
                                   &package_changed, &package_known, &package_unknown,
                                   &small_count,     &year_known,    &no_council_key};

}  // namespace engawa::packages::problems
