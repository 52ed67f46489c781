#pragma once

#include "engawa/base/problem.hpp"

namespace engawa::formats::problems {

using base::ProblemKind;

inline constexpr ProblemKind not_zip{
    "FMT-001", "not a ZIP file", "Excelブック（.xlsx）ではないファイルです。",
    "中身がExcelブックの形（ZIP）になっていないため、表を読み取れません。",
    "配布元からファイルを取り直すか、Excelで開いて「Excelブック（*."
    "xlsx）」として保存し直してください。"};
inline constexpr ProblemKind zip_damaged{
    "FMT-002", "ZIP file is truncated or damaged", "ファイルが途中で切れているか、壊れています。",
    "一部でも壊れていると、読み取った数値が正しいとは限りません。",
    "ファイルをもう一度ダウンロード（コピー）してください。"};
inline constexpr ProblemKind zip_encrypted{
    "FMT-003", "ZIP entry is encrypted", "パスワードで暗号化されたファイルです。",
    "暗号化されたままでは中身を読み取れません。",
    "パスワードを解除して保存し直したものを指定してください。"};
inline constexpr ProblemKind zip_entries_too_many{
    "FMT-004", "ZIP holds too many entries", "ファイルの中の部品の数が多すぎます。",
    "通常ではありえない数で、処理を止めさせるためのファイルの可能性があります。",
    "正しいファイルかどうかを配布元に確かめてください。"};
inline constexpr ProblemKind zip_too_large{
    "FMT-005", "ZIP expands to too many bytes", "展開すると大きくなりすぎるファイルです。",
    "圧縮爆弾（展開すると極端に大きくなるファイル）は、記憶領域を使い切るおそれがあります。",
    "正しいファイルかどうかを配布元に確かめ、必要であれば表を分割してください。"};
inline constexpr ProblemKind zip_entry_missing{
    "FMT-006", "ZIP entry is missing", "ファイルの中に必要な部品がありません。",
    "部品が欠けているため、表を読み取れません。",
    "Excelで開き、「Excelブック（*.xlsx）」として保存し直してください。"};
inline constexpr ProblemKind old_or_encrypted_office{
    "FMT-007", "encrypted or old .xls (OLE2 container)",
    "パスワード付きのExcelブックか、古い形式（.xls）のファイルです。",
    "この形のファイルは中身を読み取れません。",
    "Excelで開いてパスワードを外し、「Excelブック（*.xlsx）」として保存し直してください。"};
inline constexpr ProblemKind zip_method_unknown{
    "FMT-008", "ZIP compression method is not allowed",
    "ふつうは使われない方式で圧縮されています。", "中身を展開できません。",
    "Excelブックであれば開いて保存し直し、ほかのZIPは標準の方式（Deflate）で作り直してください。"};
inline constexpr ProblemKind xml_damaged{
    "FMT-009", "XML is not well-formed", "ファイルの中のXMLが壊れています。",
    "一部でも壊れていると、読み取った数値が正しいとは限りません。",
    "送り主からファイルを取り直してください。Excelブックであれば、開いて保存し直してください。"};
inline constexpr ProblemKind xml_with_dtd{
    "FMT-010", "XML with DTD or entities", "XMLにDTDまたは実体の宣言が含まれています。",
    "外部のファイルを読ませたり記憶領域を使い切ったりする攻撃に使われるため、受け付けません。",
    "正しいファイルかどうかを送り主に確かめてください。Excelブックであれば、保存し直すと取り除かれ"
    "ます。"};
inline constexpr ProblemKind xml_too_large{
    "FMT-011", "XML part too large", "ファイルの中のXMLの一部分が大きすぎます。",
    "通常ではありえない大きさで、記憶領域を使い切るおそれがあります。",
    "正しいファイルかどうかを送り主に確かめてください。表であれば、不要な書式や図を取り除くか、分割"
    "してください。"};
inline constexpr ProblemKind not_workbook{
    "FMT-012", "ZIP file without a workbook", "ZIPファイルですが、Excelブックではありません。",
    "ブックの中身（シートの一覧）が見つからないため、表を読み取れません。",
    "Excelブック（.xlsx）そのものを指定してください。ZIPでまとめてある場合は展開してください。"};
inline constexpr ProblemKind sheet_missing{
    "FMT-013", "worksheet missing", "読み取れるシートがありません。",
    "表示されているワークシートが無いか、シートの中身が欠けています。",
    "Excelで開き、表のあるシートを再表示して保存し直してください。"};
inline constexpr ProblemKind bad_cell_reference{
    "FMT-014", "cell reference out of order or out of range", "セルの番地が正しくありません。",
    "値がどの行・列のものか決められないため、読み取りを止めました。",
    "Excelで開いて保存し直してください。直らない場合は配布元に知らせてください。"};
inline constexpr ProblemKind bad_cell_value{
    "FMT-015", "cell value cannot be read", "セルの値を読み取れません。",
    "値が壊れているため、数値も文字も決められません。",
    "Excelで開き、そのセルを入力し直して保存してください。"};
inline constexpr ProblemKind sheet_too_large{
    "FMT-016", "sheet has too many cells", "シートのセルが多すぎます。",
    "想定を超える大きさの表は、記憶領域を使い切るおそれがあります。",
    "表を分割して保存し直してください（値のあるセルは500万まで）。"};
inline constexpr ProblemKind csv_damaged{
    "FMT-017", "CSV quoting is broken", "CSVの引用符（\"）の対応が取れていません。",
    "列の区切りが決まらないため、値を別の列に入れてしまうおそれがあります。",
    "その行の引用符を確かめてください。引用符で始めた値は、引用符で閉じてください。"};
inline constexpr ProblemKind csv_encoding_unknown{
    "FMT-018", "CSV is neither UTF-8 nor CP932",
    "文字コードがUTF-8でもシフトJIS（CP932）でもありません。",
    "文字を正しく読み取れないため、地域や項目を取り違えるおそれがあります。",
    "Excelで「CSV UTF-8（コンマ区切り）」として保存し直してください。"};
inline constexpr ProblemKind csv_too_large{
    "FMT-019", "CSV has too many fields", "CSVの項目が多すぎます。",
    "想定を超える大きさの表は、記憶領域を使い切るおそれがあります。",
    "行を分けて、いくつかのファイルにしてください。"};
inline constexpr ProblemKind workbook_unwritable{
    "FMT-020", "workbook cannot be written", "Excelブックを作れません。",
    "表の形がExcelの制限を超えているか、作業用の領域に書き込めません。",
    "空き容量を確かめ、表が大きい場合は範囲を絞ってください。"};
inline constexpr ProblemKind gzip_damaged{
    "FMT-021", "gzip data is truncated or damaged", "圧縮データが壊れています。",
    "一部でも壊れていると、読み取った内容が正しいとは限りません。", "データを取り直してください。"};
inline constexpr ProblemKind gzip_too_large{
    "FMT-022", "gzip data expands to too many bytes", "展開すると大きくなりすぎる圧縮データです。",
    "圧縮爆弾（展開すると極端に大きくなるデータ）は、記憶領域を使い切るおそれがあります。",
    "正しいデータかどうかを確かめてください。"};
inline constexpr ProblemKind toml_syntax{
    "FMT-023", "not valid TOML", "カタログのファイルを読めません。",
    "定義が欠けたまま計算すると、一覧に抜けが生じます。",
    "示された行の書き方を直すか、配布されたファイルに戻してください。"};
inline constexpr ProblemKind toml_key{"FMT-024", "catalogue key missing or wrong",
                                      "カタログの項目が足りないか、正しくありません。",
                                      "定義があいまいなままでは数値を出せません。",
                                      "catalog/README.md の説明に沿って項目を直してください。"};

inline constexpr ProblemKind zip_unwritable{
    "FMT-025", "zip archive cannot be made", "ZIPファイルを作れません。",
    "控えや提出のファイルができていません。", "空き容量を確かめて、もう一度行ってください。"};

inline const base::ProblemList all{&not_zip,
                                   &zip_damaged,
                                   &zip_encrypted,
                                   &zip_entries_too_many,
                                   &zip_too_large,
                                   &zip_entry_missing,
                                   &old_or_encrypted_office,
                                   &zip_method_unknown,
                                   &xml_damaged,
                                   &xml_with_dtd,
                                   &xml_too_large,
                                   &not_workbook,
                                   &sheet_missing,
                                   &bad_cell_reference,
                                   &bad_cell_value,
                                   &sheet_too_large,
                                   &csv_damaged,
                                   &csv_encoding_unknown,
                                   &csv_too_large,
                                   &workbook_unwritable,
                                   &gzip_damaged,
                                   &gzip_too_large,
                                   &toml_syntax,
                                   &toml_key,
                                   &zip_unwritable};

}  // namespace engawa::formats::problems
