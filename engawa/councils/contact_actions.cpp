#include "engawa/councils/contact_actions.hpp"

#include <algorithm>
#include <set>

#include "engawa/accounts/text_checks.hpp"
#include "engawa/councils/cadence.hpp"
#include "engawa/councils/council_place.hpp"
#include "engawa/councils/councils_actions.hpp"

namespace engawa::councils {

using accounts::Desk;
using accounts::ListReply;
using accounts::Place;
using accounts::Right;
using accounts::Written;
using base::Result;

namespace {

Result<Place> place_of_contact(Desk& desk, const ContactInput& input) {
  const auto found = TRY(store::get<Contact>(desk.database, input.contact.text));
  return secretariat_of(desk.database, found.record.tenant);
}

Result<Place> place_of_kept_contact(Desk& desk, const KeepContact& input) {
  if (input.version == 0) return secretariat_of(desk.database, input.contact.tenant);
  return place_of_contact(desk, {input.contact.id});
}

Result<Place> place_of_kept_key_person(Desk& desk, const KeepKeyPerson& input) {
  if (input.version == 0) return secretariat_of(desk.database, input.key_person.tenant);
  const auto found = TRY(store::get<KeyPerson>(desk.database, input.key_person.id.text));
  return secretariat_of(desk.database, found.record.tenant);
}

Result<Place> place_of_tenant(Desk& desk, const TenantInput& input) {
  return secretariat_of(desk.database, input.tenant);
}

// Tenants at which the actor is the secretariat.
std::set<std::string> own_tenants(const Desk& desk) {
  std::set<std::string> tenants;
  if (desk.actor.lacks_second_factor) return tenants;
  for (const auto& held : desk.actor.roles) {
    if (held.role == accounts::Role::Secretariat) tenants.insert(held.tenant);
  }
  return tenants;
}

Result<TenantsReply> contact_tenants(Desk& desk, const accounts::NoInput&) {
  TenantsReply reply;
  Names names(desk.database);
  const auto own = own_tenants(desk);
  for (const auto& tenant : own) reply.tenants.push_back({tenant, TRY(names.tenant(tenant))});
  // Councils that the actor's organisation owns.
  for (const auto& found : TRY(store::list<Council>(desk.database))) {
    if (own.contains(found.record.id.text)) continue;
    const auto place = place_of(found.record, accounts::Audience::Secretariat);
    if (!accounts::may(desk.actor, Right::KeepCouncil, place)) continue;
    reply.tenants.push_back({found.record.id.text, found.record.name});
  }
  return reply;
}

std::string understanding_text(int level) {
  if (level == 0) return {};
  return std::to_string(level);
}

Result<ListReply> list_contacts(Desk& desk, const ListContacts& input) {
  ListReply list{"関係づくり台帳",
                 {{"day", "日付", "date"},
                  {"organisation", "組織", "text"},
                  {"person", "相手", "text"},
                  {"how", "方法", "text"},
                  {"note", "内容", "text"},
                  {"understanding", "理解の程度", "number"},
                  {"next_step", "次にすること", "text"},
                  {"next_on", "いつまで", "date"}},
                 {},
                 0,
                 0};
  Names names(desk.database);
  const auto tenants = TRY(contact_tenants(desk, {}));
  for (const auto& tenant : tenants.tenants) {
    if (!input.tenant.empty() && tenant.key != input.tenant) continue;
    for (const auto& found :
         TRY(store::list<Contact>(desk.database, "tenant = $1", {tenant.key}))) {
      const auto& it = found.record;
      if (!input.organisation.empty() && it.organisation.text != input.organisation) continue;
      list.rows.push_back({it.id.text,
                           {it.day.iso(), TRY(names.organisation(it.organisation.text)).name,
                            TRY(person_text(names, it.person, it.person_words)), it.how, it.note,
                            understanding_text(it.understanding),
                            it.is_next_done ? it.next_step + "（済み）" : it.next_step,
                            it.next_on ? it.next_on->iso() : ""},
                           it.day.iso()});
    }
  }
  accounts::ListInput asked = list_input(input);
  // The latest first unless something else is asked for.
  if (asked.sort.empty()) asked.descending = !asked.descending;
  return accounts::arrange(std::move(list), asked);
}

Result<ContactReply> show_contact(Desk& desk, const ContactInput& input) {
  const auto found = TRY(store::get<Contact>(desk.database, input.contact.text));
  const auto& it = found.record;
  Names names(desk.database);
  return ContactReply{it, found.version, TRY(names.organisation(it.organisation.text)).name,
                      TRY(person_text(names, it.person, it.person_words))};
}

Result<Written> keep_contact(Desk& desk, store::Change& change, const KeepContact& input) {
  Contact it = input.contact;
  if (input.version > 0) {
    it.tenant = TRY(store::get<Contact>(desk.database, it.id.text)).record.tenant;
  }
  TRY(store::get<accounts::Organisation>(desk.database, it.organisation.text));
  if (!it.person.empty()) TRY(store::get<accounts::Person>(desk.database, it.person.text));
  it.person_words = TRY(accounts::one_line("contact.person_words", it.person_words));
  it.how = TRY(accounts::one_line("contact.how", it.how));
  it.note = TRY(accounts::several_lines("contact.note", it.note));
  it.next_step = TRY(accounts::one_line("contact.next_step", it.next_step));
  if (it.understanding < 0 || it.understanding > understanding_max) {
    return base::member_problem("contact.understanding", std::to_string(it.understanding), "0〜5");
  }
  if (desk.today < it.day) {
    return base::member_problem("contact.day", it.day.japanese(), "今日か、それより前の日");
  }
  TRY(check_period(it.day, it.next_on, "contact.next_on"));
  return keep_record(change, it, input.version);
}

Result<KeyPersonsReply> list_key_persons(Desk& desk, const TenantInput& input) {
  Names names(desk.database);
  return KeyPersonsReply{TRY(key_persons_of(names, input.tenant))};
}

Result<Written> keep_key_person(Desk& desk, store::Change& change, const KeepKeyPerson& input) {
  KeyPerson it = input.key_person;
  if (input.version > 0) {
    it.tenant = TRY(store::get<KeyPerson>(desk.database, it.id.text)).record.tenant;
  }
  TRY(store::get<accounts::Organisation>(desk.database, it.organisation.text));
  if (!it.person.empty()) TRY(store::get<accounts::Person>(desk.database, it.person.text));
  const bool is_words_only = it.person.empty();
  it.person_words =
      TRY(accounts::one_line("key_person.person_words", it.person_words, is_words_only));
  it.strength = TRY(accounts::one_line("key_person.strength", it.strength));
  it.note = TRY(accounts::several_lines("key_person.note", it.note));
  return keep_record(change, it, input.version);
}

Result<CadenceReply> cadence(Desk& desk, const CadenceInput& input) {
  constexpr int months_max = 60;
  if (input.months < 1 || input.months > months_max) {
    return base::member_problem("months", std::to_string(input.months), "1〜60");
  }
  const auto council = TRY(store::get<Council>(desk.database, input.council.text)).record;
  Names names(desk.database);
  const auto roster = TRY(roster_on(names, desk.office.vocabulary, council.id, desk.today));
  const auto contacts = TRY(contacts_of(desk, council));
  auto reply =
      contact_cadence(bodies_to_contact(roster, council), contacts, desk.today, input.months);
  reply.council_name = council.name;
  return reply;
}

}  // namespace

std::vector<accounts::Action> contact_actions() {
  using accounts::anywhere;
  using accounts::changing;
  using accounts::reading;
  return {
      reading("councils.contact_tenants", "関係づくり台帳を持つ事務局", Right::SeeDirectory,
              anywhere<accounts::NoInput>, contact_tenants),
      reading("councils.list_contacts", "関係づくり台帳", Right::SeeDirectory,
              anywhere<ListContacts>, list_contacts),
      reading("councils.show_contact", "連絡の記録", Right::See, place_of_contact, show_contact),
      changing("councils.keep_contact", "連絡を記録する", Right::KeepCouncil, place_of_kept_contact,
               keep_contact),
      reading("councils.list_key_persons", "キーパーソンの一覧", Right::See, place_of_tenant,
              list_key_persons),
      changing("councils.keep_key_person", "キーパーソンを登録・変更する", Right::KeepCouncil,
               place_of_kept_key_person, keep_key_person),
      reading("councils.contact_cadence", "しばらく連絡していない組織", Right::See,
              for_secretariat<CadenceInput>, cadence)};
}

}  // namespace engawa::councils
