#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "engawa/accounts/post.hpp"
#include "engawa/councils/council.hpp"

/// 作業部会の部屋: what a working group holds between meetings. Everything belongs to posts, so
/// that it stays when an officer changes.
namespace engawa::councils {

using NominationId = base::Id<struct NominationTag>;
using MaterialSlotId = base::Id<struct MaterialSlotTag>;
using SlotCommentId = base::Id<struct SlotCommentTag>;
using CouncilTaskId = base::Id<struct CouncilTaskTag>;

enum class NominationState { Requested, Nominated, Declined };
BOOST_DESCRIBE_ENUM(NominationState, Requested, Nominated, Declined)
[[nodiscard]] std::string_view japanese(NominationState state);

/// 推薦依頼: a body is asked to name an officer.
struct Nomination {
  NominationId id;
  CouncilId council;
  accounts::OrganisationId organisation;
  std::string request;  ///< whom we ask for, and why
  base::Date requested_on;
  base::Date due_on;
  NominationState state = NominationState::Requested;
  accounts::PostId post;  ///< the post that was named
  std::string answer;
  std::optional<base::Date> answered_on;
};
BOOST_DESCRIBE_STRUCT(Nomination, (),
                      (id, council, organisation, request, requested_on, due_on, state, post,
                       answer, answered_on))

enum class SlotState { Draft, Ready };
BOOST_DESCRIBE_ENUM(SlotState, Draft, Ready)
[[nodiscard]] std::string_view japanese(SlotState state);

/// 資料の枠: one agenda item or material that a post prepares until a day.
struct MaterialSlot {
  MaterialSlotId id;
  CouncilId council;
  std::string meeting;  ///< 第2回協議会
  std::string title;
  accounts::PostId owner;
  std::optional<base::Date> due_on;
  std::string body;
  SlotState state = SlotState::Draft;
};
BOOST_DESCRIBE_STRUCT(MaterialSlot, (), (id, council, meeting, title, owner, due_on, body, state))

struct SlotComment {
  SlotCommentId id;
  CouncilId council;
  MaterialSlotId slot;
  accounts::PersonId author;
  std::string author_name;  ///< as it was
  base::Date written_on;
  std::string body;
  bool is_settled = false;
};
BOOST_DESCRIBE_STRUCT(SlotComment, (),
                      (id, council, slot, author, author_name, written_on, body, is_settled))

enum class TaskState { Open, Doing, Done };
BOOST_DESCRIBE_ENUM(TaskState, Open, Doing, Done)
[[nodiscard]] std::string_view japanese(TaskState state);

/// 作業: a task of a post. Those for the secretariat alone are what co-secretariats share.
struct CouncilTask {
  CouncilTaskId id;
  CouncilId council;
  accounts::Audience audience = accounts::Audience::WorkingGroup;
  std::string title;
  accounts::PostId owner;
  std::optional<base::Date> due_on;
  TaskState state = TaskState::Open;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(CouncilTask, (), (id, council, audience, title, owner, due_on, state, note))

}  // namespace engawa::councils

template <>
inline constexpr std::string_view engawa::store::table_of<engawa::councils::Nomination> =
    "councils_nominations";
template <>
inline constexpr std::string_view engawa::store::table_of<engawa::councils::MaterialSlot> =
    "councils_slots";
template <>
inline constexpr std::string_view engawa::store::table_of<engawa::councils::SlotComment> =
    "councils_slot_comments";
template <>
inline constexpr std::string_view engawa::store::table_of<engawa::councils::CouncilTask> =
    "councils_tasks";
