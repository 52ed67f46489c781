// A step is taken back only where what others have written since still agrees with it.

#include "engawa/demo/demo_for_tests.hpp"

namespace engawa::demo {
namespace {

class FiguresComeBack : public DemoTown {
 protected:
  [[nodiscard]] std::string of_council(const std::string& more) const {
    return R"({"council":")" + id("c_west") + "\"" + more + "}";
  }
  static std::string member(const std::string& body, const std::string& name) {
    const auto json = base::JsonValue::parse(body);
    if (!json || !json->members().contains(name)) return body;
    return *json->members().find(name)->second.text();
  }
  /// The body of the answer, or the number of the problem.
  std::string undo_as(const std::string& post) {
    const auto last = member(do_as(post, "accounts.show_last_step", "{}"), "change");
    return do_as(post, "accounts.undo_last_step", R"({"change":")" + last + R"("})");
  }
  std::string keep_as(const std::string& post, const std::string& segment, int numerator,
                      int denominator) {
    return do_as(
        post, "aggregates.keep_figure",
        of_council(R"(,"measure":"checkup_uptake","segment":")" + segment +
                   R"(","body":"見本健康保険組合","kind":"society","fiscal_year":"2024",)" +
                   R"("numerator":)" + std::to_string(numerator) + R"(,"denominator":)" +
                   std::to_string(denominator) + R"(,"title":"法定報告")"));
  }
};

TEST_F(FiguresComeBack, OnlyWhereTheyTellOfFewPeopleNeitherAloneNorTogether) {
  const auto keep = [&](const char* post, const char* segment, int numerator, int denominator) {
    const auto written = keep_as(post, segment, numerator, denominator);
    ASSERT_NE(written.find("version"), std::string::npos) << written;
  };
  keep("hw_section", "everybody", 600, 1000);
  keep("hw_section", "dependant", 200, 400);
  keep("hw_section", "dependant", 150, 300);
  // With the 150 of 300 dependants that stand there now, 57 of 107 people are left. With the 200 of
  // 400 before, 7 of 7 would be.
  keep("ac_nurse", "insured", 393, 593);
  EXPECT_EQ(undo_as("hw_section"), "AGG-002");
  EXPECT_NE(undo_as("ac_nurse").find("restored"), std::string::npos);
  EXPECT_NE(undo_as("hw_section").find("restored"), std::string::npos);
}

}  // namespace
}  // namespace engawa::demo
