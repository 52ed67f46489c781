#include "engawa/accounts/list_reply.hpp"

#include <gtest/gtest.h>

#include "engawa/formats/xlsx_reader.hpp"

namespace engawa::accounts {
namespace {

ListReply bodies() {
  return {
      "組織",
      {{"name", "名称", "text"}, {"reach", "届く数", "number"}, {"since", "登録", "date"}},
      {{"1", {"若葉商工会", "900", "2024-04-01"}, "ワカバショウコウカイ", "commerce"},
       {"2", {"みどり商工会議所", "6000", "2023-04-01"}, "ミドリショウコウカイギショ", "chamber"},
       {"3", {"＝1+1", "", "2025-04-01"}, "ア", "other"},
       {"4", {"髙島医院", "20", "2022-04-01"}, "タカシマイイン", "other"}},
      0,
      0};
}

std::vector<std::string> ids(const ListInput& input) {
  const auto reply = arrange(bodies(), input);
  EXPECT_TRUE(reply.ok());
  std::vector<std::string> found;
  for (const auto& row : reply->rows) found.push_back(row.id);
  return found;
}
using Ids = std::vector<std::string>;

TEST(Lists, StandInTheirOwnOrderByReading) {
  EXPECT_EQ(ids({}), (Ids{"3", "4", "2", "1"}));
  ListInput last_first;
  last_first.descending = true;
  EXPECT_EQ(ids(last_first), (Ids{"1", "2", "4", "3"}));
}

TEST(Lists, AreSortedByAnyColumn) {
  ListInput by;
  by.sort = "reach";  // as numbers, none first
  EXPECT_EQ(ids(by), (Ids{"3", "4", "1", "2"}));
  by.sort = "since";
  EXPECT_EQ(ids(by), (Ids{"4", "2", "1", "3"}));
  by.sort = "name";  // by reading, not by the order of kanji
  EXPECT_EQ(ids(by), (Ids{"3", "4", "2", "1"}));
  by.sort = "nothing";
  EXPECT_EQ(arrange(bodies(), by).problem().code(), "BAS-006");
}

TEST(Lists, AreSearchedByAllWordsInAnyForm) {
  const auto with = [](const std::string& words) {
    ListInput input;
    input.query = words;
    return ids(input);
  };
  EXPECT_EQ(with("商工"), (Ids{"2", "1"}));
  EXPECT_EQ(with("商工　若葉"), (Ids{"1"}));
  EXPECT_EQ(with("わかば"), (Ids{"1"}));
  EXPECT_EQ(with("ﾜｶﾊﾞ"), (Ids{"1"}));
  EXPECT_EQ(with("６０００"), (Ids{"2"}));
  EXPECT_EQ(with("どこにもない"), Ids{});
  EXPECT_EQ(with("  "), (Ids{"3", "4", "2", "1"}));
}

TEST(Lists, AreFilteredAndCutToPages) {
  ListInput input;
  input.filter = "other";
  EXPECT_EQ(ids(input), (Ids{"3", "4"}));
  input = {};
  input.offset = 1;
  input.limit = 2;
  const auto page = arrange(bodies(), input);
  EXPECT_EQ(ids(input), (Ids{"4", "2"}));
  EXPECT_EQ(page->total, 4);
  EXPECT_EQ(page->all, 4);
  input.offset = 10;
  EXPECT_EQ(ids(input), Ids{});
  input.offset = -5;
  EXPECT_EQ(ids(input), (Ids{"3", "4"}));
}

TEST(Lists, AreTakenAwayWithoutFormulas) {
  const auto list = *arrange(bodies(), {});
  const std::string csv = list_csv(list);
  EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBF名称,"));
  EXPECT_EQ(csv.find("\n=1+1"), std::string::npos);
  auto book = formats::Workbook::open(*list_xlsx(list));
  ASSERT_TRUE(book.ok());
  const auto sheet = book->read_sheet(0);
  EXPECT_GT(sheet->cells().size(), 8U);
}

TEST(ListCaches, KeepAListUntilItsStateChanges) {
  ListCache cache;
  int made = 0;
  const auto make = [&]() -> base::Result<ListReply> {
    ++made;
    return bodies();
  };
  const auto first = cache.get("bodies", "1", make);
  const auto again = cache.get("bodies", "1", make);
  EXPECT_EQ(made, 1);
  EXPECT_EQ(first->get(), again->get());
  ASSERT_TRUE(cache.get("bodies", "2", make).ok());
  EXPECT_EQ(made, 2);
  ASSERT_TRUE(cache.get("others", "2", make).ok());
  EXPECT_EQ(made, 3);
}

}  // namespace
}  // namespace engawa::accounts
