#include "engawa/accounts/directory.hpp"

#include <algorithm>

#include "engawa/accounts/problems.hpp"
#include "engawa/accounts/text_checks.hpp"

namespace engawa::accounts {

using base::make_problem;
using base::Result;

Result<std::optional<store::Versioned<Tenure>>> tenure_on(store::Database& database,
                                                          const PostId& post,
                                                          const base::Date& day) {
  for (auto& tenure : TRY(store::list<Tenure>(database, "post = $1", {post.text}))) {
    if (tenure.record.covers(day)) return std::optional(std::move(tenure));
  }
  return std::optional<store::Versioned<Tenure>>{};
}

Result<std::optional<Person>> holder_on(store::Database& database, const PostId& post,
                                        const base::Date& day) {
  const auto tenure = TRY(tenure_on(database, post, day));
  if (!tenure) return std::optional<Person>{};
  const auto person = TRY(store::find<Person>(database, tenure->record.person.text));
  return person ? std::optional(person->record) : std::nullopt;
}

Place place_of(const Organisation& organisation) {
  Place place;
  place.tenants = {organisation.owner.text, organisation.id.text};
  place.organisation = organisation.id.text;
  return place;
}

namespace {

base::Status check_word(const std::vector<Word>& words, std::string_view member,
                        const std::string& key) {
  const bool is_known = key.empty() || std::any_of(words.begin(), words.end(),
                                                   [&](const Word& w) { return w.key == key; });
  if (is_known) return base::success();
  return make_problem(problems::unknown_word, key, {}, {{}, {}, std::string(member)});
}

Result<PersonId> new_person(Desk& desk, store::Change& change, const ChangeOfficer& input) {
  Person person;
  person.id = base::new_id<PersonId>();
  person.family_name = TRY(one_line("family_name", input.family_name, true));
  person.given_name = TRY(one_line("given_name", input.given_name));
  person.family_reading = TRY(one_line("family_reading", input.family_reading));
  person.given_reading = TRY(one_line("given_reading", input.given_reading));
  person.mail = TRY(one_line("mail", input.mail));
  TRY(check_word(desk.office.vocabulary.professions(), "profession", input.profession));
  person.profession = input.profession;
  TRY(store::add(change, person));
  return person.id;
}

// Ends the tenure that runs on the successor's first day, and refuses what would put two people in
// one post.
Result<std::string> end_former_tenure(store::Change& change, const ChangeOfficer& input) {
  std::string former;
  const auto note = TRY(several_lines("handover_note", input.handover_note));
  for (auto& tenure : TRY(store::list<Tenure>(change.database(), "post = $1", {input.post.text}))) {
    if (tenure.record.starts_on >= input.starts_on) {
      return make_problem(problems::tenure_overlaps, tenure.record.starts_on.japanese(),
                          "最後に着任した日より後", {{}, {}, "starts_on"});
    }
    if (!tenure.record.covers(input.starts_on)) continue;
    tenure.record.ends_on = input.starts_on.plus_days(-1);
    tenure.record.handover_note = note;
    TRY(store::amend(change, tenure.record, tenure.version));
    former = TRY(store::get<Person>(change.database(), tenure.record.person.text)).record.name();
  }
  return former;
}

}  // namespace

Result<OfficerChanged> change_officer(Desk& desk, store::Change& change,
                                      const ChangeOfficer& input) {
  TRY(store::get<Post>(desk.database, input.post.text));
  OfficerChanged reply;
  reply.former_name = TRY(end_former_tenure(change, input));
  reply.person = input.person.empty() ? TRY(new_person(desk, change, input)) : input.person;
  reply.name = TRY(store::get<Person>(desk.database, reply.person.text)).record.name();
  Tenure tenure;
  tenure.id = base::new_id<TenureId>();
  tenure.post = input.post;
  tenure.person = reply.person;
  tenure.starts_on = input.starts_on;
  TRY(store::add(change, tenure));
  for (const auto& grant : TRY(store::list<Grant>(desk.database, "post = $1", {input.post.text}))) {
    reply.roles.emplace_back(japanese(grant.record.role));
  }
  return reply;
}

}  // namespace engawa::accounts
