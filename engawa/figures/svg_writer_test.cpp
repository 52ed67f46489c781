#include "engawa/figures/svg_writer.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "engawa/figures/svg_check.hpp"

namespace engawa::figures {
namespace {

std::string coordinate(double value, int places = 2) {
  std::string text;
  append_coordinate(text, value, places);
  return text;
}

TEST(SvgWriter, WritesShortCoordinates) {
  EXPECT_EQ(coordinate(12), "12");
  EXPECT_EQ(coordinate(12.5), "12.5");
  EXPECT_EQ(coordinate(12.056), "12.06");
  EXPECT_EQ(coordinate(-0.25), "-0.25");
  EXPECT_EQ(coordinate(-0.001), "0");
  EXPECT_EQ(coordinate(3.14159, 1), "3.1");
  EXPECT_EQ(coordinate(99.999), "100");
}

TEST(SvgWriter, NeverWritesWhatIsNotFinite) {
  EXPECT_EQ(coordinate(std::numeric_limits<double>::quiet_NaN()), "0");
  EXPECT_EQ(coordinate(std::numeric_limits<double>::infinity()), "0");
  EXPECT_EQ(coordinate(1e300), "10000000");
  EXPECT_EQ(number_text(std::numeric_limits<double>::infinity(), 2), "—");
  EXPECT_EQ(number_text(17.55, 1), "17.6");
}

TEST(SvgWriter, EscapesAndDropsWhatXmlForbids) {
  EXPECT_EQ(xml_text("a<b & \"c\""), "a&lt;b &amp; &quot;c&quot;");
  EXPECT_EQ(xml_text("a\x01\x02z"), "az");
  EXPECT_EQ(xml_text("\xff\xe6\xbc"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(xml_text("漢字𠮷"), "漢字𠮷");
  EXPECT_EQ(xml_text("\xed\xa0\x80").find('\xed'), std::string::npos);  // a lone surrogate
}

TEST(SvgWriter, ClosesWhatIsOpen) {
  SvgWriter svg;
  svg.open("svg").open("g", {{"fill", test::hostile}}).text(1, 2, test::hostile);
  const std::string text = svg.finish();
  EXPECT_EQ(test::SvgCheck(text).fault(), "");
  EXPECT_EQ(svg.finish(), "");
}

TEST(SvgWriter, AcceptsOnlyLocalReferences) {
  EXPECT_EQ(local_reference("/areas/3101"), "/areas/3101");
  EXPECT_EQ(local_reference("areas/3101.html?a=1:2"), "areas/3101.html?a=1:2");
  EXPECT_EQ(local_reference("#map"), "#map");
  for (const char* bad : {"javascript:alert(1)", "http://example.org", "//example.org", "data:,x",
                          "java\tscript:x", "\\\\host", " javascript:x", "/a b"}) {
    EXPECT_EQ(local_reference(bad), "") << bad;
  }
}

TEST(SvgWriter, MakesSafeIds) {
  EXPECT_EQ(safe_id("issue-12_a"), "issue-12_a");
  EXPECT_EQ(safe_id("12\"><x"), "figure-12x");
  EXPECT_EQ(safe_id(""), "figure-");
}

}  // namespace
}  // namespace engawa::figures
