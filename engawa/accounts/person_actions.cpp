#include <algorithm>
#include <map>

#include "engawa/accounts/accounts_store.hpp"
#include "engawa/accounts/directory.hpp"
#include "engawa/accounts/directory_replies.hpp"
#include "engawa/accounts/problems.hpp"
#include "engawa/accounts/sign_in.hpp"
#include "engawa/accounts/text_checks.hpp"

namespace engawa::accounts {

using base::Result;

namespace {

// A person is kept by the secretariats of the organisations where the person holds a post.
Result<Place> place_of_person(Desk& desk, const PersonId& person) {
  Place place;
  place.person = person.text;
  for (const auto& tenure : TRY(store::list<Tenure>(desk.database, "person = $1", {person.text}))) {
    const auto post = TRY(store::find<Post>(desk.database, tenure.record.post.text));
    if (!post) continue;
    const auto organisation =
        TRY(store::get<Organisation>(desk.database, post->record.organisation.text));
    const auto more = place_of(organisation.record).tenants;
    place.tenants.insert(place.tenants.end(), more.begin(), more.end());
  }
  return place;
}

Result<Place> place_of_kept_person(Desk& desk, const KeepPerson& input) {
  return place_of_person(desk, input.person.id);
}

Result<Written> keep_person(Desk&, store::Change& change, const KeepPerson& input) {
  Person record = input.person;
  record.family_name = TRY(one_line("person.family_name", record.family_name, true));
  record.given_name = TRY(one_line("person.given_name", record.given_name));
  record.family_reading = TRY(one_line("person.family_reading", record.family_reading));
  record.given_reading = TRY(one_line("person.given_reading", record.given_reading));
  record.mail = TRY(one_line("person.mail", record.mail));
  record.phone = TRY(one_line("person.phone", record.phone));
  if (input.version > 0) {
    TRY(store::amend(change, record, input.version));
    return Written{record.id.text, input.version + 1};
  }
  record.id = base::new_id<PersonId>();
  TRY(store::add(change, record));
  return Written{record.id.text, 1};
}

std::string word_ja(const std::vector<Word>& words, const std::string& key) {
  const auto found =
      std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.key == key; });
  return found == words.end() ? key : found->label;
}

// 組織 職位 of every post that each person holds today, by the person's id.
Result<std::map<std::string, std::string>> posts_today(Desk& desk) {
  std::map<std::string, std::string> organisations;
  for (const auto& found : TRY(store::list<Organisation>(desk.database))) {
    organisations[found.record.id.text] = found.record.name;
  }
  std::map<std::string, std::string> posts;
  for (const auto& found : TRY(store::list<Post>(desk.database))) {
    posts[found.record.id.text] =
        organisations[found.record.organisation.text] + " " + found.record.title;
  }
  std::map<std::string, std::string> held;
  for (const auto& found : TRY(store::list<Tenure>(desk.database))) {
    if (!found.record.covers(desk.today)) continue;
    auto& text = held[found.record.person.text];
    text += (text.empty() ? "" : "、") + posts[found.record.post.text];
  }
  return held;
}

Result<ListReply> all_persons(Desk& desk) {
  ListReply list{"人",
                 {{"name", "氏名", "text"},
                  {"reading", "フリガナ", "text"},
                  {"posts", "いまの職位", "text"},
                  {"profession", "職種", "text"},
                  {"mail", "メール", "text"}},
                 {},
                 0,
                 0};
  auto posts = TRY(posts_today(desk));
  for (const auto& found : TRY(store::list<Person>(desk.database))) {
    const auto& it = found.record;
    const std::string reading = base::trim(it.family_reading + " " + it.given_reading);
    list.rows.push_back({it.id.text,
                         {it.name(), reading, posts[it.id.text],
                          word_ja(desk.office.vocabulary.professions(), it.profession), it.mail},
                         reading.empty() ? it.name() : reading,
                         {}});
  }
  return list;
}

Result<ListReply> list_persons(Desk& desk, const ListInput& input) {
  return kept_list(desk, "persons", input, [&] { return all_persons(desk); });
}

Result<PersonReply> show_person(Desk& desk, const PersonInput& input) {
  const auto found = TRY(store::get<Person>(desk.database, input.person.text));
  PersonReply reply;
  reply.person = found.record;
  reply.version = found.version;
  const auto& vocabulary = desk.office.vocabulary;
  reply.profession_ja = word_ja(vocabulary.professions(), found.record.profession);
  for (const auto& key : found.record.background) {
    reply.background_ja.push_back(word_ja(vocabulary.backgrounds(), key));
  }
  for (const auto& tenure :
       TRY(store::list<Tenure>(desk.database, "person = $1", {input.person.text}))) {
    const auto post = TRY(store::get<Post>(desk.database, tenure.record.post.text));
    const auto organisation =
        TRY(store::get<Organisation>(desk.database, post.record.organisation.text));
    reply.posts.push_back({post.record.id, organisation.record.id, organisation.record.name,
                           post.record.title, tenure.record.starts_on, tenure.record.ends_on});
  }
  std::sort(reply.posts.begin(), reply.posts.end(),
            [](const HeldPost& a, const HeldPost& b) { return a.starts_on > b.starts_on; });
  const auto place = TRY(place_of_person(desk, input.person));
  reply.may_keep = may(desk.actor, Right::KeepDirectory, place);
  reply.may_invite = may(desk.actor, Right::KeepAccounts, {});
  if (!reply.may_invite) return reply;
  const auto credentials = TRY(credentials_of(desk.database, input.person));
  reply.login = credentials ? credentials->login : "";
  reply.has_second_factor = credentials && credentials->totp_confirmed;
  return reply;
}

}  // namespace

std::vector<Action> person_actions() {
  return {reading("accounts.list_persons", "人の一覧", Right::SeeDirectory, anywhere<ListInput>,
                  list_persons),
          reading("accounts.show_person", "人のくわしい内容", Right::SeeDirectory,
                  anywhere<PersonInput>, show_person),
          changing("accounts.keep_person", "人を登録・変更する", Right::KeepDirectory,
                   place_of_kept_person, keep_person)};
}

}  // namespace engawa::accounts
