#include <algorithm>
#include <map>

#include "engawa/accounts/directory.hpp"
#include "engawa/accounts/directory_replies.hpp"
#include "engawa/accounts/problems.hpp"
#include "engawa/accounts/text_checks.hpp"

namespace engawa::accounts {

using base::make_problem;
using base::Result;

std::string_view japanese(Rank rank) {
  switch (rank) {
    case Rank::Head:
      return "長";
    case Rank::Senior:
      return "課長級以上";
    case Rank::Officer:
      return "担当者";
  }
  return {};
}

Result<ListReply> kept_list(Desk& desk, const std::string& name, const ListInput& input,
                            const ListCache::Make& make) {
  if (!desk.office.lists) return arrange(TRY(make()), input);
  // Records are superseded, never overwritten: a table that has as many rows is as it was.
  std::string state = desk.today.iso();
  for (const auto table : {store::table_of<Organisation>, store::table_of<Post>,
                           store::table_of<Tenure>, store::table_of<Person>}) {
    const auto rows = TRY(desk.database.integer("SELECT count(*) FROM " + std::string(table)));
    state += " " + std::to_string(rows.value_or(0));
  }
  return TRY(desk.office.lists->get(name, state, make))->arrange(input);
}

namespace {

Result<Place> place_of_organisation(Desk& desk, const OrganisationInput& input) {
  return place_of(TRY(store::get<Organisation>(desk.database, input.organisation.text)).record);
}

// A new entry is kept by the secretariat named in it; an old one by the secretariat that keeps it,
// whatever the new content says.
Result<Place> place_of_kept_organisation(Desk& desk, const KeepOrganisation& input) {
  if (input.version == 0) return place_of(input.organisation);
  return place_of_organisation(desk, {input.organisation.id});
}

Result<Place> place_of_kept_post(Desk& desk, const KeepPost& input) {
  if (input.version == 0) return place_of_organisation(desk, {input.post.organisation});
  const auto post = TRY(store::get<Post>(desk.database, input.post.id.text));
  return place_of_organisation(desk, {post.record.organisation});
}

Result<Place> place_of_post(Desk& desk, const ChangeOfficer& input) {
  const auto post = TRY(store::get<Post>(desk.database, input.post.text));
  return place_of_organisation(desk, {post.record.organisation});
}

Result<Organisation> checked(Desk& desk, Organisation organisation) {
  auto& it = organisation;
  it.name = TRY(one_line("organisation.name", it.name, true));
  it.reading = TRY(one_line("organisation.reading", it.reading));
  it.head_title = TRY(one_line("organisation.head_title", it.head_title));
  it.head_name = TRY(one_line("organisation.head_name", it.head_name));
  it.postal_code = TRY(one_line("organisation.postal_code", it.postal_code));
  it.address = TRY(one_line("organisation.address", it.address));
  it.mail = TRY(one_line("organisation.mail", it.mail));
  it.phone = TRY(one_line("organisation.phone", it.phone));
  it.reach = TRY(one_line("organisation.reach", it.reach));
  it.note = TRY(several_lines("organisation.note", it.note));
  if (desk.office.vocabulary.kind(it.kind) == nullptr) {
    return make_problem(problems::unknown_word, it.kind, {}, {{}, {}, "organisation.kind"});
  }
  if (it.reach_count < 0)
    return base::member_problem("organisation.reach_count", "負の数", "0以上");
  return it;
}

Result<ListReply> all_organisations(Desk& desk) {
  ListReply list{"組織",
                 {{"name", "名称", "text"},
                  {"kind", "種別", "text"},
                  {"head", "代表者", "text"},
                  {"reach", "届く範囲", "text"},
                  {"posts", "職位の数", "number"}},
                 {},
                 0,
                 0};
  std::map<std::string, int> posts;
  for (const auto& post : TRY(store::list<Post>(desk.database))) {
    ++posts[post.record.organisation.text];
  }
  for (const auto& found : TRY(store::list<Organisation>(desk.database))) {
    const auto& it = found.record;
    const auto* kind = desk.office.vocabulary.kind(it.kind);
    list.rows.push_back({it.id.text,
                         {it.name, kind == nullptr ? it.kind : kind->label,
                          base::trim(it.head_title + " " + it.head_name), it.reach,
                          std::to_string(posts[it.id.text])},
                         it.reading.empty() ? it.name : it.reading,
                         it.kind});
  }
  return list;
}

Result<ListReply> list_organisations(Desk& desk, const ListInput& input) {
  return kept_list(desk, "organisations", input, [&] { return all_organisations(desk); });
}

Result<ListReply> all_posts(Desk& desk) {
  ListReply list{"職位と担当者",
                 {{"organisation", "組織", "text"},
                  {"title", "職位", "text"},
                  {"rank", "階層", "text"},
                  {"holder", "担当者", "text"},
                  {"since", "着任", "date"},
                  {"mail", "メール", "text"}},
                 {},
                 0,
                 0};
  std::map<std::string, Organisation> organisations;
  for (auto& found : TRY(store::list<Organisation>(desk.database))) {
    organisations[found.record.id.text] = std::move(found.record);
  }
  std::map<std::string, Person> persons;
  for (auto& found : TRY(store::list<Person>(desk.database))) {
    persons[found.record.id.text] = std::move(found.record);
  }
  std::map<std::string, Tenure> tenures;
  for (auto& found : TRY(store::list<Tenure>(desk.database))) {
    if (found.record.covers(desk.today)) tenures[found.record.post.text] = std::move(found.record);
  }
  for (const auto& found : TRY(store::list<Post>(desk.database))) {
    const auto& it = found.record;
    const auto& organisation = organisations[it.organisation.text];
    const auto tenure = tenures.find(it.id.text);
    const bool is_held = tenure != tenures.end();
    const Person person = is_held ? persons[tenure->second.person.text] : Person{};
    list.rows.push_back(
        {it.id.text,
         {organisation.name, it.title, std::string(japanese(it.rank)),
          is_held ? person.name() : "（空席）", is_held ? tenure->second.starts_on.iso() : "",
          it.mail.empty() ? person.mail : it.mail},
         organisation.reading + organisation.name + "\n" + it.title,
         it.organisation.text});
  }
  return list;
}

Result<ListReply> list_posts(Desk& desk, const ListInput& input) {
  return kept_list(desk, "posts", input, [&] { return all_posts(desk); });
}

Result<std::vector<Holder>> holders_of(Desk& desk, const PostId& post) {
  std::vector<Holder> holders;
  for (const auto& found : TRY(store::list<Tenure>(desk.database, "post = $1", {post.text}))) {
    const auto& it = found.record;
    const auto person = TRY(store::find<Person>(desk.database, it.person.text));
    holders.push_back({person ? person->record.name() : "", it.person.text, it.starts_on,
                       it.ends_on, it.handover_note});
  }
  std::sort(holders.begin(), holders.end(),
            [](const Holder& a, const Holder& b) { return a.starts_on > b.starts_on; });
  return holders;
}

Result<OrganisationReply> show_organisation(Desk& desk, const OrganisationInput& input) {
  const auto found = TRY(store::get<Organisation>(desk.database, input.organisation.text));
  OrganisationReply reply;
  reply.organisation = found.record;
  reply.version = found.version;
  const auto* kind = desk.office.vocabulary.kind(found.record.kind);
  reply.kind_ja = kind == nullptr ? found.record.kind : kind->label;
  reply.may_keep = may(desk.actor, Right::KeepDirectory, place_of(found.record));
  for (const auto& post :
       TRY(store::list<Post>(desk.database, "organisation = $1", {input.organisation.text}))) {
    PostEntry entry{post.record,
                    post.version,
                    std::string(japanese(post.record.rank)),
                    TRY(holders_of(desk, post.record.id)),
                    {}};
    for (const auto& grant :
         TRY(store::list<Grant>(desk.database, "post = $1", {post.record.id.text}))) {
      entry.roles.emplace_back(japanese(grant.record.role));
    }
    reply.posts.push_back(std::move(entry));
  }
  return reply;
}

Result<Holder> who_sat(Desk& desk, const PostOnDay& input) {
  const auto day = input.day.value_or(desk.today);
  const auto tenure = TRY(tenure_on(desk.database, input.post, day));
  if (!tenure) return Holder{};
  const auto& it = tenure->record;
  const auto person = TRY(store::get<Person>(desk.database, it.person.text));
  return Holder{person.record.name(), it.person.text, it.starts_on, it.ends_on, it.handover_note};
}

Result<VocabularyReply> show_vocabulary(Desk& desk, const NoInput&) {
  VocabularyReply reply;
  const auto& vocabulary = desk.office.vocabulary;
  for (const auto& kind : vocabulary.organisation_kinds()) {
    reply.organisation_kinds.push_back({kind.key, kind.label});
  }
  for (const auto& word : vocabulary.professions()) {
    reply.professions.push_back({word.key, word.label});
  }
  for (const auto& word : vocabulary.backgrounds()) {
    reply.backgrounds.push_back({word.key, word.label});
  }
  for (const auto rank : {Rank::Head, Rank::Senior, Rank::Officer}) {
    reply.ranks.push_back({base::enum_text(rank), std::string(japanese(rank))});
  }
  for (const auto& text : base::enum_texts<Role>()) {
    reply.roles.push_back({text, std::string(japanese(*base::parse_enum<Role>(text)))});
  }
  return reply;
}

}  // namespace

Result<Written> keep_organisation(Desk& desk, store::Change& change,
                                  const KeepOrganisation& input) {
  auto record = TRY(checked(desk, input.organisation));
  if (input.version > 0) {
    TRY(store::amend(change, record, input.version));
    return Written{record.id.text, input.version + 1};
  }
  record.id = base::new_id<OrganisationId>();
  // The first organisation of a secretariat keeps itself.
  if (record.owner.empty()) record.owner = record.id;
  TRY(store::add(change, record));
  return Written{record.id.text, 1};
}

Result<Written> keep_post(Desk&, store::Change& change, const KeepPost& input) {
  Post record = input.post;
  record.title = TRY(one_line("post.title", record.title, true));
  record.duties = TRY(several_lines("post.duties", record.duties));
  record.mail = TRY(one_line("post.mail", record.mail));
  if (input.version > 0) {
    TRY(store::amend(change, record, input.version));
    return Written{record.id.text, input.version + 1};
  }
  record.id = base::new_id<PostId>();
  TRY(store::add(change, record));
  return Written{record.id.text, 1};
}

std::vector<Action> directory_actions() {
  return {reading("accounts.show_vocabulary", "名簿で使う言葉の一覧", Right::SeeDirectory,
                  anywhere<NoInput>, show_vocabulary),
          reading("accounts.list_organisations", "組織の一覧", Right::SeeDirectory,
                  anywhere<ListInput>, list_organisations),
          reading("accounts.list_posts", "職位と担当者の一覧", Right::SeeDirectory,
                  anywhere<ListInput>, list_posts),
          reading("accounts.show_organisation", "組織のくわしい内容", Right::SeeDirectory,
                  place_of_organisation, show_organisation),
          reading("accounts.who_sat", "ある日にその職位にいた人", Right::SeeDirectory,
                  anywhere<PostOnDay>, who_sat),
          changing("accounts.keep_organisation", "組織を登録・変更する", Right::KeepDirectory,
                   place_of_kept_organisation, keep_organisation),
          changing("accounts.keep_post", "職位を登録・変更する", Right::KeepDirectory,
                   place_of_kept_post, keep_post),
          changing("accounts.change_officer", "担当者の異動", Right::KeepDirectory, place_of_post,
                   change_officer)};
}

}  // namespace engawa::accounts
