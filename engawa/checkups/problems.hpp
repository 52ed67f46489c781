#pragma once

#include "engawa/base/problem.hpp"

// Numbers: 001-019 whole files and documents, 020-039 single values, 040-049 persons and archives,
// 050-059 tables and bundles, 060-079 folding and packages, 090 the catalogue.
namespace engawa::checkups::problems {

using base::ProblemKind;

inline constexpr ProblemKind unknown_file{"CHK-001", "file is of no known kind",
                                          "読み取れる健診データの形ではありません。",
                                          "このファイルの人は集計に入りません。",
                                          "特定健診のXML・ZIP、FKAC167のCSV、FHIRの健診結果報告書、"
                                          "対応表のあるCSVのどれかにしてください。"};
inline constexpr ProblemKind not_a_checkup{
    "CHK-002", "XML of another kind", "特定健診のXMLではありません。",
    "このファイルの人は集計に入りません。",
    "健診データ（ClinicalDocument）かどうかを確かめてください。"};
inline constexpr ProblemKind wrong_namespace{
    "CHK-003", "element in the wrong namespace", "XMLの名前空間が電子的標準様式と違います。",
    "別の規格の文書を健診結果と取り違えるおそれがあります。",
    "送り主に、電子的標準様式（hc08・ix08）で作り直すよう頼んでください。"};
inline constexpr ProblemKind impossible_service_date{
    "CHK-004", "date of the checkup missing or impossible",
    "健診実施年月日がないか、暦にない日です。", "年度が決まらないため、集計に入れられません。",
    "送り主に正しい日付を確かめてください。"};
inline constexpr ProblemKind impossible_birth_date{
    "CHK-005", "date of birth missing or impossible", "生年月日がないか、暦にない日です。",
    "年齢が決まらないため、集計に入れられません。", "加入者台帳で正しい日付を確かめてください。"};
inline constexpr ProblemKind impossible_age{
    "CHK-006", "age below 0 or above 120", "年齢が0歳未満か120歳を超えます。",
    "生年月日か健診日のどちらかが誤っています。", "加入者台帳で生年月日を確かめてください。"};
inline constexpr ProblemKind sex_missing{
    "CHK-007", "sex missing or unknown", "男女区分がないか、1（男）・2（女）ではありません。",
    "男女で基準の違う項目があり、集計に入れられません。", "送り主に男女区分を確かめてください。"};
inline constexpr ProblemKind insurer_missing{"CHK-008", "insurer number missing or malformed",
                                             "保険者番号がないか、数字8桁以内ではありません。",
                                             "どの保険者の加入者か決まりません。",
                                             "保険者番号を入れて作り直してください。"};
inline constexpr ProblemKind number_missing{
    "CHK-009", "card number of the insured missing", "被保険者証等の番号がありません。",
    "同じ人の重なりを見つけられません。", "被保険者証等の番号を入れて作り直してください。"};
inline constexpr ProblemKind insurer_differs{
    "CHK-010", "insurer number differs from the archive's",
    "保険者番号が、アーカイブの宛先・差出人と違います。",
    "別の保険者の加入者が紛れ込んでいるおそれがあります。",
    "アーカイブの index.xml と文書の保険者番号を確かめてください。"};
inline constexpr ProblemKind report_code_unknown{
    "CHK-011", "report code unknown", "報告区分が電子的標準様式にない値です。",
    "健診結果か削除の依頼かが決まりません。", "送り主に報告区分を確かめてください。"};

inline constexpr ProblemKind unknown_code{
    "CHK-020", "item code unknown", "項目コードが健診項目の一覧にありません。",
    "この値は使いません。ほかの値は使います。",
    "項目コードを確かめてください。新しい項目は catalog/checkups/items.csv に加えられます。"};
inline constexpr ProblemKind unit_disagrees{
    "CHK-021", "unit differs from the item's", "単位が項目の単位と違います。",
    "別の単位の数をそのまま数えると、判定を誤ります。この値は使いません。",
    "項目の単位に直して作り直してください。"};
inline constexpr ProblemKind not_a_number{
    "CHK-022", "value is not a number", "数値の項目に、数ではない値があります。",
    "この値は使いません。ほかの値は使います。", "送り主に正しい値を確かめてください。"};
inline constexpr ProblemKind implausible{
    "CHK-023", "value outside the plausible range", "人ではありえない値です。",
    "桁や項目の取り違えのおそれがあります。この値は使いません。",
    "送り主に正しい値を確かめてください。範囲は catalog/checkups/plausible_ranges.csv "
    "にあります。"};
inline constexpr ProblemKind code_outside_set{
    "CHK-024", "code outside the value set", "回答のコードが、項目の選択肢にありません。",
    "この値は使いません。ほかの値は使います。", "送り主に正しいコードを確かめてください。"};
inline constexpr ProblemKind value_missing{
    "CHK-025", "value missing", "項目はありますが、値も、未実施・測定不可能の印もありません。",
    "測っていないのか書き漏らしなのか分かりません。この値は使いません。",
    "未実施であれば negationInd、測定不可能であれば nullFlavor を書いてください。"};
inline constexpr ProblemKind contradicts_itself{
    "CHK-026", "one item with two values in a document", "同じ項目に、違う値が二つあります。",
    "どちらが正しいか決められません。どちらの値も使いません。",
    "送り主に正しい値を確かめてください。"};
inline constexpr ProblemKind wrong_value_type{"CHK-027", "value of the wrong kind",
                                              "数値とコードの書き方が、項目の決まりと違います。",
                                              "この値は使いません。ほかの値は使います。",
                                              "項目のデータ型（PQ・CD・CO・ST）で書いてください。"};

inline constexpr ProblemKind unsafe_entry{
    "CHK-040", "entry path leaves the archive", "アーカイブの外を指す名前のファイルがあります。",
    "展開した場所の外のファイルを書きかえる攻撃に使われます。このファイルは読みません。",
    "送り主に、正しい作り方のZIPを送り直すよう頼んでください。"};
inline constexpr ProblemKind linked_entry{
    "CHK-041", "entry or file is a link", "別の場所を指すリンクです。",
    "リンクの先は確かめていない場所です。リンクは読みません。",
    "ファイルそのものを入れてください。"};
inline constexpr ProblemKind nested_too_deep{"CHK-042", "archives nested too deep",
                                             "ZIPの中のZIPが深すぎます。",
                                             "処理を止めさせるためのファイルの可能性があります。",
                                             "ZIPを一つ展開してから指定してください。"};
inline constexpr ProblemKind record_count_differs{
    "CHK-043", "record count of the index differs",
    "index.xml の件数と、入っている文書の数が違います。",
    "文書が欠けているか、別のアーカイブと混ざっているおそれがあります。",
    "送り主に件数を確かめてください（決済の文書を含めて数える作り方もあります）。"};
inline constexpr ProblemKind file_too_large{"CHK-044", "file too large", "ファイルが大きすぎます。",
                                            "記憶領域を使い切るおそれがあるため、読みません。",
                                            "いくつかのZIPに分けてください。"};
inline constexpr ProblemKind deletion_without_target{
    "CHK-045", "deletion request without its document", "削除の依頼に当たる文書が見つかりません。",
    "消すつもりの結果が残っているおそれがあります。", "元の文書も一緒に指定してください。"};

inline constexpr ProblemKind shifted_columns{
    "CHK-050", "row does not fit the header", "行の列が、見出しと合いません。",
    "列がずれて、別の項目の値として数えるおそれがあります。この行は読みません。",
    "その行の区切りと引用符を確かめてください。"};
inline constexpr ProblemKind table_header{"CHK-051", "header is not that of the table it names",
                                          "1行目の名前の表ですが、見出しが決まりと違います。",
                                          "列の意味が決まりません。",
                                          "出したままのファイルを指定してください。表計算ソフトで保"
                                          "存し直すと、見出しが変わることがあります。"};
inline constexpr ProblemKind not_an_echeckup{
    "CHK-052", "bundle is not an eCheckup report",
    "日本の健診結果報告書（eCheckup）のFHIR文書ではありません。",
    "別の国や別の目的の文書を健診結果と取り違えるおそれがあります。",
    "JAMIの健診結果報告書 HL7 FHIR 記述仕様による文書を指定してください。"};
inline constexpr ProblemKind json_damaged{"CHK-053", "JSON is damaged", "JSONが壊れています。",
                                          "一部でも壊れていると、値が正しいとは限りません。",
                                          "送り主からファイルを取り直してください。"};
inline constexpr ProblemKind no_layout{
    "CHK-054", "CSV without a mapping", "このCSVの列を読みかえる対応表がありません。",
    "列の意味が決まらないため、読めません。",
    "--layout で対応表（catalog/layouts の例を参照）を指定してください。"};
inline constexpr ProblemKind layout_column_missing{
    "CHK-055", "column of the mapping is missing", "対応表にある列が、CSVにありません。",
    "別の種類のファイルに対応表を当てているおそれがあります。",
    "CSVの見出しと対応表を確かめてください。"};
inline constexpr ProblemKind value_not_mapped{
    "CHK-056", "value is not in the mapping", "対応表にない値です。",
    "推し量らず、この値は使いません。", "対応表にその値を加えてください。"};
inline constexpr ProblemKind postal_codes{
    "CHK-057", "table of postal codes not understood", "郵便番号の表を読めません。",
    "住所から市区町村が決まらない人を、区域不明として数えることになります。",
    "日本郵便の KEN_ALL.CSV を、そのまま指定してください。"};

inline constexpr ProblemKind nobody_counted{
    "CHK-060", "nobody to count", "数えられる人がいません。", "空のパッケージは作りません。",
    "品質報告（engawa checkups check）で、除いた理由を確かめてください。"};
inline constexpr ProblemKind too_few_counted{
    "CHK-061", "too few people for any table", "人数が少なく、守れる表が一つもありません。",
    "少人数では、隠した数からも一人ひとりの結果が分かることがあります。",
    "ほかの年度や、もっと広い区域とまとめてください。"};

inline constexpr ProblemKind bad_catalogue{"CHK-090", "catalogue table of checkups is wrong",
                                           "健診項目のカタログに誤りがあります。",
                                           "項目の意味が決まらないままでは読めません。",
                                           "示された行を直すか、配布された表に戻してください。"};

inline const base::ProblemList all{&unknown_file,
                                   &not_a_checkup,
                                   &wrong_namespace,
                                   &impossible_service_date,
                                   &impossible_birth_date,
                                   &impossible_age,
                                   &sex_missing,
                                   &insurer_missing,
                                   &number_missing,
                                   &insurer_differs,
                                   &report_code_unknown,
                                   &unknown_code,
                                   &unit_disagrees,
                                   &not_a_number,
                                   &implausible,
                                   &code_outside_set,
                                   &value_missing,
                                   &contradicts_itself,
                                   &wrong_value_type,
                                   &unsafe_entry,
                                   &linked_entry,
                                   &nested_too_deep,
                                   &record_count_differs,
                                   &file_too_large,
                                   &deletion_without_target,
                                   &shifted_columns,
                                   &table_header,
                                   &not_an_echeckup,
                                   &json_damaged,
                                   &no_layout,
                                   &layout_column_missing,
                                   &value_not_mapped,
                                   &postal_codes,
                                   &nobody_counted,
                                   &too_few_counted,
                                   &bad_catalogue};

}  // namespace engawa::checkups::problems
