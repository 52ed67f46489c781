#include <algorithm>
#include <map>

#include "engawa/councils/cadence.hpp"
#include "engawa/councils/council_place.hpp"
#include "engawa/councils/succession.hpp"

namespace engawa::councils {

using accounts::Desk;
using base::Result;

namespace {

using Entries = std::vector<TimelineEntry>;

base::Status take_council(Names& names, const CouncilId& id, Entries& entries) {
  const auto versions = TRY(store::history<Council>(names.database(), id.text));
  for (std::size_t i = 0; i < versions.size(); ++i) {
    const Council& now = versions[i].record;
    if (i == 0) continue;
    const Council& before = versions[i - 1].record;
    const auto day = base::date_in_japan_of(versions[i].changed_at);
    if (now.name != before.name) {
      entries.push_back({day, "名称・位置づけ", before.name + "から" + now.name + "に変更"});
    }
    if (now.kind != before.kind) {
      entries.push_back({day, "名称・位置づけ", std::string(japanese(now.kind)) + "に変更"});
    }
    if (now.parent != before.parent) {
      const auto above = TRY(names.council(now.parent.text));
      entries.push_back(
          {day, "名称・位置づけ",
           now.parent.empty() ? "単独の会議体に戻った" : above.name + "の下に置いた"});
    }
    if (now.purpose != before.purpose) entries.push_back({day, "目的", "目的を改めた"});
    if (now.charter != before.charter) entries.push_back({day, "要綱", "設置要綱を改めた"});
  }
  if (versions.empty()) return base::success();
  const Council& now = versions.back().record;
  if (now.established_on) entries.push_back({*now.established_on, "設置", now.name + "を設置"});
  if (now.closed_on) entries.push_back({*now.closed_on, "閉会", now.name + "を閉じた"});
  return base::success();
}

base::Status take_officers(Names& names, const Seat& seat, const std::string& post_line,
                           Entries& entries) {
  for (const auto& found :
       TRY(store::list<accounts::Tenure>(names.database(), "post = $1", {seat.post.text}))) {
    const auto& it = found.record;
    // The officer at the time of the appointment is no change.
    if (it.starts_on <= seat.starts_on || !seat.covers(it.starts_on)) continue;
    const auto person = TRY(names.person(it.person.text));
    entries.push_back({it.starts_on, "異動", post_line + "に" + person.name() + "さんが着任"});
  }
  return base::success();
}

// Many seats on one day are one line, as a term begins with all of them.
base::Status take_seats(Names& names, const CouncilId& id, Entries& entries) {
  constexpr std::size_t named_max = 3;
  std::map<base::Date, std::vector<std::string>> begun;
  std::map<base::Date, std::vector<std::string>> ended;
  for (const auto& found : TRY(store::list<Seat>(names.database(), "council = $1", {id.text}))) {
    const auto& seat = found.record;
    const auto post = TRY(names.post_line(seat.post.text));
    const std::string text = post + "（" + std::string(accounts::japanese(seat.role)) + "）";
    begun[seat.starts_on].push_back(text);
    if (seat.ends_on) ended[*seat.ends_on].push_back(text);
    TRY(take_officers(names, seat, post, entries));
  }
  const auto write = [&](const auto& days, const std::string& verb) {
    for (const auto& [day, texts] : days) {
      std::vector<std::string> named(
          texts.begin(),
          texts.begin() + static_cast<std::ptrdiff_t>(std::min(named_max, texts.size())));
      std::string text = base::join(named, "、");
      if (texts.size() > named_max) text += "ほか、あわせて" + std::to_string(texts.size()) + "席";
      entries.push_back({day, "委員", text + verb});
    }
  };
  write(begun, "が就任");
  write(ended, "が退任");
  return base::success();
}

base::Status take_contacts(Desk& desk, const Council& council, Entries& entries) {
  std::map<int, int> counts;
  for (const auto& contact : TRY(contacts_of(desk, council))) {
    ++counts[contact.day.fiscal_year().year];
  }
  for (const auto& [year, count] : counts) {
    constexpr int march = 3;
    constexpr int march_days = 31;
    const base::Date end{year + 1, march, march_days};
    entries.push_back(
        {std::min(end, desk.today), "関係づくり",
         base::FiscalYear{year}.japanese() + "の連絡の記録は" + std::to_string(count) + "件"});
  }
  return base::success();
}

}  // namespace

Result<Entries> timeline_of(Desk& desk, const CouncilId& council, bool with_contacts) {
  Entries entries;
  Names names(desk.database);
  TRY(take_council(names, council, entries));
  for (const auto& term : TRY(store::list<Term>(desk.database, "council = $1", {council.text}))) {
    const auto& it = term.record;
    entries.push_back({it.starts_on, "任期", it.name + "が始まる"});
    if (it.ends_on <= desk.today) entries.push_back({it.ends_on, "任期", it.name + "が終わる"});
  }
  TRY(take_seats(names, council, entries));
  if (with_contacts) {
    const auto record = TRY(store::get<Council>(desk.database, council.text)).record;
    TRY(take_contacts(desk, record, entries));
  }
  std::stable_sort(entries.begin(), entries.end(),
                   [](const TimelineEntry& a, const TimelineEntry& b) { return a.day > b.day; });
  return entries;
}

}  // namespace engawa::councils
