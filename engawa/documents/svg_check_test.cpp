#include "engawa/documents/svg_check.hpp"

#include <gtest/gtest.h>

#include <string>

namespace engawa::documents {
namespace {

constexpr std::string_view space = " xmlns=\"http://www.w3.org/2000/svg\"";

bool allows(const std::string& content) {
  return check_svg("<svg" + std::string(space) + ">" + content + "</svg>").ok();
}

TEST(SvgCheck, LetsDrawingThrough) {
  EXPECT_TRUE(allows(""));
  EXPECT_TRUE(allows("<g fill='url(#p)'><rect x=\"1\" y=\"2\"/></g>"));
  EXPECT_TRUE(allows("<text aria-label=\"A &amp; B の url(表)\">比 &lt; 1 &#12354;</text>"));
  EXPECT_TRUE(allows("<use href=\"#mark\"/><use xlink:href=\"#mark\" />"));
  EXPECT_TRUE(check_svg("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg/>\n").ok());
}

class HostileSvg : public testing::TestWithParam<const char*> {};

TEST_P(HostileSvg, IsRefused) { EXPECT_FALSE(allows(GetParam())) << GetParam(); }

INSTANTIATE_TEST_SUITE_P(
    SvgCheck, HostileSvg,
    testing::Values(
        "<script>alert(1)</script>", "<SCRIPT/>", "<g onclick=\"x()\"/>", "<g ONLOAD='x()'/>",
        "<g onclick=x/>", "<g/onclick=\"x()\"/>", "<foreignObject><p/></foreignObject>",
        "<image href=\"file:///etc/passwd\"/>", "<image href=\"data:image/png;base64,AA\"/>",
        "<use href=\"http://127.0.0.1/a.svg#b\"/>", "<use xlink:href=\"a.svg#b\"/>",
        "<use href=\"&#35;x\"/>", "<a href=\"javascript:alert(1)\"><text>x</text></a>",
        "<style>@import 'http://127.0.0.1/a.css';</style>", "<g style=\"fill:red\"/>",
        "<rect fill=\"url(http://127.0.0.1/#p)\"/>", "<rect fill=\"URL( 'a.svg#p' )\"/>",
        "<rect fill=\"u\\72l(a)\"/>", "<rect fill=\"&#117;rl(a)\"/>", "<rect fill=\"&x;\"/>",
        "<!-- c -->", "<![CDATA[<script>]]>", "<?php x?>", "<!DOCTYPE svg>",
        "<animate attributeName=\"href\"/>", "<set/>", "<xi:include href=\"/etc/passwd\"/>",
        "<g xmlns=\"http://www.w3.org/1999/xhtml\"/>", "<g xmlns:h=\"urn:x\"/>",
        "<g xml:base=\"/\"/>", "<iframe/>", "<g>", "</g>", "<g></svg>", "<g a=\"1\"b=\"2\"/>",
        "<g a=\"<\"/>", "<g a=\"1/>", "<g", "<g a", "<g a=", "<", "&nbsp;", "&",
        "<title><p>x</p></title>"));

TEST(SvgCheck, WantsExactlyOneSvg) {
  EXPECT_FALSE(check_svg("").ok());
  EXPECT_FALSE(check_svg("text").ok());
  EXPECT_FALSE(check_svg("<g/>").ok());
  EXPECT_FALSE(check_svg("<svg/><svg/>").ok());
  EXPECT_FALSE(check_svg("<svg/>tail").ok());
  EXPECT_FALSE(check_svg("<svg>\xFF</svg>").ok());
  EXPECT_FALSE(check_svg("<!DOCTYPE svg [<!ENTITY a SYSTEM \"/etc/passwd\">]><svg/>").ok());
}

TEST(SvgCheck, LimitsDepthAndSize) {
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<g>";
  for (int i = 0; i < 100; ++i) deep += "</g>";
  EXPECT_FALSE(allows(deep));
  EXPECT_FALSE(allows(std::string((std::size_t{8} << 20) + 1, ' ')));
}

TEST(SvgCheck, SaysWhatItFound) {
  const base::Status status = check_svg("<svg><script/></svg>");
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.problem().code(), "DOC-002");
  EXPECT_EQ(status.problem().found, "element script");
}

}  // namespace
}  // namespace engawa::documents
