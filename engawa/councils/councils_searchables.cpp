#include "engawa/councils/councils_searchables.hpp"

#include "engawa/accounts/desk.hpp"
#include "engawa/accounts/organisation.hpp"
#include "engawa/base/text.hpp"
#include "engawa/councils/cadence.hpp"
#include "engawa/councils/contact.hpp"
#include "engawa/councils/relation.hpp"
#include "engawa/councils/room.hpp"
#include "engawa/councils/seat.hpp"

namespace engawa::councils {
namespace {

using accounts::Audience;
using accounts::Desk;
using accounts::SearchText;
using base::Result;

// "members|<council>": who sees it is decided when somebody searches, by the council's owners then.
std::string audience_text(Audience audience, const std::string& tenant) {
  return base::enum_text(audience) + "|" + tenant;
}

std::string lines(const std::vector<std::string>& parts) { return base::join(parts, "\n"); }

std::string page_of(const CouncilId& council, std::string_view tab = {}) {
  const std::string page = "/work/councils/" + council.text;
  return tab.empty() ? page : page + "/" + std::string(tab);
}

Result<std::string> organisation_name(store::Database& database,
                                      const accounts::OrganisationId& id) {
  const auto found = TRY(store::find<accounts::Organisation>(database, id.text));
  return found ? found->record.name : std::string{};
}

Result<SearchText> text_of_council(store::Database&, const Council& it) {
  const bool is_hidden = it.kind == CouncilKind::InHouse;
  return SearchText{it.name,
                    lines({it.reading, it.purpose, it.charter}),
                    is_hidden ? audience_text(Audience::InHouse, it.id.text)
                              : std::string(accounts::directory_audience),
                    page_of(it.id),
                    {it.id.text}};
}

Result<SearchText> text_of_relation(store::Database& database, const CouncilRelation& it) {
  const auto other = TRY(store::find<Council>(database, it.other.text));
  return SearchText{other ? other->record.name : it.other_name,
                    lines({it.purpose, it.role, it.relation}),
                    members_audience(it.council),
                    page_of(it.council, "relations"),
                    {it.council.text}};
}

// A contact of an organisation's own secretariat has its page at none of the councils.
std::string contacts_page(store::Database& database, const std::string& tenant) {
  const auto council = store::find<Council>(database, tenant);
  const bool is_council = council.ok() && *council;
  return is_council ? page_of({tenant}, "contacts") : "/work/organisations/" + tenant;
}

Result<SearchText> text_of_contact(store::Database& database, const Contact& it) {
  return SearchText{TRY(organisation_name(database, it.organisation)) + " " + it.day.iso(),
                    lines({it.person_words, it.note, it.next_step}),
                    audience_text(Audience::Secretariat, it.tenant),
                    contacts_page(database, it.tenant),
                    {it.tenant}};
}

Result<SearchText> text_of_key_person(store::Database& database, const KeyPerson& it) {
  return SearchText{TRY(organisation_name(database, it.organisation)),
                    lines({it.person_words, it.strength, it.note}),
                    audience_text(Audience::Secretariat, it.tenant),
                    contacts_page(database, it.tenant),
                    {it.tenant}};
}

Result<SearchText> text_of_slot(store::Database&, const MaterialSlot& it) {
  return SearchText{it.title,
                    lines({it.meeting, it.body}),
                    audience_text(Audience::WorkingGroup, it.council.text),
                    page_of(it.council, "room"),
                    {it.council.text}};
}

Result<SearchText> text_of_comment(store::Database& database, const SlotComment& it) {
  const auto slot = TRY(store::find<MaterialSlot>(database, it.slot.text));
  return SearchText{slot ? slot->record.title : std::string{},
                    lines({it.author_name, it.body}),
                    audience_text(Audience::WorkingGroup, it.council.text),
                    page_of(it.council, "room"),
                    {it.council.text}};
}

Result<SearchText> text_of_task(store::Database&, const CouncilTask& it) {
  return SearchText{it.title,
                    it.note,
                    audience_text(it.audience, it.council.text),
                    page_of(it.council, "room"),
                    {it.council.text}};
}

Result<SearchText> text_of_nomination(store::Database& database, const Nomination& it) {
  return SearchText{TRY(organisation_name(database, it.organisation)),
                    lines({it.request, it.answer}),
                    audience_text(Audience::WorkingGroup, it.council.text),
                    page_of(it.council, "room"),
                    {it.council.text}};
}

Result<SearchText> text_of_seat(store::Database& database, const Seat& it) {
  const auto council = TRY(store::find<Council>(database, it.council.text));
  const auto post = TRY(store::find<accounts::Post>(database, it.post.text));
  const auto body = post ? TRY(organisation_name(database, post->record.organisation)) : "";
  return SearchText{base::join({council ? council->record.name : "", body}, "："),
                    {},
                    members_audience(it.council),
                    page_of(it.council),
                    {it.council.text}};
}

}  // namespace

Result<bool> may_find_at_council(Desk& desk, const std::string& text) {
  const auto sign = text.find('|');
  if (sign == std::string::npos) return false;
  const auto audience = base::parse_enum<Audience>(text.substr(0, sign));
  if (!audience) return false;
  const std::string tenant = text.substr(sign + 1);
  auto place = TRY(secretariat_of(desk.database, tenant));
  place.audience = *audience;
  return accounts::may(desk.actor, accounts::Right::See, place);
}

std::string members_audience(const CouncilId& council) {
  return audience_text(Audience::Members, council.text);
}

std::vector<accounts::Searchable> councils_searchables() {
  using accounts::searchable;
  return {searchable<Council>("協議会", text_of_council, may_find_at_council),
          searchable<CouncilRelation>("関係する会議体", text_of_relation, may_find_at_council),
          searchable<Contact>("連絡の記録", text_of_contact, may_find_at_council),
          searchable<KeyPerson>("キーパーソン", text_of_key_person, may_find_at_council),
          searchable<MaterialSlot>("資料", text_of_slot, may_find_at_council),
          searchable<SlotComment>("意見", text_of_comment, may_find_at_council),
          searchable<CouncilTask>("作業", text_of_task, may_find_at_council),
          searchable<Nomination>("推薦のお願い", text_of_nomination, may_find_at_council),
          accounts::told<Seat>("席", text_of_seat, may_find_at_council)};
}

}  // namespace engawa::councils
