#include <gtest/gtest.h>

#include "engawa/methods/run_for_tests.hpp"

namespace engawa::methods {
namespace {

namespace golden = stats::comparison_golden;
using for_tests::golden_text;
using for_tests::run;

/// Position of a row within its set, as the expected tables number it.
class Positions {
 public:
  std::string next(const std::string& set) { return "." + std::to_string(m_next[set]++); }

 private:
  std::map<std::string, std::size_t> m_next;
};

/// The named sets of a golden input as a table of their own.
std::string rows_of_set(const std::string& text, const std::string& set) {
  std::string kept;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (kept.empty() || line.rfind(set + ",", 0) == 0) kept += line + "\n";
  }
  return kept;
}

TEST(LifeExpectancyMethod, AgreesWithFiftyDigits) {
  golden::Expected precise("life_expectancy", "50");
  const auto ran = run("life-expectancy", {}, golden_text("life_expectancy_input.csv"));
  ASSERT_EQ(ran.fault(), "ok");
  Positions positions;
  for (const auto& row : ran.rows) {
    const std::string set = row.at("set");
    const std::string place = positions.next(set);
    EXPECT_EQ(precise.difference(set, "value" + place, golden::number(row.at("value"))), "");
    EXPECT_EQ(precise.difference(set, "lower" + place, golden::number(row.at("lower_95"))), "");
    EXPECT_EQ(precise.difference(set, "upper" + place, golden::number(row.at("upper_95"))), "");
  }
  EXPECT_EQ(precise.asked(), precise.size());
}

TEST(LifeExpectancyMethod, AgesInAnyOrderGiveTheSame) {
  const std::string header = "group,age,population,deaths\n";
  const auto sorted = run("life-expectancy", {"--confidence", "0.95,0.998"},
                          header + "a,0,30000,60\na,50,9000,90\na,80,900,80\n");
  const auto mixed = run("life-expectancy", {"--confidence", "0.95,0.998"},
                         header + "a,80,900,80\na,0,30000,60\na,50,9000,90\n");
  ASSERT_EQ(sorted.rows.size(), 3u);
  EXPECT_EQ(mixed.at(0, "age"), "80");
  EXPECT_EQ(mixed.at(0, "value"), sorted.at(2, "value"));
  EXPECT_EQ(mixed.at(1, "lower_99_8"), sorted.at(0, "lower_99_8"));
  EXPECT_LT(sorted.number(0, "lower_99_8"), sorted.number(0, "lower_95"));
}

TEST(LifeExpectancyMethod, EmptyWithAReason) {
  const std::string header = "age,population,deaths\n";
  const auto status = [&](const std::string& rows, const std::vector<std::string>& arguments = {}) {
    const auto ran = run("life-expectancy", arguments, header + rows);
    EXPECT_EQ(ran.at(0, "status") == "ok", !ran.at(0, "value").empty());
    return ran.at(0, "status");
  };
  EXPECT_EQ(status("0,30000,60\n60,2000,0\n"), "no deaths in the open band");
  EXPECT_EQ(status("0,30000,60\n60,200,201\n"), "deaths > population");
  EXPECT_EQ(status("0,30000,60\n50,0,0\n60,200,20\n"), "population 0");
  EXPECT_EQ(status("0,3000,6\n60,2000,90\n"), "too few people");
  EXPECT_EQ(status("0,3000,6\n60,2000,90\n", {"--min-population", "1000"}), "ok");
  EXPECT_EQ(status("0,30000,\n60,2000,90\n"), "missing deaths");
  EXPECT_EQ(status("0,30000,90\n"), "too few bands");
}

TEST(LifeExpectancyMethod, Faults) {
  const std::string header = "age,population,deaths\n";
  EXPECT_EQ(run("life-expectancy", {}, header + "1,30000,60\n60,2000,9\n").fault(),
            "MET-012 2行目 age列");
  EXPECT_EQ(run("life-expectancy", {}, header + "0,30000,60\n0,2000,9\n").fault(),
            "MET-009 3行目 age列");
  const auto ran = run("life-expectancy", {"--skip-bad"},
                       "group," + header +
                           "a,0,30000,x\na,60,2000,9\n"
                           "b,0,30000,60\nb,60,2000,90\n");
  EXPECT_EQ(ran.rows.size(), 2u);
  EXPECT_EQ(ran.report->rows_set_aside, 2u);
}

TEST(QuantileGroupMethod, AgreesWithTheFormulaInWholeNumbers) {
  golden::Expected precise("quantile", "50");
  for (const std::string order : {"descending", "ascending"}) {
    for (const std::string groups : {"4", "10"}) {
      const auto ran = run("quantile-group", {"--groups", groups, "--order", order},
                           golden_text("quantile_input.csv"));
      ASSERT_EQ(ran.fault(), "ok");
      Positions positions;
      for (const auto& row : ran.rows) {
        const std::string field = order + "_" + groups + positions.next(row.at("set"));
        EXPECT_EQ(precise.difference(row.at("set"), field, golden::number(row.at("group"))), "");
      }
    }
  }
  EXPECT_EQ(precise.asked(), precise.size());
}

TEST(QuantileGroupMethod, MissingTooFewAndFaults) {
  const std::string header = "set,area,value\n";
  const auto ran = run("quantile-group", {"--groups", "2"}, header + "s,a,1\ns,b,\ns,c,3\nt,a,1\n");
  EXPECT_EQ(ran.at(0, "group"), "2");
  EXPECT_EQ(ran.at(1, "status"), "missing value");
  EXPECT_EQ(ran.at(2, "group"), "1");
  EXPECT_EQ(ran.at(3, "status"), "too few areas");
  EXPECT_EQ(run("quantile-group", {}, header + "s,a,1\ns,a,2\n").fault(), "MET-009 3行目 area列");
  EXPECT_EQ(run("quantile-group", {"--groups", "2.5"}, header).report.problem().code(), "MET-002");
}

TEST(MoranMethod, AgreesWithFiftyDigits) {
  golden::Expected precise("moran", "50");
  for (const std::string set : {"grid", "directed"}) {
    const std::string csv = rows_of_set(golden_text("moran_input.csv"), set);
    const std::string pairs = rows_of_set(golden_text("moran_neighbours.csv"), set);
    const auto whole = run("moran", {}, csv, "neighbours", pairs);
    ASSERT_EQ(whole.rows.size(), 1u);
    const auto local = run("moran", {"--local"}, csv, "neighbours", pairs);
    for (const char* field : {"i", "expected", "variance", "z", "p", "areas"}) {
      EXPECT_EQ(precise.difference(set, field, golden::number(whole.at(0, field))), "");
      EXPECT_EQ(whole.at(0, field), local.at(0, field));
    }
    Positions positions;
    for (const auto& row : local.rows) {
      EXPECT_EQ(precise.difference(set, "local" + positions.next(set),
                                   golden::number(row.at("local_i")), 1e-9, 1e-2),
                "");
    }
  }
  EXPECT_GT(precise.asked(), 30u);
}

TEST(MoranMethod, EmptyAndFaults) {
  const std::string csv = "set,area,value\ns,a,1\ns,b,2\ns,c,4\ns,d,7\ns,e,9\ns,f,\n";
  const std::string ring = "area,neighbour\na,b\nb,c\nc,d\nd,a\nf,a\n";
  const auto local = run("moran", {"--local"}, csv, "neighbours", ring);
  ASSERT_EQ(local.rows.size(), 6u);
  EXPECT_EQ(local.at(0, "left_out"), "1");
  EXPECT_EQ(local.at(4, "status"), "no neighbours");
  EXPECT_EQ(local.at(5, "status"), "missing value");
  EXPECT_EQ(run("moran", {}, csv, "neighbours", "area,neighbour\na,b\n").at(0, "status"),
            "too few areas");
  EXPECT_EQ(run("moran", {}, csv).report.problem().code(), "MET-002");
  EXPECT_EQ(run("moran", {}, csv, "neighbours", "area,neighbour\na,a\n").fault(),
            "MET-011 2行目 neighbour列");
  EXPECT_EQ(run("moran", {}, csv, "neighbours", "area,neighbour\na,\n").fault(),
            "MET-008 2行目 neighbour列");
}

TEST(Methods, EveryOneIsDeclaredWithFormulaSourceAndResults) {
  for (const auto& method : all_methods()) {
    EXPECT_FALSE(method.purpose_ja.empty()) << method.name;
    EXPECT_FALSE(method.formula.empty()) << method.name;
    EXPECT_FALSE(method.source.empty()) << method.name;
    EXPECT_FALSE(help_text(method).empty()) << method.name;
  }
}

}  // namespace
}  // namespace engawa::methods
