#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engawa/accounts/action.hpp"
#include "engawa/councils/council.hpp"

/// わたしの仕事: where the actor has a place, and what waits for the actor there.
namespace engawa::councils {

inline constexpr int my_work_days_ahead = 30;

/// A council in which the actor holds a role, by a seat or as its secretariat.
struct MyCouncil {
  CouncilId council;
  std::string name;
  std::string kind_ja;
  std::vector<std::string> roles_ja;  ///< 事務局, 座長 ...
  bool is_secretariat = false;
};
BOOST_DESCRIBE_STRUCT(MyCouncil, (), (council, name, kind_ja, roles_ja, is_secretariat))

/// Something with a day: late, or due within my_work_days_ahead.
struct MyItem {
  base::Date day;
  std::string kind_ja;  ///< 作業, 資料, 約束, 推薦
  std::string text;
  std::string who_ja;  ///< the body it is about or the post that has it
  CouncilId council;
  std::string council_name;
  std::string tab;  ///< part of the council's page that holds it
  bool is_late = false;
};
BOOST_DESCRIBE_STRUCT(MyItem, (), (day, kind_ja, text, who_ja, council, council_name, tab, is_late))

struct MyWorkReply {
  std::vector<MyCouncil> councils;  ///< those of the secretariat first
  std::vector<MyItem> items;        ///< the earliest first
};
BOOST_DESCRIBE_STRUCT(MyWorkReply, (), (councils, items))

/// Tasks and materials of the actor's own posts; where the actor is the secretariat also promises
/// to bodies and nominations that are waited for.
[[nodiscard]] base::Result<MyWorkReply> my_work(accounts::Desk& desk, const accounts::NoInput&);

[[nodiscard]] std::vector<accounts::Action> my_work_actions();

}  // namespace engawa::councils
