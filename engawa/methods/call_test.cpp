#include <gtest/gtest.h>

#include "engawa/methods/run_for_tests.hpp"

namespace engawa::methods {
namespace {

std::string fault(const std::string& name, const std::vector<std::string>& arguments) {
  const auto call = Call::parse(**find_method(name), arguments);
  return call.ok() ? "ok" : std::string(call.problem().code());
}

TEST(Call, ReadsOptionsInBothSpellings) {
  const Method& rate = **find_method("rate");
  for (const auto& arguments : {std::vector<std::string>{"--interval", "byar", "f.csv"},
                                std::vector<std::string>{"f.csv", "--interval=byar"}}) {
    const auto call = Call::parse(rate, arguments);
    ASSERT_TRUE(call.ok());
    EXPECT_EQ(call->choice("interval"), "byar");
    EXPECT_EQ(call->paths(), std::vector<std::string>{"f.csv"});
  }
  EXPECT_EQ(Call::preset(rate).choice("interval"), "auto");
  EXPECT_EQ(Call::parse(rate, std::vector<std::string>{"-"})->paths().size(), 1u);
}

TEST(Call, RefusesWhatItDoesNotKnow) {
  EXPECT_EQ(fault("rate", {"--interval", "wilson"}), "MET-002");
  EXPECT_EQ(fault("rate", {"--unknown", "1"}), "MET-002");
  EXPECT_EQ(fault("rate", {"--interval"}), "MET-002");
  EXPECT_EQ(fault("rate", {"--skip-bad=yes"}), "MET-002");
  EXPECT_EQ(fault("rate", {"--missing", "none"}), "MET-002");
  EXPECT_EQ(fault("rate", {"a.csv", "b.csv"}), "MET-002");
  EXPECT_EQ(fault("indirect-ratio", {"--test=1"}), "MET-002");
  EXPECT_EQ(fault("funnel-rate", {"--centre", "high"}), "MET-002");
  EXPECT_EQ(fault("funnel-rate", {"--centre", "inf"}), "MET-002");
  for (const char* value : {"0", "-1", "nan", "inf", "many", ""})
    EXPECT_EQ(fault("rate", {"--multiplier", value}), "MET-002") << value;
  for (const char* value : {"0.49", "1", "95", "nan", "", "0.95,", "0.95;0.9"})
    EXPECT_EQ(fault("rate", {"--confidence", value}), "MET-002") << value;
}

TEST(Call, ConfidencesNameColumns) {
  const auto call = Call::parse(
      **find_method("rate"), std::vector<std::string>{"--confidence=0.5,0.95,0.998,0.9999,0.95"});
  ASSERT_TRUE(call.ok());
  const std::vector<std::string> expected{"lower_50",   "upper_50",   "lower_95",    "upper_95",
                                          "lower_99_8", "upper_99_8", "lower_99_99", "upper_99_99"};
  EXPECT_EQ(call->limit_columns(), expected);
  EXPECT_EQ(Call::preset(**find_method("rate")).limit_columns("rr_").front(), "rr_lower_95");
  EXPECT_EQ(Call::preset(**find_method("funnel-rate")).limit_columns().back(), "upper_99_8");
}

}  // namespace
}  // namespace engawa::methods
