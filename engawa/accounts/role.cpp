#include "engawa/accounts/role.hpp"

namespace engawa::accounts {

std::string_view japanese(Role role) {
  switch (role) {
    case Role::Secretariat:
      return "事務局";
    case Role::Chair:
      return "座長";
    case Role::SeniorMember:
      return "委員（長級）";
    case Role::Member:
      return "委員（担当）";
    case Role::WorkingGroup:
      return "作業部会員";
    case Role::Observer:
      return "オブザーバー";
    case Role::Guest:
      return "ゲスト";
    case Role::Evaluator:
      return "第三者評価者";
    case Role::InHouseStaff:
      return "庁内職員";
    case Role::InsurerDataOfficer:
      return "保険者データ担当";
    case Role::HandoverOfficer:
      return "引継ぎ担当";
    case Role::PublicityApprover:
      return "広報承認者";
    case Role::Auditor:
      return "監査";
    case Role::Administrator:
      return "システム管理";
  }
  return {};
}

bool needs_second_factor(Role role) {
  switch (role) {
    case Role::Secretariat:
    case Role::InsurerDataOfficer:
    case Role::HandoverOfficer:
    case Role::Auditor:
    case Role::Administrator:
      return true;
    default:
      return false;
  }
}

}  // namespace engawa::accounts
