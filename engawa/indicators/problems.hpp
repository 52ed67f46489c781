#pragma once

#include "engawa/base/problem.hpp"

namespace engawa::indicators::problems {

inline constexpr base::ProblemKind unknown_indicator{
    "IND-003", "unknown indicator", "その指標はカタログにありません。",
    "指標が決まらないと結果を示せません。", "`engawa indicators` で指標の一覧を確かめてください。"};
inline constexpr base::ProblemKind no_data{
    "IND-004", "no data for this request", "該当する年度・区域のデータがありません。",
    "データがないことは、課題がないことを意味しません。",
    "データのある年度を選んでください。見たい年度がないときは、このソフトの管理者に、その年度の公表"
    "データの取込みを頼んでください。"};
inline constexpr base::ProblemKind unknown_comparator{
    "IND-005", "unknown comparator", "比較の相手が正しくありません。",
    "標準化比は比較の相手が決まって初めて意味を持ちます。",
    "nation（全国）または prefecture（都道府県）を指定してください。"};
inline constexpr base::ProblemKind unknown_batch{
    "IND-007", "unknown import batch", "その番号の取込みはありません。",
    "対象が決まらないと取り消せません。", "`engawa import --list` で番号を確かめてください。"};
inline constexpr base::ProblemKind unknown_figure{
    "IND-008", "unknown figure", "その図はありません。", "図が決まらないと描けません。",
    "画面にある図の一覧から選んでください。"};

inline constexpr base::ProblemKind unknown_width{
    "IND-009", "unknown width of figures", "図の幅が正しくありません。",
    "幅が決まらないと図を描けません。",
    "wide（広い画面）または narrow（狭い画面）を指定してください。"};

inline constexpr base::ProblemKind unknown_title{
    "NDB-002", "title is not that of a known table",
    "表の題名から、どの検査・質問の表か分かりません。",
    "別の項目の数値として扱うおそれがあります。",
    "NDBオープンデータ「特定健診」の性年齢階級別分布の表かどうかを確かめてください。新しい項目であ"
    "れば catalog/items に追加できます。"};
inline constexpr base::ProblemKind unknown_layout{
    "NDB-003", "header cells do not match any known layout",
    "見出しの並びが、知っている様式と違います。",
    "列がずれた表を読むと、男女や年齢を取り違えます。",
    "見出し（都道府県、階層、男・女、年齢、中計）が公表時のままかどうかを確かめてください。"};
inline constexpr base::ProblemKind shifted_header{
    "NDB-004", "header is shifted or incomplete", "年齢の見出しがずれているか、欠けています。",
    "年齢の列を取り違えると、年齢調整が誤ります。",
    "行や列を挿入・削除していない、公表時のファイルを使ってください。"};
inline constexpr base::ProblemKind wrong_total{
    "NDB-005", "age bands do not add up to the total", "年齢別の人数の合計が中計と一致しません。",
    "どちらかの数値が誤っています。誤りのある表から結果は出せません。",
    "公表時のファイルと照合し、正しいファイルを取り込んでください。"};
inline constexpr base::ProblemKind wrong_count{
    "NDB-006", "cell is not a count", "人数の欄に、人数ではない値があります。",
    "人数は0以上の整数です。負の数や小数、文字は集計できません。",
    "示されたセルを公表時のファイルと照合してください。"};
inline constexpr base::ProblemKind unknown_area{
    "NDB-007", "unknown area", "区域の一覧にない区域があります。",
    "どの区域の数値か分からないまま集計することはできません。",
    "区域コードと名前を確かめてください。区域の再編後の表であれば、その年の区域一覧が必要です。"};
inline constexpr base::ProblemKind two_versions{
    "NDB-008", "two versions of one table", "同じ年度・同じ項目の表が二つあり、内容が違います。",
    "どちらが正しいか分からないまま、足したり選んだりすることはできません。",
    "使う方だけを残すか、`--leave-out ファイル名` で一方を除いてください。"};
inline constexpr base::ProblemKind edition_contradicts_title{
    "NDB-009", "edition contradicts the title", "回（年度）の指定と、表の題名の年度が違います。",
    "前の回の表が紛れ込んでいると、推移を誤ります。",
    "正しい回の表を使うか、`--leave-out ファイル名` で除いてください。"};
inline constexpr base::ProblemKind missing_year{
    "NDB-010", "no fiscal year in the title", "題名に年度がありません。",
    "年度が決まらないと推移に使えません。",
    "題名が公表時のままかどうかを確かめるか、`--edition 番号` で回を指定してください。"};
inline constexpr base::ProblemKind repeated_row{
    "NDB-011", "row appears twice", "同じ区域・同じ階級の行が二度あります。",
    "二重に数えるおそれがあります。", "重なっている行を確かめてください。"};
inline constexpr base::ProblemKind missing_row{
    "NDB-012", "row is missing", "区域または階級の行が欠けています。",
    "欠けた行があると分母が小さくなり、割合が大きく出ます。",
    "公表時のファイルと照合してください。"};
inline constexpr base::ProblemKind different_areas{
    "NDB-013", "area name does not match its code", "区域の番号と名前が一致しません。",
    "別の区域の数値になっているおそれがあります。",
    "示された行を公表時のファイルと照合してください。"};
inline constexpr base::ProblemKind nothing_to_import{
    "NDB-014", "nothing to import", "取り込むファイルがありません。",
    "指定した場所に .xlsx のファイルが見つかりません。",
    "フォルダーまたはファイルの場所を確かめてください。"};
inline constexpr base::ProblemKind batch_refused{
    "NDB-015", "batch refused", "問題のあるファイルがあるため、取込み全体を取りやめました。",
    "一部だけが入った状態を残さないためです。データは取込み前のままです。",
    "示された問題を直すか、`--leave-out ファイル名`（すべて除くなら "
    "`--leave-out-problems`）を付けてやり直してください。"};

// Warnings: the table is read, and the report says so.
inline constexpr base::ProblemKind warn_already_there{
    "NDB-101", "same content already imported", "同じ内容の表は取込み済みです。",
    "二重には取り込みません。", "何もする必要はありません。"};
inline constexpr base::ProblemKind warn_stale{
    "NDB-102", "stale table of another year left out", "別の年度の表が紛れているため、除きました。",
    "題名の年度が正しいとみなします。この回の表としては使いません。",
    "その年度の表が必要な場合は、正しい回のファイルとして取り込んでください。"};
inline constexpr base::ProblemKind warn_jump{
    "NDB-103", "implausible jump against the year before",
    "前年度から不自然に大きく変わった値があります。",
    "元の表の誤りの可能性があります。順位づけの前に確かめる必要があります。",
    "画面の注意書きを確かめ、協議会で示す前に都道府県または厚生労働省に照会してください。"};

inline const base::ProblemList all{&unknown_indicator,  &no_data,
                                   &unknown_comparator, &unknown_batch,
                                   &unknown_figure,     &unknown_width,
                                   &unknown_title,      &unknown_layout,
                                   &shifted_header,     &wrong_total,
                                   &wrong_count,        &unknown_area,
                                   &two_versions,       &edition_contradicts_title,
                                   &missing_year,       &repeated_row,
                                   &missing_row,        &different_areas,
                                   &nothing_to_import,  &batch_refused,
                                   &warn_already_there, &warn_stale,
                                   &warn_jump};

}  // namespace engawa::indicators::problems
