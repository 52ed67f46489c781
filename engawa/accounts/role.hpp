#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "engawa/accounts/post.hpp"

namespace engawa::accounts {

/// 役割: what somebody is to a council or an organisation.
enum class Role {
  Secretariat,         // 事務局
  Chair,               // 座長
  SeniorMember,        // 委員（長級）
  Member,              // 委員（担当）
  WorkingGroup,        // 作業部会員
  Observer,            // オブザーバー
  Guest,               // ゲスト
  Evaluator,           // 第三者評価者
  InHouseStaff,        // 庁内職員
  InsurerDataOfficer,  // 保険者データ担当
  HandoverOfficer,     // 引継ぎ担当
  PublicityApprover,   // 広報承認者
  Auditor,             // 監査
  Administrator        // システム管理
};
BOOST_DESCRIBE_ENUM(Role, Secretariat, Chair, SeniorMember, Member, WorkingGroup, Observer, Guest,
                    Evaluator, InHouseStaff, InsurerDataOfficer, HandoverOfficer, PublicityApprover,
                    Auditor, Administrator)

[[nodiscard]] std::string_view japanese(Role role);
/// Roles that see or change what is not for everybody sign in with two factors.
[[nodiscard]] bool needs_second_factor(Role role);

/// The tenant of roles that concern the whole installation (Administrator, Auditor).
inline constexpr std::string_view whole_installation = "installation";

using GrantId = base::Id<struct GrantTag>;

/// 役割の付与: a role at a tenant (a council or an organisation, by id), held by a post and through
/// it by whoever sits there, or by a person where no post exists.
struct Grant {
  GrantId id;
  Role role = Role::Member;
  std::string tenant;
  PostId post;
  PersonId person;
  base::Date starts_on;
  std::optional<base::Date> ends_on;
};
BOOST_DESCRIBE_STRUCT(Grant, (), (id, role, tenant, post, person, starts_on, ends_on))

}  // namespace engawa::accounts

template <>
inline constexpr std::string_view engawa::store::table_of<engawa::accounts::Grant> =
    "accounts_grants";
