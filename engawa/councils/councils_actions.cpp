#include "engawa/councils/councils_actions.hpp"

#include "engawa/councils/my_work.hpp"

namespace engawa::councils {

std::vector<accounts::Action> councils_actions() {
  std::vector<accounts::Action> all;
  for (auto&& list :
       {my_work_actions(), council_actions(), seat_actions(), relation_actions(), role_actions(),
        room_actions(), contact_actions(), network_actions(), succession_actions()}) {
    all.insert(all.end(), list.begin(), list.end());
  }
  return all;
}

}  // namespace engawa::councils
