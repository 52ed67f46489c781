#include "engawa/stats/adjust_p.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "engawa/stats/comparison_golden_for_tests.hpp"

namespace engawa::stats {
namespace {

namespace golden = comparison_golden;

using Values = std::vector<std::optional<double>>;

TEST(AdjustP, AgreesWithR) {
  golden::Expected r("adjust_p", "r");
  for (const auto& entry : golden::sets_of("adjust_p")) {
    const std::string& set = entry.first;
    const std::vector<golden::Row>& rows = entry.second;
    Values p;
    for (const golden::Row& row : rows) p.emplace_back(golden::number(row, "p"));
    const auto adjusted = *adjust_p(p);
    for (std::size_t i = 0; i < p.size(); ++i) {
      const std::string end = "." + std::to_string(i);
      EXPECT_EQ(r.difference(set, "bh" + end, adjusted[i]->benjamini_hochberg, 1e-14), "");
      EXPECT_EQ(r.difference(set, "by" + end, adjusted[i]->benjamini_yekutieli, 1e-14), "");
      EXPECT_EQ(r.difference(set, "bonferroni" + end, adjusted[i]->bonferroni, 1e-14), "");
      EXPECT_EQ(r.difference(set, "holm" + end, adjusted[i]->holm, 1e-14), "");
      EXPECT_EQ(r.difference(set, "hochberg" + end, adjusted[i]->hochberg, 1e-14), "");
      EXPECT_EQ(r.difference(set, "hommel" + end, adjusted[i]->hommel, 1e-14), "");
    }
  }
  EXPECT_EQ(r.asked(), r.size());
  EXPECT_GT(r.asked(), 500u);
}

TEST(AdjustP, AbsentValuesDoNotCount) {
  const auto with = *adjust_p(Values{0.01, std::nullopt, 0.04, std::nullopt});
  const auto without = *adjust_p(Values{0.01, 0.04});
  EXPECT_FALSE(with[1]);
  EXPECT_FALSE(with[3]);
  EXPECT_EQ(with[0]->holm, without[0]->holm);
  EXPECT_EQ(with[2]->hommel, without[1]->hommel);
  EXPECT_TRUE((*adjust_p(Values{})).empty());
  EXPECT_FALSE((*adjust_p(Values{std::nullopt}))[0]);
}

TEST(AdjustP, KnownOrderOfTheMethodsAndInvarianceUnderOrder) {
  std::mt19937_64 generator(11);
  std::uniform_real_distribution<double> uniform(0, 1);
  for (int round = 0; round < 50; ++round) {
    Values p;
    for (int i = 0; i < 25; ++i) {
      const double u = uniform(generator);
      p.emplace_back(round % 2 == 0 ? u * u * u : std::round(u * 20) / 20);
    }
    const auto adjusted = *adjust_p(p);
    for (std::size_t i = 0; i < p.size(); ++i) {
      EXPECT_LE(*p[i], adjusted[i]->benjamini_hochberg);
      EXPECT_LE(adjusted[i]->benjamini_hochberg, adjusted[i]->hommel * (1 + 1e-14));
      EXPECT_LE(adjusted[i]->hommel, adjusted[i]->hochberg * (1 + 1e-14));
      EXPECT_LE(adjusted[i]->hochberg, adjusted[i]->holm * (1 + 1e-14));
      EXPECT_LE(adjusted[i]->holm, adjusted[i]->bonferroni * (1 + 1e-14));
      EXPECT_LE(adjusted[i]->bonferroni, 1);
    }
    Values turned = p;
    std::reverse(turned.begin(), turned.end());
    const auto back = *adjust_p(turned);
    for (std::size_t i = 0; i < p.size(); ++i) {
      EXPECT_EQ(adjusted[i]->hommel, back[p.size() - 1 - i]->hommel);
      EXPECT_EQ(adjusted[i]->benjamini_yekutieli, back[p.size() - 1 - i]->benjamini_yekutieli);
    }
  }
}

TEST(AdjustP, RefusesWhatIsNoProbability) {
  EXPECT_EQ(adjust_p(Values{1.5}).problem().code(), "STA-010");
  EXPECT_EQ(adjust_p(Values{-0.1}).problem().code(), "STA-010");
  EXPECT_EQ(adjust_p(Values{NAN}).problem().code(), "STA-010");
}

}  // namespace
}  // namespace engawa::stats
