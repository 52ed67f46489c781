#include "engawa/councils/room.hpp"

namespace engawa::councils {

std::string_view japanese(NominationState state) {
  switch (state) {
    case NominationState::Requested:
      return "依頼中";
    case NominationState::Nominated:
      return "推薦あり";
    case NominationState::Declined:
      return "辞退";
  }
  return {};
}

std::string_view japanese(SlotState state) {
  switch (state) {
    case SlotState::Draft:
      return "作成中";
    case SlotState::Ready:
      return "できあがり";
  }
  return {};
}

std::string_view japanese(TaskState state) {
  switch (state) {
    case TaskState::Open:
      return "これから";
    case TaskState::Doing:
      return "進行中";
    case TaskState::Done:
      return "済み";
  }
  return {};
}

}  // namespace engawa::councils
