#include "engawa/councils/succession.hpp"

#include <algorithm>
#include <set>

#include "engawa/councils/cadence.hpp"
#include "engawa/councils/council_place.hpp"
#include "engawa/councils/room_entries.hpp"

namespace engawa::councils {

using accounts::Desk;
using base::Result;

namespace {

constexpr int days_ahead = 90;

void add_deadline(const Desk& desk, const std::optional<base::Date>& day, std::string kind_ja,
                  std::string text, std::string owner_ja, SuccessionPack& pack) {
  if (!day || desk.today.plus_days(days_ahead) < *day) return;
  pack.deadlines.push_back(
      {*day, std::move(kind_ja), std::move(text), std::move(owner_ja), *day < desk.today});
}

base::Status take_room(Desk& desk, Names& names, const Council& council, SuccessionPack& pack) {
  for (auto& entry : TRY(task_entries(desk, names, council))) {
    if (entry.task.state == TaskState::Done) continue;
    add_deadline(desk, entry.task.due_on, "作業", entry.task.title, entry.owner_ja, pack);
    pack.tasks.push_back(std::move(entry));
  }
  for (const auto& entry : TRY(slot_entries(desk, names, council))) {
    if (entry.slot.state == SlotState::Ready) continue;
    add_deadline(desk, entry.slot.due_on, "資料", entry.slot.title, entry.owner_ja, pack);
  }
  for (const auto& entry : TRY(nomination_entries(desk, names, council))) {
    if (entry.nomination.state != NominationState::Requested) continue;
    add_deadline(desk, entry.nomination.due_on, "推薦", "推薦の回答を待つ", entry.organisation_name,
                 pack);
  }
  return base::success();
}

// The end of a term or seat is a deadline before it comes, not after.
base::Status take_ends(Desk& desk, Names& names, const Council& council, SuccessionPack& pack) {
  for (const auto& term :
       TRY(store::list<Term>(desk.database, "council = $1", {council.id.text}))) {
    if (term.record.ends_on < desk.today) continue;
    add_deadline(desk, term.record.ends_on, "任期", term.record.name + "が終わる", "", pack);
  }
  for (const auto& line : pack.people) {
    const auto post = TRY(names.post_line(line.post.text));
    add_deadline(desk, line.ends_on, "任期", line.role_ja + "の任期が終わる", post, pack);
  }
  return base::success();
}

base::Status take_promises(Desk& desk, Names& names, const Council& council, SuccessionPack& pack) {
  const auto contacts = TRY(contacts_of(desk, council));
  for (const auto& contact : contacts) {
    if (contact.next_step.empty() || contact.is_next_done) continue;
    const auto body = TRY(names.organisation(contact.organisation.text));
    const auto person = TRY(person_text(names, contact.person, contact.person_words));
    pack.promises.push_back({body.name, person, contact.day, contact.next_step, contact.next_on});
    add_deadline(desk, contact.next_on, "約束", contact.next_step, body.name, pack);
  }
  pack.silent = contact_cadence(bodies_to_contact(pack.people, council), contacts, desk.today,
                                cadence_months_default)
                    .due;
  return base::success();
}

// Posts that run the council today: by a seat in it, or by the secretariat of an owner.
Result<std::set<std::string>> secretariat_posts(Desk& desk, const Council& council) {
  std::set<std::string> posts;
  for (const auto& tenant : place_of(council).tenants) {
    for (const auto& found :
         TRY(store::list<accounts::Grant>(desk.database, "tenant = $1", {tenant}))) {
      const auto& it = found.record;
      const bool is_now = it.starts_on <= desk.today && (!it.ends_on || desk.today <= *it.ends_on);
      if (it.role == accounts::Role::Secretariat && is_now && !it.post.empty()) {
        posts.insert(it.post.text);
      }
    }
  }
  return posts;
}

// Notes of all who left a post of the secretariat, the latest first.
base::Status take_notes(Desk& desk, Names& names, const Council& council, SuccessionPack& pack) {
  const auto posts = TRY(secretariat_posts(desk, council));
  for (const auto& post : posts) {
    for (const auto& found :
         TRY(store::list<accounts::Tenure>(desk.database, "post = $1", {post}))) {
      const auto& it = found.record;
      if (!it.ends_on || it.handover_note.empty()) continue;
      const auto person = TRY(names.person(it.person.text));
      pack.notes.push_back(
          {TRY(names.post_line(post)), person.name(), *it.ends_on, it.handover_note});
    }
  }
  std::stable_sort(pack.notes.begin(), pack.notes.end(),
                   [](const PackNote& a, const PackNote& b) { return a.ended_on > b.ended_on; });
  return base::success();
}

}  // namespace

Result<SuccessionPack> succession_pack(Desk& desk, const CouncilInput& input) {
  const auto council = TRY(store::get<Council>(desk.database, input.council.text)).record;
  Names names(desk.database);
  SuccessionPack pack;
  pack.council_name = council.name;
  pack.day = desk.today;
  pack.direction = council.purpose;
  pack.people = TRY(roster_on(names, desk.office.vocabulary, council.id, desk.today));
  TRY(take_notes(desk, names, council, pack));
  pack.key_persons = TRY(key_persons_of(names, council.id.text));
  TRY(take_room(desk, names, council, pack));
  TRY(take_ends(desk, names, council, pack));
  TRY(take_promises(desk, names, council, pack));
  std::stable_sort(pack.deadlines.begin(), pack.deadlines.end(),
                   [](const PackDeadline& a, const PackDeadline& b) { return a.day < b.day; });
  pack.timeline = TRY(timeline_of(desk, council.id, true));
  return pack;
}

}  // namespace engawa::councils
