#include "engawa/stats/moran.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "engawa/stats/comparison_golden_for_tests.hpp"

namespace engawa::stats {
namespace {

namespace golden = comparison_golden;

using Values = std::vector<std::optional<double>>;
using Pairs = std::vector<NeighbourPair>;

TEST(Moran, AgreesWithFiftyDigits) {
  golden::Expected precise("moran", "50");
  const std::vector<golden::Row> all_pairs = golden::rows_of("moran_neighbours.csv");
  for (const auto& entry : golden::sets_of("moran")) {
    const std::string& set = entry.first;
    const std::vector<golden::Row>& rows = entry.second;
    Values values;
    for (const golden::Row& row : rows) values.push_back(golden::number(row.at("value")));
    Pairs pairs;
    for (const golden::Row& row : all_pairs) {
      if (row.at("set") != set) continue;
      pairs.push_back({static_cast<std::size_t>(golden::number(row, "area")),
                       static_cast<std::size_t>(golden::number(row, "neighbour"))});
    }
    const Moran result = *moran(values, pairs);
    EXPECT_EQ(precise.difference(set, "i", result.i), "");
    EXPECT_EQ(precise.difference(set, "expected", result.expected), "");
    EXPECT_EQ(precise.difference(set, "variance", result.variance), "");
    EXPECT_EQ(precise.difference(set, "z", result.z), "");
    EXPECT_EQ(precise.difference(set, "p", result.p), "");
    EXPECT_EQ(precise.difference(set, "areas", static_cast<double>(result.areas)), "");
    for (std::size_t i = 0; i < values.size(); ++i) {
      EXPECT_EQ(precise.difference(set, "local." + std::to_string(i), result.local[i], 1e-9, 1e-2),
                "");
    }
  }
  EXPECT_EQ(precise.asked(), precise.size());
}

Pairs ring(std::size_t size) {
  Pairs pairs;
  for (std::size_t i = 0; i < size; ++i) {
    pairs.push_back({i, (i + 1) % size});
    pairs.push_back({(i + 1) % size, i});
  }
  return pairs;
}

TEST(Moran, AlternatingRingIsMinusOne) {
  Values values;
  for (int i = 0; i < 12; ++i) values.emplace_back(i % 2);
  const Moran result = *moran(values, ring(12));
  EXPECT_NEAR(result.i, -1, 1e-15);
  for (const auto& local : result.local) EXPECT_NEAR(*local, -1, 1e-14);
}

TEST(Moran, LocalValuesAverageToTheGlobalOneAndUnitsDoNotMatter) {
  const Values values{3.1, 2.2, 5.9, 4.4, 1.0, 7.7, 3.3};
  Values scaled;
  for (const auto& value : values) scaled.emplace_back(1000 - 12 * *value);
  const Moran here = *moran(values, ring(7));
  const Moran there = *moran(scaled, ring(7));
  double sum = 0;
  for (const auto& local : here.local) sum += *local;
  EXPECT_NEAR(sum / 7, here.i, 1e-15);
  EXPECT_NEAR(there.i, here.i, 1e-13);
  EXPECT_NEAR(*there.z, *here.z, 1e-12);
}

TEST(Moran, IslandsAreLeftOutAndRepeatedPairsCountOnce) {
  Values values{3.1, 2.2, 5.9, 4.4, 1.0};
  Pairs pairs = ring(5);
  const Moran before = *moran(values, pairs);
  values.emplace_back(90.0);
  values.emplace_back(std::nullopt);
  pairs.push_back({0, 1});
  pairs.push_back({5, 6});
  pairs.push_back({6, 0});
  const Moran after = *moran(values, pairs);
  EXPECT_EQ(after.i, before.i);
  EXPECT_EQ(after.variance, before.variance);
  EXPECT_EQ(after.areas, 5u);
  EXPECT_EQ(after.left_out, 1u);
  EXPECT_FALSE(after.local[5]);
  EXPECT_FALSE(after.local[6]);
}

TEST(Moran, RefusesBadInput) {
  EXPECT_EQ(moran(Values{1, 2, 3}, ring(3)).problem().code(), "STA-006");
  EXPECT_EQ(moran(Values{1, 1, 1, 1}, ring(4)).problem().code(), "STA-007");
  EXPECT_EQ(moran(Values{1, 2, 3, NAN}, ring(4)).problem().code(), "STA-010");
  EXPECT_EQ(moran(Values{1, 2, 3, 4}, Pairs{{0, 0}}).problem().code(), "STA-010");
  EXPECT_EQ(moran(Values{1, 2, 3, 4}, Pairs{{0, 4}}).problem().code(), "STA-010");
}

}  // namespace
}  // namespace engawa::stats
