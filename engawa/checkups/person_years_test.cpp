#include "engawa/checkups/person_years.hpp"

#include "engawa/base/random_numbers.hpp"
#include "engawa/checkups/checkups_for_tests.hpp"

namespace engawa::checkups {
namespace {

using test::area_master;
using test::catalogue;
using test::contents;

/// A random document about one of few people, so that repeats and deletions meet.
PersonYear random_entry(base::RandomNumbers& random) {
  PersonYear entry;
  entry.key.words = {random.below(12), 0};
  entry.fiscal_year = static_cast<std::int16_t>(2023 + random.below(2));
  entry.service_day = static_cast<std::int32_t>(20'000 + random.below(3));
  entry.branch = static_cast<std::uint8_t>(random.below(3));
  entry.is_deletion = random.below(6) == 0;
  entry.age = static_cast<std::uint8_t>(40 + random.below(2));
  return entry;
}

// fold(A) + fold(B) = fold(A and B), for any split and any order.
TEST(PersonYears, AddUpHoweverTheyAreSplit) {
  base::RandomNumbers random(5);
  for (int round = 0; round < 500; ++round) {
    PersonYears whole(1);
    PersonYears left(1);
    PersonYears right(1);
    for (int i = 0; i < 60; ++i) {
      const PersonYear entry = random_entry(random);
      const auto item_class = static_cast<ClassIndex>(random.below(4));
      whole.add(entry, &item_class);
      (random.below(2) == 0 ? left : right).add(entry, &item_class);
    }
    right.merge(left);
    const auto whole_totals = whole.settle();
    EXPECT_EQ(whole_totals, right.settle());
    EXPECT_EQ(contents(whole), contents(right));
    EXPECT_EQ(whole_totals.documents, whole_totals.counted + whole_totals.superseded +
                                          whole_totals.deleted + whole_totals.deletion_requests);
  }
}

TEST(PersonKeys, AreOneForOnePersonHoweverTheCardWasCopied) {
  const PersonKeys keys;
  Person person;
  person.insurer_number = "01130012";
  person.symbol = "１２ー３";
  person.number = "4567";
  person.birth_date = base::Date{1970, 5, 15};
  person.sex = cells::Sex::Female;
  Person otherwise = person;
  otherwise.insurer_number = "1130012";
  otherwise.symbol = "12-3";
  otherwise.number = "４５６７";
  otherwise.name = "髙橋";
  EXPECT_EQ(keys.key_of(person), keys.key_of(otherwise));
  otherwise.symbol = "高";
  person.symbol = "髙";
  EXPECT_EQ(keys.key_of(person), keys.key_of(otherwise));
  Person other = person;
  other.number = "4568";
  EXPECT_NE(keys.key_of(person), keys.key_of(other));
  other = person;
  other.birth_date = base::Date{1970, 5, 16};
  EXPECT_NE(keys.key_of(person), keys.key_of(other));
  EXPECT_NE(PersonKeys().key_of(person), keys.key_of(person));
}

TEST(Residences, AreFoundByAddressAsPeopleWriteIt) {
  const Residences residences(area_master());
  const auto code = [&](std::string_view address) {
    const auto found = residences.find(address, "");
    return found == unknown_municipality ? std::string()
                                         : area_master().municipalities()[found].code;
  };
  EXPECT_EQ(code("三重県津市丸之内1"), "24201");
  EXPECT_EQ(code("津市丸之内1"), "24201");
  EXPECT_EQ(code("三重県　四日市市諏訪町"), "24202");
  EXPECT_EQ(code("三重県三重郡菰野町"), "24341");
  EXPECT_EQ(code("北海道札幌市中央区北１条"), "01101");
  EXPECT_EQ(code("東京都府中市"), "13206");
  EXPECT_EQ(code("府中市"), "") << "two prefectures have one";
  EXPECT_EQ(code("静岡県周智郡森町"), "22461") << "the prefecture tells which 森町";
  EXPECT_EQ(code("北海道茅部郡森町"), "01345");
  EXPECT_EQ(code("周智郡森町"), "");
  EXPECT_EQ(code("福島県郡山市"), "07203");
  EXPECT_EQ(code("山市"), "") << "the end of 郡山市 is no name";
  EXPECT_EQ(code("兵庫県赤穂郡上郡町"), "28481");
  EXPECT_EQ(code("どこか"), "");
  EXPECT_EQ(code(""), "");
}

TEST(ClassTable, NamesAQuestionAsItWasAskedThen) {
  const ClassTable& classes = catalogue().classes;
  const auto name = [&](std::string_view id, int year) {
    for (std::size_t i = 0; i < classes.items().size(); ++i) {
      if (classes.items()[i].id == id) return classes.name_ja(i, year);
    }
    return std::string();
  };
  EXPECT_EQ(name("question_13", 2024), "質問13 かみ具合");
  EXPECT_EQ(name("question_13", 2017), "質問13 この1年の体重の増減（±3kg以上）");
  EXPECT_EQ(name("question_22", 2023), "質問22 保健指導の利用の希望");
  EXPECT_EQ(name("question_22", 2024), "質問22 特定保健指導を受けたこと");
  EXPECT_EQ(name("sbp", 2024), "収縮期血圧");
}

}  // namespace
}  // namespace engawa::checkups
