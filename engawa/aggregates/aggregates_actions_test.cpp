#include "engawa/aggregates/aggregates_actions.hpp"

#include "engawa/aggregates/aggregates_evidence.hpp"
#include "engawa/aggregates/aggregates_store.hpp"
#include "engawa/base/base64.hpp"
#include "engawa/councils/councils_for_tests.hpp"

namespace engawa::aggregates {
namespace {

/// The small council, to which insurers report in sums.
class Aggregates : public councils::CouncilTown {
 protected:
  std::vector<store::Migration> more_migrations() override { return aggregates_migrations(); }
  const std::vector<accounts::Action>& actions() override {
    static const auto all = councils::councils_actions_and(aggregates_actions());
    return all;
  }
  const accounts::Office& office() override { return *m_office; }
  void SetUp() override {
    CouncilTown::SetUp();
    seat(chamber, "member");
  }

  [[nodiscard]] std::string typed(const std::string& segment, int numerator, int denominator,
                                  const std::string& year = "2024",
                                  const std::string& body = "みどり健保",
                                  const std::string& title = "法定報告") const {
    return of_council(R"(,"measure":"checkup_uptake","segment":")" + segment + R"(","body":")" +
                      body + R"(","kind":"society","fiscal_year":")" + year + R"(","numerator":)" +
                      std::to_string(numerator) + R"(,"denominator":)" +
                      std::to_string(denominator) + R"(,"title":")" + title + "\"");
  }
  std::string keep(const std::string& input) {
    return refusal(health_centre.person, "aggregates.keep_figure", input);
  }
  [[nodiscard]] std::string file(const std::string& rows, const std::string& more = {}) const {
    const std::string csv = "指標,年度,どこの値か,保険者の種類,区分,分子,分母\n" + rows;
    return of_council(R"(,"file_name":"受診率.csv","title":"令和6年度 法定報告","base64":")" +
                      base::encode_base64(csv) + "\"" + more);
  }
  base::JsonValue shown() { return as(chamber.person, "aggregates.show_segments", of_council()); }
  /// The first figure of a segment of the first measure; an empty object where there is none.
  base::JsonValue figure_of(const std::string& segment) {
    for (const auto& measure : all(shown(), "measures")) {
      for (const auto& entry : all(measure, "segments")) {
        const auto figures = all(entry, "figures");
        if (text(entry, "segment") == segment && !figures.empty()) return figures.front();
      }
    }
    return *base::JsonValue::parse(R"({"value_text":"","verdict_ja":"","before_text":""})");
  }
  std::string value_of(const std::string& segment) {
    return text(figure_of(segment), "value_text");
  }

 private:
  const std::unique_ptr<accounts::Office> m_office = councils::new_office_for_tests();
};

TEST_P(Aggregates, ShowWhomAMeasureReachesLessAndOfWhomNothingIsKnown) {
  EXPECT_TRUE(all(shown(), "measures").empty());
  EXPECT_EQ(keep(typed("everybody", 3240, 4800)), "");
  EXPECT_EQ(keep(typed("dependant", 456, 1200)), "");
  EXPECT_EQ(keep(typed("dependant", 420, 1180, "令和5年度")), "");
  const auto dependants = figure_of("dependant");
  EXPECT_EQ(text(dependants, "value_text"), "38.0%（35.3–40.8%）");
  EXPECT_EQ(text(dependants, "others_text"), "−39.3ポイント（−42.4〜−36.2）");
  EXPECT_EQ(text(dependants, "before_text"), "＋2.4ポイント（−1.5〜＋6.3）");
  EXPECT_EQ(text(dependants, "verdict_ja"), "▼ ほかの人より低い");
  EXPECT_EQ(text(dependants, "source_text"), "法定報告");
  EXPECT_EQ(text(dependants, "kind_ja"), "健康保険組合");
  const auto measure = all(shown(), "measures").front();
  const std::string sentence = text(measure, "sentence");
  EXPECT_NE(sentence.find("低いのは、被扶養者（家族）です"), std::string::npos) << sentence;
  EXPECT_NE(sentence.find("まだ値がないのは、退職者"), std::string::npos) << sentence;
  ASSERT_EQ(all(measure, "pictures").size(), 1U);
  EXPECT_NE(text(all(measure, "pictures").front(), "svg").find("被扶養者"), std::string::npos);
}

TEST_P(Aggregates, ALensShowsSomeSegmentsAndSomeInsurersBesideTheWhole) {
  EXPECT_EQ(keep(typed("everybody", 3240, 4800)), "");
  EXPECT_EQ(keep(typed("dependant", 456, 1200)), "");
  EXPECT_EQ(keep(typed("male", 1620, 2400)), "");
  const auto names = [&](const std::string& more) {
    std::string all_names;
    const auto reply = as(chamber.person, "aggregates.show_segments", of_council(more));
    for (const auto& measure : all(reply, "measures")) {
      for (const auto& entry : all(measure, "segments")) {
        if (!all(entry, "figures").empty()) all_names += text(entry, "segment") + " ";
      }
      for (const auto& picture : all(measure, "pictures")) {
        if (text(picture, "svg").find("男性") != std::string::npos) all_names += "(male) ";
      }
    }
    return all_names;
  };
  EXPECT_EQ(names(""), "everybody dependant male (male) ");
  EXPECT_EQ(names(R"(,"lens":"thin")"), "everybody dependant ");
  EXPECT_EQ(names(R"(,"lens":"sex")"), "everybody male (male) ");
  EXPECT_EQ(names(R"(,"kind":"society")"), "everybody dependant male (male) ");
  EXPECT_EQ(names(R"(,"kind":"national")"), "");
  for (const char* wrong : {R"(,"lens":"x")", R"(,"kind":"x")"}) {
    EXPECT_EQ(refusal(chamber.person, "aggregates.show_segments", of_council(wrong)), "BAS-006");
  }
  EXPECT_EQ(refusal(chamber.person, "aggregates.show_segments", of_council(R"(,"width":"x")")),
            "IND-009");
}

TEST_P(Aggregates, NoCombinationOfTypedFiguresTellsOfFewPeople) {
  EXPECT_EQ(keep(typed("everybody", 600, 1000)), "");
  EXPECT_EQ(keep(typed("insured", 400, 600)), "");
  EXPECT_EQ(keep(typed("dependant", 195, 360)), "AGG-002");
  // Another way of writing the same body does not get round it.
  EXPECT_EQ(keep(typed("dependant", 195, 360, "R6", "みどり　健保")), "AGG-002");
  EXPECT_EQ(value_of("dependant"), "");
  EXPECT_EQ(keep(typed("dependant", 200, 400)), "");
  EXPECT_EQ(keep(typed("continued", 3, 40)), "AGG-001");
  EXPECT_EQ(keep(typed("係長", 30, 40)), "AGG-005");
  EXPECT_EQ(keep(typed("male", 30, 40, "去年")), "AGG-008");
}

TEST_P(Aggregates, TablesAreCheckedAsTheyAreTakenInAndTakenBack) {
  EXPECT_EQ(keep(typed("everybody", 3000, 4800)), "");
  const std::string rows =
      "特定健診の受診率,2024,みどり健保,健康保険組合,全体,3240,4800\n"
      "特定健診の受診率,2024,みどり健保,健康保険組合,被扶養者（家族）,456,1200\n"
      "特定健診の受診率,2024,みどり健保,健康保険組合,男性,7,50\n";
  const auto checked = as(health_centre.person, "aggregates.check_file", file(rows));
  EXPECT_EQ(all(checked, "rows").size(), 2U);
  EXPECT_EQ(text(all(checked, "rows").front(), "replaces_text"), "62.5%（61.1–63.9%）");
  ASSERT_EQ(all(checked, "wrong").size(), 1U);
  EXPECT_EQ(text(all(checked, "wrong").front(), "code"), "AGG-001");
  EXPECT_EQ(number(all(checked, "wrong").front(), "row"), 4);
  EXPECT_EQ(value_of("dependant"), "") << "checking takes nothing in";
  EXPECT_EQ(refusal(health_centre.person, "aggregates.take_file", file(rows)), "AGG-017");
  as(health_centre.person, "aggregates.take_file", file(rows, R"(,"leave_out":true)"));
  EXPECT_EQ(value_of("everybody"), "67.5%（66.2–68.8%）");
  EXPECT_EQ(refusal(health_centre.person, "aggregates.take_file", file(rows)), "AGG-014");
  std::string source;
  for (const auto& entry : all(shown(), "sources")) {
    if (text(entry, "file_name") == "受診率.csv") source = text(entry, "id");
  }
  as(health_centre.person, "aggregates.remove_source",
     of_council(R"(,"source":")" + source + "\""));
  EXPECT_EQ(value_of("everybody"), "62.5%（61.1–63.9%）") << "what it had replaced counts again";
  EXPECT_EQ(value_of("dependant"), "");
}

TEST_P(Aggregates, ATableIsCheckedTogetherWithWhatIsIn) {
  EXPECT_EQ(keep(typed("everybody", 600, 1000)), "");
  EXPECT_EQ(keep(typed("insured", 400, 600)), "");
  const auto checked = as(health_centre.person, "aggregates.check_file",
                          file("特定健診の受診率,2024,みどり健保,,被扶養者（家族）,195,360\n"
                               "特定健診の受診率,2024,みどり市国保,国民健康保険,全体,195,360\n"));
  EXPECT_EQ(all(checked, "rows").size(), 1U);
  ASSERT_EQ(all(checked, "wrong").size(), 1U);
  EXPECT_EQ(text(all(checked, "wrong").front(), "code"), "AGG-002");
  EXPECT_EQ(text(checked, "summary"), "値の書かれた2行のうち、取り込める行 1、取り込めない行 1");
  EXPECT_EQ(refusal(health_centre.person, "aggregates.take_file",
                    file("特定健診の受診率,2024,みどり健保,,被扶養者（家族）,195,360\n")),
            "AGG-013");
}

TEST_P(Aggregates, WhatIsTakenBackLeavesNothingThatTellsOfFewPeople) {
  EXPECT_EQ(keep(typed("everybody", 600, 1000)), "");
  EXPECT_EQ(keep(typed("everybody", 700, 1200, "2024", "みどり健保", "訂正の知らせ")), "");
  const std::string later = text(all(shown(), "sources").front(), "id");
  EXPECT_EQ(keep(typed("insured", 595, 985)), "");  // 105 of 215 are left of the later whole
  EXPECT_EQ(refusal(health_centre.person, "aggregates.remove_source",
                    of_council(R"(,"source":")" + later + "\"")),
            "AGG-002");
  EXPECT_EQ(value_of("everybody"), "58.3%（55.5–61.1%）");
}

TEST_P(Aggregates, WhatIsTypedFromOnePaperIsOneSource) {
  EXPECT_EQ(keep(typed("everybody", 600, 1000)), "");
  EXPECT_EQ(keep(typed("male", 300, 500)), "");
  EXPECT_EQ(keep(typed("everybody", 610, 1000)), "");
  const auto sources = all(shown(), "sources");
  ASSERT_EQ(sources.size(), 1U);
  EXPECT_EQ(number(sources.front(), "figures"), 2);
  EXPECT_EQ(value_of("everybody"), "61.0%（57.9–64.0%）");
  as(health_centre.person, "aggregates.remove_source",
     of_council(R"(,"source":")" + text(sources.front(), "id") + "\""));
  EXPECT_TRUE(all(shown(), "measures").empty());
}

// A table whose file has no name is a table all the same: figures that are typed do not join it.
TEST_P(Aggregates, WhatIsTypedDoesNotJoinATable) {
  const std::string csv =
      "指標,年度,どこの値か,保険者の種類,区分,分子,分母\n"
      "特定健診の受診率,2024,みどり健保,,全体,3240,4800\n";
  as(health_centre.person, "aggregates.take_file",
     of_council(R"(,"file_name":"","title":"法定報告","base64":")" + base::encode_base64(csv) +
                "\""));
  EXPECT_EQ(keep(typed("male", 1620, 2400)), "");
  EXPECT_EQ(all(shown(), "sources").size(), 2U);
}

TEST_P(Aggregates, PlansStandAtTheirSegment) {
  const std::string plan = R"({"plan":{"council":")" + council +
                           R"(","measure":"checkup_uptake","segment":"dependant",)"
                           R"("what":"集団健診を土曜日にも開く","who":"みどり健保、みどり市",)"
                           R"("starts_on":"2026-10-01","ends_on":"2027-02-28","state":"planned"}})";
  const auto written = as(health_centre.person, "aggregates.keep_plan", plan);
  const auto measure = all(shown(), "measures").front();
  EXPECT_EQ(text(measure, "name"), "特定健診の受診率");
  bool found = false;
  for (const auto& entry : all(measure, "segments")) {
    for (const auto& one : all(entry, "plans")) {
      found = true;
      EXPECT_EQ(text(entry, "segment"), "dependant");
      EXPECT_EQ(text(one, "period_text"), "2026年10月1日〜2027年2月28日");
    }
  }
  EXPECT_TRUE(found);
  EXPECT_EQ(refusal(chamber.person, "aggregates.keep_plan", plan), "STO-011");
  const auto list = as(chamber.person, "aggregates.list_plans", of_council());
  EXPECT_EQ(number(list, "total"), 1);
  as(health_centre.person, "aggregates.remove_plan",
     R"({"plan":")" + id_of(written) + R"(","version":1})");
  EXPECT_TRUE(all(shown(), "measures").empty());
}

TEST_P(Aggregates, AreForTheMembersAndKeptByTheSecretariat) {
  EXPECT_EQ(keep(typed("everybody", 3240, 4800)), "");
  for (const char* name : {"aggregates.show_segments", "aggregates.list_figures"}) {
    EXPECT_EQ(refusal(chamber.person, name, of_council()), "");
    EXPECT_NE(refusal(labour.person, name, of_council()), "");
    EXPECT_EQ(refusal("", name, of_council()), "ACC-010");
  }
  EXPECT_EQ(refusal(chamber.person, "aggregates.keep_figure", typed("male", 400, 800)), "STO-011");
  EXPECT_EQ(refusal(chamber.person, "aggregates.check_file", file("")), "STO-011");
  EXPECT_FALSE(yes(shown(), "may_keep"));
}

TEST_P(Aggregates, ASegmentBehindTheOthersCanGoOnAnAgenda) {
  EXPECT_EQ(keep(typed("everybody", 3240, 4800)), "");
  EXPECT_EQ(keep(typed("dependant", 456, 1200)), "");
  EXPECT_EQ(keep(typed("male", 1620, 2400)), "");  // as the others
  const auto actor = accounts::load_actor(database(), {health_centre.person}, today);
  ASSERT_TRUE(actor.ok());
  accounts::Desk desk{database(), office(), *actor, today, now, {}, {}, {}};
  const auto source = aggregates_evidence();
  const auto choices = source.choices(desk, {council, "3101"});
  ASSERT_TRUE(choices.ok());
  ASSERT_EQ(choices->size(), 1U);
  const auto& choice = choices->front();
  EXPECT_EQ(choice.title, "特定健診の受診率：被扶養者（家族）（みどり健保）");
  const auto evidence = source.find(desk, {council, "3101"}, choice.indicator);
  ASSERT_TRUE(evidence.ok());
  EXPECT_NE(evidence->sentence.find("38.0%（35.3–40.8%）"), std::string::npos);
  EXPECT_EQ(evidence->source, "みどり健保、法定報告");
  EXPECT_NE(evidence->figure.find("<svg"), std::string::npos);
  EXPECT_TRUE(source.choices(desk, {council, "3102"})->empty());
  EXPECT_FALSE(source.find(desk, {council, "3101"}, "checkup_uptake|male|みどり健保").ok());
}

INSTANTIATE_TEST_SUITE_P(, Aggregates, store::every_engine(), store::engine_name);

}  // namespace
}  // namespace engawa::aggregates
