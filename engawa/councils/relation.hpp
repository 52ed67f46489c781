#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "engawa/councils/council.hpp"

namespace engawa::councils {

using CouncilRelationId = base::Id<struct CouncilRelationTag>;

/// 関係会議体カード: another council seen from one council. The 2019 report asks to write down its
/// purpose, its role and how the two stand to each other.
struct CouncilRelation {
  CouncilRelationId id;
  CouncilId council;
  CouncilId other;         ///< when it is registered here; empty: only named
  std::string other_name;  ///< 保険者協議会
  std::string purpose;
  std::string role;
  std::string relation;             ///< how the two work together
  std::vector<std::string> themes;  ///< of the other, keys in catalog/words/themes.toml
};
BOOST_DESCRIBE_STRUCT(CouncilRelation, (),
                      (id, council, other, other_name, purpose, role, relation, themes))

using AcknowledgementId = base::Id<struct AcknowledgementTag>;

/// 目的の確認: a body has read what the council is for. The wording is kept, so that a change of
/// the purpose asks for a new acknowledgement.
struct PurposeAcknowledgement {
  AcknowledgementId id;
  CouncilId council;
  accounts::OrganisationId organisation;
  std::string wording;
  base::Date acknowledged_on;
  std::string acknowledged_by;  ///< name as it was, or as written behind a signed link
};
BOOST_DESCRIBE_STRUCT(PurposeAcknowledgement, (),
                      (id, council, organisation, wording, acknowledged_on, acknowledged_by))

using RoleExpectationId = base::Id<struct RoleExpectationTag>;

/// 役割期待: one function (catalog/words/council_functions.toml) of one body, as the secretariat
/// expects it and as the body itself offers it, in general or for one health issue.
struct RoleExpectation {
  RoleExpectationId id;
  CouncilId council;
  accounts::OrganisationId organisation;
  std::string function;
  std::string issue;  ///< empty: in general
  bool is_expected = false;
  std::string expected_note;
  bool is_offered = false;
  std::string offered_note;
  std::optional<base::Date> answered_on;  ///< by the body; none: not yet
  std::string answered_by;
};
BOOST_DESCRIBE_STRUCT(RoleExpectation, (),
                      (id, council, organisation, function, issue, is_expected, expected_note,
                       is_offered, offered_note, answered_on, answered_by))

}  // namespace engawa::councils

template <>
inline constexpr std::string_view engawa::store::table_of<engawa::councils::CouncilRelation> =
    "councils_relations";
template <>
inline constexpr std::string_view
    engawa::store::table_of<engawa::councils::PurposeAcknowledgement> = "councils_acknowledgements";
template <>
inline constexpr std::string_view engawa::store::table_of<engawa::councils::RoleExpectation> =
    "councils_role_expectations";
