#include "engawa/checkups/fold_codes.hpp"

#include <gtest/gtest.h>

#include "engawa/checkups/checkups_for_tests.hpp"
#include "engawa/checkups/observation_checks.hpp"
#include "engawa/indicators/catalogue.hpp"

namespace engawa::checkups {
namespace {

const CountedItem sbp{
    "sbp",
    {"180以上", "160以上180未満", "140以上160未満", "130以上140未満", "120以上130未満", "120未満"}};

MunicipalityIndex municipality(std::string_view code) {
  const auto& all = test::area_master().municipalities();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].code == code) return static_cast<MunicipalityIndex>(i);
  }
  ADD_FAILURE() << code;
  return 0;
}

/// A thousand people in every code that a test does not speak of.
PeopleByCode many() {
  PeopleByCode people;
  people.residence = {{municipality("24201"), 3000}};
  people.qualification = {0, 2000, 1000, 0, 0, 0};
  people.age.fill(0);
  people.age[age_class_index(45)] = 1500;
  people.age[age_class_index(50)] = 1500;
  people.item_class = {500, 500, 500, 500, 500, 500};
  return people;
}

FoldCodes codes_of(const PeopleByCode& people, const CountedItem& item = sbp) {
  auto codes = FoldCodes::make(people, item, test::area_master(), {300, 300, 100});
  EXPECT_TRUE(codes.ok());
  return std::move(*codes);
}

std::string area_of(const FoldCodes& codes, std::string_view municipality_code) {
  return codes.area.code(codes.area_of.at(municipality(municipality_code)));
}
std::string age_of(const FoldCodes& codes, int age) {
  return codes.age.code(codes.age_of[age_class_index(age)]);
}
std::string class_of(const FoldCodes& codes, std::size_t index) {
  return codes.item_class.code(codes.class_of[index]);
}

// 津市 24201, 四日市市 24202, 伊勢市 24203, 鈴鹿市 24207, 名張市 24208, 尾鷲市 24209, 亀山市 24210.
TEST(FoldCodes, PutSmallMunicipalitiesTogetherWithinTheirMedicalArea) {
  PeopleByCode people = many();
  people.residence = {{municipality("24202"), 5000},
                      {municipality("24207"), 2000},
                      {municipality("24205"), 200},
                      {municipality("24210"), 150}};
  const FoldCodes codes = codes_of(people);
  EXPECT_EQ(area_of(codes, "24202"), "24202");
  EXPECT_EQ(area_of(codes, "24205"), area_of(codes, "24210"));
  EXPECT_EQ(area_of(codes, "24205"), "2401X");
}

// One alone would be told by what the others leave of the sum.
TEST(FoldCodes, NeverLeaveASmallOneAlone) {
  PeopleByCode people = many();
  people.residence = {
      {municipality("24202"), 5000}, {municipality("24207"), 2000}, {municipality("24205"), 7}};
  const FoldCodes codes = codes_of(people);
  EXPECT_EQ(area_of(codes, "24202"), "24202");
  EXPECT_EQ(area_of(codes, "24205"), "2401X");
  EXPECT_EQ(area_of(codes, "24207"), "2401X");
}

TEST(FoldCodes, TellAMedicalAreaWholeWhereAllItsMunicipalitiesAreSmall) {
  PeopleByCode people = many();
  people.residence = {{municipality("24202"), 200}, {municipality("24207"), 299}};
  const FoldCodes codes = codes_of(people);
  EXPECT_EQ(area_of(codes, "24202"), "2401");
  EXPECT_EQ(area_of(codes, "24207"), "2401");
}

TEST(FoldCodes, PutSmallMedicalAreasAndPrefecturesTogether) {
  PeopleByCode people = many();
  people.residence = {{municipality("24202"), 5000},  // 北勢
                      {municipality("24201"), 200},   // 中勢伊賀
                      {municipality("24203"), 150},   // 南勢志摩
                      {municipality("13101"), 400},  {municipality("27102"), 3},
                      {unknown_municipality, 2}};
  const FoldCodes codes = codes_of(people);
  EXPECT_EQ(area_of(codes, "24202"), "24202");
  EXPECT_EQ(area_of(codes, "24201"), "24X");
  EXPECT_EQ(area_of(codes, "24203"), "24X");
  // Three and two people are too few even together: the smallest prefecture goes with them.
  EXPECT_EQ(area_of(codes, "13101"), "X");
  EXPECT_EQ(area_of(codes, "27102"), "X");
  EXPECT_EQ(codes.area.code(codes.area_of.at(unknown_municipality)), "X");
}

TEST(FoldCodes, PutSmallQualificationsTogether) {
  PeopleByCode people = many();
  people.qualification = {0, 2000, 900, 60, 40, 0};
  const FoldCodes codes = codes_of(people);
  const auto code = [&](Qualification which) {
    return codes.qualification.code(codes.qualification_of[static_cast<std::size_t>(which)]);
  };
  EXPECT_EQ(code(Qualification::Insured), "insured");
  // A hundred are too few: the dependants go with them.
  EXPECT_EQ(code(Qualification::Dependant), "other");
  EXPECT_EQ(code(Qualification::Continued), "other");
  EXPECT_EQ(code(Qualification::Retired), "other");
}

TEST(FoldCodes, TellWorkplaceSizesBelowTheInsured) {
  PeopleByCode people = many();
  const auto at = [&](Qualification which) -> std::int64_t& {
    return people.qualification[static_cast<std::size_t>(which)];
  };
  const auto code = [&](const FoldCodes& codes, Qualification which) {
    return codes.qualification.code(codes.qualification_of[static_cast<std::size_t>(which)]);
  };
  at(Qualification::Insured) = 500;
  at(Qualification::InsuredAt1To4) = 400;
  at(Qualification::InsuredAt5To9) = 120;
  at(Qualification::InsuredAt10To29) = 600;
  at(Qualification::InsuredAt30To49) = 250;
  at(Qualification::InsuredAt50OrMore) = 900;
  const FoldCodes codes = codes_of(people);
  EXPECT_EQ(code(codes, Qualification::Insured), "insured_unknown");
  EXPECT_EQ(code(codes, Qualification::InsuredAt1To4), "insured_1_4");
  EXPECT_EQ(code(codes, Qualification::InsuredAt50OrMore), "insured_50_or_more");
  // Two small ones together are enough.
  EXPECT_EQ(code(codes, Qualification::InsuredAt5To9), "insured_other");
  EXPECT_EQ(code(codes, Qualification::InsuredAt30To49), "insured_other");
  const auto& parents = codes.qualification.parents(
      codes.qualification_of[static_cast<std::size_t>(Qualification::InsuredAt1To4)]);
  ASSERT_EQ(parents.size(), 1U);
  EXPECT_EQ(codes.qualification.code(parents.front()), "insured");
  EXPECT_EQ(code(codes, Qualification::Dependant), "dependant");

  // Too few to be told by their workplaces, and too few to be told at all.
  for (auto size :
       {Qualification::InsuredAt1To4, Qualification::InsuredAt5To9, Qualification::InsuredAt10To29,
        Qualification::InsuredAt30To49, Qualification::InsuredAt50OrMore}) {
    at(size) = 50;
  }
  at(Qualification::Insured) = 60;
  const FoldCodes few = codes_of(people);
  EXPECT_EQ(code(few, Qualification::Insured), "insured");
  EXPECT_EQ(code(few, Qualification::InsuredAt5To9), "insured");
  at(Qualification::Insured) = 0;
  at(Qualification::InsuredAt1To4) = 3;
  const FoldCodes none = codes_of(people);
  EXPECT_EQ(code(none, Qualification::InsuredAt1To4), "other");
  EXPECT_EQ(code(none, Qualification::InsuredAt50OrMore), "other");
}

TEST(AtWorkplace, TakesNumbersAndSizesOfTheInsuredAlone) {
  struct Case {
    Qualification before;
    const char* size;
    Qualification after;
  };
  for (const Case& it :
       std::vector<Case>{{Qualification::Insured, "1", Qualification::InsuredAt1To4},
                         {Qualification::Insured, "4", Qualification::InsuredAt1To4},
                         {Qualification::Insured, "5", Qualification::InsuredAt5To9},
                         {Qualification::Insured, "29", Qualification::InsuredAt10To29},
                         {Qualification::Insured, "30", Qualification::InsuredAt30To49},
                         {Qualification::Insured, "50", Qualification::InsuredAt50OrMore},
                         {Qualification::Insured, "12000", Qualification::InsuredAt50OrMore},
                         {Qualification::Insured, "5_9", Qualification::InsuredAt5To9},
                         {Qualification::Unknown, "50_or_more", Qualification::InsuredAt50OrMore},
                         {Qualification::Insured, "0", Qualification::Insured},
                         {Qualification::Insured, "-3", Qualification::Insured},
                         {Qualification::Insured, "", Qualification::Insured},
                         {Qualification::Insured, "大企業", Qualification::Insured},
                         {Qualification::Unknown, "", Qualification::Unknown},
                         {Qualification::Dependant, "37", Qualification::Dependant},
                         {Qualification::Retired, "5_9", Qualification::Retired}}) {
    EXPECT_EQ(at_workplace(it.before, it.size), it.after) << it.size;
  }
}

TEST(FoldCodes, JoinNeighbouringAgesWithinTheirBlock) {
  PeopleByCode people = many();
  people.age.fill(0);
  people.age[age_class_index(25)] = 100;
  people.age[age_class_index(35)] = 250;
  people.age[age_class_index(40)] = 310;
  people.age[age_class_index(45)] = 200;
  people.age[age_class_index(50)] = 250;
  people.age[age_class_index(70)] = 500;
  people.age[age_class_index(80)] = 300;
  const FoldCodes codes = codes_of(people);
  EXPECT_EQ(age_of(codes, 25), "0-39");
  EXPECT_EQ(age_of(codes, 35), "0-39");
  EXPECT_EQ(age_of(codes, 40), "40-44");
  EXPECT_EQ(age_of(codes, 45), "45-54");
  EXPECT_EQ(age_of(codes, 50), "45-54");
  EXPECT_EQ(age_of(codes, 70), "70-74");
  EXPECT_EQ(age_of(codes, 80), "75-");
  const auto parent = codes.age.parents(codes.age_of[age_class_index(40)]).front();
  EXPECT_EQ(codes.age.code(parent), "40-74");
}

// Joined to the oldest of the programme they would spoil its comparison with the nation.
TEST(FoldCodes, DoNotCountAFewPeopleOutsideTheProgramme) {
  PeopleByCode people = many();
  people.age[age_class_index(80)] = 20;
  const FoldCodes codes = codes_of(people);
  EXPECT_EQ(codes.age_of[age_class_index(80)], FoldCodes::not_counted);
  EXPECT_EQ(age_of(codes, 45), "45-49");
}

TEST(FoldCodes, TellNoAgesOfAFewPeople) {
  PeopleByCode people = many();
  people.age.fill(0);
  people.age[age_class_index(45)] = 250;
  people.age[age_class_index(80)] = 20;
  const FoldCodes codes = codes_of(people);
  EXPECT_EQ(age_of(codes, 45), "TOTAL");
  EXPECT_EQ(age_of(codes, 80), "TOTAL");
}

TEST(FoldCodes, JoinNeighbouringClassesOfANumber) {
  PeopleByCode people = many();
  people.item_class = {20, 90, 500, 500, 60, 90};
  const FoldCodes codes = codes_of(people);
  EXPECT_EQ(class_of(codes, 0), "160以上");
  EXPECT_EQ(class_of(codes, 1), "160以上");
  EXPECT_EQ(class_of(codes, 2), "140以上160未満");
  EXPECT_EQ(class_of(codes, 4), "130未満");
  EXPECT_EQ(class_of(codes, 5), "130未満");
}

TEST(FoldCodes, JoinClassesThatEndAtANumber) {
  PeopleByCode people = many();
  people.item_class = {2, 600, 50, 60};
  const CountedItem alt{"alt", {"101以上", "51以上100以下", "31以上50以下", "30以下"}};
  const FoldCodes codes = codes_of(people, alt);
  EXPECT_EQ(class_of(codes, 0), "51以上");
  EXPECT_EQ(class_of(codes, 1), "51以上");
  EXPECT_EQ(class_of(codes, 2), "50以下");
  EXPECT_EQ(class_of(codes, 3), "50以下");
}

TEST(FoldCodes, JoinNeighbouringAnswers) {
  PeopleByCode people = many();
  people.item_class = {2700, 200, 60, 25, 15};
  const CountedItem protein{"urine_protein", {"-", "±", "+", "++", "+++"}};
  const FoldCodes codes = codes_of(people, protein);
  EXPECT_EQ(class_of(codes, 0), "-");
  EXPECT_EQ(class_of(codes, 1), "±");
  for (const std::size_t i : {2, 3, 4}) EXPECT_EQ(class_of(codes, i), "+/++/+++");
  // What a council makes of it: all of it positive, or it cannot be told.
  indicators::ClassRule positive;
  positive.labels = {"+", "++", "+++"};
  using indicators::Membership;
  EXPECT_EQ(indicators::class_membership(positive, "+/++/+++"), Membership::Inside);
  EXPECT_EQ(indicators::class_membership(positive, "-/±"), Membership::Outside);
  EXPECT_EQ(indicators::class_membership(positive, "±/+"), Membership::Straddles);
}

TEST(FoldCodes, LeaveTwoAnswersAsTheyAre) {
  PeopleByCode people = many();
  people.item_class = {2990, 10};
  const FoldCodes codes = codes_of(people, {"question_01", {"はい", "いいえ"}});
  EXPECT_EQ(class_of(codes, 0), "はい");
  EXPECT_EQ(class_of(codes, 1), "いいえ");
}

}  // namespace
}  // namespace engawa::checkups
