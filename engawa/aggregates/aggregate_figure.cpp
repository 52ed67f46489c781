#include "engawa/aggregates/aggregate_figure.hpp"

namespace engawa::aggregates {

std::string_view japanese(PlanState state) {
  switch (state) {
    case PlanState::UnderWay:
      return "実施中";
    case PlanState::Done:
      return "終わった";
    case PlanState::Dropped:
      return "取りやめた";
    case PlanState::Planned:
      break;
  }
  return "予定";
}

}  // namespace engawa::aggregates
