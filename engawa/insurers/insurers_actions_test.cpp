#include "engawa/insurers/insurers_actions.hpp"

#include "engawa/base/base64.hpp"
#include "engawa/base/hash.hpp"
#include "engawa/councils/councils_for_tests.hpp"

namespace engawa::insurers {
namespace {

using packages::Package;
using packages::SigningKey;

/// The small council, with insurers who hand it tables.
class Insurers : public councils::CouncilTown {
 protected:
  std::vector<store::Migration> more_migrations() override {
    return packages::packages_migrations();
  }
  const std::vector<accounts::Action>& actions() override {
    static const auto all = councils::councils_actions_and(insurers_actions());
    return all;
  }
  const accounts::Office& office() override { return *m_office; }
  void SetUp() override {
    CouncilTown::SetUp();
    seat(chamber, "member");
  }

  [[nodiscard]] std::string of_council(const std::string& more = {}) const {
    return R"({"council":")" + council + "\"" + more + "}";
  }
  std::string make_key() {
    as(health_centre.person, "insurers.make_key", of_council());
    return text(shown(), "public_line");
  }
  base::JsonValue shown() { return as(chamber.person, "insurers.show_packages", of_council()); }
  std::string shown_text() {
    const auto answer = call(chamber.person, "insurers.show_packages", of_council());
    return answer.ok() ? answer->body : "";
  }

  static Package package(int fiscal_year, const std::string& rows) {
    Package made;
    const std::string csv = "area,qualification,sex,age,class,count\n" + rows;
    const std::string file = "tables/" + std::to_string(fiscal_year) + "/bmi.csv";
    made.files.push_back({file, csv});
    made.manifest.insurer_name = "みどり健康保険組合";
    made.manifest.insurer_kinds = {"society"};
    made.manifest.area = "3101";
    made.manifest.fiscal_years = {fiscal_year};
    made.manifest.tables.push_back({file, packages::Population::Residents, "bmi", "BMI",
                                    fiscal_year, 1, 0, 0, base::blake2b_hex(csv)});
    return made;
  }
  /// What the insurer hands over, as the action takes it.
  std::string sealed(Package made, const std::string& key_line) {
    made.manifest.insurer_key = packages::public_digits(insurer);
    const auto key = packages::read_sealing_key(key_line);
    const auto bytes = packages::seal(made, insurer, *key);
    EXPECT_TRUE(bytes.ok());
    return of_council(R"(,"base64":")" + base::encode_base64(*bytes) + "\"");
  }
  static std::string people(int count) {
    return "TOTAL,TOTAL,TOTAL,40-74,TOTAL," + std::to_string(count) + "\n";
  }

  const SigningKey insurer = packages::make_signing_key();

 private:
  const std::unique_ptr<accounts::Office> m_office = councils::new_office_for_tests();
};

TEST_P(Insurers, HandTheirTablesToACouncilThatShowsThemWithTheirOrigin) {
  const std::string key = make_key();
  EXPECT_NE(key.find("engawa-council-public "), std::string::npos);
  const std::string input = sealed(package(2024, people(5000)), key);
  const auto written = as(health_centre.person, "insurers.take_package", input);
  const std::string all = shown_text();
  for (const char* words :
       {"みどり健康保険組合", "健康保険組合", "5,000人", "令和6年度", "みどり保健所"}) {
    EXPECT_NE(all.find(words), std::string::npos) << words;
  }
  EXPECT_EQ(all.find("secret"), std::string::npos);
  as(health_centre.person, "insurers.remove_package",
     of_council(R"(,"package":")" + text(written, "id") + "\""));
  EXPECT_EQ(shown_text().find("みどり健康保険組合"), std::string::npos);
  // What was taken back can be taken in again.
  as(health_centre.person, "insurers.take_package", input);
  EXPECT_NE(shown_text().find("みどり健康保険組合"), std::string::npos);
}

TEST_P(Insurers, CountNobodyTwice) {
  const std::string key = make_key();
  const auto take = [&](const Package& made) {
    return refusal(health_centre.person, "insurers.take_package", sealed(made, key));
  };
  EXPECT_EQ(take(package(2023, people(4000))), "");
  EXPECT_EQ(take(package(2023, people(4100))), "PKG-008");
  EXPECT_EQ(take(package(2024, people(4100))), "");
}

TEST_P(Insurers, AreRefusedWhatIsNotProtectedOrNotForThisCouncil) {
  EXPECT_EQ(
      refusal(health_centre.person, "insurers.take_package", of_council(R"(,"base64":"QQ==")")),
      "PKG-009");
  const std::string key = make_key();
  EXPECT_EQ(refusal(health_centre.person, "insurers.make_key", of_council()), "PKG-002");
  const auto take = [&](const std::string& input) {
    return refusal(health_centre.person, "insurers.take_package", input);
  };
  EXPECT_EQ(take(sealed(package(2024, people(7)), key)), "PKG-007");
  EXPECT_EQ(take(of_council(R"(,"base64":"QQ==")")), "PKG-003");
  const auto other = packages::public_line(packages::make_sealing_key());
  EXPECT_EQ(take(sealed(package(2024, people(500)), other)), "PKG-003");
}

TEST_P(Insurers, AreKeptByTheSecretariatAndSeenByMembers) {
  const std::string key = make_key();
  const std::string input = sealed(package(2024, people(5000)), key);
  EXPECT_EQ(refusal(chamber.person, "insurers.take_package", input), "STO-011");
  EXPECT_EQ(refusal(chamber.person, "insurers.make_key", of_council()), "STO-011");
  EXPECT_EQ(refusal(labour.person, "insurers.show_packages", of_council()), "STO-011");
  EXPECT_EQ(refusal("", "insurers.show_issues", of_council()), "ACC-010");
  EXPECT_EQ(refusal(chamber.person, "insurers.show_packages", of_council()), "");
  // A package of one council is not taken out by way of another.
  const auto written = as(health_centre.person, "insurers.take_package", input);
  const std::string second = id_of(
      as(health_centre.person, "councils.keep_council",
         R"({"council":{"kind":"medical_area","name":"西部協議会","area":"3103","purpose":"x",)"
         R"("themes":["tobacco"],"established_on":"2022-04-01","owner":")" +
             health_centre.organisation + R"("}})"));
  EXPECT_EQ(
      refusal(health_centre.person, "insurers.remove_package",
              R"({"council":")" + second + R"(","package":")" + text(written, "id") + R"("})"),
      "PKG-006");
}

// Who works in the area is told beside who lives there, and never counted among its residents.
TEST_P(Insurers, TellWorkersByThemselves) {
  const std::string key = make_key();
  Package both = package(2024, people(5000));
  const Package workers = package(2024, people(90'000));
  both.manifest.intake.workers = 91'234;
  both.manifest.tables.push_back(workers.manifest.tables.front());
  both.manifest.tables.back().file = "workplaces/2024/bmi.csv";
  both.manifest.tables.back().people = packages::Population::Workers;
  both.files.push_back({"workplaces/2024/bmi.csv", workers.files.front().bytes});
  as(health_centre.person, "insurers.take_package", sealed(both, key));
  const std::string page = shown_text();
  EXPECT_NE(page.find("少なくとも5,000人"), std::string::npos);
  EXPECT_EQ(page.find("90,000人"), std::string::npos);
  EXPECT_NE(page.find("区域にある事業所で働く被保険者・年度 91,234"), std::string::npos);
  EXPECT_EQ(*packages::verify_packages(database()), 2);
}

// Taking back that a package was taken out, while its people have come by another.
TEST_P(Insurers, ComeBackOnlyWhereNobodyIsCountedTwice) {
  const std::string key = make_key();
  const auto first =
      as(health_centre.person, "insurers.take_package", sealed(package(2024, people(5000)), key));
  as(health_centre.person, "insurers.remove_package",
     of_council(R"(,"package":")" + text(first, "id") + "\""));
  const auto removal = store::last_change_of(database(), health_centre.person);
  ASSERT_TRUE(removal.ok() && *removal);
  const auto undone = [&] {
    auto change = store::Change::begin(database(), {}, "tests.undo");
    EXPECT_TRUE(change.ok());
    const auto report = store::undo(*change, **removal);
    EXPECT_TRUE(report.ok());
    const auto rule = years_count_once();
    accounts::Desk desk{database(), office(), accounts::nobody(), {}, 0, {}, {}, {}};
    const auto checked = rule.check(desk, report->touched.find(rule.table)->second);
    return checked.ok() ? "" : std::string(checked.problem().code());
  };
  EXPECT_EQ(undone(), "");
  as(health_centre.person, "insurers.take_package", sealed(package(2024, people(5100)), key));
  EXPECT_EQ(undone(), "PKG-008");
}

// 秘匿合算: the sum names whose people it counts, and none of them comes a second time.
TEST_P(Insurers, KnowWhoseSumAPackageIs) {
  const std::string key = make_key();
  const auto other = packages::make_signing_key();
  Package sum = package(2024, people(5000));
  sum.manifest.insurer_name = "東部の合計";
  sum.manifest.parties = {{"あおい健康保険組合", packages::public_digits(insurer)},
                          {"ほし共済組合", packages::public_digits(other)}};
  as(health_centre.person, "insurers.take_package", sealed(sum, key));
  const std::string page = shown_text();
  EXPECT_NE(page.find("あおい健康保険組合（鍵 " +
                      packages::fingerprint(packages::public_digits(insurer)) + "）"),
            std::string::npos);
  EXPECT_NE(page.find("ほし共済組合"), std::string::npos);
  EXPECT_EQ(refusal(health_centre.person, "insurers.take_package",
                    sealed(package(2024, people(700)), key)),
            "PKG-008");
  EXPECT_EQ(refusal(health_centre.person, "insurers.take_package",
                    sealed(package(2023, people(700)), key)),
            "");
}

INSTANTIATE_TEST_SUITE_P(, Insurers, store::every_engine(), store::engine_name);

}  // namespace
}  // namespace engawa::insurers
