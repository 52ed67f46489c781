#include <algorithm>

#include "engawa/accounts/directory.hpp"
#include "engawa/accounts/directory_replies.hpp"
#include "engawa/accounts/problems.hpp"

namespace engawa::accounts {

using base::make_problem;
using base::Result;

namespace {

Result<Place> place_of_grant(Desk&, const GrantRole& input) {
  Place place;
  place.tenants = {input.tenant};
  return place;
}

Result<Place> place_of_ended_grant(Desk& desk, const EndGrant& input) {
  Place place;
  place.tenants = {TRY(store::get<Grant>(desk.database, input.grant.text)).record.tenant};
  return place;
}

Result<Written> grant_role(Desk& desk, store::Change& change, const GrantRole& input) {
  const bool is_for_installation = input.tenant == whole_installation;
  const bool is_installation_role =
      input.role == Role::Administrator || input.role == Role::Auditor;
  if (is_for_installation != is_installation_role) {
    return base::member_problem("tenant", input.tenant, "役割に合う協議会または組織");
  }
  if (input.ends_on && *input.ends_on < input.starts_on) {
    return make_problem(problems::dates_out_of_order, input.ends_on->japanese(),
                        input.starts_on.japanese(), {{}, {}, "ends_on"});
  }
  if (input.post.empty() == input.person.empty()) {
    return base::member_problem("post", "", "職位か人のどちらか一つ");
  }
  if (!input.post.empty()) TRY(store::get<Post>(desk.database, input.post.text));
  if (!input.person.empty()) TRY(store::get<Person>(desk.database, input.person.text));
  const Grant grant{base::new_id<GrantId>(), input.role,   input.tenant, input.post, input.person,
                    input.starts_on,         input.ends_on};
  TRY(store::add(change, grant));
  return Written{grant.id.text, 1};
}

// Whether somebody else keeps the accounts when this grant has ended.
Result<bool> another_administrator(Desk& desk, const EndGrant& input) {
  const auto grants = TRY(store::list<Grant>(desk.database));
  return std::any_of(grants.begin(), grants.end(), [&](const auto& found) {
    const auto& it = found.record;
    return it.role == Role::Administrator && it.id != input.grant &&
           (!it.ends_on || *it.ends_on > input.ends_on);
  });
}

Result<Written> end_grant(Desk& desk, store::Change& change, const EndGrant& input) {
  auto grant = TRY(store::get<Grant>(desk.database, input.grant.text));
  if (grant.record.role == Role::Administrator && !TRY(another_administrator(desk, input))) {
    return make_problem(problems::last_administrator);
  }
  if (input.ends_on < grant.record.starts_on) {
    return make_problem(problems::dates_out_of_order, input.ends_on.japanese(),
                        grant.record.starts_on.japanese(), {{}, {}, "ends_on"});
  }
  grant.record.ends_on = input.ends_on;
  TRY(store::amend(change, grant.record, grant.version));
  return Written{input.grant.text, grant.version + 1};
}

// Who holds a role: a post of an organisation, or a person.
Result<std::string> holder_of(Desk& desk, const Grant& grant) {
  if (grant.post.empty()) {
    return TRY(store::get<Person>(desk.database, grant.person.text)).record.name();
  }
  const auto post = TRY(store::get<Post>(desk.database, grant.post.text));
  const auto organisation =
      TRY(store::get<Organisation>(desk.database, post.record.organisation.text));
  return organisation.record.name + " " + post.record.title;
}

// Roles of the installation and of organisations; those at a council stand in its roster.
Result<ListReply> list_grants(Desk& desk, const ListInput& input) {
  ListReply list{"役割",
                 {{"role", "役割", "text"},
                  {"tenant", "どこの", "text"},
                  {"holder", "だれ", "text"},
                  {"starts_on", "いつから", "date"},
                  {"ends_on", "いつまで", "date"}},
                 {},
                 0,
                 0};
  for (const auto& found : TRY(store::list<Grant>(desk.database))) {
    const auto& it = found.record;
    Place place;
    place.tenants = {it.tenant};
    if (!may(desk.actor, Right::GrantRole, place)) continue;
    const bool is_for_installation = it.tenant == whole_installation;
    const auto organisation = is_for_installation
                                  ? std::optional<store::Versioned<Organisation>>{}
                                  : TRY(store::find<Organisation>(desk.database, it.tenant));
    if (!is_for_installation && !organisation) continue;
    const auto holder = TRY(holder_of(desk, it));
    list.rows.push_back(
        {it.id.text,
         {std::string(japanese(it.role)), is_for_installation ? "全体" : organisation->record.name,
          holder, it.starts_on.iso(), it.ends_on ? it.ends_on->iso() : ""},
         base::enum_text(it.role) + holder});
  }
  return arrange(std::move(list), input);
}

}  // namespace

std::vector<Action> role_actions() {
  return {reading("accounts.list_grants", "役割の一覧", Right::SeeDirectory, anywhere<ListInput>,
                  list_grants),
          changing("accounts.grant_role", "役割を付与する", Right::GrantRole, place_of_grant,
                   grant_role),
          changing("accounts.end_grant", "役割を終える", Right::GrantRole, place_of_ended_grant,
                   end_grant)};
}

}  // namespace engawa::accounts
