#include "engawa/stats/quantile_group.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "engawa/stats/comparison_golden_for_tests.hpp"

namespace engawa::stats {
namespace {

namespace golden = comparison_golden;

using Values = std::vector<std::optional<double>>;

TEST(QuantileGroups, AgreeWithTheDefinition) {
  golden::Expected precise("quantile", "50");
  for (const auto& entry : golden::sets_of("quantile")) {
    const std::string& set = entry.first;
    const std::vector<golden::Row>& rows = entry.second;
    Values values;
    for (const golden::Row& row : rows) values.push_back(golden::number(row.at("value")));
    for (const int count : {4, 10}) {
      for (const QuantileOrder order : {QuantileOrder::descending, QuantileOrder::ascending}) {
        const auto groups = *quantile_groups(values, count, order);
        const std::string name =
            (order == QuantileOrder::descending ? "descending_" : "ascending_") +
            std::to_string(count) + ".";
        for (std::size_t i = 0; i < values.size(); ++i) {
          const auto group = groups[i] ? std::optional<double>(*groups[i]) : std::nullopt;
          EXPECT_EQ(precise.difference(set, name + std::to_string(i), group), "");
        }
      }
    }
  }
  EXPECT_EQ(precise.asked(), precise.size());
}

TEST(QuantileGroups, EvenGroupsWhereTheyDivide) {
  Values values;
  for (int i = 0; i < 1000; ++i) values.emplace_back(i);
  const auto groups = *quantile_groups(values, 10);
  std::vector<int> sizes(11, 0);
  for (const auto& group : groups) ++sizes[static_cast<std::size_t>(*group)];
  for (std::size_t g = 1; g <= 10; ++g) EXPECT_EQ(sizes[g], 100);
  EXPECT_EQ(*groups[999], 1);
  EXPECT_EQ(*groups[0], 10);
}

TEST(QuantileGroups, TiesShareTheBestGroup) {
  const auto groups = *quantile_groups(Values{7, 7, 7, 7}, 4);
  for (const auto& group : groups) EXPECT_EQ(*group, 1);
  EXPECT_EQ(*(*quantile_groups(Values{7}, 1))[0], 1);
}

TEST(QuantileGroups, RefuseBadParameters) {
  EXPECT_EQ(quantile_groups(Values{1}, 0).problem().code(), "STA-010");
  EXPECT_EQ(quantile_groups(Values{NAN}, 1).problem().code(), "STA-010");
}

}  // namespace
}  // namespace engawa::stats
