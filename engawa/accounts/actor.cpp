#include "engawa/accounts/actor.hpp"

#include <algorithm>

namespace engawa::accounts {
namespace {

template <class T>
void insert_once(std::vector<T>& values, const T& value) {
  if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
}

bool covers(const Grant& grant, const base::Date& day) {
  return grant.starts_on <= day && (!grant.ends_on || day <= *grant.ends_on);
}

base::Status take_grants(store::Database& database, std::string_view condition,
                         const std::string& holder, const base::Date& day, Actor& actor) {
  for (const auto& grant : TRY(store::list<Grant>(database, condition, {holder}))) {
    if (covers(grant.record, day)) actor.roles.push_back({grant.record.role, grant.record.tenant});
  }
  return base::success();
}

}  // namespace

bool Actor::holds(Role role) const {
  return std::any_of(roles.begin(), roles.end(),
                     [&](const HeldRole& held) { return held.role == role; });
}

base::Result<Actor> load_actor(store::Database& database, const PersonId& person,
                               const base::Date& day) {
  const auto found = TRY(store::get<Person>(database, person.text));
  Actor actor;
  actor.person = person;
  actor.name = found.record.name();
  TRY(take_grants(database, "person = $1", person.text, day, actor));
  for (const auto& tenure : TRY(store::list<Tenure>(database, "person = $1", {person.text}))) {
    if (!tenure.record.covers(day)) continue;
    const auto post = TRY(store::find<Post>(database, tenure.record.post.text));
    if (!post) continue;
    insert_once(actor.posts, post->record.id.text);
    insert_once(actor.organisations, post->record.organisation.text);
    TRY(take_grants(database, "post = $1", post->record.id.text, day, actor));
  }
  return actor;
}

}  // namespace engawa::accounts
