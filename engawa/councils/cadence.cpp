#include "engawa/councils/cadence.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "engawa/councils/council_place.hpp"

namespace engawa::councils {

using accounts::Audience;
using accounts::Place;
using base::Result;

base::Date months_before(const base::Date& day, int months) {
  constexpr int year_months = 12;
  const int count = day.year * year_months + day.month - 1 - months;
  base::Date earlier{count / year_months, count % year_months + 1, day.day};
  while (!earlier.is_valid() && earlier.day > 1) --earlier.day;
  return earlier;
}

CadenceReply contact_cadence(const std::vector<RosterLine>& roster,
                             const std::vector<Contact>& contacts, const base::Date& today,
                             int months) {
  constexpr int april = 4;
  constexpr int may = 5;
  CadenceReply reply;
  reply.months = months;
  reply.is_explanation_round = today.month == april || today.month == may;
  std::map<std::string, const Contact*> latest;
  for (const auto& contact : contacts) {
    if (today < contact.day) continue;
    auto& known = latest[contact.organisation.text];
    if (known == nullptr || known->day <= contact.day) known = &contact;
  }
  const base::Date limit = months_before(today, months);
  const base::Date year_begins{today.fiscal_year().year, april, 1};
  std::set<std::string> done;
  for (const auto& line : roster) {
    if (!done.insert(line.organisation.text).second) continue;
    CadenceLine made;
    made.organisation = line.organisation;
    made.organisation_name = line.organisation_name;
    const auto found = latest.find(line.organisation.text);
    if (found == latest.end()) {
      made.reason = "まだ連絡の記録がありません。";
    } else {
      made.last_on = found->second->day;
      made.days_since = found->second->day.days_until(today);
      made.understanding = found->second->understanding;
      if (*made.last_on < limit) {
        made.reason = std::to_string(months) + "か月以上、連絡していません。";
      } else if (reply.is_explanation_round && *made.last_on < year_begins) {
        made.reason = "新年度の説明がまだです。担当者の異動を確かめましょう。";
      }
    }
    if (made.reason.empty()) ++reply.in_time;
    if (!made.reason.empty()) reply.due.push_back(std::move(made));
  }
  // No date is less than any date: those never contacted come first.
  std::stable_sort(
      reply.due.begin(), reply.due.end(),
      [](const CadenceLine& a, const CadenceLine& b) { return a.last_on < b.last_on; });
  return reply;
}

std::vector<RosterLine> bodies_to_contact(const std::vector<RosterLine>& roster,
                                          const Council& council) {
  std::vector<RosterLine> others;
  for (const auto& line : roster) {
    if (line.organisation != council.owner) others.push_back(line);
  }
  return others;
}

Result<Place> secretariat_of(store::Database& database, const std::string& tenant) {
  const auto council = TRY(store::find<Council>(database, tenant));
  if (council) return place_of(council->record, Audience::Secretariat);
  TRY(store::get<accounts::Organisation>(database, tenant));
  Place place;
  place.tenants = {tenant};
  place.audience = Audience::Secretariat;
  return place;
}

Result<std::vector<Contact>> contacts_of(accounts::Desk& desk, const Council& council) {
  std::vector<std::string> tenants = council.co_owners;
  tenants.insert(tenants.begin(), {council.id.text, council.owner.text});
  std::vector<Contact> contacts;
  for (const auto& tenant : tenants) {
    const auto place = TRY(secretariat_of(desk.database, tenant));
    // What one co-owner noted for itself stays with it.
    if (!accounts::may(desk.actor, accounts::Right::See, place)) continue;
    for (auto& found : TRY(store::list<Contact>(desk.database, "tenant = $1", {tenant}))) {
      contacts.push_back(std::move(found.record));
    }
  }
  return contacts;
}

Result<std::string> person_text(Names& names, const accounts::PersonId& person,
                                const std::string& words) {
  if (person.empty()) return words;
  const auto known = TRY(names.person(person.text));
  return known.id.empty() ? words : known.name();
}

Result<std::vector<KeyPersonEntry>> key_persons_of(Names& names, const std::string& tenant) {
  std::vector<KeyPersonEntry> entries;
  for (const auto& found : TRY(store::list<KeyPerson>(names.database(), "tenant = $1", {tenant}))) {
    const auto& it = found.record;
    entries.push_back({it, found.version, TRY(names.organisation(it.organisation.text)).name,
                       TRY(person_text(names, it.person, it.person_words))});
  }
  return entries;
}

}  // namespace engawa::councils
