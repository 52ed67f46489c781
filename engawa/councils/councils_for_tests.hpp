#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "engawa/accounts/accounts_store.hpp"
#include "engawa/accounts/post.hpp"
#include "engawa/councils/councils_actions.hpp"
#include "engawa/councils/councils_store.hpp"
#include "engawa/councils/seat.hpp"
#include "engawa/store/databases_for_tests.hpp"
#include "engawa/store/event_log.hpp"

/// A small council with a health centre as its secretariat, a chamber, a labour office and a core
/// city, for tests that call actions as somebody.
namespace engawa::councils {

inline const accounts::Vocabulary& vocabulary_for_tests() {
  static const auto loaded =
      accounts::Vocabulary::load(std::string(ENGAWA_SOURCE_DIR) + "/catalog");
  EXPECT_TRUE(loaded.ok()) << loaded.problem().english();
  return *loaded;
}

inline const areas::AreaMaster& areas_for_tests() {
  static const auto loaded =
      areas::AreaMaster::load(std::string(ENGAWA_SOURCE_DIR) + "/catalog/areas");
  EXPECT_TRUE(loaded.ok()) << loaded.problem().english();
  return *loaded;
}

inline const accounts::Office& office_for_tests() {
  static const auto phrases = accounts::CommonPhrases::read(std::string(ENGAWA_SOURCE_DIR) +
                                                            "/catalog/passwords/common.txt");
  EXPECT_TRUE(phrases.ok());
  static const accounts::Office office{
      vocabulary_for_tests(), areas_for_tests(), *phrases, {}, {}, {}, {}, {}};
  return office;
}

/// One of a test's own, to be changed, with the catalogue of this repository.
inline std::unique_ptr<accounts::Office> new_office_for_tests() {
  const auto& base = office_for_tests();
  std::unique_ptr<accounts::Office> office(
      new accounts::Office{base.vocabulary, base.areas, base.common_phrases, {}, {}, {}, {}, {}});
  office->catalogue_folder = std::string(ENGAWA_SOURCE_DIR) + "/catalog";
  return office;
}

/// The actions of councils and those of a folder above.
inline std::vector<accounts::Action> councils_actions_and(std::vector<accounts::Action> more) {
  auto all = councils_actions();
  for (auto& one : more) all.push_back(std::move(one));
  return all;
}

/// Everybody of a body: its organisation, one post and who sits there.
struct Body {
  std::string organisation;
  std::string post;
  std::string person;
};

class CouncilTown : public store::EveryEngine {
 protected:
  /// What folders below this one add to the town.
  virtual std::vector<store::Migration> more_migrations() { return {}; }
  virtual const accounts::Office& office() { return office_for_tests(); }
  virtual const std::vector<accounts::Action>& actions() {
    static const auto all = councils_actions();
    return all;
  }

  void SetUp() override {
    store::EveryEngine::SetUp();
    const auto migrated =
        store::migrate(database(), store::in_order({store::event_log_migrations(),
                                                    {store::change_migration()},
                                                    accounts::accounts_migrations(),
                                                    councils_migrations(),
                                                    more_migrations()}));
    ASSERT_TRUE(migrated.ok()) << migrated.problem().english();
    auto begun = store::Change::begin(database(), {}, "tests.town");
    ASSERT_TRUE(begun.ok());
    health_centre = body(*begun, "health_centre", "みどり保健所", "保健師", "3101");
    chamber = body(*begun, "chamber_of_commerce", "みどり商工会議所", "事務局長", "3101");
    labour = body(*begun, "labour_standards_office", "みどり監督署", "署長", "3101");
    city = body(*begun, "health_centre_city", "みどり市", "課長", "31201");
    const accounts::Grant own{base::new_id<accounts::GrantId>(),
                              accounts::Role::Secretariat,
                              health_centre.organisation,
                              {health_centre.post},
                              {},
                              day(2020, 4, 1),
                              {}};
    ASSERT_TRUE(store::add(*begun, own).ok());
    administrator = person(*begun, "管理", "太郎");
    const accounts::Grant all{base::new_id<accounts::GrantId>(),
                              accounts::Role::Administrator,
                              std::string(accounts::whole_installation),
                              {},
                              {administrator},
                              day(2020, 4, 1),
                              {}};
    ASSERT_TRUE(store::add(*begun, all).ok());
    ASSERT_TRUE(begun->commit().ok());
    council = id_of(as(health_centre.person, "councils.keep_council",
                       R"({"council":{"kind":"medical_area","name":"東部協議会","area":"3101",)"
                       R"("purpose":"働く世代の健康を地域と職域で支える","themes":["tobacco"],)"
                       R"("established_on":"2022-04-01","owner":")" +
                           health_centre.organisation + R"("}})"));
  }

  static base::Date day(int year, int month, int of_month) { return {year, month, of_month}; }

  static std::string person(store::Change& change, const std::string& family,
                            const std::string& given) {
    accounts::Person it;
    it.id = base::new_id<accounts::PersonId>();
    it.family_name = family;
    it.given_name = given;
    EXPECT_TRUE(store::add(change, it).ok());
    return it.id.text;
  }

  static Body body(store::Change& change, const std::string& kind, const std::string& name,
                   const std::string& title, const std::string& area) {
    accounts::Organisation organisation;
    organisation.id = base::new_id<accounts::OrganisationId>();
    organisation.kind = kind;
    organisation.name = name;
    organisation.area = area;
    organisation.owner = organisation.id;
    EXPECT_TRUE(store::add(change, organisation).ok());
    accounts::Post post;
    post.id = base::new_id<accounts::PostId>();
    post.organisation = organisation.id;
    post.title = title;
    EXPECT_TRUE(store::add(change, post).ok());
    accounts::Tenure tenure;
    tenure.id = base::new_id<accounts::TenureId>();
    tenure.post = post.id;
    tenure.person = {person(change, name, "担当")};
    tenure.starts_on = {2020, 4, 1};
    EXPECT_TRUE(store::add(change, tenure).ok());
    return {organisation.id.text, post.id.text, tenure.person.text};
  }

  /// Calls an action; `who` empty: nobody signed in.
  base::Result<accounts::Answer> call(const std::string& who, std::string_view name,
                                      const std::string& json) {
    accounts::Actor actor;
    if (!who.empty()) {
      auto loaded = accounts::load_actor(database(), {who}, today);
      EXPECT_TRUE(loaded.ok());
      actor = *loaded;
    }
    accounts::Desk desk{database(), office(), actor, today, now, {}, {}, {}};
    for (const auto& action : actions()) {
      if (action.name != name) continue;
      auto input = base::JsonValue::parse(json);
      EXPECT_TRUE(input.ok()) << json;
      return action.run(desk, *input);
    }
    ADD_FAILURE() << "no action " << name;
    return base::make_problem(store::problems::no_record, std::string(name));
  }
  /// The reply of a call that must succeed.
  base::JsonValue as(const std::string& who, std::string_view name, const std::string& json) {
    const auto answer = call(who, name, json);
    EXPECT_TRUE(answer.ok()) << name << ": " << (answer.ok() ? "" : answer.problem().english());
    return *base::JsonValue::parse(answer.ok() ? answer->body : "{}");
  }
  /// The number of the problem with which a call must end.
  std::string refusal(const std::string& who, std::string_view name, const std::string& json) {
    const auto answer = call(who, name, json);
    return answer.ok() ? "" : std::string(answer.problem().code());
  }

  std::string seat(const Body& who, const std::string& role, const std::string& more = {}) {
    return id_of(as(health_centre.person, "councils.appoint_seat",
                    R"({"council":")" + council + R"(","post":")" + who.post + R"(","role":")" +
                        role + R"(","starts_on":"2024-04-01")" + more + "}"));
  }
  [[nodiscard]] std::string of_council(const std::string& more = {}) const {
    return R"({"council":")" + council + "\"" + more + "}";
  }

  static base::JsonValue at(const base::JsonValue& json, const std::string& name) {
    const auto found = json.members().find(name);
    EXPECT_NE(found, json.members().end()) << name;
    return found == json.members().end() ? base::JsonValue::of_text("") : found->second;
  }
  static std::string text(const base::JsonValue& json, const std::string& name) {
    const auto value = at(json, name);
    return value.text() == nullptr ? "" : *value.text();
  }
  static std::vector<base::JsonValue> all(const base::JsonValue& json, const std::string& name) {
    const auto value = at(json, name);
    return value.elements() == nullptr ? std::vector<base::JsonValue>{} : *value.elements();
  }
  static std::int64_t number(const base::JsonValue& json, const std::string& name) {
    return at(json, name).integer().value_or(-1);
  }
  static bool yes(const base::JsonValue& json, const std::string& name) {
    const auto value = at(json, name);
    return value.boolean() != nullptr && *value.boolean();
  }
  static std::string id_of(const base::JsonValue& written) { return text(written, "id"); }

  base::Date today{2026, 6, 15};
  std::int64_t now = 1'781'500'000;  // 2026-06-15
  Body health_centre;                // its post is the secretariat of its organisation
  Body chamber;
  Body labour;
  Body city;
  std::string administrator;
  std::string council;
};

}  // namespace engawa::councils
