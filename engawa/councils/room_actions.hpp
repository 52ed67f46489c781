#pragma once

#include "engawa/councils/council_actions.hpp"
#include "engawa/councils/room.hpp"

/// Inputs and replies of the actions in a working group's room.
namespace engawa::councils {

struct RequestNominations {
  CouncilId council;
  std::vector<std::string> organisations;  ///< ids
  base::Date due_on;
  std::string request;
};
BOOST_DESCRIBE_STRUCT(RequestNominations, (), (council, organisations, due_on, request))
struct NominationsRequested {
  std::vector<std::string> ids;
};
BOOST_DESCRIBE_STRUCT(NominationsRequested, (), (ids))
/// The body names a post of its own, or declines (`post` empty).
struct AnswerNomination {
  NominationId nomination;
  accounts::PostId post;
  std::string answer;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(AnswerNomination, (), (nomination, post, answer, version))

struct KeepSlot {
  MaterialSlot slot;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(KeepSlot, (), (slot, version))
struct CommentOnSlot {
  MaterialSlotId slot;
  std::string body;
};
BOOST_DESCRIBE_STRUCT(CommentOnSlot, (), (slot, body))
struct SettleComment {
  SlotCommentId comment;
  bool is_settled = true;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(SettleComment, (), (comment, is_settled, version))
struct KeepCouncilTask {
  CouncilTask task;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(KeepCouncilTask, (), (task, version))

struct NominationEntry {
  Nomination nomination;
  std::int64_t version = 0;
  std::string organisation_name;
  std::string state_ja;
  std::string post_ja;  ///< 組織 職位
  bool has_seat = false;
  bool is_late = false;
  bool may_answer = false;
};
BOOST_DESCRIBE_STRUCT(NominationEntry, (),
                      (nomination, version, organisation_name, state_ja, post_ja, has_seat, is_late,
                       may_answer))
struct CommentEntry {
  SlotComment comment;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(CommentEntry, (), (comment, version))
struct SlotEntry {
  MaterialSlot slot;
  std::int64_t version = 0;
  std::string owner_ja;
  std::string state_ja;
  bool is_late = false;
  bool is_mine = false;
  std::vector<CommentEntry> comments;
};
BOOST_DESCRIBE_STRUCT(SlotEntry, (),
                      (slot, version, owner_ja, state_ja, is_late, is_mine, comments))
struct TaskEntry {
  CouncilTask task;
  std::int64_t version = 0;
  std::string owner_ja;
  std::string owner_person;
  std::string state_ja;
  bool is_late = false;
  bool is_mine = false;
};
BOOST_DESCRIBE_STRUCT(TaskEntry, (),
                      (task, version, owner_ja, owner_person, state_ja, is_late, is_mine))
struct RoomReply {
  std::string council_name;
  std::vector<RosterLine> roster;
  std::vector<NominationEntry> nominations;
  std::vector<SlotEntry> slots;
  std::vector<TaskEntry> tasks;
  bool may_write = false;
  bool may_keep = false;
};
BOOST_DESCRIBE_STRUCT(RoomReply, (),
                      (council_name, roster, nominations, slots, tasks, may_write, may_keep))

/// Requests that wait for an answer of the actor's own organisations.
struct MyNominationsReply {
  std::vector<NominationEntry> nominations;
};
BOOST_DESCRIBE_STRUCT(MyNominationsReply, (), (nominations))

}  // namespace engawa::councils
