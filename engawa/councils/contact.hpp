#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "engawa/accounts/organisation.hpp"
#include "engawa/accounts/person.hpp"
#include "engawa/base/date.hpp"
#include "engawa/councils/council.hpp"

/// 関係づくり台帳: what a secretariat knows of the people it works with. Private to it; not even
/// the administrator of the program reads it.
namespace engawa::councils {

using ContactId = base::Id<struct ContactTag>;
using KeyPersonId = base::Id<struct KeyPersonTag>;
using RelayId = base::Id<struct RelayTag>;

inline constexpr int understanding_max = 5;

/// 接触の記録: one talk, visit, letter or call.
struct Contact {
  ContactId id;
  std::string tenant;  ///< council or organisation whose secretariat keeps it
  accounts::OrganisationId organisation;
  accounts::PersonId person;  ///< in the register; empty: as in words
  std::string person_words;   ///< 商工会の経営指導員の方
  base::Date day;
  std::string how;  ///< 訪問, 電話, メール, 会議
  std::string note;
  int understanding = 0;  ///< 1 (hears of it for the first time) .. 5 (works with us); 0: not rated
  std::string next_step;  ///< what we promised
  std::optional<base::Date> next_on;
  bool is_next_done = false;
};
BOOST_DESCRIBE_STRUCT(Contact, (),
                      (id, tenant, organisation, person, person_words, day, how, note,
                       understanding, next_step, next_on, is_next_done))

/// キーパーソン: whom to ask first, and what about.
struct KeyPerson {
  KeyPersonId id;
  std::string tenant;
  accounts::OrganisationId organisation;
  accounts::PersonId person;
  std::string person_words;
  std::string strength;  ///< what this person can move
  std::string note;
};
BOOST_DESCRIBE_STRUCT(KeyPerson, (),
                      (id, tenant, organisation, person, person_words, strength, note))

/// 伝達の道: which body passes on what to which.
struct Relay {
  RelayId id;
  CouncilId council;
  accounts::OrganisationId source;
  accounts::OrganisationId target;  ///< empty: those in `target_words`
  std::string target_words;         ///< 会員事業所
  std::string what;                 ///< 健診の案内
  int reach_count = 0;              ///< people or workplaces; 0: not known
  base::Date starts_on;
  std::optional<base::Date> ends_on;

  [[nodiscard]] bool covers(const base::Date& on) const {
    return starts_on <= on && (!ends_on || on <= *ends_on);
  }
};
BOOST_DESCRIBE_STRUCT(Relay, (),
                      (id, council, source, target, target_words, what, reach_count, starts_on,
                       ends_on))

}  // namespace engawa::councils

template <>
inline constexpr std::string_view engawa::store::table_of<engawa::councils::Contact> =
    "councils_contacts";
template <>
inline constexpr std::string_view engawa::store::table_of<engawa::councils::KeyPerson> =
    "councils_key_persons";
template <>
inline constexpr std::string_view engawa::store::table_of<engawa::councils::Relay> =
    "councils_relays";
