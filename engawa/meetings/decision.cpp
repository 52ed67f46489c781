#include "engawa/meetings/decision.hpp"

namespace engawa::meetings {

std::string_view japanese(PromiseState state) {
  switch (state) {
    case PromiseState::Open:
      return "これから";
    case PromiseState::Doing:
      return "進行中";
    case PromiseState::Done:
      return "済み";
    case PromiseState::Dropped:
      return "取りやめ";
  }
  return {};
}

}  // namespace engawa::meetings
