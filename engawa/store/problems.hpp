#pragma once

#include "engawa/base/problem.hpp"

namespace engawa::store::problems {

inline constexpr base::ProblemKind cannot_open{
    "STO-001", "database cannot be opened", "データフォルダーを開けません。",
    "取り込んだ表を読み書きできません。",
    "フォルダーの場所と権限、空き容量を確かめてください（--data で場所を指定できます）。"};
inline constexpr base::ProblemKind statement_failed{
    "STO-002", "database statement failed", "データベースの処理に失敗しました。",
    "途中の変更は取り消され、取込み前の状態のままです。",
    "空き容量を確かめ、もう一度実行してください。続く場合は `engawa verify` "
    "の結果を添えて相談してください。"};
inline constexpr base::ProblemKind busy{
    "STO-003", "database is in use", "ほかの処理がデータフォルダーを使用中です。",
    "二つの処理が同時に書き込むと、どちらの結果か分からなくなります。",
    "もう一方の処理が終わるのを待って、やり直してください。"};
inline constexpr base::ProblemKind newer_schema{
    "STO-004", "data folder was written by a newer version",
    "このデータフォルダーは、より新しい版のプログラムで作られています。",
    "古い版で書き込むと内容を失うおそれがあります。", "新しい版のプログラムを使ってください。"};
inline constexpr base::ProblemKind broken_chain{"STO-005", "event log was changed",
                                                "記録（イベントログ）が書き換えられています。",
                                                "誰がいつ何を取り込んだかを保証できません。",
                                                "バックアップと照合し、管理者に知らせてください。"};
inline constexpr base::ProblemKind damaged_file{
    "STO-006", "database file is damaged", "データベースのファイルが壊れています。",
    "読み出した数値が正しいとは限りません。", "バックアップから戻してください。"};

inline const base::ProblemList all{&cannot_open,  &statement_failed, &busy,
                                   &newer_schema, &broken_chain,     &damaged_file};

}  // namespace engawa::store::problems
