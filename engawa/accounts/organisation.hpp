#pragma once

#include <boost/describe.hpp>
#include <string>

#include "engawa/base/id.hpp"
#include "engawa/store/records.hpp"

namespace engawa::accounts {

using OrganisationId = base::Id<struct OrganisationTag>;

/// 組織: a body that sends people to councils or runs them. The body stays when its people change.
struct Organisation {
  OrganisationId id;
  std::string kind;        ///< key in catalog/organisation_kinds ("kyokai_kenpo")
  std::string name;        ///< 全国健康保険協会みどり支部
  std::string reading;     ///< フリガナ: the sort key, as the order of kanji says nothing
  std::string head_title;  ///< 支部長, as letters address the head
  std::string head_name;
  std::string postal_code;
  std::string address;
  std::string mail;
  std::string phone;
  std::string area;      ///< code of its prefecture, medical area or municipality; may be empty
  std::string reach;     ///< whom it reaches: 加入事業所約1万2千
  int reach_count = 0;   ///< people or workplaces it reaches; 0 means not known
  OrganisationId owner;  ///< the secretariat that keeps this entry
  std::string note;
};
BOOST_DESCRIBE_STRUCT(Organisation, (),
                      (id, kind, name, reading, head_title, head_name, postal_code, address, mail,
                       phone, area, reach, reach_count, owner, note))

}  // namespace engawa::accounts

template <>
inline constexpr std::string_view engawa::store::table_of<engawa::accounts::Organisation> =
    "accounts_organisations";
