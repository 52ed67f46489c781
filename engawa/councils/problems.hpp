#pragma once

#include "engawa/base/problem.hpp"

namespace engawa::councils::problems {

inline constexpr base::ProblemKind circular_councils{
    "COU-001", "council would stand under itself", "協議会の上下の関係が輪になります。",
    "どの協議会の下にあるかが決まりません。", "上に置く協議会を選び直してください。"};
inline constexpr base::ProblemKind unknown_area{"COU-002", "area is not in the list of areas",
                                                "区域の一覧にない区域です。",
                                                "構成の点検や、区域のデータとの対応ができません。",
                                                "都道府県か二次医療圏を、一覧から選んでください。"};
inline constexpr base::ProblemKind terms_overlap{
    "COU-003", "two terms of one council overlap", "任期が、ほかの期と重なっています。",
    "その日がどの期か決まりません。", "前の期の終わりの日を確かめてください。"};
inline constexpr base::ProblemKind seat_taken_twice{
    "COU-004", "post already has this seat", "この職位には、同じ期間に同じ役割の席があります。",
    "名簿に同じ委員が二度並びます。", "前の席の終わりの日を確かめてください。"};
inline constexpr base::ProblemKind no_seat_role{
    "COU-005", "role is given by no seat", "協議会の席にできない役割です。",
    "管理や監査などの役割は、協議会の事務局からは付与できません。",
    "座長、委員、事務局、オブザーバーなどから選んでください。"};
inline constexpr base::ProblemKind peer_owner{
    "COU-006", "an owner can be taken out by itself only",
    "共同で持つ組織を外せるのは、その組織の事務局だけです。",
    "対等な立場の組織を、ほかの組織が外すことはできません。",
    "外れる組織の事務局に、変更してもらってください。"};
inline constexpr base::ProblemKind council_closed{
    "COU-007", "council is closed on that day", "この協議会は、その日には閉じています。",
    "閉じたあとの協議会に、新しい席や期は作れません。",
    "日付を確かめるか、協議会の閉じた日を直してください。"};
inline constexpr base::ProblemKind not_its_post{
    "COU-008", "post belongs to another body", "この組織の職位ではありません。",
    "推薦できるのは、自分の組織の職位だけです。", "自分の組織の職位から選んでください。"};

inline const base::ProblemList all{&circular_councils, &unknown_area, &terms_overlap,
                                   &seat_taken_twice,  &no_seat_role, &peer_owner,
                                   &council_closed,    &not_its_post};

}  // namespace engawa::councils::problems
