#include "engawa/councils/room_entries.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "engawa/accounts/directory.hpp"

namespace engawa::councils {

using accounts::Desk;
using accounts::Right;
using base::Result;

namespace {

bool is_mine(const Desk& desk, const accounts::PostId& post) {
  const auto& posts = desk.actor.posts;
  return std::find(posts.begin(), posts.end(), post.text) != posts.end();
}

// Without a day they come last.
std::string day_key(const std::optional<base::Date>& day) { return day ? day->iso() : "9999"; }

}  // namespace

Result<std::vector<NominationEntry>> nomination_entries(Desk& desk, Names& names,
                                                        const Council& council) {
  std::set<std::string> seated;
  for (const auto& seat :
       TRY(store::list<Seat>(desk.database, "council = $1", {council.id.text}))) {
    if (!seat.record.ends_on || desk.today <= *seat.record.ends_on) {
      seated.insert(seat.record.post.text);
    }
  }
  std::vector<NominationEntry> entries;
  for (const auto& found :
       TRY(store::list<Nomination>(desk.database, "council = $1", {council.id.text}))) {
    const auto& it = found.record;
    NominationEntry entry;
    entry.nomination = it;
    entry.version = found.version;
    entry.organisation_name = TRY(names.organisation(it.organisation.text)).name;
    entry.state_ja = japanese(it.state);
    entry.post_ja = TRY(names.post_line(it.post.text));
    entry.has_seat = seated.contains(it.post.text);
    entry.is_late = it.state == NominationState::Requested && it.due_on < desk.today;
    auto place = place_of(council, accounts::Audience::WorkingGroup);
    place.organisation = it.organisation.text;
    entry.may_answer = it.state == NominationState::Requested &&
                       accounts::may(desk.actor, Right::SpeakForOrganisation, place);
    entries.push_back(std::move(entry));
  }
  return entries;
}

Result<std::vector<SlotEntry>> slot_entries(Desk& desk, Names& names, const Council& council) {
  std::vector<SlotEntry> entries;
  for (const auto& found :
       TRY(store::list<MaterialSlot>(desk.database, "council = $1", {council.id.text}))) {
    const auto& it = found.record;
    SlotEntry entry;
    entry.slot = it;
    entry.version = found.version;
    entry.owner_ja = TRY(names.post_line(it.owner.text));
    entry.state_ja = japanese(it.state);
    entry.is_late = it.state == SlotState::Draft && it.due_on && *it.due_on < desk.today;
    entry.is_mine = is_mine(desk, it.owner);
    for (auto& comment : TRY(store::list<SlotComment>(desk.database, "slot = $1", {it.id.text}))) {
      entry.comments.push_back({std::move(comment.record), comment.version});
    }
    entries.push_back(std::move(entry));
  }
  std::stable_sort(entries.begin(), entries.end(), [](const SlotEntry& a, const SlotEntry& b) {
    return std::tuple(a.slot.meeting, day_key(a.slot.due_on)) <
           std::tuple(b.slot.meeting, day_key(b.slot.due_on));
  });
  return entries;
}

Result<std::vector<TaskEntry>> task_entries(Desk& desk, Names& names, const Council& council) {
  std::vector<TaskEntry> entries;
  for (const auto& found :
       TRY(store::list<CouncilTask>(desk.database, "council = $1", {council.id.text}))) {
    const auto& it = found.record;
    if (!accounts::may(desk.actor, Right::See, place_of(council, it.audience))) continue;
    TaskEntry entry;
    entry.task = it;
    entry.version = found.version;
    entry.owner_ja = TRY(names.post_line(it.owner.text));
    if (!it.owner.empty()) {
      const auto person = TRY(accounts::holder_on(desk.database, it.owner, desk.today));
      if (person) entry.owner_person = person->name();
    }
    entry.state_ja = japanese(it.state);
    entry.is_late = it.state != TaskState::Done && it.due_on && *it.due_on < desk.today;
    entry.is_mine = is_mine(desk, it.owner);
    entries.push_back(std::move(entry));
  }
  std::stable_sort(entries.begin(), entries.end(), [](const TaskEntry& a, const TaskEntry& b) {
    return std::tuple(a.task.state == TaskState::Done, day_key(a.task.due_on)) <
           std::tuple(b.task.state == TaskState::Done, day_key(b.task.due_on));
  });
  return entries;
}

}  // namespace engawa::councils
