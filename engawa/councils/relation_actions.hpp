#pragma once

#include "engawa/councils/council_actions.hpp"
#include "engawa/councils/relation.hpp"

/// Inputs and replies of the actions on related councils, role expectations and the purpose page.
namespace engawa::councils {

struct RelationInput {
  CouncilRelationId relation;
};
BOOST_DESCRIBE_STRUCT(RelationInput, (), (relation))
struct KeepRelation {
  CouncilRelation relation;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(KeepRelation, (), (relation, version))
struct RelationReply {
  CouncilRelation relation;
  std::int64_t version = 0;
  std::string other_name;
  std::vector<std::string> themes_ja;
  bool may_keep = false;
};
BOOST_DESCRIBE_STRUCT(RelationReply, (), (relation, version, other_name, themes_ja, may_keep))
struct RemoveRelation {
  CouncilRelationId relation;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(RemoveRelation, (), (relation, version))

struct RoleMatrixInput {
  CouncilId council;
  std::string issue;  ///< empty: in general
};
BOOST_DESCRIBE_STRUCT(RoleMatrixInput, (), (council, issue))
struct RoleCell {
  std::string function;
  bool is_expected = false;
  std::string expected_note;
  bool is_offered = false;
  std::string offered_note;
  std::string state;  ///< "agreed", "expected_only", "offered_only" or "none"
};
BOOST_DESCRIBE_STRUCT(RoleCell, (),
                      (function, is_expected, expected_note, is_offered, offered_note, state))
struct RoleRow {
  accounts::OrganisationId organisation;
  std::string organisation_name;
  std::optional<base::Date> answered_on;  ///< none: the body has not answered yet
  std::string answered_by;
  std::vector<RoleCell> cells;  ///< in the order of the functions
};
BOOST_DESCRIBE_STRUCT(RoleRow, (),
                      (organisation, organisation_name, answered_on, answered_by, cells))
struct RoleMatrixReply {
  std::string council_name;
  std::string issue;
  std::vector<std::string> issues;  ///< for which there are entries; "" is in general
  std::vector<CouncilWord> functions;
  std::vector<RoleRow> rows;
  std::vector<CouncilWord> uncovered;  ///< functions that no body offers
  int answered = 0;                    ///< bodies
  bool may_keep = false;
  std::vector<std::string> may_answer_for;  ///< organisations, by id
};
BOOST_DESCRIBE_STRUCT(RoleMatrixReply, (),
                      (council_name, issue, issues, functions, rows, uncovered, answered, may_keep,
                       may_answer_for))

struct FunctionMark {
  std::string function;
  bool is_marked = false;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(FunctionMark, (), (function, is_marked, note))
/// By the secretariat: what it expects of a body. Functions that are left out stay as they are.
struct ExpectRoles {
  CouncilId council;
  accounts::OrganisationId organisation;
  std::string issue;
  std::vector<FunctionMark> functions;
};
BOOST_DESCRIBE_STRUCT(ExpectRoles, (), (council, organisation, issue, functions))
/// By the body: what it can take on.
struct OfferRoles {
  CouncilId council;
  accounts::OrganisationId organisation;
  std::string issue;
  std::vector<FunctionMark> functions;
};
BOOST_DESCRIBE_STRUCT(OfferRoles, (), (council, organisation, issue, functions))

/// Makes links with which bodies answer without an account, good for `days`.
struct MakeAnswerLinks {
  CouncilId council;
  std::vector<std::string> organisations;  ///< ids; empty: all that have a seat today
  int days = 60;
};
BOOST_DESCRIBE_STRUCT(MakeAnswerLinks, (), (council, organisations, days))
struct AnswerLink {
  accounts::OrganisationId organisation;
  std::string organisation_name;
  std::string mail;
  std::string path;  ///< "/council-answer#token": shown once
};
BOOST_DESCRIBE_STRUCT(AnswerLink, (), (organisation, organisation_name, mail, path))
struct AnswerLinks {
  std::vector<AnswerLink> links;
};
BOOST_DESCRIBE_STRUCT(AnswerLinks, (), (links))

struct OpenAnswerLink {
  std::string token;
  std::string issue;
};
BOOST_DESCRIBE_STRUCT(OpenAnswerLink, (), (token, issue))
/// What somebody with a link sees: the purpose and the functions of this body alone.
struct AnswerSheet {
  std::string council_name;
  std::string organisation_name;
  std::string purpose;
  std::optional<base::Date> purpose_acknowledged_on;  ///< none: not this wording
  std::string issue;
  std::vector<std::string> issues;
  std::vector<CouncilWord> functions;
  std::vector<RoleCell> cells;
  base::Date valid_until;
};
BOOST_DESCRIBE_STRUCT(AnswerSheet, (),
                      (council_name, organisation_name, purpose, purpose_acknowledged_on, issue,
                       issues, functions, cells, valid_until))
struct AnswerByLink {
  std::string token;
  std::string issue;
  std::vector<FunctionMark> functions;
  std::string answered_by;  ///< name of whoever answers; required
  bool acknowledges_purpose = false;
};
BOOST_DESCRIBE_STRUCT(AnswerByLink, (),
                      (token, issue, functions, answered_by, acknowledges_purpose))

struct AcknowledgePurpose {
  CouncilId council;
  accounts::OrganisationId organisation;
};
BOOST_DESCRIBE_STRUCT(AcknowledgePurpose, (), (council, organisation))
struct PurposeLine {
  accounts::OrganisationId organisation;
  std::string organisation_name;
  std::optional<base::Date> acknowledged_on;
  std::string acknowledged_by;
  bool is_current = false;  ///< it was this wording
  bool may_acknowledge = false;
};
BOOST_DESCRIBE_STRUCT(PurposeLine, (),
                      (organisation, organisation_name, acknowledged_on, acknowledged_by,
                       is_current, may_acknowledge))
struct PurposeReply {
  std::string council_name;
  std::string purpose;
  std::vector<PurposeLine> lines;  ///< bodies with a seat today
  int acknowledged = 0;
};
BOOST_DESCRIBE_STRUCT(PurposeReply, (), (council_name, purpose, lines, acknowledged))

}  // namespace engawa::councils
