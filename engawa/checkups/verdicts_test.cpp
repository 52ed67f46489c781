#include "engawa/checkups/verdicts.hpp"

#include "engawa/base/decimal.hpp"
#include "engawa/checkups/catalogue_table.hpp"
#include "engawa/checkups/checkups_for_tests.hpp"

namespace engawa::checkups {
namespace {

constexpr const char* columns_and_quantities[][2] = {
    {"waist", "waist"},
    {"vfa", "visceral_fat_area"},
    {"bmi", "bmi"},
    {"sbp", "sbp"},
    {"dbp", "dbp"},
    {"tg", "triglycerides_fasting"},
    {"tg_casual", "triglycerides_casual"},
    {"hdl", "hdl"},
    {"glucose", "glucose_fasting"},
    {"glucose_casual", "glucose_casual"},
    {"hba1c", "hba1c"},
    {"sampling", "blood_sampling_time"},
    {"smoking", "question_08"},
    {"drug_bp", "question_01"},
    {"drug_glucose", "question_02"},
    {"drug_lipid", "question_03"},
};

template <class Verdict>
std::string written(const std::optional<Verdict>& verdict) {
  return verdict ? std::to_string(static_cast<int>(*verdict)) : "";
}

Verdicts load() {
  auto verdicts = Verdicts::load(std::string(ENGAWA_SOURCE_DIR) + "/catalog/checkups/rules.toml",
                                 test::items());
  EXPECT_TRUE(verdicts.ok());
  return std::move(*verdicts);
}

// The table is for experts to correct: 1 積極的, 2 動機付け, 3 情報提供, 4 判定不能; 1 基準該当, 2
// 予備群, 3 非該当, 4 判定不能; empty: no verdict.
TEST(Verdicts, FollowTheTableOfCases) {
  const Verdicts verdicts = load();
  const auto table =
      CatalogueTable::read(std::string(ENGAWA_SOURCE_DIR) + "/engawa/checkups/verdict_cases.csv",
                           {"fiscal_year", "sex", "age", "level", "metabolic", "why"});
  ASSERT_TRUE(table.ok());
  ASSERT_GT(table->rows_count(), 40U);
  for (std::size_t i = 0; i < table->rows_count(); ++i) {
    const auto row = table->row(i);
    PersonValues values(test::items());
    values.take({});
    for (const auto& [column, quantity] : columns_and_quantities) {
      const auto number = base::parse_double(row[column]);
      if (number) values.set(test::items().quantity(quantity), *number);
    }
    const int year = *row.year("fiscal_year", 0);
    const auto age = static_cast<int>(*base::parse_integer(row["age"]));
    const auto sex = row["sex"] == "M" ? cells::Sex::Male : cells::Sex::Female;
    EXPECT_EQ(written(verdicts.guidance_level(values, year, sex, age)), row["level"])
        << "row " << i + 2 << " " << row["why"];
    EXPECT_EQ(written(verdicts.metabolic_verdict(values, year, sex)), row["metabolic"])
        << "row " << i + 2 << " " << row["why"];
  }
}

TEST(PersonValues, PreferTheReadingThatComesFirst) {
  Hc08Reader reader(test::items());
  const auto value = [&](const std::string& observations, const char* quantity) {
    EXPECT_TRUE(reader.open(test::document(observations), {}).ok());
    PersonValues values(test::items());
    values.take(reader.checkup());
    return values[test::items().quantity(quantity)];
  };
  using test::observation;
  using test::quantity;
  const std::string first = observation("9A751000000000001", quantity("150", "mm[Hg]"));
  const std::string second = observation("9A752000000000001", quantity("140", "mm[Hg]"));
  const std::string other = observation("9A755000000000001", quantity("145", "mm[Hg]"));
  EXPECT_EQ(value(first + second + other, "sbp"), 145);
  EXPECT_EQ(value(first + second, "sbp"), 140);
  EXPECT_EQ(value(first, "sbp"), 150);
  // An unusable reading gives way to the next.
  EXPECT_EQ(value(first + observation("9A755000000000001", quantity("999", "mm[Hg]")), "sbp"), 150);
  EXPECT_EQ(value(observation("9N016160300000001", quantity("90", "cm")) +
                      observation("9N016160100000001", quantity("88", "cm")),
                  "waist"),
            88);
  EXPECT_EQ(value(observation("9N001000000000001", quantity("160", "cm")) +
                      observation("9N006000000000001", quantity("64", "kg")),
                  "bmi"),
            25.0);
}

}  // namespace
}  // namespace engawa::checkups
