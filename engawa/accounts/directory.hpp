#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engawa/accounts/action.hpp"
#include "engawa/accounts/directory_replies.hpp"
#include "engawa/accounts/list_reply.hpp"
#include "engawa/accounts/organisation.hpp"
#include "engawa/accounts/post.hpp"

/// 名簿: organisations, their posts, and who sits in them. Membership belongs to the post.
namespace engawa::accounts {

/// Who sits in `post` on `day`, or nobody.
[[nodiscard]] base::Result<std::optional<store::Versioned<Tenure>>> tenure_on(
    store::Database& database, const PostId& post, const base::Date& day);

/// The person of that tenure, or nobody.
[[nodiscard]] base::Result<std::optional<Person>> holder_on(store::Database& database,
                                                            const PostId& post,
                                                            const base::Date& day);

/// Place of an organisation's entry: its own matter, kept by its owner.
[[nodiscard]] Place place_of(const Organisation& organisation);

/// 異動: the officer of a post changes. One step: the former tenure ends the day before, the
/// successor is entered (or taken from the register) and begins. Rights, seats, tasks and notes
/// belong to the post and need no step of their own.
struct ChangeOfficer {
  PostId post;
  base::Date starts_on;
  PersonId person;  ///< a person in the register; empty: the new one below
  std::string family_name;
  std::string given_name;
  std::string family_reading;
  std::string given_reading;
  std::string mail;
  std::string profession;
  std::string handover_note;  ///< from the leaver to the successor
};
BOOST_DESCRIBE_STRUCT(ChangeOfficer, (),
                      (post, starts_on, person, family_name, given_name, family_reading,
                       given_reading, mail, profession, handover_note))

/// What passed on to the successor.
struct OfficerChanged {
  PersonId person;
  std::string name;
  std::string former_name;  ///< empty when the post was vacant
  std::vector<std::string>
      roles;  ///< "委員（長級）: みどり県協議会" without the tenant's name here
};
BOOST_DESCRIBE_STRUCT(OfficerChanged, (), (person, name, former_name, roles))

/// ACC-021 when it starts before the present officer began, ACC-022 when somebody already sits
/// there later, ACC-023, ACC-024.
[[nodiscard]] base::Result<OfficerChanged> change_officer(Desk& desk, store::Change& change,
                                                          const ChangeOfficer& input);

/// Adds an organisation or a post (version 0), or amends it. STO-010, ACC-023, ACC-024.
[[nodiscard]] base::Result<Written> keep_organisation(Desk& desk, store::Change& change,
                                                      const KeepOrganisation& input);
[[nodiscard]] base::Result<Written> keep_post(Desk& desk, store::Change& change,
                                              const KeepPost& input);

/// The words for a rank: 長, 課長級以上, 担当者.
[[nodiscard]] std::string_view japanese(Rank rank);

/// A list of the directory, which is the same for everybody: made once, and kept until an
/// organisation, a post, a tenure or a person changes.
[[nodiscard]] base::Result<ListReply> kept_list(Desk& desk, const std::string& name,
                                                const ListInput& input,
                                                const ListCache::Make& make);

/// Actions on the directory: organisations and posts, persons, roles.
[[nodiscard]] std::vector<Action> directory_actions();
[[nodiscard]] std::vector<Action> person_actions();
[[nodiscard]] std::vector<Action> role_actions();

}  // namespace engawa::accounts
