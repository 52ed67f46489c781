#include "engawa/councils/council.hpp"

namespace engawa::councils {

std::string_view japanese(CouncilKind kind) {
  switch (kind) {
    case CouncilKind::Prefectural:
      return "都道府県協議会";
    case CouncilKind::MedicalArea:
      return "二次医療圏協議会";
    case CouncilKind::DesignatedCity:
      return "指定都市・保健所設置市の協議会";
    case CouncilKind::Section:
      return "部会";
    case CouncilKind::Liaison:
      return "連絡会";
    case CouncilKind::WorkingGroup:
      return "作業部会";
    case CouncilKind::Umbrella:
      return "総括する会議体";
    case CouncilKind::InHouse:
      return "庁内連携の場";
    case CouncilKind::Other:
      return "関係する会議体";
  }
  return {};
}

accounts::Place place_of(const Council& council, accounts::Audience audience, int confidentiality) {
  accounts::Place place;
  place.tenants = {council.id.text, council.owner.text};
  place.tenants.insert(place.tenants.end(), council.co_owners.begin(), council.co_owners.end());
  place.audience = audience;
  place.confidentiality = confidentiality;
  return place;
}

bool is_known_to(const accounts::Actor& actor, const Council& council) {
  if (council.kind != CouncilKind::InHouse) return actor.is_signed_in();
  return accounts::may(actor, accounts::Right::See, place_of(council));
}

}  // namespace engawa::councils
