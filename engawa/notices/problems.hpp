#pragma once

#include "engawa/base/problem.hpp"

namespace engawa::notices::problems {

inline constexpr base::ProblemKind wrong_template{
    "NOT-001", "letter template asks for a field that this letter does not have",
    "文書の型に、この文書では使えない項目があります。",
    "空白のまま送ると、相手に伝わらない文書になります。",
    "型のファイル（letters フォルダー）の { } の中の名前を、expected "
    "の一覧から選んで直してください。"};
inline constexpr base::ProblemKind mail_not_set_up{
    "NOT-002", "no mail server is set", "メールの送り方が決められていません。",
    "メールでは送れません。文書は残っています。",
    "システム管理の担当者に、データのフォルダーに mail.toml "
    "を置いてもらうか、紙で送ってください。"};
inline constexpr base::ProblemKind wrong_mail_settings{
    "NOT-003", "mail.toml is not usable", "mail.toml の書き方が正しくありません。",
    "メールを送れません。", "docs/mail.md の例と見比べて直してください。"};
inline constexpr base::ProblemKind no_mail_address{
    "NOT-004", "body has no mail address", "メールアドレスが登録されていません。",
    "この宛先には、メールで送れません。",
    "組織の欄にメールアドレスを登録するか、紙で送ってください。"};
inline constexpr base::ProblemKind mail_not_made{
    "NOT-005", "mail message cannot be made", "メールを組み立てられません。",
    "この宛先には送っていません。", "宛先のアドレスと添付の名前を確かめてください。"};
inline constexpr base::ProblemKind not_to_be_sent{
    "NOT-006", "notice is no longer waiting for its release",
    "この文書は、もう送る前の状態ではありません。", "二度送ることになります。",
    "画面を読み直して、いまの状態を確かめてください。"};

inline constexpr base::ProblemKind mailbox_closed{
    "NOT-007", "mailbox of returned mail cannot be read", "戻ってきたメールの受信箱を開けません。",
    "届かなかった手紙があっても、画面には「送信済み」と出たままです。",
    "mail.toml の [returns] のサーバー、利用者名、フォルダー名を確かめてください。"};

inline const base::ProblemList all{&wrong_template,  &mail_not_set_up, &wrong_mail_settings,
                                   &no_mail_address, &mail_not_made,   &not_to_be_sent,
                                   &mailbox_closed};

}  // namespace engawa::notices::problems
