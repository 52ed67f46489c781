// Smoothed shares, posteriors, ranks and funnels against 50-digit values (tests/golden/stats).

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "engawa/stats/funnel.hpp"
#include "engawa/stats/funnel_dispersion.hpp"
#include "engawa/stats/golden_for_tests.hpp"
#include "engawa/stats/posterior_ranks.hpp"
#include "engawa/stats/posterior_share.hpp"
#include "engawa/stats/smooth_proportion.hpp"

namespace engawa::stats {
namespace {

using golden::expect_near;
using golden::is_given;
using golden::number;
using golden::Row;

struct Set {
  std::vector<Row> rows;
  std::vector<double> first;
  std::vector<double> second;
};

std::map<std::string, Set> sets_of(const std::vector<Row>& rows, const std::string& first,
                                   const std::string& second) {
  std::map<std::string, Set> sets;
  for (const Row& row : rows) {
    Set& set = sets[row.at("case")];
    set.rows.push_back(row);
    set.first.push_back(number(row, first));
    set.second.push_back(number(row, second));
  }
  return sets;
}

TEST(SmallAreaGolden, SmoothedShares) {
  for (const auto& [name, set] : sets_of(golden::rows_of("smooth_share"), "x", "n")) {
    const ProportionPrior prior = *fit_proportion_prior(set.first, set.second);
    const ProportionPrior moments =
        *fit_proportion_prior(set.first, set.second, ProportionPriorMethod::martuzzi_elliott);
    const double pooled = prior.affected_total / prior.people_total;
    for (std::size_t i = 0; i < set.rows.size(); ++i) {
      const Row& row = set.rows[i];
      const ProportionPosterior known = *proportion_posterior(prior, set.first[i], set.second[i]);
      const Interval limits = *proportion_posterior_limits(known);
      expect_near(prior.a, row, "a", 1e-8);
      expect_near(prior.b, row, "b", 1e-8);
      expect_near(known.mean, row, "smoothed", 1e-9);
      expect_near(limits.lower, row, "lower", 1e-9);
      expect_near(limits.upper, row, "upper", 1e-9);
      expect_near(*proportion_probability_above(known, pooled), row, "p_above_1", 1e-7);
      expect_near(*proportion_probability_above(known, 1.1 * pooled), row, "p_above_1_1", 1e-6);
      expect_near((*proportion_posterior(moments, set.first[i], set.second[i])).mean, row,
                  "martuzzi_elliott", 1e-12);
    }
  }
}

TEST(SmallAreaGolden, SharePosteriors) {
  for (const Row& row : golden::rows_of("share_posterior")) {
    const double x = number(row, "x");
    const double n = number(row, "n");
    const SharePosterior known = *share_posterior(x, n, number(row, "reference"));
    const Interval limits = *share_posterior_limits(x, n);
    expect_near(known.mean, row, "mean", 1e-15);
    expect_near(limits.lower, row, "lower", 1e-11);
    expect_near(limits.upper, row, "upper", 1e-11);
    expect_near(known.p_above, row, "p_above", 1e-9);
    expect_near(known.p_above_1_1, row, "p_above_1_1", 1e-9);
    expect_near(known.p_above_5pt, row, "p_above_5pt", 1e-9);
    EXPECT_EQ(known.ratio_p_above_1.has_value(), is_given(row, "ratio_p_above_1"));
    EXPECT_EQ(known.logit_z.has_value(), is_given(row, "logit_z"));
    if (known.ratio_p_above_1) {
      expect_near(*known.ratio_p_above_1, row, "ratio_p_above_1", 1e-9);
      expect_near(*known.ratio_p_above_1_1, row, "ratio_p_above_1_1", 1e-9);
    }
    if (known.logit_z) expect_near(*known.logit_z, row, "logit_z", 1e-9);
  }
}

TEST(SmallAreaGolden, RanksAndExpectedExcess) {
  for (const auto& [name, set] : sets_of(golden::rows_of("rank"), "shape", "rate")) {
    std::vector<Posterior> posteriors;
    for (std::size_t i = 0; i < set.rows.size(); ++i) {
      posteriors.push_back({set.first[i], set.second[i], set.first[i] / set.second[i]});
    }
    const std::vector<PosteriorRank> ranks = *posterior_ranks(posteriors);
    for (std::size_t i = 0; i < set.rows.size(); ++i) {
      const Row& row = set.rows[i];
      expect_near(ranks[i].expected_rank, row, "expected_rank", 1e-12);
      EXPECT_EQ(ranks[i].rank_lower_95, number(row, "rank_lower_95")) << name << i;
      EXPECT_EQ(ranks[i].rank_upper_95, number(row, "rank_upper_95")) << name << i;
      expect_near(ranks[i].p_top_20, row, "p_top_20", 1e-9);
      expect_near(*expected_excess_ratio(posteriors[i], 0.8), row, "excess_0_8", 1e-9);
      expect_near(*expected_excess_ratio(posteriors[i]), row, "excess_1", 1e-9);
      expect_near(*expected_excess_ratio(posteriors[i], 1.5), row, "excess_1_5", 1e-9);
      expect_near(*probability_above(posteriors[i], 1), row, "p_above_1", 1e-10);
      expect_near(*probability_above(posteriors[i], 1.05), row, "p_above_1_05", 1e-10);
    }
  }
}

TEST(SmallAreaGolden, FunnelOfRatios) {
  for (const Row& row : golden::rows_of("funnel_ratio")) {
    const auto limits = funnel_ratio_limits(number(row, "expected"), 1, number(row, "confidence"));
    ASSERT_TRUE(limits) << golden::text_of(row);
    expect_near((*limits).lower, row, "lower", 1e-11);
    expect_near((*limits).upper, row, "upper", 1e-11);
  }
}

TEST(SmallAreaGolden, OverdispersedFunnels) {
  std::map<std::string, std::vector<Row>> groups;
  for (const Row& row : golden::rows_of("dispersion")) {
    groups[row.at("case") + row.at("kind") + row.at("winsorise")].push_back(row);
  }
  for (const auto& [name, rows] : groups) {
    const Row& first = rows.front();
    std::vector<FunnelArea> areas;
    for (const Row& row : rows) areas.push_back({number(row, "events"), number(row, "size")});
    const FunnelDispersion found = *funnel_dispersion(
        areas, number(first, "centre"),
        first.at("case") == "proportion" ? FunnelScale::proportion : FunnelScale::ratio,
        first.at("kind") == "additive" ? Overdispersion::additive : Overdispersion::multiplicative,
        number(first, "winsorise"));
    expect_near(found.phi, first, "phi", 1e-9);
    expect_near(found.tau_squared, first, "tau_squared", 1e-9);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      expect_near(found.scores[i]->z, rows[i], "z", 1e-9);
      expect_near(found.scores[i]->z_adjusted, rows[i], "z_adjusted", 1e-9);
      const Interval near = *dispersed_funnel_limits(found, areas[i].size);
      const Interval far = *dispersed_funnel_limits(found, areas[i].size, 0.998);
      expect_near(near.lower, rows[i], "lower_95", 1e-9);
      expect_near(near.upper, rows[i], "upper_95", 1e-9);
      expect_near(far.lower, rows[i], "lower_99_8", 1e-9);
      expect_near(far.upper, rows[i], "upper_99_8", 1e-9);
    }
  }
}

}  // namespace
}  // namespace engawa::stats
