#pragma once

#include "engawa/meetings/agenda.hpp"

namespace engawa::meetings {

using DecisionId = base::Id<struct DecisionTag>;
using ActionItemId = base::Id<struct ActionItemTag>;

/// 決定: what a meeting agreed. It counts as acted upon once an action item stands under it.
struct Decision {
  DecisionId id;
  councils::CouncilId council;
  MeetingId meeting;
  AgendaItemId item;  ///< empty: none in particular
  std::string text;
  base::Date decided_on;
};
BOOST_DESCRIBE_STRUCT(Decision, (), (id, council, meeting, item, text, decided_on))

enum class PromiseState { Open, Doing, Done, Dropped };
BOOST_DESCRIBE_ENUM(PromiseState, Open, Doing, Done, Dropped)
[[nodiscard]] std::string_view japanese(PromiseState state);

/// 宿題: what a post has taken on, until when. It is carried into every agenda until it is closed.
struct ActionItem {
  ActionItemId id;
  councils::CouncilId council;
  MeetingId meeting;
  DecisionId decision;  ///< empty: taken on without one
  std::string title;
  accounts::PostId owner;
  base::Date made_on;
  base::Date due_on;
  PromiseState state = PromiseState::Open;
  std::string result;

  [[nodiscard]] bool is_closed() const {
    return state == PromiseState::Done || state == PromiseState::Dropped;
  }
};
BOOST_DESCRIBE_STRUCT(ActionItem, (),
                      (id, council, meeting, decision, title, owner, made_on, due_on, state,
                       result))

}  // namespace engawa::meetings

template <>
inline constexpr std::string_view engawa::store::table_of<engawa::meetings::Decision> =
    "meetings_decisions";
template <>
inline constexpr std::string_view engawa::store::table_of<engawa::meetings::ActionItem> =
    "meetings_actions";
