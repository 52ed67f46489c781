#pragma once

#include "engawa/base/problem.hpp"

namespace engawa::documents::problems {

using base::ProblemKind;

inline constexpr ProblemKind document_malformed{
    "DOC-001", "document malformed", "文書の組み立てが正しくありません。",
    "余白、列の幅、見出しの段階などが決まりに合わないため、紙面を作れません。",
    "この番号と「見つかったもの」を添えて管理者に知らせてください。"};
inline constexpr ProblemKind svg_not_allowed{
    "DOC-002", "SVG not allowed in a document", "図（SVG）に許されていない内容があります。",
    "スクリプトや外部への参照を含む図は、開いた人の端末で動いたり外部と通信したりするおそれがありま"
    "す。",
    "図を作り直してください。繰り返し起きる場合は、この番号を添えて管理者に知らせてください。"};
inline constexpr ProblemKind svg_unreadable{
    "DOC-003", "SVG cannot be drawn", "図（SVG）を描けません。",
    "図の内容が壊れているため、文書に載せられません。",
    "図を作り直してください。繰り返し起きる場合は、この番号を添えて管理者に知らせてください。"};
inline constexpr ProblemKind drawing_failed{
    "DOC-004", "PDF drawing failed", "PDFを描けません。",
    "描画の途中で失敗したため、ファイルが完成していません。",
    "空き容量とフォント（BIZ UDPゴシック）の導入を確かめ、もう一度試してください。"};
inline constexpr ProblemKind finishing_failed{
    "DOC-005", "PDF finishing failed", "PDFを仕上げられません。",
    "読み上げのための情報と言語を書き込めないため、ファイルを渡せません。",
    "もう一度試し、繰り返し起きる場合は管理者に知らせてください。"};

inline constexpr ProblemKind active_content{
    "DOC-006", "file runs something when it is opened",
    "マクロや、開くだけで動く内容が入っています。",
    "受け取った人の端末で動くおそれがあるため、会議の資料として渡せません。",
    "マクロのない形式（docx、xlsx、pptx、PDF）で保存し直してください。"};
inline constexpr ProblemKind unknown_kind{
    "DOC-007", "kind of file cannot be looked into", "中を確かめられない種類のファイルです。",
    "動く内容が入っていないと言えないため、会議の資料として渡せません。",
    "PDF、Word（docx）、Excel（xlsx）、PowerPoint（pptx）、PNG、JPEG、文字だけのファイルにしてくだ"
    "さい。古い形式（doc、xls）やパスワードのかかったファイルは使えません。"};

inline const base::ProblemList all{&document_malformed, &svg_not_allowed,  &svg_unreadable,
                                   &drawing_failed,     &finishing_failed, &active_content,
                                   &unknown_kind};

}  // namespace engawa::documents::problems
