#include <gtest/gtest.h>

#include "engawa/base/decimal.hpp"
#include "engawa/methods/run_for_tests.hpp"
#include "engawa/stats/golden_for_tests.hpp"

namespace engawa::methods {
namespace {

namespace table = stats::golden;
using for_tests::run;

TEST(FunnelRatioMethod, LimitsAgreeWithFiftyDigits) {
  std::string csv = "observed,expected\n";
  std::vector<table::Row> rows;
  for (const auto& row : table::rows_of("funnel_ratio")) {
    rows.push_back(row);
    csv += "," + row.at("expected") + "\n";
  }
  const auto ran = run("funnel-ratio", {"--confidence", "0.5,0.95,0.998"}, csv);
  ASSERT_EQ(ran.rows.size(), rows.size()) << ran.fault();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double confidence = table::number(rows[i], "confidence");
    const std::string name = confidence == 0.5 ? "50" : confidence == 0.95 ? "95" : "99_8";
    table::expect_near(ran.number(i, "lower_" + name), rows[i], "lower", 1e-9);
    table::expect_near(ran.number(i, "upper_" + name), rows[i], "upper", 1e-9);
    EXPECT_EQ(ran.at(i, "status"), "limits only");
    EXPECT_EQ(ran.at(i, "value") + ran.at(i, "significance"), "");
    EXPECT_EQ(ran.at(i, "centre"), "1");
  }
}

/// Runs the areas of one case of dispersion.csv and compares all that the table holds.
void expect_dispersion(const std::string& method, const std::vector<table::Row>& rows) {
  const auto& first = rows.front();
  const std::string columns = method == "funnel-ratio" ? "observed,expected" : "x,n";
  std::string csv = "set,area," + columns + "\n";
  int area = 0;
  for (const auto& row : rows)
    csv += "s," + std::to_string(++area) + "," + row.at("events") + "," + row.at("size") + "\n";
  const auto ran = run(method,
                       {"--overdispersion", first.at("kind"), "--winsorise", first.at("winsorise"),
                        "--centre", first.at("centre")},
                       csv);
  ASSERT_EQ(ran.rows.size(), rows.size()) << ran.fault();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const char* column :
         {"centre", "phi", "z", "z_adjusted", "lower_95", "upper_95", "lower_99_8", "upper_99_8"})
      table::expect_near(ran.number(i, column), rows[i], column, 1e-9);
    table::expect_near(ran.number(i, "tau2"), rows[i], "tau_squared", 1e-9);
    const double z = table::number(rows[i], "z_adjusted");
    const std::string side = z > 0 ? "high" : "low";
    const std::string expected = std::abs(z) > 3.0902323061678132   ? side + "_99_8"
                                 : std::abs(z) > 1.9599639845400542 ? side + "_95"
                                                                    : "none";
    EXPECT_EQ(ran.at(i, "significance"), expected) << z;
  }
}

TEST(FunnelMethods, DispersionAgreesWithFiftyDigits) {
  std::map<std::string, std::vector<table::Row>> groups;
  for (const auto& row : table::rows_of("dispersion"))
    groups[row.at("case") + row.at("kind") + row.at("winsorise")].push_back(row);
  for (const auto& [name, rows] : groups) {
    if (rows.front().at("case") == "proportion") {
      expect_dispersion("funnel-proportion", rows);
    } else {
      expect_dispersion("funnel-ratio", rows);
      expect_dispersion("funnel-rate", rows);
    }
  }
}

TEST(FunnelProportionMethod, LimitsAboutThePooledShare) {
  // C = 140/700 = 0.2; half widths z sqrt(0.16/n): n = 400 has sqrt 0.02.
  const auto ran = run("funnel-proportion", {"--multiplier", "100"},
                       "set,area,x,n\ns,a,40,300\ns,b,100,400\ns,,,400\ns,,,4\n");
  EXPECT_EQ(ran.report->csv.substr(0, ran.report->csv.find('\n')),
            "set,area,x,n,value,centre,lower_95,upper_95,lower_99_8,upper_99_8,significance,"
            "status");
  EXPECT_EQ(ran.at(1, "centre"), "20");
  EXPECT_NEAR(ran.number(1, "lower_95"), 20 - 1.9599639845400542 * 2, 1e-11);
  EXPECT_NEAR(ran.number(1, "upper_99_8"), 20 + 3.0902323061678132 * 2, 1e-11);
  EXPECT_EQ(ran.at(0, "significance"), "low_95");
  EXPECT_EQ(ran.at(1, "significance"), "high_95");
  EXPECT_EQ(ran.at(2, "lower_95"), ran.at(1, "lower_95"));
  EXPECT_EQ(ran.at(2, "status"), "limits only");
  EXPECT_EQ(ran.at(3, "lower_95"), "0");
  const auto low = run("funnel-proportion", {"--centre", "0.6"}, "area,x,n\na,40,300\n");
  EXPECT_EQ(low.at(0, "centre"), "0.6");
  EXPECT_EQ(low.at(0, "significance"), "low_99_8");
}

TEST(FunnelMethods, RowsWithoutAPart) {
  const auto ran = run("funnel-proportion", {}, "area,x,n\na,4,30\nb,0,0\nc,5,\nd,1,10\n");
  EXPECT_EQ(ran.at(1, "status"), "zero denominator");
  EXPECT_EQ(ran.at(2, "status"), "missing n");
  EXPECT_EQ(ran.at(2, "significance"), "");
  EXPECT_EQ(ran.at(0, "centre"), "0.125");
  const auto none = run("funnel-proportion", {}, "area,x,n\na,,30\n");
  EXPECT_EQ(none.at(0, "status"), "no events");
  const auto curve =
      run("funnel-ratio", {"--overdispersion", "additive"}, "area,observed,expected\n,,30\n");
  EXPECT_EQ(curve.at(0, "status"), "too few areas");
}

TEST(FunnelMethods, FaultsAndOptions) {
  EXPECT_EQ(run("funnel-proportion", {}, "area,x,n\na,4,30\nb,6,5\n").fault(), "MET-011 3行目 x列");
  EXPECT_EQ(run("funnel-ratio", {}, "area,observed,expected\na,4,0\n").fault(),
            "MET-011 2行目 expected列");
  EXPECT_EQ(run("funnel-rate", {}, "area,x,n\na,4,30\na,6,50\n").fault(), "MET-009 3行目 area列");
  const auto kept = run("funnel-proportion", {"--skip-bad"}, "area,x,n\na,4,30\nb,6,5\nc,1,10\n");
  EXPECT_EQ(kept.rows.size(), 2u);
  EXPECT_EQ(kept.report->rows_set_aside, 1u);
  const std::string csv = "x,n\n4,30\n";
  EXPECT_EQ(run("funnel-proportion", {"--centre", "1.5", "--skip-bad"}, csv).fault(), "MET-002 ");
  EXPECT_EQ(run("funnel-rate", {"--centre", "0"}, csv).fault(), "MET-002 ");
  EXPECT_EQ(run("funnel-rate", {"--winsorise", "0.5"}, csv).fault(), "MET-002 ");
}

TEST(FunnelRateMethod, CrudeRates) {
  // v = 50/1000; the limits of E = 260 (tests/golden/stats/funnel_ratio.csv) times v.
  const auto ran =
      run("funnel-rate", {"--multiplier", "1000"}, "area,x,n\na,10,400\nb,40,600\n,,5200\nd,,0\n");
  EXPECT_EQ(ran.at(0, "centre"), "50");
  EXPECT_EQ(ran.at(0, "value"), "25");
  EXPECT_NEAR(ran.number(2, "lower_95"), 50 * 0.87838553051910837437, 1e-8);
  EXPECT_NEAR(ran.number(2, "upper_95"), 50 * 1.1252593809141145189, 1e-8);
  EXPECT_EQ(ran.at(0, "significance"), "low_95");
  EXPECT_EQ(ran.at(1, "significance"), "none");
  EXPECT_EQ(ran.at(3, "status"), "zero denominator");
  EXPECT_EQ(run("funnel-rate", {}, "area,x,n\na,0,400\n").at(0, "status"), "no events");
}

TEST(FunnelRateMethod, StandardisedRates) {
  // People behind the points: 1000 x/value = 2500, 200, 600; v = 75/3300.
  const auto ran = run("funnel-rate", {"--multiplier", "1000"},
                       "area,x,n,value\na,50,2000,20\nb,5,300,25\nc,20,900,33.3333333333333333\n"
                       "none,0,80,0\nunknown,30,900,\n,,900,\n");
  const double v = 75.0 / 3300;
  EXPECT_NEAR(ran.number(0, "centre"), 1000 * v, 1e-9);
  EXPECT_NEAR(ran.number(0, "value"), 20, 1e-12);
  EXPECT_EQ(ran.at(0, "significance"), "none");
  EXPECT_EQ(ran.at(1, "significance"), "not_applicable");
  EXPECT_NE(ran.at(1, "upper_95"), "");
  EXPECT_EQ(ran.at(3, "significance"), "not_applicable");
  EXPECT_EQ(ran.at(3, "upper_95"), "");
  EXPECT_EQ(ran.at(3, "status"), "no events");
  EXPECT_EQ(ran.at(4, "status"), "missing value");
  EXPECT_EQ(ran.at(4, "value") + ran.at(4, "upper_95"), "");
  EXPECT_EQ(ran.at(5, "status"), "limits only");
  const auto crude =
      run("funnel-rate", {"--centre", base::format_round_trip(v)}, "x,n\n50,2500\n,900\n");
  EXPECT_NEAR(ran.number(0, "lower_95"), 1000 * crude.number(0, "lower_95"), 1e-9);
  EXPECT_NEAR(ran.number(5, "upper_99_8"), 1000 * crude.number(1, "upper_99_8"), 1e-9);
  EXPECT_EQ(run("funnel-rate", {}, "x,n,value\n5,9,0\n").fault(), "MET-011 2行目 value列");
}

TEST(FunnelMethods, HugeCounts) {
  const auto ran = run("funnel-ratio", {}, "observed,expected\n1000001000000,1e12\n");
  EXPECT_NEAR(ran.number(0, "upper_95"), 1.0000019599649581164, 1e-9);
  EXPECT_EQ(ran.at(0, "significance"), "none");
  const auto high = run("funnel-ratio", {}, "observed,expected\n1000004000000,1e12\n");
  EXPECT_EQ(high.at(0, "significance"), "high_99_8");
}

}  // namespace
}  // namespace engawa::methods
