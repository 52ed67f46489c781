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

inline const base::ProblemList all{&document_malformed, &svg_not_allowed, &svg_unreadable,
                                   &drawing_failed, &finishing_failed};

}  // namespace engawa::documents::problems
