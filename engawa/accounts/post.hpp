#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "engawa/accounts/organisation.hpp"
#include "engawa/accounts/person.hpp"
#include "engawa/base/date.hpp"

namespace engawa::accounts {

using PostId = base::Id<struct PostTag>;
using TenureId = base::Id<struct TenureTag>;

/// 職位の階層. The reports ask for senior members in the prefectural council and for officers in
/// the council of a medical area (2007 report, Q3).
enum class Rank { Head, Senior, Officer };  // 長, 課長級以上, 担当者
BOOST_DESCRIBE_ENUM(Rank, Head, Senior, Officer)

/// 職位: a place in an organisation. Membership, roles, tasks and notes belong to the post, so that
/// they stay when the officer changes.
struct Post {
  PostId id;
  OrganisationId organisation;
  std::string title;  ///< 企画総務部長
  Rank rank = Rank::Officer;
  std::string duties;
  std::string mail;  ///< of the post, where it has one
};
BOOST_DESCRIBE_STRUCT(Post, (), (id, organisation, title, rank, duties, mail))

/// 在任: who sits in a post, and from when until when (both days included).
struct Tenure {
  TenureId id;
  PostId post;
  PersonId person;
  base::Date starts_on;
  std::optional<base::Date> ends_on;
  std::string handover_note;  ///< what the leaver tells the successor

  [[nodiscard]] bool covers(const base::Date& day) const {
    return starts_on <= day && (!ends_on || day <= *ends_on);
  }
};
BOOST_DESCRIBE_STRUCT(Tenure, (), (id, post, person, starts_on, ends_on, handover_note))

}  // namespace engawa::accounts

template <>
inline constexpr std::string_view engawa::store::table_of<engawa::accounts::Post> =
    "accounts_posts";
template <>
inline constexpr std::string_view engawa::store::table_of<engawa::accounts::Tenure> =
    "accounts_tenures";
