#include "engawa/base/decimal.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace engawa::base {
namespace {

TEST(FormatFixed, RoundsHalfAwayFromZeroOnTheDigitsPeopleSee) {
  EXPECT_EQ(format_fixed(17.55, 1), "17.6");
  EXPECT_EQ(format_fixed(-17.55, 1), "-17.6");
  EXPECT_EQ(format_fixed(0.05, 1), "0.1");
  EXPECT_EQ(format_fixed(2.5, 0), "3");
  EXPECT_EQ(format_fixed(1.005, 2), "1.01");
  EXPECT_EQ(format_fixed(99.995, 2), "100.00");
}

TEST(FormatFixed, NeverPrintsMinusZero) {
  EXPECT_EQ(format_fixed(-0.04, 1), "0.0");
  EXPECT_EQ(format_fixed(-0.0, 0), "0");
}

TEST(FormatFixed, HasNoTextForNotANumber) {
  EXPECT_EQ(format_fixed(std::numeric_limits<double>::quiet_NaN(), 1), "");
  EXPECT_EQ(format_fixed(std::numeric_limits<double>::infinity(), 1), "inf");
}

TEST(FormatGrouped, SeparatesThousands) {
  EXPECT_EQ(format_grouped(999, 0), "999");
  EXPECT_EQ(format_grouped(1000, 0), "1,000");
  EXPECT_EQ(format_grouped(-1234567.25, 1), "-1,234,567.3");
}

TEST(FormatSignificant, KeepsFifteenDigitsWithoutExponent) {
  EXPECT_EQ(format_significant(0.1 + 0.2), "0.3");
  EXPECT_EQ(format_significant(27883), "27883");
  EXPECT_EQ(format_significant(123456789012345678.0), "1.23456789012346e+17");
  EXPECT_EQ(format_significant(0.00123), "0.00123");
  EXPECT_EQ(format_significant(0), "0");
}

TEST(FormatRoundTrip, IsValidJson) {
  EXPECT_EQ(format_round_trip(0.5), "0.5");
  EXPECT_EQ(format_round_trip(std::numeric_limits<double>::infinity()), "null");
}

TEST(ParseDouble, TakesTheWholeTextOrNothing) {
  EXPECT_EQ(parse_double("12.5"), 12.5);
  EXPECT_FALSE(parse_double("12.5人"));
  EXPECT_FALSE(parse_double(""));
  EXPECT_FALSE(parse_integer("1.0"));
}

}  // namespace
}  // namespace engawa::base
