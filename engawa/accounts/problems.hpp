#pragma once

#include "engawa/base/problem.hpp"

/// The `found` of these problems never holds any part of a password.
namespace engawa::accounts::problems {

inline constexpr base::ProblemKind password_too_short{
    "ACC-001", "password too short", "パスワードが短すぎます。",
    "短いパスワードは、総当たりで見つけられてしまいます。",
    "言葉をいくつか並べると、長くても覚えやすくなります。空白や日本語も使えます。"};
inline constexpr base::ProblemKind password_too_long{
    "ACC-002", "password too long", "パスワードが長すぎます。",
    "長すぎる文字列の処理には時間がかかり、ほかの人が使えなくなるおそれがあります。",
    "文書を丸ごと貼り付けていないか確かめ、短くしてください。"};
inline constexpr base::ProblemKind password_unreadable{
    "ACC-003", "password is not UTF-8 text", "パスワードを文字として読めません。",
    "次に同じ文字を入れても、同じものと分からないおそれがあります。",
    "別の端末か別のブラウザーで入れ直してください。"};
inline constexpr base::ProblemKind password_is_own_name{
    "ACC-004", "password is made of login or name", "パスワードがログイン名や氏名でできています。",
    "ログイン名や氏名は、ほかの人が最初に試す言葉です。",
    "自分に関係のない言葉をいくつか並べてください。"};
inline constexpr base::ProblemKind password_repeats{
    "ACC-005", "password repeats few characters", "パスワードが同じ文字の繰り返しです。",
    "長くても、繰り返しはすぐに見つけられてしまいます。",
    "関係のない言葉をいくつか並べてください。"};
inline constexpr base::ProblemKind password_keyboard_row{
    "ACC-006", "password follows keyboard rows", "パスワードがキーや五十音などの並び順のままです。",
    "並び順は、ほかの人がよく試します。", "関係のない言葉をいくつか並べてください。"};
inline constexpr base::ProblemKind password_common{
    "ACC-007", "password is made of common phrases",
    "パスワードがよく使われる言葉だけでできています。",
    "よく使われる言葉は、数字や記号を足しても見つけられてしまいます。",
    "関係のない言葉を三つ以上並べてください。"};
inline constexpr base::ProblemKind password_not_hashed{
    "ACC-008", "password could not be hashed", "パスワードを保存できませんでした。",
    "安全に保存するための計算に必要なメモリーが足りません。",
    "少し待って、もう一度実行してください。続く場合は管理者に知らせてください。"};
inline constexpr base::ProblemKind qr_code_not_made{
    "ACC-009", "QR code cannot be made", "QRコードを作れません。",
    "文字が長すぎるか、メモリーが足りません。",
    "QRコードの代わりに、表示された鍵を手で入力してください。"};

inline constexpr base::ProblemKind sign_in_first{
    "ACC-010", "nobody is signed in", "ログインが必要です。",
    "公開されていない内容は、関係する人だけが見られます。",
    "ログインしてから、もう一度開いてください。"};
inline constexpr base::ProblemKind not_allowed{
    "ACC-011", "not for this actor", "この操作をする権限がありません。",
    "権限は、協議会での役割と職位によって決まります。",
    "必要な場合は、協議会の事務局かシステム管理者に相談してください。"};
inline constexpr base::ProblemKind wrong_login_or_password{
    "ACC-012", "login and password do not fit", "ログイン名かパスワードが違います。",
    "どちらが違うかは、安全のためお知らせしません。",
    "入力を確かめてください。忘れた場合は、システム管理者に招待のリンクを作り直してもらってください"
    "。"};
inline constexpr base::ProblemKind too_many_tries{
    "ACC-013", "too many failed tries", "続けて失敗したため、しばらくログインできません。",
    "パスワードを次々に試す攻撃を防いでいます。",
    "示した時間だけ待ってから、もう一度試してください。"};
inline constexpr base::ProblemKind wrong_code{
    "ACC-014", "second factor does not fit", "確認コードが違います。",
    "認証アプリのコードは30秒ごとに変わり、一度しか使えません。",
    "アプリに表示されている新しい6桁の数字か、使っていない回復コードを入力してください。"};
inline constexpr base::ProblemKind link_not_valid{
    "ACC-015", "signed link is not valid", "このリンクは使えません。",
    "期限が過ぎたか、すでに使われたリンクです。",
    "送った人に、新しいリンクを作ってもらってください。"};
inline constexpr base::ProblemKind second_factor_exists{
    "ACC-016", "second factor is already set up", "二つ目の確認はすでに設定されています。",
    "知らないうちに置き換えられるのを防いでいます。",
    "設定し直すには、システム管理者に取り消してもらってください。"};
inline constexpr base::ProblemKind login_in_use{
    "ACC-020", "login belongs to somebody else", "このログイン名は、ほかの人が使っています。",
    "同じ名前では、だれの操作か分からなくなります。", "別のログイン名にしてください。"};
inline constexpr base::ProblemKind dates_out_of_order{
    "ACC-021", "end before start", "終わりの日が始まりの日より前です。",
    "在任の期間が決まらないため、保存できません。", "日付を確かめてください。"};
inline constexpr base::ProblemKind tenure_overlaps{
    "ACC-022", "two people in one post at once",
    "同じ職位に、同じ日に二人が在任することになります。", "その日にだれが委員かが決まりません。",
    "前の人の終わりの日を確かめてください。"};
inline constexpr base::ProblemKind text_not_acceptable{
    "ACC-023", "text is empty, too long or not text", "入力した文字を保存できません。",
    "空欄、200文字を超える文字、または表示できない文字が含まれています。",
    "示した項目を直してください。"};
inline constexpr base::ProblemKind unknown_word{
    "ACC-024", "word is not in the catalogue", "一覧にない言葉です。",
    "集計や点検に使えないため、保存できません。", "一覧から選んでください。"};

inline constexpr base::ProblemKind last_administrator{
    "ACC-025", "last administrator cannot leave", "システム管理の役割が、だれにもなくなります。",
    "招待もアカウントの直しも、できる人がいなくなります。",
    "先に、ほかの人にシステム管理の役割を付与してください。"};

inline constexpr base::ProblemKind no_member_columns{
    "ACC-026", "list has no columns of organisation and post",
    "名簿に「組織」と「職位」の見出しが見つかりません。",
    "どの列が何かが分からず、取り込めません。",
    "1行目に「組織」「職位」「氏名」などの見出しを付けてください。"};
inline constexpr base::ProblemKind member_list_too_long{
    "ACC-027", "list has too many lines", "名簿の行が多すぎます。",
    "一度の取込みで誤りに気づきにくくなります。", "名簿を分けて取り込んでください。"};
inline constexpr base::ProblemKind member_lines_wrong{
    "ACC-028", "lines of the list have problems", "名簿に、直す必要のある行があります。",
    "一部だけ取り込むと、名簿と登録が食い違います。",
    "示した行を直すか、「問題のある行を除いて取り込む」を選んでください。"};

inline const base::ProblemList all{
    &password_too_short,   &password_too_long,   &password_unreadable,
    &password_is_own_name, &password_repeats,    &password_keyboard_row,
    &password_common,      &password_not_hashed, &qr_code_not_made,
    &sign_in_first,        &not_allowed,         &wrong_login_or_password,
    &too_many_tries,       &wrong_code,          &link_not_valid,
    &second_factor_exists, &login_in_use,        &dates_out_of_order,
    &tenure_overlaps,      &text_not_acceptable, &unknown_word,
    &last_administrator,   &no_member_columns,   &member_list_too_long,
    &member_lines_wrong};

}  // namespace engawa::accounts::problems
