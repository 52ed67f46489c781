#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engawa/accounts/organisation.hpp"
#include "engawa/accounts/permission.hpp"
#include "engawa/base/date.hpp"

namespace engawa::councils {

using CouncilId = base::Id<struct CouncilTag>;

/// 種別: what kind of body a council is, by its charter.
enum class CouncilKind {
  Prefectural,     // 都道府県協議会
  MedicalArea,     // 二次医療圏協議会
  DesignatedCity,  // 指定都市・保健所設置市の協議会
  Section,         // 部会
  Liaison,         // 連絡会
  WorkingGroup,    // 作業部会
  Umbrella,        // 協議会を総括する会議体
  InHouse,         // 庁内連携の場: known only to those who sit in it
  Other            // 保険者協議会など、関係する会議体
};
BOOST_DESCRIBE_ENUM(CouncilKind, Prefectural, MedicalArea, DesignatedCity, Section, Liaison,
                    WorkingGroup, Umbrella, InHouse, Other)
[[nodiscard]] std::string_view japanese(CouncilKind kind);

/// 協議会. `parent` says where it stands (a working group in its council, a council that became a
/// section of another body) and gives nobody any right. `owner` is the organisation whose
/// secretariat runs it; co-owners have the same rights.
struct Council {
  CouncilId id;
  CouncilKind kind = CouncilKind::MedicalArea;
  std::string name;     ///< みどり県東部地域・職域連携推進協議会
  std::string reading;  ///< フリガナ
  std::string area;     ///< code of its prefecture or medical area
  CouncilId parent;     ///< empty: none
  accounts::OrganisationId owner;
  std::vector<std::string> co_owners;  ///< ids of organisations
  std::string purpose;
  std::string charter;  ///< 設置要綱, its text
  std::optional<base::Date> established_on;
  int term_years = 2;
  std::optional<base::Date> closed_on;
  std::vector<std::string> themes;  ///< keys in catalog/words/themes.toml

  [[nodiscard]] bool is_open_on(const base::Date& day) const {
    return !closed_on || day <= *closed_on;
  }
};
BOOST_DESCRIBE_STRUCT(Council, (),
                      (id, kind, name, reading, area, parent, owner, co_owners, purpose, charter,
                       established_on, term_years, closed_on, themes))

/// Where the council's own matters stand: itself, its owner and its co-owners.
[[nodiscard]] accounts::Place place_of(const Council& council,
                                       accounts::Audience audience = accounts::Audience::Members,
                                       int confidentiality = 1);

/// Whether `actor` may know that the council exists: anybody signed in, but an in-house room is
/// known only to those who sit in it.
[[nodiscard]] bool is_known_to(const accounts::Actor& actor, const Council& council);

}  // namespace engawa::councils

template <>
inline constexpr std::string_view engawa::store::table_of<engawa::councils::Council> =
    "councils_councils";
