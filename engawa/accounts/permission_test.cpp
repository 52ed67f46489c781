#include "engawa/accounts/permission.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace engawa::accounts {
namespace {

// The rules once more, written as sentences of a reader and not as the program has them: for each
// right, whom it is for. Only roles held AT the place count (council, owner, co-owner), with those
// of the whole installation; a role at the council above or beside says nothing.
class Oracle {
 public:
  static bool may(const Actor& actor, Right right, const Place& place) {
    if (right == Right::Anybody) return true;
    if (!actor.is_signed_in()) return right == Right::See && place.audience == Audience::Everybody;
    const bool is_self = place.person == actor.person.text;
    if (right == Right::OwnAccount) return is_self;
    if (actor.lacks_second_factor) {
      return right == Right::See && (place.audience == Audience::Everybody ||
                                     (is_self && place.audience == Audience::Members));
    }
    const auto roles = roles_at(actor, place);
    const auto is = [&](Role role) { return roles.contains(role); };
    const bool is_own_body = speaks_for(actor, place.organisation);
    switch (right) {
      case Right::SeeDirectory:
        return true;
      case Right::KeepCouncil:
        return is(Role::Secretariat);
      case Right::KeepDirectory:
      case Right::GrantRole:
        return is(Role::Secretariat) || is(Role::Administrator);
      case Right::SpeakForOrganisation:
        return is(Role::Secretariat) || is_own_body;
      case Right::KeepAccounts:
        return is(Role::Administrator);
      case Right::ReadLog:
        return is(Role::Administrator) || is(Role::Auditor);
      case Right::WorkInGroup:
        return is(Role::Secretariat) ||
               (is(Role::Chair) && place.audience != Audience::Secretariat &&
                place.audience != Audience::InHouse) ||
               (is(Role::WorkingGroup) &&
                (place.audience == Audience::Everybody || place.audience == Audience::Members ||
                 place.audience == Audience::WorkingGroup));
      case Right::See:
        return sees(roles, place, is_self || is_own_body);
      default:
        ADD_FAILURE() << "a right without a rule here";
        return false;
    }
  }

 private:
  using Roles = std::set<Role>;

  static Roles roles_at(const Actor& actor, const Place& place) {
    Roles roles;
    for (const auto& held : actor.roles) {
      bool is_here = held.tenant == "installation";
      for (const auto& tenant : place.tenants) is_here = is_here || tenant == held.tenant;
      if (is_here) roles.insert(held.role);
    }
    return roles;
  }

  static bool speaks_for(const Actor& actor, const std::string& organisation) {
    bool found = false;
    for (const auto& own : actor.organisations) found = found || own == organisation;
    return found && !organisation.empty();
  }

  static bool sees(const Roles& roles, const Place& place, bool is_own_matter) {
    static const std::map<Audience, Roles> readers{
        {Audience::Members,
         {Role::Secretariat, Role::Chair, Role::SeniorMember, Role::Member, Role::WorkingGroup,
          Role::InHouseStaff}},
        {Audience::WorkingGroup, {Role::Secretariat, Role::Chair, Role::WorkingGroup}},
        {Audience::InHouse, {Role::Secretariat, Role::InHouseStaff}},
        {Audience::Secretariat, {Role::Secretariat}},
        {Audience::ChairAndSecretariat, {Role::Secretariat, Role::Chair}}};
    if (place.audience == Audience::Everybody) return true;
    for (const auto role : readers.at(place.audience)) {
      if (roles.contains(role)) return true;
    }
    if (place.audience != Audience::Members) return false;
    const bool looks_on = roles.contains(Role::Observer) || roles.contains(Role::Guest) ||
                          roles.contains(Role::Evaluator);
    return is_own_matter || (looks_on && place.confidentiality == 1);
  }
};

class Dice {
 public:
  explicit Dice(unsigned seed) : m_random(seed) {}
  int of(int sides) { return static_cast<int>(m_random() % static_cast<unsigned>(sides)); }
  /// "t0" .. "t5": councils and organisations of a small world, so that meetings are frequent.
  std::string tenant() { return "t" + std::to_string(of(6)); }
  template <class Enum>
  Enum any() {
    const auto texts = base::enum_texts<Enum>();
    return *base::parse_enum<Enum>(
        texts[static_cast<std::size_t>(of(static_cast<int>(texts.size())))]);
  }

 private:
  std::mt19937 m_random;
};

Actor random_actor(Dice& dice) {
  Actor actor;
  if (dice.of(10) == 0) return nobody();
  actor.person = {"p" + std::to_string(dice.of(3))};
  actor.lacks_second_factor = dice.of(8) == 0;
  for (int i = dice.of(4); i > 0; --i) {
    const auto role = dice.any<Role>();
    const bool is_general = role == Role::Administrator || role == Role::Auditor;
    actor.roles.push_back({role, is_general ? std::string(whole_installation) : dice.tenant()});
  }
  for (int i = dice.of(3); i > 0; --i) actor.organisations.push_back(dice.tenant());
  return actor;
}

Place random_place(Dice& dice) {
  Place place;
  for (int i = dice.of(4); i > 0; --i) place.tenants.push_back(dice.tenant());
  if (dice.of(3) == 0) place.organisation = dice.tenant();
  if (dice.of(3) == 0) place.person = "p" + std::to_string(dice.of(3));
  place.audience = dice.any<Audience>();
  place.confidentiality = 1 + dice.of(3);
  return place;
}

std::string describe(const Actor& actor, Right right, const Place& place) {
  std::string text = base::enum_text(right) + " of " + actor.person.text + " (";
  for (const auto& held : actor.roles) text += base::enum_text(held.role) + "@" + held.tenant + " ";
  text += ") at ";
  for (const auto& tenant : place.tenants) text += tenant + " ";
  return text + base::enum_text(place.audience) + std::to_string(place.confidentiality);
}

TEST(Permission, AgreesWithAnIndependentReadingOfTheRules) {
  constexpr int tries = 100'000;
  Dice dice(20'261'125);
  int allowed = 0;
  for (int i = 0; i < tries; ++i) {
    const Actor actor = random_actor(dice);
    const Place place = random_place(dice);
    const auto right = dice.any<Right>();
    const bool is_allowed = may(actor, right, place);
    allowed += is_allowed ? 1 : 0;
    ASSERT_EQ(is_allowed, Oracle::may(actor, right, place)) << describe(actor, right, place);
  }
  // Both answers occur often enough for the comparison to mean something.
  EXPECT_GT(allowed, tries / 10);
  EXPECT_LT(allowed, tries / 2);
}

TEST(Permission, OfTheAdministratorDoesNotOpenWhatIsPrivate) {
  Actor administrator;
  administrator.person = {"p1"};
  administrator.roles = {{Role::Administrator, std::string(whole_installation)}};
  Place place;
  place.tenants = {"council"};
  for (const auto audience : {Audience::Members, Audience::WorkingGroup, Audience::InHouse,
                              Audience::Secretariat, Audience::ChairAndSecretariat}) {
    place.audience = audience;
    EXPECT_FALSE(may(administrator, Right::See, place)) << japanese(audience);
    EXPECT_FALSE(may(administrator, Right::WorkInGroup, place)) << japanese(audience);
    EXPECT_FALSE(may(administrator, Right::KeepCouncil, place)) << japanese(audience);
  }
}

TEST(Permission, IsNotInheritedFromTheCouncilAbove) {
  Actor above;
  above.person = {"p1"};
  above.roles = {{Role::Secretariat, "prefecture"}};
  Place city;
  city.tenants = {"city council", "city"};
  EXPECT_FALSE(may(above, Right::See, city));
  EXPECT_FALSE(may(above, Right::KeepCouncil, city));
  city.tenants.emplace_back("prefecture");  // co-owner: a peer, by name
  EXPECT_TRUE(may(above, Right::KeepCouncil, city));
}

TEST(Permission, ShowsObserversTheFirstLevelOnly) {
  for (const auto role : {Role::Observer, Role::Guest, Role::Evaluator}) {
    Actor actor;
    actor.person = {"p1"};
    actor.roles = {{role, "council"}};
    Place place;
    place.tenants = {"council"};
    EXPECT_TRUE(may(actor, Right::See, place));
    place.confidentiality = 2;
    EXPECT_FALSE(may(actor, Right::See, place));
  }
}

}  // namespace
}  // namespace engawa::accounts
