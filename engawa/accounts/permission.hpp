#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engawa/accounts/actor.hpp"

/// Who may do what: this file and permission.cpp, and nowhere else. An action names a Right and the
/// Place of its object; the actor's relations to that place decide.
namespace engawa::accounts {

/// 公開範囲: who an object is for.
enum class Audience {
  Everybody,           // 公開
  Members,             // 構成員
  WorkingGroup,        // 作業部会
  InHouse,             // 庁内
  Secretariat,         // 事務局
  ChairAndSecretariat  // 座長と事務局
};
BOOST_DESCRIBE_ENUM(Audience, Everybody, Members, WorkingGroup, InHouse, Secretariat,
                    ChairAndSecretariat)
[[nodiscard]] std::string_view japanese(Audience audience);

/// Where an object stands. Co-owners have the rights of the owner: a prefecture and a city with its
/// own health centre are peers. Nothing is inherited from a council above.
struct Place {
  std::vector<std::string> tenants;  ///< council, owner and co-owners, by id
  std::string organisation;          ///< the body whose own matter it is, if any
  std::string person;                ///< whose own matter it is, if anybody's
  Audience audience = Audience::Members;
  int confidentiality = 1;  ///< 機密性 1..3; observers and guests see 1 only
};

/// 権限: what an action asks for.
enum class Right {
  Anybody,               // だれでも（公開データ）
  OwnAccount,            // 自分のアカウント
  SeeDirectory,          // 組織と職位の名簿を見る
  KeepDirectory,         // 名簿を直す
  See,                   // 公開範囲に従って見る
  KeepCouncil,           // 協議会を運営する
  WorkInGroup,           // 作業部会で書く
  SpeakForOrganisation,  // 自分の組織として答える
  GrantRole,             // 役割を付与する
  KeepAccounts,          // アカウントを管理する
  ReadLog                // 操作の記録を見る
};
BOOST_DESCRIBE_ENUM(Right, Anybody, OwnAccount, SeeDirectory, KeepDirectory, See, KeepCouncil,
                    WorkInGroup, SpeakForOrganisation, GrantRole, KeepAccounts, ReadLog)
[[nodiscard]] std::string_view japanese(Right right);

/// 関係: what an actor is to a place.
enum class Relation {
  Stranger,         // 署名なし・関係なし
  SignedIn,         // ログインした人
  Self,             // 本人
  OwnOrganisation,  // 自分の組織のこと
  Secretariat,      // その場の役割（以下、Role と同じ）
  Chair,
  SeniorMember,
  Member,
  WorkingGroup,
  Observer,
  Guest,
  Evaluator,
  InHouseStaff,
  Administrator,
  Auditor
};
BOOST_DESCRIBE_ENUM(Relation, Stranger, SignedIn, Self, OwnOrganisation, Secretariat, Chair,
                    SeniorMember, Member, WorkingGroup, Observer, Guest, Evaluator, InHouseStaff,
                    Administrator, Auditor)

/// All relations of `actor` to `place`; Stranger is always among them.
[[nodiscard]] std::set<Relation> relations(const Actor& actor, const Place& place);

/// Whether somebody in `relation` alone may use `right` on an object of this audience and
/// confidentiality.
[[nodiscard]] bool allows(Right right, Relation relation, Audience audience, int confidentiality);

/// Whether `actor` may use `right` at `place`: any one of the relations is enough.
[[nodiscard]] bool may(const Actor& actor, Right right, const Place& place);

}  // namespace engawa::accounts
