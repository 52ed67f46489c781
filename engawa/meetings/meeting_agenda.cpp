#include "engawa/meetings/meeting_agenda.hpp"

#include <algorithm>
#include <set>

namespace engawa::meetings {

using accounts::Desk;
using base::Result;

namespace {

constexpr int young_council_meetings = 3;
constexpr int promises_minutes = 10;

// 令和8年度
std::string era_year(int fiscal_year) {
  const std::string day = base::Date{fiscal_year, 4, 1}.era_text();
  const std::string year = "年";
  return day.substr(0, day.find(year) + year.size()) + "度";
}

bool is_before(const Meeting& a, const Meeting& b) {
  if (a.day && b.day) return *a.day < *b.day;
  const auto months_from_april = [](int month) { return (month + 8) % 12; };
  return months_from_april(a.month) < months_from_april(b.month);
}

// Meetings of the same kind and year, the one itself and those called off left out.
Result<std::vector<Meeting>> others_of_year(Desk& desk, const Meeting& meeting, int fiscal_year) {
  std::vector<Meeting> others;
  for (const auto& found : TRY(meetings_of_year(desk.database, meeting.council, fiscal_year))) {
    const Meeting& it = found.record;
    if (it.id == meeting.id || it.kind != meeting.kind) continue;
    if (it.state != MeetingState::Cancelled) others.push_back(it);
  }
  return others;
}

Result<MeetingOccasion> occasion_of(Desk& desk, const Meeting& meeting) {
  const auto council =
      TRY(store::get<councils::Council>(desk.database, meeting.council.text)).record;
  MeetingOccasion occasion;
  occasion.council_kind = council.kind;
  const auto others = TRY(others_of_year(desk, meeting, meeting.fiscal_year));
  occasion.is_first_of_year = std::none_of(
      others.begin(), others.end(), [&](const Meeting& it) { return is_before(it, meeting); });
  occasion.is_last_of_year =
      !others.empty() && std::none_of(others.begin(), others.end(),
                                      [&](const Meeting& it) { return is_before(meeting, it); });
  int held = 0;
  for (const auto& found : TRY(meetings_of(desk.database, meeting.council))) {
    if (found.record.kind == MeetingKind::Council && found.record.state == MeetingState::Held) {
      ++held;
    }
  }
  occasion.is_young_council = held < young_council_meetings;
  return occasion;
}

AgendaItem item_of(const SuggestedItem& suggested, const MeetingId& meeting) {
  AgendaItem item;
  item.meeting = meeting;
  item.kind = suggested.kind;
  item.title = suggested.title;
  item.minutes = suggested.minutes;
  item.prompt = suggested.prompt;
  return item;
}

Result<std::optional<Suggestion>> promises_item(Desk& desk, const Meeting& meeting) {
  const auto promises = TRY(open_promises(desk.database, meeting.council));
  if (promises.empty()) return std::optional<Suggestion>{};
  AgendaItem item;
  item.meeting = meeting.id;
  item.kind = ItemKind::Report;
  item.title = "これまでの宿題の確認";
  item.minutes = promises_minutes;
  return std::optional(
      Suggestion{item, "終わっていない宿題が" + std::to_string(promises.size()) + "件あります。"});
}

Result<std::vector<Suggestion>> of_last_year(Desk& desk, const Meeting& meeting) {
  std::vector<Suggestion> found;
  auto last = TRY(others_of_year(desk, meeting, meeting.fiscal_year - 1));
  const auto same_month =
      std::min_element(last.begin(), last.end(), [&](const Meeting& a, const Meeting& b) {
        return std::abs(a.month - meeting.month) < std::abs(b.month - meeting.month);
      });
  if (same_month == last.end()) return found;
  for (const auto& item : TRY(agenda_of(desk.database, same_month->id))) {
    AgendaItem again = item.record;
    again.id = {};
    again.meeting = meeting.id;
    again.position = 0;
    again.material.clear();
    found.push_back({again, same_month->title + "で取り上げました。"});
  }
  return found;
}

}  // namespace

Result<MeetingTemplate> template_of(Desk& desk, MeetingKind kind) {
  return load_meeting_template(desk.office.catalogue_folder, desk.office.data_folder / "meetings",
                               kind);
}

Result<std::string> usual_title(Desk& desk, const Meeting& meeting) {
  const auto both = TRY(councils_of(desk, meeting));
  const auto others = TRY(others_of_year(desk, meeting, meeting.fiscal_year));
  const auto before = std::count_if(others.begin(), others.end(),
                                    [&](const Meeting& it) { return !is_before(meeting, it); });
  std::string name = both.front().name;
  if (both.size() > 1) name += "・" + both.back().name;
  // A working group that is a council of its own says so in its name.
  const std::string_view kind = japanese(meeting.kind);
  if (meeting.kind != MeetingKind::Council && !name.ends_with(kind)) {
    name += "　" + std::string(kind);
  }
  const auto numbered = [&](std::ptrdiff_t number) {
    return era_year(meeting.fiscal_year) + "第" + std::to_string(number) + "回" + name;
  };
  // Notices may already bear a later meeting's number: one put before it takes the next free one.
  auto number = before + 1;
  const auto is_taken = [&](const Meeting& it) { return it.title == numbered(number); };
  while (std::any_of(others.begin(), others.end(), is_taken)) ++number;
  return numbered(number);
}

Result<std::vector<Suggestion>> suggestions(Desk& desk, const Meeting& meeting,
                                            const MeetingTemplate& pattern) {
  std::vector<Suggestion> all;
  if (auto promises = TRY(promises_item(desk, meeting))) all.push_back(std::move(*promises));
  const auto occasion = TRY(occasion_of(desk, meeting));
  for (const auto& it : pattern.items) {
    if (fits(it, occasion)) all.push_back({item_of(it, meeting.id), it.reason});
  }
  for (auto& it : TRY(of_last_year(desk, meeting))) all.push_back(std::move(it));
  std::set<std::string> titles;
  for (const auto& item : TRY(agenda_of(desk.database, meeting.id))) {
    titles.insert(item.record.title);
  }
  std::erase_if(all, [&](const Suggestion& it) { return !titles.insert(it.item.title).second; });
  return all;
}

base::Status add_agenda(Desk& desk, store::Change& change, const Meeting& meeting,
                        const MeetingTemplate& pattern) {
  std::vector<AgendaItem> items;
  const auto occasion = TRY(occasion_of(desk, meeting));
  for (const auto& it : pattern.items) {
    if (fits(it, occasion)) items.push_back(item_of(it, meeting.id));
  }
  if (const auto promises = TRY(promises_item(desk, meeting))) {
    items.insert(items.begin(), promises->item);
  }
  int position = 0;
  for (auto& item : items) {
    item.id = base::new_id<AgendaItemId>();
    item.position = ++position;
    TRY(store::add(change, item));
  }
  return base::success();
}

}  // namespace engawa::meetings
