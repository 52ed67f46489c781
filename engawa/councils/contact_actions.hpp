#pragma once

#include "engawa/councils/contact.hpp"
#include "engawa/councils/council_actions.hpp"

/// Inputs and replies of the actions on contacts, key persons and relays.
namespace engawa::councils {

struct ListContacts {
  std::string tenant;        ///< empty: all of the actor's secretariats
  std::string organisation;  ///< empty: all
  std::string query;
  std::string sort;
  bool descending = false;
  int offset = 0;
  int limit = 0;
};
BOOST_DESCRIBE_STRUCT(ListContacts, (),
                      (tenant, organisation, query, sort, descending, offset, limit))
struct ContactInput {
  ContactId contact;
};
BOOST_DESCRIBE_STRUCT(ContactInput, (), (contact))
struct ContactReply {
  Contact contact;
  std::int64_t version = 0;
  std::string organisation_name;
  std::string person_name;
};
BOOST_DESCRIBE_STRUCT(ContactReply, (), (contact, version, organisation_name, person_name))
struct KeepContact {
  Contact contact;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(KeepContact, (), (contact, version))
struct KeepKeyPerson {
  KeyPerson key_person;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(KeepKeyPerson, (), (key_person, version))
struct KeyPersonEntry {
  KeyPerson key_person;
  std::int64_t version = 0;
  std::string organisation_name;
  std::string person_name;
};
BOOST_DESCRIBE_STRUCT(KeyPersonEntry, (), (key_person, version, organisation_name, person_name))
struct TenantInput {
  std::string tenant;
};
BOOST_DESCRIBE_STRUCT(TenantInput, (), (tenant))
struct KeyPersonsReply {
  std::vector<KeyPersonEntry> key_persons;
};
BOOST_DESCRIBE_STRUCT(KeyPersonsReply, (), (key_persons))

/// Where the actor may keep contacts.
struct TenantsReply {
  std::vector<CouncilWord> tenants;  ///< id and name
};
BOOST_DESCRIBE_STRUCT(TenantsReply, (), (tenants))

struct CadenceInput {
  CouncilId council;
  int months = 6;
};
BOOST_DESCRIBE_STRUCT(CadenceInput, (), (council, months))
struct CadenceLine {
  accounts::OrganisationId organisation;
  std::string organisation_name;
  std::optional<base::Date> last_on;  ///< none: never
  int days_since = 0;                 ///< 0 when never
  int understanding = 0;              ///< as rated last
  std::string reason;                 ///< why it is time
};
BOOST_DESCRIBE_STRUCT(CadenceLine, (),
                      (organisation, organisation_name, last_on, days_since, understanding, reason))
/// Bodies with a seat that were not contacted for long; in April and May also those without the
/// explanation round of the new fiscal year.
struct CadenceReply {
  std::string council_name;
  int months = 6;
  bool is_explanation_round = false;
  std::vector<CadenceLine> due;
  int in_time = 0;
};
BOOST_DESCRIBE_STRUCT(CadenceReply, (), (council_name, months, is_explanation_round, due, in_time))

struct KeepRelay {
  Relay relay;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(KeepRelay, (), (relay, version))
struct NetworkNode {
  accounts::OrganisationId organisation;
  std::string name;
  std::string kind_ja;
  std::string pillar;
  bool has_seat = false;
};
BOOST_DESCRIBE_STRUCT(NetworkNode, (), (organisation, name, kind_ja, pillar, has_seat))
struct NetworkEdge {
  Relay relay;
  std::int64_t version = 0;
  std::string source_name;
  std::string target_name;
};
BOOST_DESCRIBE_STRUCT(NetworkEdge, (), (relay, version, source_name, target_name))
struct GrowthYear {
  int fiscal_year = 0;
  std::string fiscal_year_ja;
  int organisations = 0;  ///< with a seat on the last day (today in the current year)
  int seats = 0;
  int relays = 0;
};
BOOST_DESCRIBE_STRUCT(GrowthYear, (), (fiscal_year, fiscal_year_ja, organisations, seats, relays))
struct NetworkReply {
  std::string council_name;
  base::Date day;
  std::vector<NetworkNode> nodes;
  std::vector<NetworkEdge> edges;
  std::vector<GrowthYear> growth;
  std::string svg;
  bool may_keep = false;
};
BOOST_DESCRIBE_STRUCT(NetworkReply, (), (council_name, day, nodes, edges, growth, svg, may_keep))

}  // namespace engawa::councils
