#include <gtest/gtest.h>

#include <algorithm>

#include "engawa/methods/run_for_tests.hpp"
#include "engawa/stats/golden_for_tests.hpp"

namespace engawa::methods {
namespace {

namespace table = stats::golden;
using for_tests::run;

std::string word(std::string name) {
  std::replace(name.begin(), name.end(), '_', '-');
  return name == "automatic" ? "auto" : name;
}

/// Column of a limit at the confidences of the golden tables.
std::string limit(const std::string& side, const table::Row& row) {
  const double confidence = table::number(row, "confidence");
  return side + (confidence == 0.5 ? "_50" : confidence == 0.95 ? "_95" : "_99_8");
}

std::string direct_csv(const std::string& name) {
  const bool repeated = name == "repeated";
  std::string csv = repeated ? "standard,n,x,frequency,stratum\n" : "standard,n,x,stratum\n";
  for (const auto& row : table::rows_of("direct_strata")) {
    if (row.at("case") != name) continue;
    csv += row.at("standard") + "," + row.at("n") + "," + row.at("x") + ",";
    csv += (repeated ? row.at("frequency") + "," : "") + row.at("stratum") + "\n";
  }
  return csv;
}

TEST(DirectRateMethod, AgreesWithFiftyDigits) {
  for (const auto& row : table::rows_of("direct_rate")) {
    const auto ran =
        run("direct-rate",
            {"--interval=" + word(row.at("method")), "--variance=" + row.at("variance"),
             "--min-events=0", "--confidence=" + row.at("confidence")},
            direct_csv(row.at("case")));
    ASSERT_EQ(ran.rows.size(), 1u) << table::text_of(row) << ran.fault();
    table::expect_near(ran.number(0, "total_x"), row, "events", 1e-14);
    table::expect_near(ran.number(0, "value"), row, "value", 1e-9);
    table::expect_near(ran.number(0, limit("lower", row)), row, "lower", 1e-9);
    if (row.at("upper") == "+inf") {
      EXPECT_EQ(ran.at(0, limit("upper", row)), "");
      EXPECT_EQ(ran.at(0, "status"), "no upper limit");
    } else {
      table::expect_near(ran.number(0, limit("upper", row)), row, "upper", 1e-9);
      EXPECT_EQ(ran.at(0, "status"), "ok") << table::text_of(row);
    }
    const std::string used = ran.at(0, "method").substr(0, row.at("method").size());
    EXPECT_EQ(used, word(row.at("method")));
  }
}

const std::string head = "group,stratum,x,n,standard\n";

TEST(DirectRateMethod, PresetIsDobsonFromTenEvents) {
  const auto ran = run("direct-rate", {}, head + "a,1,4,1000,1\na,2,5,1000,3\nb,1,10,1000,1\n");
  EXPECT_EQ(ran.report->csv.substr(0, ran.report->csv.find('\n')),
            "group,total_x,total_n,value,lower_95,upper_95,method,status");
  EXPECT_EQ(ran.at(0, "status"), "too few events");
  EXPECT_EQ(ran.at(0, "total_x"), "9");
  EXPECT_EQ(ran.at(0, "total_n"), "2000");
  EXPECT_EQ(ran.at(0, "value") + ran.at(0, "upper_95"), "");
  EXPECT_EQ(ran.at(1, "method"), "dobson-byar");
  EXPECT_EQ(run("direct-rate", {"--min-events", "0"}, head + "a,1,4,9,1\n").at(0, "method"),
            "dobson-exact");
  EXPECT_EQ(run("direct-rate", {"--interval", "tiwari"}, head + "a,1,4,9,1\n").at(0, "status"),
            "ok");
  EXPECT_EQ(run("direct-rate", {"--interval", "tiwari", "--min-events", "5"}, head + "a,1,4,9,1\n")
                .at(0, "status"),
            "too few events");
}

TEST(DirectRateMethod, NoEventHasNoUpperDobsonLimit) {
  const auto ran = run("direct-rate", {"--min-events", "0"}, head + "a,1,0,1000,1\na,2,0,50,2\n");
  EXPECT_EQ(ran.at(0, "value"), "0");
  EXPECT_EQ(ran.at(0, "lower_95"), "0");
  EXPECT_EQ(ran.at(0, "upper_95"), "");
  EXPECT_EQ(ran.at(0, "status"), "no upper limit");
}

TEST(DirectRateMethod, MissingAndEmptyStrata) {
  const std::string csv = head + "a,1,30,100,1\na,2,,100,1\nb,1,30,100,1\nb,2,0,0,1\n";
  const auto ran = run("direct-rate", {}, csv);
  EXPECT_EQ(ran.at(0, "status"), "missing x");
  EXPECT_EQ(ran.at(0, "total_x"), "");
  EXPECT_EQ(ran.at(1, "status"), "zero denominator");
  const auto zero = run("direct-rate", {"--missing", "zero", "--multiplier", "100"}, csv);
  EXPECT_EQ(zero.at(0, "value"), "15");
}

TEST(DirectRateMethod, FaultsNameRowAndColumn) {
  const auto fault = [](const std::string& rows) {
    return run("direct-rate", {}, head + rows).fault();
  };
  EXPECT_EQ(fault("a,1,30,100,\n"), "MET-008 2行目 standard列");
  EXPECT_EQ(fault("a,1,30,100,0\n"), "MET-011 2行目 standard列");
  EXPECT_EQ(fault("a,,30,100,1\n"), "MET-008 2行目 stratum列");
  EXPECT_EQ(fault("a,1,30,100,1\na,1,2,3,4\n"), "MET-009 3行目 stratum列");
  EXPECT_EQ(fault("a,1,30,0,1\n"), "MET-011 2行目 n列");
  EXPECT_EQ(fault("a,1,30,100,-1\n"), "MET-007 2行目 standard列");
}

TEST(DirectRateMethod, OptionsThatDoNotFit) {
  const std::string csv = head + "a,1,30,100,1\n";
  EXPECT_EQ(run("direct-rate", {"--variance", "binomial"}, csv).fault(), "MET-002 ");
  EXPECT_EQ(run("direct-rate", {"--min-events", "-1"}, csv).fault(), "MET-002 ");
  EXPECT_EQ(run("direct-rate", {"--min-events", "-1", "--skip-bad"}, csv).fault(), "MET-002 ");
  EXPECT_EQ(
      run("direct-rate", {"--variance=binomial", "--interval=normal"}, head + "a,1,101,100,1\n")
          .fault(),
      "MET-011 2行目 x列");
  EXPECT_EQ(run("direct-rate", {"--variance=binomial", "--interval=normal"},
                "stratum,x,n,standard,frequency\na,3,9,1,1\n")
                .fault(),
            "MET-002 ");
}

TEST(DirectRateMethod, FrequencyRowsOfAStratumAgree) {
  const std::string columns = "stratum,frequency,x,n,standard\n";
  EXPECT_EQ(run("direct-rate", {}, columns + "a,1,9,90,1\na,2,3,91,1\n").fault(),
            "MET-011 3行目 n,standard列");
  EXPECT_EQ(run("direct-rate", {}, columns + "a,1,9,90,1\na,1,3,90,1\n").fault(),
            "MET-009 3行目 stratum,frequency列");
  EXPECT_EQ(run("direct-rate", {}, columns + "a,-1,9,90,1\n").fault(), "MET-007 2行目 frequency列");
  EXPECT_EQ(run("direct-rate", {}, columns + "a,,9,90,1\n").fault(), "MET-008 2行目 frequency列");
  const auto ran = run("direct-rate", {}, columns + "a,1,9,90,1\n\"a \",2,3,90,1\n");
  EXPECT_EQ(ran.at(0, "total_x"), "15");
  EXPECT_EQ(ran.at(0, "total_n"), "90");
}

TEST(DirectRateMethod, SkipBadSetsTheGroupAside) {
  const auto ran = run("direct-rate", {"--skip-bad"},
                       head + "a,1,30,100,1\na,2,x,100,1\nb,1,30,100,1\nc,1,30,0,1\n");
  ASSERT_EQ(ran.rows.size(), 1u);
  EXPECT_EQ(ran.at(0, "group"), "b");
  EXPECT_EQ(ran.report->rows_set_aside, 3u);
  EXPECT_EQ(ran.report->set_aside.size(), 2u);
}

std::string indirect_csv() {
  std::string csv = "group,stratum,x,n,reference_x,reference_n\n";
  int stratum = 0;
  for (const auto& row : table::rows_of("indirect_strata")) {
    csv += row.at("case") + "," + std::to_string(++stratum);
    for (const char* column : {"x", "n", "reference_x", "reference_n"}) csv += "," + row.at(column);
    csv += "\n";
  }
  return csv;
}

/// Only the groups that a method can take: "rates" has more events than people.
std::string indirect_csv_for(const std::string& method) {
  std::string kept;
  std::istringstream lines(indirect_csv());
  for (std::string line; std::getline(lines, line);) {
    if (method.rfind("binomial", 0) != 0 || line.rfind("rates", 0) != 0) kept += line + "\n";
  }
  return kept;
}

std::size_t row_of(const for_tests::Ran& ran, const std::string& group) {
  std::size_t row = 0;
  while (row < ran.rows.size() && ran.at(row, "group") != group) ++row;
  return row;
}

TEST(IndirectMethods, AgreeWithFiftyDigits) {
  std::map<std::string, std::pair<for_tests::Ran, for_tests::Ran>> runs;
  for (const auto& row : table::rows_of("indirect")) {
    const std::string method = word(row.at("method"));
    if (!runs.contains(method)) {
      const std::vector<std::string> options{"--interval", method, "--confidence",
                                             "0.5,0.95,0.998"};
      const std::string csv = indirect_csv_for(method);
      runs.emplace(method, std::pair(run("indirect-ratio", options, csv),
                                     run("indirect-rate", options, csv)));
    }
    const auto& [ratio, rate] = runs.at(method);
    const auto at = row_of(ratio, row.at("case"));
    ASSERT_LT(at, ratio.rows.size()) << ratio.fault() << table::text_of(row);
    EXPECT_EQ(ratio.at(at, "status"), "ok");
    table::expect_near(ratio.number(at, "observed"), row, "observed", 1e-14);
    table::expect_near(ratio.number(at, "expected"), row, "expected", 1e-9);
    table::expect_near(ratio.number(at, "value"), row, "ratio", 1e-9);
    table::expect_near(ratio.number(at, limit("lower", row)), row, "lower", 1e-9);
    table::expect_near(ratio.number(at, limit("upper", row)), row, "upper", 1e-9);
    table::expect_near(rate.number(at, "value"), row, "rate", 1e-9);
    if (method != "auto") {
      EXPECT_EQ(ratio.at(at, "method"), method);
    } else {
      EXPECT_EQ(ratio.at(at, "method"), table::number(row, "observed") < 10 ? "exact" : "byar");
    }
  }
}

TEST(IndirectMethods, TestsAgreeWithFiftyDigits) {
  const auto ran = run("indirect-ratio", {"--test"}, indirect_csv());
  for (const auto& row : table::rows_of("indirect_test")) {
    const auto at = row_of(ran, row.at("case"));
    for (const auto& [column, text] : row) {
      if (column == "case") continue;
      if (text.empty()) {
        EXPECT_EQ(ran.at(at, column), "");
        EXPECT_NE(ran.at(at, "status"), "ok");
      } else {
        table::expect_near(ran.number(at, column), row, column, 1e-9);
      }
    }
  }
}

const std::string indirect_head = "group,stratum,x,n,reference_x,reference_n\n";

TEST(IndirectMethods, ColumnsAndClasses) {
  // Expected: 100 x 1000/10000 = 10.
  const auto ran = run("indirect-ratio", {"--classes", "--multiplier", "100"},
                       indirect_head +
                           "low,1,2,100,1000,10000\nlower,1,9,100,1000,10000\n"
                           "same,1,10,100,1000,10000\nhigher,1,11,100,1000,10000\n"
                           "high,1,40,100,1000,10000\n");
  EXPECT_EQ(ran.report->csv.substr(0, ran.report->csv.find('\n')),
            "group,observed,expected,value,lower_95,upper_95,method,class,status");
  const char* classes[] = {"有意に低い", "低いが有意ではない", "", "高いが有意ではない",
                           "有意に高い"};
  for (std::size_t row = 0; row < 5; ++row) EXPECT_EQ(ran.at(row, "class"), classes[row]);
  EXPECT_EQ(ran.at(4, "value"), "400");
}

TEST(IndirectMethods, EmptyWithAReason) {
  const auto none = run("indirect-ratio", {"--interval", "log-normal", "--classes"},
                        indirect_head + "a,1,0,100,1000,10000\n");
  EXPECT_EQ(none.at(0, "value"), "0");
  EXPECT_EQ(none.at(0, "lower_95") + none.at(0, "upper_95") + none.at(0, "class"), "");
  EXPECT_EQ(none.at(0, "status"), "no events");
  const auto nothing = run("indirect-rate", {}, indirect_head + "a,1,0,100,0,10000\n");
  EXPECT_EQ(nothing.at(0, "expected"), "0");
  EXPECT_EQ(nothing.at(0, "value"), "");
  EXPECT_EQ(nothing.at(0, "status"), "zero denominator");
  const std::string gap = indirect_head + "a,1,9,100,1,10\na,2,,,1,10\n";
  EXPECT_EQ(run("indirect-ratio", {}, gap).at(0, "status"), "missing x");
  EXPECT_EQ(run("indirect-ratio", {"--missing", "zero"}, gap).at(0, "expected"), "10");
}

TEST(IndirectMethods, FaultsNameRowAndColumn) {
  const auto fault = [](const std::string& rows, const std::vector<std::string>& options = {}) {
    return run("indirect-ratio", options, indirect_head + rows).fault();
  };
  EXPECT_EQ(fault("a,1,1,9,,10\n"), "MET-008 2行目 reference_x列");
  EXPECT_EQ(fault("a,1,1,9,1,10\na,2,1,9,0,0\n"), "MET-011 3行目 reference_n列");
  EXPECT_EQ(fault("a,1,0,0,3,0\n"), "MET-011 2行目 reference_n列");
  EXPECT_EQ(fault("a,1,1,0,1,10\n"), "MET-011 2行目 n列");
  EXPECT_EQ(fault("a,1,1,9,1,10\na,1,1,9,1,10\n"), "MET-009 3行目 stratum列");
  EXPECT_EQ(fault("a,1,10,9,1,10\n"), "ok");
  EXPECT_EQ(fault("a,1,10,9,1,10\n", {"--interval", "binomial-exact"}), "MET-011 2行目 x列");
}

}  // namespace
}  // namespace engawa::methods
