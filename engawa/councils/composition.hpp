#pragma once

#include <string>
#include <vector>

#include "engawa/accounts/vocabulary.hpp"
#include "engawa/areas/area_master.hpp"
#include "engawa/councils/roster.hpp"

/// 構成の点検: what a council's membership lacks by the two reports, with whom to ask.
namespace engawa::councils {

enum class CompositionPoint {
  MissingKind,       // 委員のいない組織の種別
  RankShare,         // 職位の階層の割合
  AbsentProfession,  // いない職種
  CityWithoutSeat,   // 席のない保健所設置市
  VacantPost         // 空席
};
BOOST_DESCRIBE_ENUM(CompositionPoint, MissingKind, RankShare, AbsentProfession, CityWithoutSeat,
                    VacantPost)

/// One finding. `key` names what it is about (a kind, a city's id, a post's id).
struct CompositionFinding {
  CompositionPoint point = CompositionPoint::MissingKind;
  std::string key;
  std::string text;        ///< 商工会議所・商工会からの委員がいません。
  std::string suggestion;  ///< whom to ask and how to begin
  std::string source;
};
BOOST_DESCRIBE_STRUCT(CompositionFinding, (), (point, key, text, suggestion, source))

/// A city that runs a health centre of its own, as registered.
struct HealthCentreCity {
  std::string organisation;
  std::string name;
  std::string area;
};

struct CompositionReply {
  std::string council_name;
  base::Date day;
  std::vector<CompositionFinding> findings;
  int members = 0;          ///< seats that count
  int senior_members = 0;   ///< of them heads and seniors
  int officer_members = 0;  ///< of them officers
  int vacant = 0;
};
BOOST_DESCRIBE_STRUCT(CompositionReply, (),
                      (council_name, day, findings, members, senior_members, officer_members,
                       vacant))

/// The tier whose expectations hold for a kind of council: "prefectural", "medical_area" (also for
/// a city's own council), or none.
[[nodiscard]] std::string tier_of(CouncilKind kind);

/// Whether the area `inner` (prefecture, medical area or municipality) lies in `outer`.
[[nodiscard]] bool lies_in(const areas::AreaMaster& areas, const std::string& inner,
                           const std::string& outer);

/// Checks the roster of a council of `kind` in `area`. `cities` are all that are registered; those
/// outside the area do not count. Pure.
[[nodiscard]] CompositionReply check_composition(CouncilKind kind, const std::string& area,
                                                 const std::vector<RosterLine>& roster,
                                                 const std::vector<HealthCentreCity>& cities,
                                                 const accounts::Vocabulary& vocabulary,
                                                 const areas::AreaMaster& areas);

}  // namespace engawa::councils
