#include "engawa/councils/my_work.hpp"

#include <algorithm>
#include <tuple>

#include "engawa/councils/cadence.hpp"
#include "engawa/councils/councils_actions.hpp"
#include "engawa/councils/councils_store.hpp"
#include "engawa/councils/recent_changes.hpp"
#include "engawa/councils/room_entries.hpp"

namespace engawa::councils {

using accounts::Desk;
using accounts::Role;
using base::Result;

namespace {

std::vector<std::string> roles_at(const accounts::Actor& actor, const Council& council) {
  std::vector<std::string> roles;
  const auto owners = place_of(council).tenants;
  for (const auto& held : actor.roles) {
    const bool is_owner = held.role == Role::Secretariat &&
                          std::find(owners.begin(), owners.end(), held.tenant) != owners.end();
    if (held.tenant != council.id.text && !is_owner) continue;
    const std::string role_ja(japanese(held.role));
    if (std::find(roles.begin(), roles.end(), role_ja) == roles.end()) roles.push_back(role_ja);
  }
  return roles;
}

/// Gathers what waits at one council.
class Waiting {
 public:
  Waiting(Desk& desk, Names& names, const Council& council, std::vector<MyItem>& items)
      : m_desk(desk), m_names(names), m_council(council), m_items(items) {}

  base::Status take_own() {
    for (const auto& it : TRY(task_entries(m_desk, m_names, m_council))) {
      if (!it.is_mine || it.task.state == TaskState::Done) continue;
      add(it.task.due_on, "作業", it.task.title, it.owner_ja, "room");
    }
    for (const auto& it : TRY(slot_entries(m_desk, m_names, m_council))) {
      if (!it.is_mine || it.slot.state == SlotState::Ready) continue;
      add(it.slot.due_on, "資料", it.slot.title, it.owner_ja, "room");
    }
    return base::success();
  }

  base::Status take_of_secretariat() {
    for (const auto& it : TRY(nomination_entries(m_desk, m_names, m_council))) {
      if (it.nomination.state != NominationState::Requested) continue;
      add(it.nomination.due_on, "推薦", "推薦の返事を待つ", it.organisation_name, "room");
    }
    for (const auto& it : TRY(contacts_of(m_desk, m_council))) {
      if (it.next_step.empty() || it.is_next_done) continue;
      const auto body = TRY(m_names.organisation(it.organisation.text));
      add(it.next_on, "約束", it.next_step, body.name, "contacts");
    }
    return base::success();
  }

 private:
  void add(const std::optional<base::Date>& day, std::string kind_ja, std::string text,
           std::string who_ja, std::string tab) {
    if (!day || m_desk.today.plus_days(my_work_days_ahead) < *day) return;
    m_items.push_back({*day, std::move(kind_ja), std::move(text), std::move(who_ja), m_council.id,
                       m_council.name, std::move(tab), *day < m_desk.today});
  }

  Desk& m_desk;
  Names& m_names;
  const Council& m_council;
  std::vector<MyItem>& m_items;
};

}  // namespace

Result<MyWorkReply> my_work(Desk& desk, const accounts::NoInput&) {
  MyWorkReply reply;
  Names names(desk.database);
  for (const auto& council : TRY(councils_with_place(desk.database, desk.actor))) {
    if (!council.is_open_on(desk.today)) continue;
    const auto roles = roles_at(desk.actor, council);
    if (roles.empty()) continue;
    const auto may = council_may(desk.actor, council);
    reply.councils.push_back(
        {council.id, council.name, std::string(japanese(council.kind)), roles, may.keep});
    Waiting waiting(desk, names, council, reply.items);
    if (may.see_room) TRY(waiting.take_own());
    if (may.see_secretariat) TRY(waiting.take_of_secretariat());
  }
  std::stable_sort(
      reply.councils.begin(), reply.councils.end(),
      [](const MyCouncil& a, const MyCouncil& b) { return a.is_secretariat > b.is_secretariat; });
  // Contacts of an owner belong to each of its councils: one line is enough.
  std::stable_sort(reply.items.begin(), reply.items.end(), [](const MyItem& a, const MyItem& b) {
    return std::tie(a.day, a.kind_ja, a.text, a.who_ja) <
           std::tie(b.day, b.kind_ja, b.text, b.who_ja);
  });
  const auto last =
      std::unique(reply.items.begin(), reply.items.end(), [](const MyItem& a, const MyItem& b) {
        return a.kind_ja == "約束" && a.day == b.day && a.text == b.text && a.who_ja == b.who_ja;
      });
  reply.items.erase(last, reply.items.end());
  return reply;
}

std::vector<accounts::Action> my_work_actions() {
  return {accounts::reading("councils.my_work", "わたしの協議会と、待っている仕事",
                            accounts::Right::SeeDirectory, accounts::anywhere<accounts::NoInput>,
                            my_work),
          accounts::reading("councils.recent_changes", "わたしの協議会で変わったこと",
                            accounts::Right::SeeDirectory, accounts::anywhere<accounts::NoInput>,
                            recent_changes)};
}

}  // namespace engawa::councils
