// Direct rates, means and indirect ratios against 50-digit values (tests/golden/stats).

#include <gtest/gtest.h>

#include <map>

#include "engawa/stats/direct_rate.hpp"
#include "engawa/stats/golden_for_tests.hpp"
#include "engawa/stats/indirect_ratio.hpp"
#include "engawa/stats/mean.hpp"

namespace engawa::stats {
namespace {

using golden::expect_near;
using golden::is_given;
using golden::number;
using golden::Row;

std::map<std::string, std::vector<Row>> by_case(const std::string& table) {
  std::map<std::string, std::vector<Row>> cases;
  for (const Row& row : golden::rows_of(table)) cases[row.at("case")].push_back(row);
  return cases;
}

base::Result<DirectRate> rate_of_case(const std::vector<Row>& rows, bool repeated,
                                      const DirectRateOptions& options) {
  if (!repeated) {
    std::vector<DirectStratum> strata;
    for (const Row& row : rows) {
      strata.push_back({number(row, "x"), number(row, "n"), number(row, "standard")});
    }
    return direct_rate(strata, options);
  }
  std::map<std::string, EventStratum> strata;
  for (const Row& row : rows) {
    EventStratum& stratum = strata[row.at("stratum")];
    stratum.people = number(row, "n");
    stratum.standard_weight = number(row, "standard");
    stratum.counts.push_back({number(row, "frequency"), number(row, "x")});
  }
  std::vector<EventStratum> list;
  for (const auto& [name, stratum] : strata) list.push_back(stratum);
  return direct_rate_of_events(list, options);
}

TEST(StandardisedGolden, DirectRates) {
  const std::map<std::string, DirectRateMethod> methods{{"dobson", DirectRateMethod::dobson},
                                                        {"fay_feuer", DirectRateMethod::fay_feuer},
                                                        {"tiwari", DirectRateMethod::tiwari},
                                                        {"normal", DirectRateMethod::normal}};
  auto strata = by_case("direct_strata");
  for (const Row& row : golden::rows_of("direct_rate")) {
    const std::string& name = row.at("case");
    const auto rate =
        rate_of_case(strata.at(name), name == "repeated",
                     {.confidence = number(row, "confidence"),
                      .variance = row.at("variance") == "binomial" ? RateVariance::binomial
                                                                   : RateVariance::poisson,
                      .min_events = 0,
                      .method = methods.at(row.at("method"))});
    ASSERT_TRUE(rate) << golden::text_of(row);
    expect_near((*rate).total_affected, row, "events", 1e-15);
    expect_near(*(*rate).value, row, "value", 1e-14);
    ASSERT_TRUE((*rate).limits) << golden::text_of(row);
    // The lower limit is a difference: its error is measured on the scale of the value.
    const double scale = std::max(1.0, number(row, "value") / number(row, "lower"));
    expect_near((*rate).limits->lower, row, "lower",
                number(row, "lower") > 0 ? 1e-13 * scale : 1e-15);
    expect_near((*rate).limits->upper, row, "upper", 1e-12);
  }
}

TEST(StandardisedGolden, MeansAndPercentiles) {
  auto samples = by_case("sample");
  for (const Row& row : golden::rows_of("mean")) {
    std::vector<double> values;
    for (const Row& value : samples.at(row.at("case"))) values.push_back(number(value, "x"));
    const SampleMean mean = *sample_mean(values, number(row, "confidence"));
    EXPECT_EQ(mean.count, number(row, "n"));
    expect_near(mean.mean, row, "mean", 1e-15);
    EXPECT_EQ(mean.standard_deviation.has_value(), is_given(row, "sd"));
    if (mean.standard_deviation) {
      expect_near(*mean.standard_deviation, row, "sd", 1e-14);
      expect_near(mean.limits->lower, row, "lower", 1e-12);
      expect_near(mean.limits->upper, row, "upper", 1e-12);
    }
    const double shares[] = {0, 0.05, 0.25, 0.5, 0.9, 1};
    const char* columns[] = {"p0", "p5", "p25", "p50", "p90", "p100"};
    const std::vector<double> found = *percentiles(values, shares);
    for (std::size_t i = 0; i < found.size(); ++i) expect_near(found[i], row, columns[i], 1e-13);
  }
}

ObservedExpected sums_of_case(const std::vector<Row>& rows) {
  std::vector<IndirectStratum> strata;
  for (const Row& row : rows) {
    strata.push_back({number(row, "x"), number(row, "n"), number(row, "reference_x"),
                      number(row, "reference_n")});
  }
  return *observed_expected(strata);
}

TEST(StandardisedGolden, IndirectRatios) {
  const std::map<std::string, IndirectMethod> methods{
      {"automatic", IndirectMethod::automatic},
      {"exact", IndirectMethod::exact},
      {"byar", IndirectMethod::byar},
      {"vandenbroucke", IndirectMethod::vandenbroucke},
      {"binomial_exact", IndirectMethod::binomial_exact},
      {"binomial_strata", IndirectMethod::binomial_strata},
      {"log_normal", IndirectMethod::log_normal}};
  auto strata = by_case("indirect_strata");
  for (const Row& row : golden::rows_of("indirect")) {
    const ObservedExpected sums = sums_of_case(strata.at(row.at("case")));
    const double confidence = number(row, "confidence");
    const IndirectMethod method = methods.at(row.at("method"));
    const IndirectEstimate ratio = *standardised_ratio(sums, confidence, method);
    expect_near(sums.observed, row, "observed", 1e-15);
    expect_near(sums.expected, row, "expected", 1e-14);
    expect_near(ratio.value, row, "ratio", 1e-14);
    // Beta quantiles of 1e12 people hold 1e-10, all else 1e-12.
    const double tolerance = sums.observed > 1e9 ? 1e-9 : 1e-12;
    expect_near(ratio.limits->lower, row, "lower", tolerance);
    expect_near(ratio.limits->upper, row, "upper", tolerance);
    const IndirectEstimate rate = *indirect_rate(sums, confidence, method);
    expect_near(rate.value, row, "rate", 1e-14);
    EXPECT_NEAR(rate.limits->upper * ratio.value, ratio.limits->upper * rate.value,
                1e-14 * ratio.limits->upper * rate.value);
  }
}

TEST(StandardisedGolden, IndirectTests) {
  auto strata = by_case("indirect_strata");
  for (const Row& row : golden::rows_of("indirect_test")) {
    const IndirectTests tests = *indirect_tests(sums_of_case(strata.at(row.at("case"))));
    EXPECT_EQ(tests.z_binomial.has_value(), is_given(row, "z_binomial")) << golden::text_of(row);
    if (tests.z_binomial) {
      expect_near(*tests.z_binomial, row, "z_binomial", 1e-12);
      expect_near(*tests.p_binomial, row, "p_binomial", 1e-9);
    }
    expect_near(tests.z_poisson, row, "z_poisson", 1e-12);
    expect_near(tests.p_poisson, row, "p_poisson", 1e-9);
    expect_near(tests.p_double, row, "p_double", 1e-9);
    EXPECT_EQ(tests.p_minlike.has_value(), is_given(row, "p_minlike")) << golden::text_of(row);
    if (tests.p_minlike) expect_near(*tests.p_minlike, row, "p_minlike", 1e-9);
    expect_near(tests.chi2_corrected, row, "chi2_corrected", 1e-12);
  }
}

}  // namespace
}  // namespace engawa::stats
