#include "engawa/base/text.hpp"

#include <gtest/gtest.h>

#include "engawa/base/fiscal_year.hpp"

namespace engawa::base {
namespace {

TEST(LabelKey, FoldsWidthCaseBlanksHyphensAndTildes) {
  EXPECT_EQ(label_key("ＨｂＡ１ｃ"), "hba1c");
  EXPECT_EQ(label_key("検査値階層\n(kg/㎡)"), "検査値階層(kg/m2)");
  EXPECT_EQ(label_key("40～44歳"), label_key("40〜44歳"));
  EXPECT_EQ(label_key("－"), "-");
  EXPECT_EQ(label_key("‐"), "-");
  EXPECT_EQ(label_key("BMI\xC2\xA0 "), "bmi");
}

TEST(EscapeXml, LeavesNothingThatOpensATag) {
  EXPECT_EQ(escape_xml("<a href='x'>&\""), "&lt;a href=&#39;x&#39;&gt;&amp;&quot;");
}

TEST(FiscalYear, IsPrintedWithItsEra) {
  EXPECT_EQ(FiscalYear{2021}.japanese_with_era(), "2021年度（令和3年度）");
  EXPECT_EQ(FiscalYear{2019}.japanese_with_era(), "2019年度（平成31年度）");
  EXPECT_EQ(FiscalYear{2017}.japanese_with_era(), "2017年度（平成29年度）");
}

}  // namespace
}  // namespace engawa::base
