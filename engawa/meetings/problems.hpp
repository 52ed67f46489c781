#pragma once

#include "engawa/base/problem.hpp"

namespace engawa::meetings::problems {

inline constexpr base::ProblemKind room_taken{
    "MTG-001", "another meeting is in this room at that time",
    "同じ時間に、同じ会場で別の会議があります。", "二つの会議が重なります。",
    "日時か会場を変えるか、もう一つの会議を確かめてください。"};
inline constexpr base::ProblemKind no_reason_to_close{
    "MTG-002", "meeting or item is not open and has no reason or nobody who decided",
    "非公開の理由か、決めた人が書かれていません。",
    "会議は公開が原則です。非公開には理由と、だれが決めたかが要ります。",
    "理由と決めた人（座長、協議会の議決など）を書いてください。"};
inline constexpr base::ProblemKind no_day{
    "MTG-003", "meeting has no day yet", "会議の日が決まっていません。",
    "通知や出欠の確認ができません。", "先に会議の日と時刻を決めてください。"};
inline constexpr base::ProblemKind wrong_time{
    "MTG-004", "time of day is not usable", "時刻の書き方が正しくありません。",
    "通知にそのまま載ります。", "14:00 のように書き、終わりは始まりより後にしてください。"};
inline constexpr base::ProblemKind not_held{
    "MTG-005", "meeting has not been held", "この会議は、まだ開催済みになっていません。",
    "会議録は、開催した会議のものです。", "出欠を確かめて「開催済みにする」を押してください。"};
inline constexpr base::ProblemKind not_confirmed{
    "MTG-006", "minutes are not confirmed", "会議録が、まだ座長に確認されていません。",
    "確認の前の会議録を送ることはできません。", "座長に確認してもらってから公表してください。"};
inline constexpr base::ProblemKind nothing_to_submit{
    "MTG-007", "no item of the agenda has minutes", "会議録がまだ書かれていません。",
    "座長に確認してもらうものがありません。", "議題ごとに会議録を書いてください。"};
inline constexpr base::ProblemKind how_is_missing{
    "MTG-008", "secretariat confirms for the chair without saying how",
    "座長がどのように確認したかが書かれていません。",
    "座長の確認を事務局が代わりに記録するときは、その経緯が要ります。",
    "「電話で確認」「押印した写しを受け取った」などと書いてください。"};
inline constexpr base::ProblemKind promise_without_owner{
    "MTG-009", "action item has no owner or no day", "宿題に担当か期限がありません。",
    "だれがいつまでにするか分からない約束は、果たされません。",
    "担当の職位と期限を選んでください。"};
inline constexpr base::ProblemKind due_before_made{
    "MTG-010", "action item is due before it was made", "期限が、約束した日より前です。",
    "約束したときにもう過ぎている期限は守れません。", "期限の日を確かめてください。"};
inline constexpr base::ProblemKind poll_closed{
    "MTG-011", "date poll is over", "日程の回答は締め切られました。",
    "会議の日が決まったか、締切を過ぎています。", "事務局に連絡してください。"};
inline constexpr base::ProblemKind marks_do_not_fit{
    "MTG-012", "answer does not fit the days that are asked about",
    "回答の数が候補日の数と合いません。", "どの日への回答か分かりません。",
    "画面を読み直して、候補日ごとに選んでください。"};
inline constexpr base::ProblemKind nobody_invited{
    "MTG-013", "council has no seats on the day of the meeting",
    "会議の日に席のある組織がありません。", "送る相手がいません。",
    "名簿の席と期間を確かめてください。"};
inline constexpr base::ProblemKind unknown_issue{
    "MTG-014", "no result of this indicator for this area",
    "この区域には、その指標の結果がありません。", "根拠として載せる数値がありません。",
    "区域と指標を確かめてください。"};
inline constexpr base::ProblemKind owners_must_be_seated{
    "MTG-015", "post has no seat in the council", "協議会に席のない職位です。",
    "会議のことを頼める相手ではありません。", "名簿にある職位から選んでください。"};
inline constexpr base::ProblemKind same_council_twice{
    "MTG-016", "joint meeting of a council with itself", "合同会議の相手が、同じ協議会です。",
    "会議録の届け先が決まりません。", "もう一つの協議会を選んでください。"};
inline constexpr base::ProblemKind held_in_future{
    "MTG-017", "meeting is in the future", "会議の日が、まだ来ていません。",
    "開く前の会議を開催済みにすることはできません。", "会議の日を確かめてください。"};

inline constexpr base::ProblemKind not_for_all_bodies{
    "MTG-018", "not every body is invited to a meeting of this kind",
    "すべての構成団体が出る会議ではありません。",
    "この会議の中身を、出ていない団体にも知らせることになります。",
    "協議会か合同会議の画面から、取組のまとめを用意してください。"};

inline const base::ProblemList all{&room_taken,         &no_reason_to_close, &no_day,
                                   &wrong_time,         &not_held,           &not_confirmed,
                                   &nothing_to_submit,  &how_is_missing,     &promise_without_owner,
                                   &due_before_made,    &poll_closed,        &marks_do_not_fit,
                                   &nobody_invited,     &unknown_issue,      &owners_must_be_seated,
                                   &same_council_twice, &held_in_future,     &not_for_all_bodies};

}  // namespace engawa::meetings::problems
