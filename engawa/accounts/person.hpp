#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "engawa/base/id.hpp"
#include "engawa/store/records.hpp"

namespace engawa::accounts {

using PersonId = base::Id<struct PersonTag>;

/// 人: an officer or a member, never a person whose checkup is counted. What belongs to the work
/// (rights, seats, tasks) belongs to the post.
struct Person {
  PersonId id;
  std::string family_name;
  std::string given_name;
  std::string family_reading;  ///< カタカナ; the sort key
  std::string given_reading;
  std::string mail;
  std::string phone;
  std::string profession;  ///< 保健師, 医師, 事務 ...: key in catalog/professions
  std::vector<std::string> background;  ///< community_health, occupational_health ...

  [[nodiscard]] std::string name() const {
    return given_name.empty() ? family_name : family_name + " " + given_name;
  }
};
BOOST_DESCRIBE_STRUCT(Person, (),
                      (id, family_name, given_name, family_reading, given_reading, mail, phone,
                       profession, background))

}  // namespace engawa::accounts

template <>
inline constexpr std::string_view engawa::store::table_of<engawa::accounts::Person> =
    "accounts_persons";
