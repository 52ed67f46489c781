#include "engawa/checkups/hc08_reader.hpp"

#include <cmath>

#include "engawa/checkups/checkups_for_tests.hpp"
#include "engawa/checkups/hc08_writer.hpp"
#include "engawa/checkups/problems.hpp"

namespace engawa::checkups {
namespace {

using test::coded;
using test::document;
using test::observation;
using test::quantity;
using test::Written;

constexpr std::string_view at_or_above =
    "<value xsi:type=\"CD\" code=\"H\" codeSystem=\"2.16.840.1.113883.5.83\" "
    "displayName=\"以上\"/>";

class ReadsXml : public testing::Test {
 protected:
  const CheckupDocument& read(std::string_view observations, const Written& written = {}) {
    const auto kind = m_reader.open(document(observations, written), {"a.xml", {}, {}});
    EXPECT_TRUE(kind.ok() && *kind == XmlKind::Checkup);
    return m_reader.checkup();
  }
  std::string_view code_of(std::string bytes) {
    const auto kind = m_reader.open(std::move(bytes), {"a.xml", {}, {}});
    return kind ? "opened" : kind.problem().code();
  }
  Hc08Reader m_reader{test::items()};
};

TEST_F(ReadsXml, TellsTheFourStatesApart) {
  const auto& checkup =
      read(observation("9A755000000000001", "", " negationInd=\"true\"") +
           observation("9A751000000000001", "<value xsi:type=\"PQ\" nullFlavor=\"NI\"/>") +
           observation("9A761000000000001", quantity("85", "mm[Hg]")));
  ASSERT_EQ(checkup.observations.size(), 3U);
  EXPECT_EQ(checkup.observations[0].state, ValueState::NotPerformed);
  EXPECT_EQ(checkup.observations[1].state, ValueState::Unmeasurable);
  EXPECT_EQ(checkup.observations[2].state, ValueState::Measured);
  EXPECT_EQ(checkup.observations[2].number, 85);
  for (const auto& one : checkup.observations) EXPECT_EQ(one.problem, nullptr);
}

TEST_F(ReadsXml, TakesValuesBeyondTheForm) {
  const auto& checkup =
      read(observation("9A765000000000001", std::string(at_or_above) + quantity("150", "mm[Hg]")) +
           observation("3F070000002327101",
                       "<value xsi:type=\"CD\" code=\"L\" codeSystem=\"2.16.840.1.113883.5.83\"/>" +
                           quantity("10", "mg/dL")) +
           observation("9A755000000000001", at_or_above));
  ASSERT_EQ(checkup.observations.size(), 3U);
  EXPECT_EQ(checkup.observations[0].censoring, Censoring::AtOrAbove);
  EXPECT_EQ(checkup.observations[0].number, 150);
  EXPECT_EQ(checkup.observations[1].censoring, Censoring::AtOrBelow);
  // Before 2013 only the mark was written: understood, without a number.
  EXPECT_EQ(checkup.observations[2].censoring, Censoring::AtOrAbove);
  EXPECT_EQ(checkup.observations[2].problem, nullptr);
  EXPECT_TRUE(std::isnan(checkup.observations[2].number));
}

TEST_F(ReadsXml, OpensSeriesOfTests) {
  const auto& checkup = read(
      "<entry><observation classCode=\"OBS\" moodCode=\"EVN\"><code nullFlavor=\"NA\"/>"
      "<entryRelationship typeCode=\"COMP\"><observation classCode=\"OBS\" moodCode=\"EVN\">"
      "<code code=\"2A030000001930101\"/><value xsi:type=\"PQ\" value=\"14.2\" unit=\"g/dL\"/>"
      "</observation></entryRelationship></observation></entry>");
  ASSERT_EQ(checkup.observations.size(), 1U);
  EXPECT_EQ(checkup.observations[0].depth, 1);
  EXPECT_EQ(checkup.observations[0].section, "01010");
  EXPECT_EQ(checkup.observations[0].item->name, "血色素量(ヘモグロビン値)");
}

TEST_F(ReadsXml, NamesWhatIsWrongWithAValue) {
  const auto& checkup =
      read(observation("ZZZ", quantity("1", "%")) +
           observation("9N016160100000001", quantity("900", "mm")) +
           observation("9N001000000000001", quantity("十", "cm")) +
           observation("9N006000000000001", quantity("5500", "kg")) +
           observation("9N736000000000011", coded("9")) + observation("9N011000000000001", "") +
           observation("9N121000000000001", coded("1")));
  std::vector<std::string_view> codes;
  for (const auto& one : checkup.observations) {
    codes.push_back(one.problem == nullptr ? "" : one.problem->code);
  }
  EXPECT_EQ(codes, (std::vector<std::string_view>{"CHK-020", "CHK-021", "CHK-022", "CHK-023",
                                                  "CHK-024", "CHK-025", "CHK-027"}));
}

TEST_F(ReadsXml, TakesUnitsAndNumbersAsPeopleWriteThem) {
  const auto& checkup = read(observation("9A751000000000001", quantity("１３１", "mmHg")) +
                             observation("3B035000002327201", quantity("25", "IU/l")) +
                             observation("3F077000002327101", quantity("120.0", "mg/dl")));
  EXPECT_EQ(checkup.observations[0].number, 131);
  for (const auto& one : checkup.observations) EXPECT_EQ(one.problem, nullptr) << one.code;
}

TEST_F(ReadsXml, RefusesTwoValuesOfOneItemUnlessTheyAgree) {
  const auto twice = [&](const char* first, const char* second) {
    const auto& checkup = read(observation("9N001000000000001", quantity(first, "cm")) +
                               observation("9N001000000000001", quantity(second, "cm")));
    return checkup.observations[0].problem;
  };
  EXPECT_EQ(twice("160", "160.0"), nullptr);
  EXPECT_EQ(twice("160", "161"), &problems::contradicts_itself);
}

TEST_F(ReadsXml, AnswersDependOnTheYear) {
  Written phase3;
  phase3.service = "20230610";
  EXPECT_EQ(read(observation("9N736000000000011", coded("2"))).observations[0].problem, nullptr);
  EXPECT_EQ(read(observation("9N736000000000011", coded("3")), phase3).observations[0].problem,
            &problems::code_outside_set);
}

std::vector<std::string> told(const CheckupDocument& checkup) {
  std::vector<std::string> all;
  for (const auto& one : checkup.observations) {
    std::string text;
    for (const auto part :
         {one.section, one.code, state_text(one.state), censoring_text(one.censoring), one.text,
          one.unit, one.coded_value, one.method}) {
      text.append(part).append("|");
    }
    all.push_back(text + std::to_string(one.depth));
  }
  return all;
}

TEST_F(ReadsXml, ReadsBackWhatTheWriterWrote) {
  const std::string series =
      "<entry><observation classCode=\"OBS\" moodCode=\"EVN\"><code nullFlavor=\"NA\"/>"
      "<entryRelationship typeCode=\"COMP\"><observation classCode=\"OBS\" moodCode=\"EVN\">"
      "<code code=\"9A110160700000011\"/><value xsi:type=\"CD\" code=\"1\"/>"
      "<entryRelationship typeCode=\"RSON\"><observation classCode=\"OBS\" moodCode=\"EVN\">"
      "<code code=\"9A110161000000049\"/><value xsi:type=\"ST\">不整脈 &lt;&amp;&gt; ２</value>"
      "</observation></entryRelationship></observation></entryRelationship>"
      "<entryRelationship typeCode=\"COMP\"><observation classCode=\"OBS\" moodCode=\"EVN\">"
      "<code code=\"2A030000001930101\"/><value xsi:type=\"PQ\" value=\"14.20\" unit=\"g/dL\"/>"
      "</observation></entryRelationship></observation></entry>";
  const auto& checkup = read(
      observation("9N001000000000001", quantity("160.0", "cm")) +
      observation("9A755000000000001", "", " negationInd=\"true\"") +
      observation("9A751000000000001", "<value xsi:type=\"PQ\" nullFlavor=\"NI\"/>") +
      observation("9A765000000000001", std::string(at_or_above) + quantity("150", "mm[Hg]")) +
      observation("9A761000000000001", at_or_above) + series +
      observation("3D046000001906202", quantity("5.7", "%") + "<methodCode code=\"3D04610000\"/>"));
  const auto before = told(checkup);
  const std::string xml = write_hc08(checkup);
  Hc08Reader again(test::items());
  ASSERT_EQ(*again.open(xml, {}), XmlKind::Checkup);
  const auto& back = again.checkup();
  EXPECT_EQ(told(back), before);
  EXPECT_EQ(back.person.number, checkup.person.number);
  EXPECT_EQ(back.person.birth_date, checkup.person.birth_date);
  EXPECT_EQ(back.person.address, checkup.person.address);
  EXPECT_EQ(back.service_date, checkup.service_date);
  EXPECT_EQ(write_hc08(back), xml);
}

TEST_F(ReadsXml, KeepsTheBytesThatCame) {
  const std::string xml = document(observation("9N001000000000001", quantity("160.0", "cm")));
  m_reader.keep_originals();
  ASSERT_TRUE(m_reader.open(xml, {}).ok());
  EXPECT_EQ(m_reader.checkup().original, xml);
}

TEST_F(ReadsXml, SaysWhatAnXmlFileIs) {
  EXPECT_EQ(code_of("<a/>"), "CHK-002");
  EXPECT_EQ(code_of(document("", {.space = "urn:hl7-org:v2"})), "CHK-003");
  EXPECT_EQ(code_of("<!DOCTYPE a [<!ENTITY b \"c\">]>" + document("")), "FMT-010");
  EXPECT_EQ(code_of(document("").substr(0, 700)), "FMT-009");
  EXPECT_EQ(code_of(document(std::string(9 << 20, ' '))), "FMT-011");
  EXPECT_EQ(*m_reader.open(document("", {.report_code = "21"}), {}), XmlKind::Guidance);
  for (const std::string space :
       {"http://tokuteikenshin.jp/checkup/2007",
        "https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/0000161103.html"}) {
    const std::string index =
        "<index xmlns=\"" + space +
        "\"><interactionType code=\"6\"/><sender>"
        "<id root=\"1.2.392.200119.6.102\" extension=\"2411234567\"/></sender><receiver>"
        "<id root=\"1.2.392.200119.6.101\" extension=\"01130012\"/></receiver>"
        "<totalRecordCount value=\"2\"/></index>";
    ASSERT_EQ(*m_reader.open(index, {}), XmlKind::Index);
    EXPECT_EQ(m_reader.index().receiver_insurer, "01130012");
    EXPECT_EQ(m_reader.index().sender_insurer, "");
    EXPECT_EQ(m_reader.index().record_count, 2);
  }
}

TEST(Age, CompletesTheYearTheDayBeforeTheBirthday) {
  EXPECT_EQ(age_at_end_of(2024, {1985, 4, 1}), 40);
  EXPECT_EQ(age_at_end_of(2024, {1985, 4, 2}), 39);
  EXPECT_EQ(age_at_end_of(2024, {1984, 4, 2}), 40);
  EXPECT_EQ(age_at_end_of(2024, {1950, 12, 31}), 74);
}

TEST(Dates, AreReadAsTablesWriteThem) {
  const base::Date day{1970, 5, 15};
  EXPECT_EQ(parse_written_date("", "19700515"), day);
  EXPECT_EQ(parse_written_date("", "1970/5/15"), day);
  EXPECT_EQ(parse_written_date("昭和", "450515"), day);
  EXPECT_EQ(parse_written_date("3", "450515"), day);
  EXPECT_EQ(parse_written_date("", "3450515"), day);
  EXPECT_EQ(parse_written_date("", "S45.5.15"), day);
  EXPECT_EQ(parse_written_date("", "20230230"), std::nullopt);
  EXPECT_EQ(parse_written_date("平成", "400101"), std::nullopt);
  EXPECT_EQ(parse_written_date("", ""), std::nullopt);
}

}  // namespace
}  // namespace engawa::checkups
