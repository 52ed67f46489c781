#include "engawa/checkups/document_source.hpp"

#include <fstream>

#include "engawa/base/files.hpp"
#include "engawa/base/temporary_folder.hpp"
#include "engawa/checkups/checkups_for_tests.hpp"
#include "engawa/formats/test_workbooks.hpp"
#include "engawa/formats/zip_writer.hpp"

namespace engawa::checkups {
namespace {

using formats::test::make_zip;
using test::document;
using test::take;
using test::usual_observations;
using test::Written;
using Texts = std::vector<std::string>;

class DocumentSources : public testing::Test {
 protected:
  std::filesystem::path put(const std::string& name, const std::string& bytes) {
    const auto path = m_folder.path() / name;
    std::filesystem::create_directories(path.parent_path());
    EXPECT_TRUE(base::write_file(path, bytes).ok());
    return path;
  }
  base::TemporaryFolder m_folder;
};

std::string index_of(const std::string& insurer, int count) {
  return "<index xmlns=\"http://tokuteikenshin.jp/checkup/2007\"><interactionType code=\"6\"/>"
         "<creationTime value=\"20240620\"/><sender><id root=\"1.2.392.200119.6.102\" "
         "extension=\"2411234567\"/></sender><receiver><id root=\"1.2.392.200119.6.101\" "
         "extension=\"" +
         insurer +
         "\"/></receiver><serviceEventType code=\"1\"/>"
         "<totalRecordCount value=\"" +
         std::to_string(count) + "\"/></index>";
}

const std::string good = document(usual_observations());

TEST_F(DocumentSources, ReadsAnArchiveOfTheNationalLayout) {
  const std::string claim = "<checkupClaim xmlns=\"http://tokuteikenshin.jp/checkup/2007\"/>";
  const std::string zip = make_zip({{"a/index.xml", index_of("1130012", 1)},
                                    {"a/DATA/h1.xml", good},
                                    {"a/CLAIMS/c1.xml", claim},
                                    {"a/XSD/hc08_V08.xsd", "<xs:schema xmlns:xs=\"x\"/>"},
                                    {"a/readme.pdf", "%PDF"}});
  const auto taken = take(put("a.zip", zip));
  EXPECT_EQ(taken.places, Texts{"a.zip/a/DATA/h1.xml"});
  EXPECT_TRUE(taken.problems.empty());
  EXPECT_TRUE(taken.warnings.empty());
  EXPECT_EQ(taken.totals, (IntakeTotals{1, 0, 0, 2, 2}));
}

TEST_F(DocumentSources, ReadsArchivesInArchivesAndFolders) {
  put("x/b/a.zip", make_zip({{"inner.zip", make_zip({{"DATA/h1.xml", good}})}}));
  put("x/one.xml", good);
  EXPECT_EQ(take(m_folder.path() / "x").places,
            (Texts{"x/b/a.zip/inner.zip/DATA/h1.xml", "x/one.xml"}));
  std::string deep = good;
  for (int i = 0; i < 5; ++i) deep = make_zip({{"a" + std::to_string(i), deep}});
  EXPECT_EQ(take(put("deep.zip", deep)).problems, Texts{"CHK-042 deep.zip/a4/a3/a2"});
}

TEST_F(DocumentSources, SetsOneDocumentAsideAndGoesOn) {
  const auto with = [](auto change) {
    Written written;
    change(written);
    return document(usual_observations(), written);
  };
  const std::string zip = make_zip({{"1.xml", with([](Written& w) { w.birth = "19700230"; })},
                                    {"2.xml", with([](Written& w) { w.service = "20241301"; })},
                                    {"3.xml", with([](Written& w) { w.birth = "18990101"; })},
                                    {"4.xml", with([](Written& w) { w.birth = "20250101"; })},
                                    {"5.xml", with([](Written& w) { w.sex = "0"; })},
                                    {"6.xml", with([](Written& w) { w.insurer = "ABC"; })},
                                    {"7.xml", with([](Written& w) { w.number = ""; })},
                                    {"8.xml", with([](Written& w) { w.report_code = "77"; })},
                                    {"9.xml", good.substr(0, 900)},
                                    {"a.xml", "<!DOCTYPE x>" + good},
                                    {"b.xml", with([](Written& w) { w.space = "urn:x"; })},
                                    {"c.xml", "<html/>"},
                                    {"d.json", "{\"resourceType\":\"Bundle\"}"},
                                    {"e.json", "{\"resource"},
                                    {"f.csv", "a,b\n1,2\n"},
                                    {"z.xml", good}});
  const auto taken = take(put("a.zip", zip));
  EXPECT_EQ(taken.places, Texts{"a.zip/z.xml"});
  EXPECT_EQ(taken.problems,
            (Texts{"CHK-005 a.zip/1.xml", "CHK-004 a.zip/2.xml", "CHK-006 a.zip/3.xml",
                   "CHK-006 a.zip/4.xml", "CHK-007 a.zip/5.xml", "CHK-008 a.zip/6.xml",
                   "CHK-009 a.zip/7.xml", "CHK-011 a.zip/8.xml", "FMT-009 a.zip/9.xml",
                   "FMT-010 a.zip/a.xml", "CHK-003 a.zip/b.xml", "CHK-002 a.zip/c.xml",
                   "CHK-052 a.zip/d.json", "CHK-053 a.zip/e.json", "CHK-054 a.zip/f.csv"}));
  EXPECT_EQ(taken.totals.documents(), 16U);
}

TEST_F(DocumentSources, RefusesWhatDoesNotBelongToTheArchive) {
  const std::string zip = make_zip({{"index.xml", index_of("06123456", 2)}, {"h1.xml", good}});
  const auto taken = take(put("a.zip", zip));
  EXPECT_EQ(taken.problems, Texts{"CHK-010 a.zip/h1.xml"});
  EXPECT_EQ(taken.warnings, Texts{"CHK-043 a.zip"});
  const std::string damaged = make_zip(
      {{"index.xml", index_of("01130012", 2)}, {"h1.xml", good}, {"h2.xml", good.substr(0, 900)}});
  EXPECT_TRUE(take(put("b.zip", damaged)).warnings.empty());
}

TEST_F(DocumentSources, RefusesDangerousArchives) {
  const auto problems = [&](const std::string& bytes) {
    return take(put("a.zip", bytes)).problems;
  };
  EXPECT_EQ(
      problems(make_zip({{"../h1.xml", good}, {"C:\\h.xml", good}, {"/etc/h.xml", good}})),
      (Texts{"CHK-040 a.zip ../h1.xml", "CHK-040 a.zip C:\\h.xml", "CHK-040 a.zip /etc/h.xml"}));
  EXPECT_EQ(problems(make_zip({{"h1.xml", good, false, ZIP_EM_TRAD_PKWARE}})),
            Texts{"FMT-003 a.zip"});
  const std::string whole = make_zip({{"h1.xml", good}});
  EXPECT_EQ(problems(whole.substr(0, whole.size() - 30)), Texts{"FMT-002 a.zip"});
  EXPECT_EQ(problems(make_zip({{"h1.xml", std::string(3 << 20, ' ')}})), Texts{"FMT-005 a.zip"});
}

TEST_F(DocumentSources, LeavesLargeDocumentsUnread) {
  const std::string large = document(std::string(9 << 20, ' '));
  EXPECT_EQ(take(put("large.xml", large)).problems, Texts{"CHK-044 large.xml"});
  EXPECT_EQ(take(put("other.name", large)).problems, Texts{"FMT-011 other.name"});
  const auto huge = m_folder.path() / "huge.xml";
  ASSERT_TRUE(base::write_file(huge, "<").ok());
  std::filesystem::resize_file(huge, std::uint64_t{2} << 30);  // a hole: takes no room on the disk
  EXPECT_EQ(take(huge).problems, Texts{"CHK-044 huge.xml"});
}

TEST_F(DocumentSources, DoesNotFollowLinks) {
  const auto file = put("h1.xml", good);
  const auto link = m_folder.path() / "x" / "link.xml";
  std::filesystem::create_directories(link.parent_path());
  std::filesystem::create_symlink(file, link);
  EXPECT_EQ(take(m_folder.path() / "x").problems, Texts{"CHK-041 x/link.xml"});
  EXPECT_EQ(take(m_folder.path() / "none.xml").problems, Texts{"CHK-001 none.xml"});
  EXPECT_EQ(take(put("text.dat", "hello")).problems, Texts{"CHK-054 text.dat"});
}

std::string fkac167(const std::vector<std::map<std::size_t, std::string>>& rows) {
  std::string text = "FKAC167,特定健診結果\r\n保険者番号";
  for (int i = 1; i < 77; ++i) text += ",列" + std::to_string(i);
  text += "\r\n";
  for (const auto& row : rows) {
    std::map<std::size_t, std::string> fields{
        {0, "240010"},    {2, "12"},          {3, "345"},    {4, "昭和"},  {5, "450515"}, {6, "男"},
        {10, "20240610"}, {11, "2411234567"}, {12, "170.0"}, {13, "70.0"}, {23, "145"}};
    for (const auto& [column, value] : row) fields[column] = value;
    for (std::size_t i = 0; i < 77; ++i) text += (i == 0 ? "" : ",") + fields[i];
    text += "\r\n";
  }
  return text;
}

TEST_F(DocumentSources, ReadsFkac167RowByRow) {
  const auto taken =
      take(put("f.csv", fkac167({{}, {{5, "450230"}}, {{6, "不明"}}}) + "1,2,3\r\n"));
  EXPECT_EQ(taken.places, Texts{"f.csv row 3"});
  EXPECT_EQ(taken.problems,
            (Texts{"CHK-005 f.csv row 4", "CHK-007 f.csv row 5", "CHK-050 f.csv row 6"}));
}

TEST_F(DocumentSources, NamesATableWhoseHeaderIsAnother) {
  EXPECT_EQ(take(put("f.csv", "FKAC167,x\r\n被保険者,列\r\n1,2\r\n")).problems,
            Texts{"CHK-051 f.csv"});
}

TEST_F(DocumentSources, RefusesMixedEncodings) {
  // A row of UTF-8, and one of CP932 (男) behind it.
  const std::string mixed = fkac167({{}}) + "240010,,12,345,x,450515,\x92\x6a\r\n";
  EXPECT_EQ(take(put("f.csv", mixed)).problems, Texts{"FMT-018 f.csv"});
}

TEST_F(DocumentSources, ReadsArchivesWhoseNamesNobodyCanRead) {
  std::string zip = make_zip({{"abc.xml", good}});
  for (std::size_t at = zip.find("abc.xml"); at != std::string::npos; at = zip.find("abc.xml")) {
    zip.replace(at, 3, "\x81\xff\xfd");  // neither UTF-8 nor CP932
  }
  EXPECT_EQ(take(put("a.zip", zip)).places, Texts{"a.zip/#0"});
}

TEST_F(DocumentSources, SetsShiftedRowsAside) {
  // Every value one column to the left of its own.
  const auto taken = take(put(
      "f.csv", fkac167({{{12, "70.0"}, {13, "999"}, {23, "9"}, {24, "5"}, {26, "1"}, {27, "x"}}})));
  EXPECT_EQ(taken.problems, Texts{"CHK-050 f.csv row 3"});
}

TEST_F(DocumentSources, ReadsCsvThroughAMapping) {
  const auto layout = put("own.toml", R"toml(
id = "own"
name_ja = "試しの表"
header_starts_with = "組合員番号"
insurer_number = "06123456"
not_performed = ["未受診"]
at_or_above = ["以上"]

[person]
number = "組合員番号"
birth_date = "生年月日"
sex = "性別"
service_date = "受診日"

[person_codes.sex]
"男" = "1"
"女" = "2"

[[value]]
column = "最高血圧"
code = "9A751000000000001"

[[value]]
column = "腹囲(mm)"
code = "9N016160100000001"
factor = 0.1

[[value]]
column = "たばこ"
code = "9N736000000000011"
codes = { "吸う" = "1", "吸わない" = "3" }
)toml");
  auto loaded = TableLayout::load(layout, test::items());
  ASSERT_TRUE(loaded.ok()) << loaded.problem().japanese();
  const auto table = formats::read_csv(
      "組合員番号,生年月日,性別,受診日,最高血圧,腹囲(mm),たばこ\n"
      "1,昭和45年5月15日,男,2024/6/10,250以上,853,吸う\n"
      "2,1980-1-2,女,2024/6/11,未受診,,ときどき\n");
  ASSERT_TRUE(table.ok());
  ASSERT_TRUE(TableReader::fits(*loaded, *table));
  TableReader reader(test::items());
  Texts values;
  ASSERT_TRUE(reader
                  .read(
                      *table, *loaded, "t.csv",
                      [&](const CheckupDocument& row) {
                        EXPECT_FALSE(check_document(row).has_value());
                        for (const auto& one : row.observations) {
                          values.push_back(std::string(state_text(one.state)) + " " +
                                           std::string(censoring_text(one.censoring)) + " " +
                                           std::string(one.text) + std::string(one.coded_value) +
                                           (one.problem == nullptr ? "" : " !"));
                        }
                      },
                      [](const base::Problem& problem) { FAIL() << problem.japanese(); })
                  .ok());
  EXPECT_EQ(values, (Texts{"measured at_or_above 250", "measured none 85.3", "measured none 1",
                           "not_performed none ", "measured none ときどき !"}));
  const auto preview = reader.preview(*table, *loaded, "t.csv");
  ASSERT_TRUE(preview.ok());
  EXPECT_EQ((*preview)[6].values.at("吸う"), 1U);
  EXPECT_TRUE((*preview)[0].values.empty());
}

TEST_F(DocumentSources, ReadsTheJapaneseCheckupReportOfFhirOnly) {
  const std::string bundle = R"({"resourceType":"Bundle","type":"document","meta":{"profile":[
"http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Bundle_eCheckupGeneral"]},"entry":[
{"fullUrl":"urn:uuid:1","resource":{"resourceType":"Composition","category":[{"coding":[{"system":
"urn:oid:2.16.840.1.113883.2.2.1.6.1001","code":"10"}]}],"section":[{"code":{"coding":[{"code":"01011"}]},
"entry":[{"reference":"urn:uuid:5"},{"reference":"urn:uuid:6"}]}]}},
{"fullUrl":"urn:uuid:2","resource":{"resourceType":"Patient","gender":"female","birthDate":"1970-05-15"}},
{"fullUrl":"urn:uuid:3","resource":{"resourceType":"Coverage","extension":[{"url":
"http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Coverage_InsuredPersonNumber",
"valueString":"６７８９０"}],"payor":[{"reference":"urn:uuid:4"}]}},
{"fullUrl":"urn:uuid:4","resource":{"resourceType":"Organization","identifier":[{"value":"06123456"}]}},
{"fullUrl":"urn:uuid:7","resource":{"resourceType":"Encounter","period":{"start":"2024-06-10"}}},
{"fullUrl":"urn:uuid:5","resource":{"resourceType":"Observation","code":{"coding":[{"system":
"urn:oid:1.2.392.200119.6.1005","code":"9A751000000000001"}]},"valueQuantity":{"value":250,"code":
"mm[Hg]"},"interpretation":[{"coding":[{"code":"HX"}]}]}},
{"fullUrl":"urn:uuid:6","resource":{"resourceType":"Observation","code":{"coding":[{"system":
"urn:oid:1.2.392.200119.6.1005","code":"9N001000000000001"}]},"dataAbsentReason":{"coding":[{"code":
"not-performed"}]}}}]})";
  FhirReader reader(test::items());
  const auto read = reader.read(bundle, {"b.json", {}, {}});
  ASSERT_TRUE(read.ok()) << read.problem().japanese();
  const CheckupDocument& checkup = **read;
  EXPECT_FALSE(check_document(checkup).has_value());
  ASSERT_EQ(checkup.observations.size(), 2U);
  EXPECT_EQ(checkup.observations[0].censoring, Censoring::AtOrAbove);
  EXPECT_EQ(checkup.observations[0].number, 250);
  EXPECT_EQ(checkup.observations[1].state, ValueState::NotPerformed);
  const std::string foreign = base::replace_all(bundle, "jpfhir.jp/fhir/eCheckup", "hl7.org/fhir");
  EXPECT_EQ(reader.read(foreign, {}).problem().code(), "CHK-052");
}

}  // namespace
}  // namespace engawa::checkups
