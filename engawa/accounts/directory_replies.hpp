#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engawa/accounts/organisation.hpp"
#include "engawa/accounts/post.hpp"
#include "engawa/accounts/role.hpp"

/// What the actions of the directory take and answer.
namespace engawa::accounts {

/// Adds a record (version 0) or amends the version that was read.
struct KeepOrganisation {
  Organisation organisation;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(KeepOrganisation, (), (organisation, version))
struct KeepPost {
  Post post;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(KeepPost, (), (post, version))
struct KeepPerson {
  Person person;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(KeepPerson, (), (person, version))

struct OrganisationInput {
  OrganisationId organisation;
};
BOOST_DESCRIBE_STRUCT(OrganisationInput, (), (organisation))
struct PostOnDay {
  PostId post;
  std::optional<base::Date> day;  ///< none: today
};
BOOST_DESCRIBE_STRUCT(PostOnDay, (), (post, day))
struct Holder {
  std::string name;  ///< empty: vacant
  std::string person;
  std::optional<base::Date> starts_on;
  std::optional<base::Date> ends_on;
  std::string handover_note;
};
BOOST_DESCRIBE_STRUCT(Holder, (), (name, person, starts_on, ends_on, handover_note))

struct PostEntry {
  Post post;
  std::int64_t version = 0;
  std::string rank_ja;
  std::vector<Holder> holders;  ///< the present first
  std::vector<std::string> roles;
};
BOOST_DESCRIBE_STRUCT(PostEntry, (), (post, version, rank_ja, holders, roles))
struct OrganisationReply {
  Organisation organisation;
  std::int64_t version = 0;
  std::string kind_ja;
  bool may_keep = false;
  std::vector<PostEntry> posts;
};
BOOST_DESCRIBE_STRUCT(OrganisationReply, (), (organisation, version, kind_ja, may_keep, posts))

struct PersonInput {
  PersonId person;
};
BOOST_DESCRIBE_STRUCT(PersonInput, (), (person))
struct HeldPost {
  PostId post;
  OrganisationId organisation;
  std::string organisation_name;
  std::string title;
  base::Date starts_on;
  std::optional<base::Date> ends_on;
};
BOOST_DESCRIBE_STRUCT(HeldPost, (),
                      (post, organisation, organisation_name, title, starts_on, ends_on))
struct PersonReply {
  Person person;
  std::int64_t version = 0;
  std::string profession_ja;
  std::vector<std::string> background_ja;
  std::vector<HeldPost> posts;  ///< the latest first
  bool may_keep = false;
  bool may_invite = false;
  std::string login;  ///< for whoever may invite; empty: no account yet
  bool has_second_factor = false;
};
BOOST_DESCRIBE_STRUCT(PersonReply, (),
                      (person, version, profession_ja, background_ja, posts, may_keep, may_invite,
                       login, has_second_factor))

struct WordReply {
  std::string key;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(WordReply, (), (key, label))
struct VocabularyReply {
  std::vector<WordReply> organisation_kinds;
  std::vector<WordReply> professions;
  std::vector<WordReply> backgrounds;
  std::vector<WordReply> ranks;
  std::vector<WordReply> roles;
};
BOOST_DESCRIBE_STRUCT(VocabularyReply, (),
                      (organisation_kinds, professions, backgrounds, ranks, roles))

struct GrantRole {
  Role role = Role::Member;
  std::string tenant;
  PostId post;
  PersonId person;
  base::Date starts_on;
  std::optional<base::Date> ends_on;
};
BOOST_DESCRIBE_STRUCT(GrantRole, (), (role, tenant, post, person, starts_on, ends_on))
struct EndGrant {
  GrantId grant;
  base::Date ends_on;
};
BOOST_DESCRIBE_STRUCT(EndGrant, (), (grant, ends_on))

}  // namespace engawa::accounts
