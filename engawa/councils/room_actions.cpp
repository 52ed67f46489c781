#include "engawa/councils/room_actions.hpp"

#include "engawa/accounts/text_checks.hpp"
#include "engawa/councils/council_place.hpp"
#include "engawa/councils/councils_actions.hpp"
#include "engawa/councils/problems.hpp"
#include "engawa/councils/room_entries.hpp"

namespace engawa::councils {

using accounts::Audience;
using accounts::Desk;
using accounts::Place;
using accounts::Right;
using accounts::Written;
using base::make_problem;
using base::Result;

namespace {

Result<Place> place_of_nomination(Desk& desk, const AnswerNomination& input) {
  const auto found = TRY(store::get<Nomination>(desk.database, input.nomination.text)).record;
  auto place = TRY(for_members(desk, CouncilInput{found.council}));
  place.organisation = found.organisation.text;
  return place;
}

Result<Place> room_of(Desk& desk, const CouncilId& council) {
  return for_working_group(desk, CouncilInput{council});
}

Result<Place> place_of_kept_slot(Desk& desk, const KeepSlot& input) {
  if (input.version == 0) return room_of(desk, input.slot.council);
  return room_of(desk,
                 TRY(store::get<MaterialSlot>(desk.database, input.slot.id.text)).record.council);
}

Result<Place> place_of_comment(Desk& desk, const CommentOnSlot& input) {
  return room_of(desk,
                 TRY(store::get<MaterialSlot>(desk.database, input.slot.text)).record.council);
}

Result<Place> place_of_settled(Desk& desk, const SettleComment& input) {
  return room_of(desk,
                 TRY(store::get<SlotComment>(desk.database, input.comment.text)).record.council);
}

// A task stands where its audience is: who does not see it cannot change it either.
Result<Place> place_of_task(Desk& desk, const KeepCouncilTask& input) {
  if (input.version == 0) return room_of(desk, input.task.council);
  const auto task = TRY(store::get<CouncilTask>(desk.database, input.task.id.text)).record;
  const auto council = TRY(store::get<Council>(desk.database, task.council.text)).record;
  return place_of(council, task.audience);
}

Result<RoomReply> show_room(Desk& desk, const CouncilInput& input) {
  const auto council = TRY(store::get<Council>(desk.database, input.council.text)).record;
  Names names(desk.database);
  RoomReply reply;
  reply.council_name = council.name;
  reply.roster = TRY(roster_on(names, desk.office.vocabulary, council.id, desk.today));
  reply.nominations = TRY(nomination_entries(desk, names, council));
  reply.slots = TRY(slot_entries(desk, names, council));
  reply.tasks = TRY(task_entries(desk, names, council));
  const auto may = council_may(desk.actor, council);
  reply.may_write = may.work_in_group;
  reply.may_keep = may.keep;
  return reply;
}

Result<NominationsRequested> request_nominations(Desk& desk, store::Change& change,
                                                 const RequestNominations& input) {
  if (input.organisations.empty()) return base::member_problem("organisations", "", "一つ以上");
  TRY(check_period(desk.today, input.due_on, "due_on"));
  NominationsRequested reply;
  for (const auto& organisation : input.organisations) {
    TRY(store::get<accounts::Organisation>(desk.database, organisation));
    Nomination made;
    made.council = input.council;
    made.organisation = {organisation};
    made.request = TRY(accounts::several_lines("request", input.request));
    made.requested_on = desk.today;
    made.due_on = input.due_on;
    reply.ids.push_back(TRY(keep_record(change, made, 0)).id);
  }
  return reply;
}

Result<Written> answer_nomination(Desk& desk, store::Change& change,
                                  const AnswerNomination& input) {
  auto it = TRY(store::get<Nomination>(desk.database, input.nomination.text)).record;
  it.answer = TRY(accounts::several_lines("answer", input.answer));
  it.post = input.post;
  it.state = input.post.empty() ? NominationState::Declined : NominationState::Nominated;
  it.answered_on = desk.today;
  if (!input.post.empty()) {
    const auto post = TRY(store::get<accounts::Post>(desk.database, input.post.text)).record;
    if (post.organisation != it.organisation) {
      return make_problem(problems::not_its_post, post.title, {}, {{}, {}, "post"});
    }
  }
  return keep_record(change, it, input.version);
}

Result<MyNominationsReply> my_nominations(Desk& desk, const accounts::NoInput&) {
  MyNominationsReply reply;
  Names names(desk.database);
  for (const auto& organisation : desk.actor.organisations) {
    for (const auto& found :
         TRY(store::list<Nomination>(desk.database, "organisation = $1", {organisation}))) {
      const auto council = TRY(names.council(found.record.council.text));
      for (auto& entry : TRY(nomination_entries(desk, names, council))) {
        if (entry.nomination.id != found.record.id) continue;
        // The body need not know the council's name beforehand.
        entry.state_ja += "（" + council.name + "）";
        reply.nominations.push_back(std::move(entry));
      }
    }
  }
  return reply;
}

base::Status check_owner(Desk& desk, const accounts::PostId& owner) {
  if (owner.empty()) return base::success();
  TRY(store::get<accounts::Post>(desk.database, owner.text));
  return base::success();
}

Result<Written> keep_slot(Desk& desk, store::Change& change, const KeepSlot& input) {
  MaterialSlot it = input.slot;
  if (input.version > 0) {
    it.council = TRY(store::get<MaterialSlot>(desk.database, it.id.text)).record.council;
  }
  it.meeting = TRY(accounts::one_line("slot.meeting", it.meeting));
  it.title = TRY(accounts::one_line("slot.title", it.title, true));
  constexpr std::size_t body_max = 100'000;
  it.body = TRY(accounts::several_lines("slot.body", it.body, body_max));
  TRY(check_owner(desk, it.owner));
  return keep_record(change, it, input.version);
}

Result<Written> comment_on_slot(Desk& desk, store::Change& change, const CommentOnSlot& input) {
  const auto slot = TRY(store::get<MaterialSlot>(desk.database, input.slot.text)).record;
  SlotComment made;
  made.council = slot.council;
  made.slot = slot.id;
  made.author = desk.actor.person;
  made.author_name = desk.actor.name;
  made.written_on = desk.today;
  made.body = TRY(accounts::several_lines("body", input.body));
  if (made.body.empty()) return base::member_problem("body", "", "1文字以上");
  return keep_record(change, made, 0);
}

Result<Written> settle_comment(Desk& desk, store::Change& change, const SettleComment& input) {
  auto it = TRY(store::get<SlotComment>(desk.database, input.comment.text)).record;
  it.is_settled = input.is_settled;
  return keep_record(change, it, input.version);
}

Result<Written> keep_task(Desk& desk, store::Change& change, const KeepCouncilTask& input) {
  CouncilTask it = input.task;
  if (input.version > 0) {
    it.council = TRY(store::get<CouncilTask>(desk.database, it.id.text)).record.council;
  }
  it.title = TRY(accounts::one_line("task.title", it.title, true));
  it.note = TRY(accounts::several_lines("task.note", it.note));
  TRY(check_owner(desk, it.owner));
  const auto council = TRY(store::get<Council>(desk.database, it.council.text)).record;
  // Nobody moves a task into a list that is closed to them.
  if (!accounts::may(desk.actor, Right::WorkInGroup, place_of(council, it.audience))) {
    return make_problem(accounts::problems::not_allowed, std::string(japanese(it.audience)), {},
                        {{}, {}, "task.audience"});
  }
  return keep_record(change, it, input.version);
}

Result<accounts::ListReply> list_tasks(Desk& desk, const ListOfCouncil& input) {
  const auto council = TRY(store::get<Council>(desk.database, input.council.text)).record;
  accounts::ListReply list{"作業の一覧",
                           {{"title", "作業", "text"},
                            {"owner", "担当", "text"},
                            {"person", "担当者", "text"},
                            {"due_on", "期限", "date"},
                            {"state", "状態", "text"},
                            {"audience", "公開範囲", "text"}},
                           {},
                           0,
                           0};
  Names names(desk.database);
  int position = 10'000;  // as many digits in every sort key
  for (const auto& entry : TRY(task_entries(desk, names, council))) {
    const auto& it = entry.task;
    list.rows.push_back(
        {it.id.text,
         {it.title, entry.owner_ja, entry.owner_person, it.due_on ? it.due_on->iso() : "",
          entry.is_late ? entry.state_ja + "（期限すぎ）" : entry.state_ja,
          std::string(japanese(it.audience))},
         std::to_string(position++)});
  }
  return accounts::arrange(std::move(list), list_input(input));
}

}  // namespace

std::vector<accounts::Action> room_actions() {
  using accounts::anywhere;
  using accounts::changing;
  using accounts::reading;
  return {reading("councils.show_room", "作業部会の部屋", Right::See,
                  for_working_group<CouncilInput>, show_room),
          reading("councils.list_tasks", "作業の一覧", Right::See, for_working_group<ListOfCouncil>,
                  list_tasks),
          changing("councils.request_nominations", "推薦を依頼する", Right::KeepCouncil,
                   for_members<RequestNominations>, request_nominations),
          reading("councils.my_nominations", "自分の組織への推薦依頼", Right::SeeDirectory,
                  anywhere<accounts::NoInput>, my_nominations),
          changing("councils.answer_nomination", "推薦の依頼に答える", Right::SpeakForOrganisation,
                   place_of_nomination, answer_nomination),
          changing("councils.keep_slot", "資料の枠を作る・書く", Right::WorkInGroup,
                   place_of_kept_slot, keep_slot),
          changing("councils.comment_on_slot", "資料の枠に意見を書く", Right::WorkInGroup,
                   place_of_comment, comment_on_slot),
          changing("councils.settle_comment", "意見を済みにする", Right::WorkInGroup,
                   place_of_settled, settle_comment),
          changing("councils.keep_task", "作業を登録・変更する", Right::WorkInGroup, place_of_task,
                   keep_task)};
}

}  // namespace engawa::councils
