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

inline constexpr base::ProblemKind server_unreachable{
    "STO-007", "PostgreSQL cannot be reached", "データベースサーバーに接続できません。",
    "保存も読み出しもできません。",
    "サーバーが動いているか、接続文字列（宛先・利用者・データベース名）が正しいかを確かめてください"
    "。"};
inline constexpr base::ProblemKind bad_column{
    "STO-008", "stored value is not of its type", "保存されている値の形が正しくありません。",
    "データベースが直接書き換えられた可能性があります。",
    "`engawa verify` を実行し、バックアップから戻してください。"};
inline constexpr base::ProblemKind stale_edit{
    "STO-010", "record was changed by somebody else",
    "開いている間に、ほかの人がこの内容を変更しました。",
    "このまま保存すると、ほかの人の変更が消えてしまいます。",
    "新しい内容を読み込み、入力した内容を確かめてから保存し直してください。入力した内容は画面に残っ"
    "ています。"};
inline constexpr base::ProblemKind no_record{
    "STO-011", "no such record", "指定された項目は見つかりません。",
    "削除されたか、番号が間違っている可能性があります。", "一覧から選び直してください。"};
inline constexpr base::ProblemKind id_in_use{
    "STO-012", "id is in use", "同じ番号の項目がすでにあります。",
    "二重に登録されるのを防ぎました。", "一覧を確かめてください。"};
inline constexpr base::ProblemKind no_change{
    "STO-013", "no such change", "取り消せる操作がありません。",
    "すでに取り消されたか、記録だけの操作です。", "履歴を確かめてください。"};

inline constexpr base::ProblemKind backup_by_server{
    "STO-014", "backup of PostgreSQL is the server's matter",
    "PostgreSQLの控えは、このコマンドでは取れません。",
    "データベースサーバーの中身は、サーバーの道具でしか一貫した控えを取れません。",
    "`pg_dump` と `pg_restore` を使ってください（docs/operate.md）。"};
inline constexpr base::ProblemKind folder_holds_data{
    "STO-015", "data folder is not empty", "戻し先のフォルダーに、すでにデータがあります。",
    "いまのデータを上書きすると、取り戻せません。",
    "`--data` に新しいフォルダーを指定し、確かめてから入れ替えてください。"};
inline constexpr base::ProblemKind wrong_backup{
    "STO-016", "file is not a sound backup", "控えのファイルが壊れているか、控えではありません。",
    "戻しても正しい内容になりません。", "別の日の控えを使ってください。"};

inline const base::ProblemList all{&cannot_open,        &statement_failed,  &busy,
                                   &newer_schema,       &broken_chain,      &damaged_file,
                                   &server_unreachable, &bad_column,        &stale_edit,
                                   &no_record,          &id_in_use,         &no_change,
                                   &backup_by_server,   &folder_holds_data, &wrong_backup};

}  // namespace engawa::store::problems
