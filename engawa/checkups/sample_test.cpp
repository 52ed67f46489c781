#include "engawa/checkups/sample.hpp"

#include <algorithm>
#include <cmath>

#include "engawa/base/temporary_folder.hpp"
#include "engawa/checkups/checkups_for_tests.hpp"

namespace engawa::checkups {
namespace {

using test::area_master;
using test::catalogue;
using test::catalogue_path;

/// With the layout of the insurer's own table.
const CheckupCatalogue& own_catalogue() {
  static const auto loaded = test::catalogue_with("society_example.toml");
  return *loaded;
}

class Samples : public ::testing::Test {
 protected:
  SampleTotals write(SampleForm form, int errors_percent = 0, std::uint64_t people = 150) {
    std::filesystem::remove_all(m_folder.path() / "in");
    SampleOptions options;
    options.form = form;
    options.people = people;
    options.seed = 3;
    options.errors_percent = errors_percent;
    options.documents_per_archive = 100;
    auto totals = write_sample(options, own_catalogue().items, area_master(), catalogue_path,
                               m_folder.path() / "in");
    EXPECT_TRUE(totals.ok()) << totals.problem().japanese();
    return *totals;
  }
  [[nodiscard]] Intake read() const {
    return take_in(own_catalogue(), {m_folder.path() / "in"}, 1);
  }

 private:
  base::TemporaryFolder m_folder;
};

/// Everybody's year, sex, age and classes, without what not every form tells: those of `untold`
/// items as well.
std::vector<std::string> classes_of(const PersonYears& persons,
                                    const std::set<std::string>& untold = {}) {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < persons.size(); ++i) {
    const PersonYear& one = persons.entry(i);
    std::string text = std::to_string(one.fiscal_year) + "/" + std::to_string(one.age) + "/" +
                       std::to_string(static_cast<int>(one.sex));
    for (std::size_t k = 0; k < persons.items(); ++k) {
      if (untold.contains(own_catalogue().classes.items()[k].id)) continue;
      text += "," + std::to_string(persons.classes(i)[k]);
    }
    all.push_back(std::move(text));
  }
  std::sort(all.begin(), all.end());
  return all;
}

// Four readers that share nothing but the item list understand the same people.
TEST_F(Samples, AreTheSamePeopleInEveryForm) {
  EXPECT_EQ(write(SampleForm::Archives).documents, 300U);
  const Intake archives = read();
  ASSERT_EQ(archives.persons.size(), 300U);
  const auto expected = classes_of(archives.persons);
  write(SampleForm::Fhir);
  const Intake bundles = read();
  EXPECT_TRUE(classes_of(bundles.persons) == expected);
  for (const auto* one : {&archives, &bundles}) {
    EXPECT_EQ(one->totals.set_aside, 0U);
    EXPECT_TRUE(one->report.values().empty());
    for (std::size_t i = 0; i < one->persons.size(); ++i) {
      ASSERT_NE(one->persons.entry(i).residence, unknown_municipality);
      ASSERT_EQ(one->persons.entry(i).workplace, unknown_municipality);
    }
  }
  write(SampleForm::OwnTable);
  EXPECT_TRUE(classes_of(read().persons) == expected);
  write(SampleForm::Fkac167);
  // The columns of FKAC167 hold neither.
  const std::set<std::string> untold{"egfr", "question_22"};
  EXPECT_TRUE(classes_of(read().persons, untold) == classes_of(archives.persons, untold));
}

TEST_F(Samples, TellWorkplacesInTheInsurersOwnTable) {
  write(SampleForm::OwnTable);
  const Intake intake = read();
  std::size_t insured = 0;
  std::size_t known = 0;
  std::size_t sized = 0;
  for (std::size_t i = 0; i < intake.persons.size(); ++i) {
    const PersonYear& one = intake.persons.entry(i);
    const bool is_insured = one.qualification == Qualification::Insured ||
                            one.qualification >= Qualification::InsuredAt1To4;
    if (!is_insured) {
      EXPECT_EQ(one.workplace, unknown_municipality);
    }
    insured += is_insured ? 1 : 0;
    known += one.workplace != unknown_municipality ? 1 : 0;
    sized += one.qualification >= Qualification::InsuredAt1To4 ? 1 : 0;
  }
  EXPECT_GT(insured, 150U);
  EXPECT_GT(known, insured * 9 / 10);
  EXPECT_LT(known, insured);
  EXPECT_GT(sized, insured * 9 / 10);
}

/// Which share of the people of 55 to 59 years and a sex is in those classes.
struct NationalShare {
  const char* item;
  cells::Sex sex;
  std::set<std::string> classes;
  double share;
};

// 第9回NDBオープンデータ (2021年度), sums of the prefectures in the workbooks of samples/ndb/ed09.
const std::vector<NationalShare>& national_shares() {
  using cells::Sex;
  static const std::vector<NationalShare> all{
      {"bmi",
       Sex::Male,
       {"25.0以上30.0未満", "30.0以上35.0未満", "35.0以上40.0未満", "40.0以上"},
       0.383},
      {"bmi",
       Sex::Female,
       {"25.0以上30.0未満", "30.0以上35.0未満", "35.0以上40.0未満", "40.0以上"},
       0.217},
      {"sbp", Sex::Male, {"140以上160未満", "160以上180未満", "180以上"}, 0.213},
      {"sbp", Sex::Female, {"140以上160未満", "160以上180未満", "180以上"}, 0.146},
      {"hba1c", Sex::Male, {"6.5以上8.0未満", "8.0以上8.4未満", "8.4以上"}, 0.109},
      {"hba1c", Sex::Female, {"6.5以上8.0未満", "8.0以上8.4未満", "8.4以上"}, 0.043},
      {"ldl", Sex::Female, {"140以上160未満", "160以上180未満", "180以上"}, 0.396},
      {"egfr", Sex::Male, {"30未満", "30以上45未満", "45以上60未満"}, 0.166}};
  return all;
}

TEST_F(Samples, HaveTheSharesOfTheNation) {
  write(SampleForm::OwnTable, 0, 8'000);
  const Intake intake = read();
  const auto& items = own_catalogue().classes.items();
  for (const auto& expected : national_shares()) {
    const auto item = std::find_if(items.begin(), items.end(),
                                   [&](const auto& one) { return one.id == expected.item; });
    ASSERT_NE(item, items.end());
    double measured = 0;
    double inside = 0;
    for (std::size_t i = 0; i < intake.persons.size(); ++i) {
      const PersonYear& one = intake.persons.entry(i);
      const auto own = intake.persons.classes(i)[item - items.begin()];
      if (one.sex != expected.sex || one.age < 55 || one.age > 59 || own == no_class) continue;
      ++measured;
      inside += expected.classes.contains(item->classes.at(own)) ? 1 : 0;
    }
    ASSERT_GT(measured, 400);
    // Two years of the same people are no independent draws.
    const double error = std::sqrt(2 * expected.share * (1 - expected.share) / measured);
    EXPECT_NEAR(inside / measured, expected.share, 3 * error) << expected.item;
  }
}

// Every mistake is met: set aside, or the value alone is; nothing is counted that should not be.
TEST_F(Samples, HoldMistakesThatAreFound) {
  for (const auto form :
       {SampleForm::Archives, SampleForm::Fhir, SampleForm::OwnTable, SampleForm::Fkac167}) {
    const SampleTotals totals = write(form, 20);
    EXPECT_GT(totals.with_errors, 40U);
    const Intake intake = read();
    EXPECT_EQ(intake.totals.documents(), 300U) << base::enum_text(form);
    std::set<std::string> kinds;
    for (const auto* found : {&intake.report.set_aside(), &intake.report.values()}) {
      for (const auto& [code, places] : *found) kinds.insert(code);
    }
    EXPECT_GE(kinds.size(), 5U) << base::enum_text(form);
    EXPECT_GT(intake.totals.set_aside, totals.with_errors / 3) << base::enum_text(form);
  }
}

}  // namespace
}  // namespace engawa::checkups
