#include "engawa/base/date.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

namespace engawa::base {
namespace {

std::string read(std::string_view text) {
  const auto date = Date::parse(text);
  return date ? date->iso() : std::string(date.problem().code());
}

std::string expected_of(std::string_view text) {
  const auto date = Date::parse(text);
  return date ? "" : date.problem().expected;
}

TEST(Date, ReadsTheFormsPeopleWrite) {
  for (const char* text : {"2026-04-01",
                           "2026-4-1",
                           "2026/4/1",
                           "2026.04.01",
                           "2026年4月1日",
                           "2026年04月01日",
                           "令和8年4月1日",
                           "令和08年04月01日",
                           "R8.4.1",
                           "r8/4/1",
                           "R8-04-01",
                           "R8年4月1日",
                           "２０２６年４月１日",
                           "２０２６－０４－０１",
                           "2026−4−1",
                           "2026ー4ー1",
                           "Ｒ８．４．１",
                           "㋿8年4月1日",
                           " 2026年 4月 1日 ",
                           "令和　8年　4月　1日",
                           "令和 8/4/1\n"}) {
    EXPECT_EQ(read(text), "2026-04-01") << text;
  }
}

TEST(Date, ReadsEveryEraToItsFirstAndLastDay) {
  EXPECT_EQ(read("令和元年5月1日"), "2019-05-01");
  EXPECT_EQ(read("令和1年5月1日"), "2019-05-01");
  EXPECT_EQ(read("R元.5.1"), "2019-05-01");
  EXPECT_EQ(read("平成31年4月30日"), "2019-04-30");
  EXPECT_EQ(read("平成元年1月8日"), "1989-01-08");
  EXPECT_EQ(read("昭和64年1月7日"), "1989-01-07");
  EXPECT_EQ(read("S1.12.25"), "1926-12-25");
  EXPECT_EQ(read("大正15年12月24日"), "1926-12-24");
  EXPECT_EQ(read("T1.7.30"), "1912-07-30");
  EXPECT_EQ(read("明治45年7月29日"), "1912-07-29");
  EXPECT_EQ(read("M6.1.1"), "1873-01-01");
  EXPECT_EQ(read("H12.2.29"), "2000-02-29");
}

TEST(Date, RefusesWhatIsNoDate) {
  for (const char* text : {"",
                           " ",
                           "あした",
                           "26-04-01",
                           "2026",
                           "2026-04",
                           "2026年4月",
                           "4月1日",
                           "2026-4/1",
                           "20260401",
                           "2026-04-01T00:00",
                           "2026-004-01",
                           "-2026-04-01",
                           "2026年4月1",
                           "8年4月1日",
                           "元年5月1日",
                           "令話8年4月1日",
                           "慶応3年4月1日",
                           "令和100年1月1日",
                           "2026-4-1 1",
                           "2026-1 0-1",
                           "12026-04-01",
                           "令和年4月1日",
                           "R",
                           "\xff\xfe"}) {
    EXPECT_EQ(read(text), "BAS-010") << text;
  }
  EXPECT_EQ(read(std::string(5000, '1')), "BAS-010");
}

TEST(Date, RefusesImpossibleDaysAndSaysWhatIsPossible) {
  EXPECT_EQ(read("2026年2月30日"), "BAS-011");
  EXPECT_EQ(expected_of("2026年2月30日"), "2026年2月は1日から28日までです。");
  EXPECT_EQ(expected_of("令和6年2月30日"), "2024年2月は1日から29日までです。");
  EXPECT_EQ(expected_of("2026-13-01"), "月は1月から12月までです。");
  for (const char* text : {"2026-02-29", "1900-02-29", "2026-00-01", "2026-01-00", "2026-04-31",
                           "0000-01-01", "令和0年5月1日"}) {
    EXPECT_EQ(read(text), "BAS-011") << text;
  }
}

TEST(Date, RefusesDaysOutsideTheirEraAndSaysWhatIsRight) {
  EXPECT_EQ(read("平成40年4月1日"), "BAS-012");
  EXPECT_EQ(expected_of("平成40年4月1日"),
            "平成は31年4月30日までです。2028年4月1日は令和10年4月1日です。");
  EXPECT_EQ(expected_of("令和元年4月30日"),
            "令和は元年5月1日からです。2019年4月30日は平成31年4月30日です。");
  EXPECT_EQ(expected_of("昭和65年3月3日"),
            "昭和は64年1月7日までです。1990年3月3日は平成2年3月3日です。");
  EXPECT_EQ(expected_of("S64.1.8"), "昭和は64年1月7日までです。1989年1月8日は平成元年1月8日です。");
  EXPECT_EQ(read("大正元年7月29日"), "BAS-012");
  EXPECT_EQ(read("明治45年7月30日"), "BAS-012");
  EXPECT_EQ(read("明治5年12月2日"), "BAS-012");
  EXPECT_NE(expected_of("明治元年10月1日").find("6年1月1日"), std::string::npos);
}

TEST(Date, PrintsWithAndWithoutItsEra) {
  const Date date{2026, 4, 1};
  EXPECT_EQ(date.iso(), "2026-04-01");
  EXPECT_EQ(date.japanese(), "2026年4月1日");
  EXPECT_EQ(date.japanese_with_weekday(), "2026年4月1日（水）");
  EXPECT_EQ(date.era_text(), "令和8年4月1日");
  EXPECT_EQ(date.era_text_with_weekday(), "令和8年4月1日（水）");
  EXPECT_EQ((Date{2019, 5, 1}.era_text()), "令和元年5月1日");
  EXPECT_EQ((Date{2019, 4, 30}.era_text()), "平成31年4月30日");
  EXPECT_EQ((Date{1872, 12, 31}.era_text()), "1872年12月31日");
}

TEST(Date, EveryDayOfTwoCenturiesReadsBackFromItsPrintedForms) {
  for (Date date{1873, 1, 1}; date < Date{2073, 1, 1}; date = date.plus_days(53)) {
    ASSERT_TRUE(date.is_valid());
    ASSERT_EQ(read(date.iso()), date.iso());
    ASSERT_EQ(read(date.japanese()), date.iso());
    ASSERT_EQ(read(date.era_text()), date.iso()) << date.era_text();
  }
}

TEST(Date, CountsDaysAndYears) {
  EXPECT_EQ((Date{2026, 3, 31}.plus_days(1)), (Date{2026, 4, 1}));
  EXPECT_EQ((Date{2024, 3, 1}.plus_days(-1)), (Date{2024, 2, 29}));
  EXPECT_EQ((Date{2026, 4, 1}.days_until({2027, 4, 1})), 365);
  EXPECT_EQ((Date{2026, 4, 2}.days_until({2026, 4, 1})), -1);
  EXPECT_EQ((Date{2024, 2, 29}.plus_years(1)), (Date{2025, 2, 28}));
  EXPECT_EQ((Date{2024, 2, 29}.plus_years(4)), (Date{2028, 2, 29}));
  EXPECT_EQ((Date{2026, 4, 1}.plus_years(-10)), (Date{2016, 4, 1}));
  EXPECT_LT((Date{2026, 4, 1}), (Date{2026, 4, 2}));
  EXPECT_LT((Date{2025, 12, 31}), (Date{2026, 1, 1}));
  EXPECT_FALSE((Date{2026, 2, 29}.is_valid()));
  EXPECT_FALSE((Date{2026, -1, 1}.is_valid()));
}

TEST(Date, FiscalYearBeginsInApril) {
  EXPECT_EQ((Date{2026, 3, 31}.fiscal_year().year), 2025);
  EXPECT_EQ((Date{2026, 4, 1}.fiscal_year().year), 2026);
}

TEST(Date, DayInJapanTurnsAtFifteenHoursUtc) {
  EXPECT_EQ(date_in_japan(0), (Date{1970, 1, 1}));
  EXPECT_EQ(date_in_japan(15 * 3600 - 1), (Date{1970, 1, 1}));
  EXPECT_EQ(date_in_japan(15 * 3600), (Date{1970, 1, 2}));
  EXPECT_EQ(date_in_japan(-9 * 3600 - 1), (Date{1969, 12, 31}));
  EXPECT_TRUE(today_in_japan().is_valid());
}

TEST(Date, IsReadFromManyThreadsAtOnce) {
  std::atomic<int> wrong{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&wrong] {
      for (int i = 0; i < 50; ++i) {
        if (read("令和8年4月1日") != "2026-04-01") ++wrong;
        if (Date{1989, 1, 7}.era_text() != "昭和64年1月7日") ++wrong;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong.load(), 0);
}

}  // namespace
}  // namespace engawa::base
