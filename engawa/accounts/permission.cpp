#include "engawa/accounts/permission.hpp"

#include <algorithm>

namespace engawa::accounts {
namespace {

bool contains(const std::vector<std::string>& texts, const std::string& text) {
  return !text.empty() && std::find(texts.begin(), texts.end(), text) != texts.end();
}

std::optional<Relation> relation_of(Role role) {
  switch (role) {
    case Role::Secretariat:
      return Relation::Secretariat;
    case Role::Chair:
      return Relation::Chair;
    case Role::SeniorMember:
      return Relation::SeniorMember;
    case Role::Member:
      return Relation::Member;
    case Role::WorkingGroup:
      return Relation::WorkingGroup;
    case Role::Observer:
      return Relation::Observer;
    case Role::Guest:
      return Relation::Guest;
    case Role::Evaluator:
      return Relation::Evaluator;
    case Role::InHouseStaff:
      return Relation::InHouseStaff;
    case Role::Auditor:
      return Relation::Auditor;
    case Role::Administrator:
      return Relation::Administrator;
    // These work on insurers' packages and on publication, which have rights of their own.
    case Role::InsurerDataOfficer:
    case Role::HandoverOfficer:
    case Role::PublicityApprover:
      return std::nullopt;
  }
  return std::nullopt;
}

bool is_sworn_member(Relation relation) {
  return relation == Relation::Chair || relation == Relation::SeniorMember ||
         relation == Relation::Member || relation == Relation::WorkingGroup;
}

bool sees(Relation relation, Audience audience, int confidentiality) {
  constexpr int shared_with_observers = 1;
  if (audience == Audience::Everybody) return true;
  if (relation == Relation::Secretariat) return true;
  switch (audience) {
    case Audience::Members:
      if (relation == Relation::Observer || relation == Relation::Guest ||
          relation == Relation::Evaluator) {
        return confidentiality <= shared_with_observers;
      }
      return is_sworn_member(relation) || relation == Relation::InHouseStaff ||
             relation == Relation::OwnOrganisation || relation == Relation::Self;
    case Audience::WorkingGroup:
      return relation == Relation::WorkingGroup || relation == Relation::Chair;
    case Audience::InHouse:
      return relation == Relation::InHouseStaff;
    case Audience::ChairAndSecretariat:
      return relation == Relation::Chair;
    case Audience::Secretariat:
    case Audience::Everybody:
      return false;
  }
  return false;
}

}  // namespace

std::set<Relation> relations(const Actor& actor, const Place& place) {
  std::set<Relation> found{Relation::Stranger};
  if (!actor.is_signed_in()) return found;
  if (place.person == actor.person.text) found.insert(Relation::Self);
  if (actor.lacks_second_factor) return found;
  found.insert(Relation::SignedIn);
  if (contains(actor.organisations, place.organisation)) found.insert(Relation::OwnOrganisation);
  for (const auto& held : actor.roles) {
    const auto relation = relation_of(held.role);
    if (!relation) continue;
    if (held.tenant == whole_installation || contains(place.tenants, held.tenant)) {
      found.insert(*relation);
    }
  }
  return found;
}

bool allows(Right right, Relation relation, Audience audience, int confidentiality) {
  switch (right) {
    case Right::Anybody:
      return true;
    case Right::OwnAccount:
      return relation == Relation::Self;
    case Right::SeeDirectory:
      return relation == Relation::SignedIn;
    case Right::KeepDirectory:
      return relation == Relation::Secretariat || relation == Relation::Administrator;
    case Right::See:
      return sees(relation, audience, confidentiality);
    case Right::KeepCouncil:
      return relation == Relation::Secretariat;
    case Right::WorkInGroup:
      // Nobody writes what is closed to them.
      return (relation == Relation::Secretariat || relation == Relation::Chair ||
              relation == Relation::WorkingGroup) &&
             sees(relation, audience, confidentiality);
    case Right::SpeakForOrganisation:
      return relation == Relation::Secretariat || relation == Relation::OwnOrganisation;
    case Right::GrantRole:
      return relation == Relation::Secretariat || relation == Relation::Administrator;
    case Right::KeepAccounts:
      return relation == Relation::Administrator;
    case Right::ReadLog:
      return relation == Relation::Administrator || relation == Relation::Auditor;
  }
  return false;
}

bool may(const Actor& actor, Right right, const Place& place) {
  const auto held = relations(actor, place);
  return std::any_of(held.begin(), held.end(), [&](Relation relation) {
    return allows(right, relation, place.audience, place.confidentiality);
  });
}

std::string_view japanese(Audience audience) {
  switch (audience) {
    case Audience::Everybody:
      return "公開";
    case Audience::Members:
      return "構成員";
    case Audience::WorkingGroup:
      return "作業部会";
    case Audience::InHouse:
      return "庁内";
    case Audience::Secretariat:
      return "事務局";
    case Audience::ChairAndSecretariat:
      return "座長と事務局";
  }
  return {};
}

std::string_view japanese(Right right) {
  switch (right) {
    case Right::Anybody:
      return "だれでも見られる";
    case Right::OwnAccount:
      return "自分のアカウントを扱う";
    case Right::SeeDirectory:
      return "名簿を見る";
    case Right::KeepDirectory:
      return "名簿を直す";
    case Right::See:
      return "公開範囲に従って見る";
    case Right::KeepCouncil:
      return "協議会を運営する";
    case Right::WorkInGroup:
      return "作業部会で書く";
    case Right::SpeakForOrganisation:
      return "自分の組織として答える";
    case Right::GrantRole:
      return "役割を付与する";
    case Right::KeepAccounts:
      return "アカウントを管理する";
    case Right::ReadLog:
      return "操作の記録を見る";
  }
  return {};
}

}  // namespace engawa::accounts
