#pragma once

#include "engawa/base/problem.hpp"

namespace engawa::server::problems {

inline constexpr base::ProblemKind address_in_use{
    "SRV-001", "address already in use", "指定されたアドレスとポートは、すでに使われています。",
    "同じ場所で二つのサーバーは動かせません。",
    "動いている別のサーバーを止めるか、別のポートを指定してください。"};
inline constexpr base::ProblemKind cannot_listen{
    "SRV-002", "cannot listen on address", "指定されたアドレスで待ち受けを始められません。",
    "サーバーを利用できません。",
    "アドレスの書き方、この計算機のアドレスかどうか、ポートを開く権限を確かめてください。"};
inline constexpr base::ProblemKind not_found{
    "SRV-003", "not found", "指定された場所には何もありません。",
    "URLが間違っているか、内容が移された可能性があります。", "URLを確かめてください。"};
inline constexpr base::ProblemKind method_not_allowed{
    "SRV-004", "method not allowed", "この場所では使えない操作です。",
    "読み取り専用の場所へ書き込もうとした可能性があります。",
    "応答のAllowヘッダーにある操作を使ってください。"};
inline constexpr base::ProblemKind malformed_request{
    "SRV-005", "malformed request", "要求の形が正しくありません。",
    "何を求められているかを決められません。", "URLの文字や要求の書き方を確かめてください。"};
inline constexpr base::ProblemKind ambiguous_framing{
    "SRV-006", "ambiguous message framing", "要求の本文の長さが一通りに決まりません。",
    "別の要求を紛れ込ませる攻撃に使われるため、受け付けられません。",
    "Content-LengthとTransfer-Encodingのどちらか一方だけを送ってください。"};
inline constexpr base::ProblemKind host_not_accepted{
    "SRV-007", "host not accepted", "このサーバーの名前ではない宛先への要求です。",
    "外部のサイトが手元のサーバーを読み取る攻撃を防ぐため、受け付けられません。",
    "localhostまたは127.0.0.1で開くか、許可する名前を設定に加えてください。"};
inline constexpr base::ProblemKind header_too_large{
    "SRV-008", "request header too large", "要求のヘッダーが大きすぎます。",
    "受け付ける大きさの上限を超えています。", "URLやCookieを短くしてください。"};
inline constexpr base::ProblemKind body_too_large{
    "SRV-009", "request body too large", "要求の本文が大きすぎます。",
    "この操作で受け付ける大きさの上限を超えています。",
    "正しいファイルかどうかを確かめ、必要であれば分けて送ってください。"};
inline constexpr base::ProblemKind internal_error{
    "SRV-010", "internal error", "サーバーの中で問題が起きました。", "結果を返せません。",
    "もう一度試し、続くようであれば記録（ログ）を管理者に渡してください。"};
inline constexpr base::ProblemKind overloaded{
    "SRV-011", "server overloaded", "サーバーが混み合っています。",
    "同時に扱える数または量の上限に達しています。", "少し待ってから、もう一度試してください。"};
inline constexpr base::ProblemKind static_files_unusable{
    "SRV-012", "static files cannot be served", "画面のファイル一式を使えません。",
    "画面を表示できません。", "フォルダーの場所と、画面がビルド済みかどうかを確かめてください。"};
inline constexpr base::ProblemKind cross_site_write{
    "SRV-013", "cross-site write refused", "別のサイトから送られた書き込みです。",
    "利用者の知らない操作をさせる攻撃を防ぐため、受け付けられません。",
    "このサーバーの画面から操作してください。"};

inline constexpr base::ProblemKind body_not_json{
    "SRV-014", "body is not application/json", "この操作はJSONで送る必要があります。",
    "別のサイトの入力欄から送られる操作を防いでいます。",
    "このサーバーの画面から操作するか、Content-Type: application/json を付けて送ってください。"};

inline const base::ProblemList all{&address_in_use,     &cannot_listen,     &not_found,
                                   &method_not_allowed, &malformed_request, &ambiguous_framing,
                                   &host_not_accepted,  &header_too_large,  &body_too_large,
                                   &internal_error,     &overloaded,        &static_files_unusable,
                                   &cross_site_write,   &body_not_json};

}  // namespace engawa::server::problems
