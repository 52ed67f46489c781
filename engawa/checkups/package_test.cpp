#include "engawa/packages/package.hpp"

#include <algorithm>
#include <set>

#include "engawa/base/files.hpp"
#include "engawa/base/hash.hpp"
#include "engawa/base/json.hpp"
#include "engawa/base/temporary_folder.hpp"
#include "engawa/base/text.hpp"
#include "engawa/checkups/checkups_for_tests.hpp"
#include "engawa/checkups/package_preview.hpp"
#include "engawa/checkups/protected_tables.hpp"
#include "engawa/checkups/sample.hpp"
#include "engawa/disclosure/attack.hpp"
#include "engawa/disclosure/cell_files.hpp"
#include "engawa/formats/csv_reader.hpp"

namespace engawa::checkups {
namespace {

using packages::make_sealing_key;
using packages::make_signing_key;
using packages::Package;
using packages::public_line;
using packages::read_sealing_key;
using packages::read_signing_key;
using packages::seal;
using packages::SealingKey;
using packages::SigningKey;
using packages::unseal;
using packages::write_signing_key;
using test::area_master;
using test::catalogue;
using test::catalogue_path;
using test::contents;

const disclosure::Profile& standard() {
  static const disclosure::Profile profile =
      std::move(*disclosure::load_profile(catalogue_path / "disclosure", "standard"));
  return profile;
}

/// Synthetic archives, and what was read of them.
class Packages : public testing::Test {
 protected:
  void make(std::uint64_t people, int errors_percent = 0) {
    SampleOptions options;
    options.people = people;
    options.seed = 11;
    options.fiscal_years = {2024};
    options.errors_percent = errors_percent;
    options.documents_per_archive = 100;
    ASSERT_TRUE(write_sample(options, test::items(), area_master(), catalogue_path, path()).ok());
  }
  [[nodiscard]] std::filesystem::path path() const { return m_folder.path() / "in"; }

  static Package protect(const Intake& intake) {
    const Folder folder(intake.persons, catalogue().classes);
    const auto detail = FoldDetail::load(catalogue_path / "checkups" / "detail.toml");
    packages::PackageManifest about;
    about.insurer_name = "架空健康保険組合";
    about.insurer_kinds.assign(intake.insurer_kinds.begin(), intake.insurer_kinds.end());
    about.intake = package_intake(intake, 0);
    auto package = protect_tables({{packages::Population::Residents, &folder}}, catalogue().classes,
                                  area_master(), *detail, standard(), std::move(about));
    EXPECT_TRUE(package.ok());
    return std::move(*package);
  }
  base::TemporaryFolder m_folder;
};

TEST_F(Packages, TheOrderOfFilesAndThreadsDoesNotMatter) {
  make(300, 10);
  std::vector<std::filesystem::path> files;
  for (const auto& file : files_below(path())) files.push_back(file.path);
  ASSERT_EQ(files.size(), 3U);
  const Intake whole = take_in(catalogue(), files, 1);
  std::reverse(files.begin(), files.end());
  const Intake turned = take_in(catalogue(), files, 2);
  EXPECT_EQ(contents(whole.persons), contents(turned.persons));
  EXPECT_EQ(whole.totals, turned.totals);
  EXPECT_EQ(whole.person_totals, turned.person_totals);
  EXPECT_EQ(report_csv(whole.report, whole.totals, whole.person_totals),
            report_csv(turned.report, turned.totals, turned.person_totals));
  const PersonYearTotals& persons = whole.person_totals;
  EXPECT_EQ(persons.documents,
            persons.counted + persons.superseded + persons.deleted + persons.deletion_requests);
  EXPECT_EQ(whole.totals.read, persons.documents);
  EXPECT_GT(whole.totals.set_aside, 0U);
}

TEST_F(Packages, OnePersonInTwoWritingsCountsOnceByTheNewestResult) {
  std::filesystem::create_directories(path());
  test::Written written;
  written.symbol = "１２ー３";
  const auto put = [&](const char* name, const std::string& pressure) {
    const std::string observations =
        test::observation("9A751000000000001", test::quantity(pressure, "mm[Hg]"));
    ASSERT_TRUE(base::write_file(path() / name, test::document(observations, written)).ok());
  };
  put("1.xml", "150");
  written.symbol = "12-3";
  written.number = "４５６７";
  written.name = "緑　花子";
  written.insurer = "1130012";
  written.service = "20240901";
  put("2.xml", "110");
  const Intake intake = take_in(catalogue(), {path()}, 1);
  EXPECT_EQ(intake.person_totals, (PersonYearTotals{2, 1, 1, 0, 0, 0}));
  const auto& items = catalogue().classes.items();
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].id != "sbp") continue;
    EXPECT_EQ(items[i].classes.at(intake.persons.classes(0)[i]), "120未満");
  }
}

TEST_F(Packages, DeletionRequestsTakeBackWhatWasSent) {
  std::filesystem::create_directories(path());
  const auto put = [&](const char* name, const test::Written& written) {
    const std::string xml = test::document(test::usual_observations(), written);
    ASSERT_TRUE(base::write_file(path() / name, xml).ok());
  };
  test::Written written;
  put("1.xml", written);
  written.report_code = "19";
  put("2.xml", written);
  written.number = "1";
  put("3.xml", written);
  const Intake intake =
      take_in(catalogue(), {path() / "2.xml", path() / "3.xml", path() / "1.xml"}, 1);
  EXPECT_EQ(intake.person_totals, (PersonYearTotals{3, 0, 0, 1, 2, 1}));
  EXPECT_EQ(intake.report.warnings().count("CHK-045"), 1U);
}

/// What everybody knows of the codes of a table: which lies under which.
std::string hierarchy_of(const formats::CsvTable& table) {
  std::set<std::string> rows;
  for (std::size_t i = 1; i < table.rows_count(); ++i) {
    const std::string area(table.row(i)[0]);
    // What is together of few people.
    if (area.size() > 1 && area.back() == 'X') {
      rows.insert("area," + area + "," + area.substr(0, area.size() - 1));
    }
    for (const auto& municipality : area_master().municipalities()) {
      const std::string medical_area = municipality.medical_area.text;
      if (municipality.code == area) rows.insert("area," + area + "," + medical_area);
      if (medical_area == area) rows.insert("area," + area + "," + area.substr(0, 2));
    }
  }
  for (std::size_t i = 1; i < table.rows_count(); ++i) {
    const std::string age(table.row(i)[3]);
    const int from = std::atoi(age.c_str());
    const bool is_block = age == "0-39" || age == "40-74" || age == "75-";
    if (age == "TOTAL" || is_block) continue;
    rows.insert("age," + age + "," + (from < 40 ? "0-39" : from < 75 ? "40-74" : "75-"));
  }
  std::string csv = "dimension,code,parent\n";
  for (const auto& row : rows) csv += row + "\n";
  return csv;
}

// From the files alone, as a council or anybody it shows them to would have them.
TEST_F(Packages, ShowNoSmallCountAndNoneThatCanBeWorkedOut) {
  make(3000);
  const Package package = protect(take_in(catalogue(), {path()}, 1));
  ASSERT_GT(package.files.size(), 35U);
  std::size_t hidden = 0;
  for (const auto& file : package.files) {
    const auto table = formats::read_csv(file.bytes);
    ASSERT_TRUE(table.ok());
    for (std::size_t i = 1; i < table->rows_count(); ++i) {
      const auto count = table->row(i)[5];
      if (count.empty()) continue;
      const int shown = std::stoi(std::string(count));
      EXPECT_TRUE(shown == 0 || shown >= 10) << file.name << " " << shown;
    }
    const auto read = disclosure::read_cell_files({{file.name, file.bytes}}, hierarchy_of(*table));
    ASSERT_TRUE(read.ok()) << read.problem().japanese();
    const auto report = disclosure::attack(read->cells, standard());
    ASSERT_TRUE(report.ok()) << report.problem().japanese();
    hidden += report->cells.size();
    for (const auto& cell : report->cells) {
      EXPECT_GE(cell.width(), standard().width_min)
          << file.name << " " << read->cells.describe(cell.position);
    }
  }
  EXPECT_GT(hidden, 100U);
}

// A run that was interrupted goes on where it stood, and gives the same package.
TEST_F(Packages, KeepTablesThatAreProtectedAlready) {
  make(1500);
  const Intake intake = take_in(catalogue(), {path()}, 1);
  const Folder folder(intake.persons, catalogue().classes);
  const auto detail = FoldDetail::load(catalogue_path / "checkups" / "detail.toml");
  const SigningKey owner = make_signing_key();
  const auto kept_in = m_folder.path() / "kept";
  const auto run = [&](const SigningKey& key, const std::string& rules) {
    const auto kept = KeptTables::open(kept_in, key, rules);
    auto package = protect_tables({{packages::Population::Residents, &folder}}, catalogue().classes,
                                  area_master(), *detail, standard(), {}, {1, &kept, {}});
    EXPECT_TRUE(package.ok());
    return base::to_json(package->manifest);
  };
  const auto files = [&] {
    std::vector<std::filesystem::path> all;
    for (const auto& file : std::filesystem::directory_iterator(kept_in)) all.push_back(file);
    std::sort(all.begin(), all.end());
    return all;
  };
  const std::string first = run(owner, "rules");
  ASSERT_EQ(files().size(), folder.tables().size());
  // What was kept is used: a table whose seal holds, but not one that somebody has changed.
  const auto kept = KeptTables::open(kept_in, owner, "rules");
  const CountedTable table = folder.tables().front();
  const std::string& item = catalogue().classes.items()[table.item].id;
  const auto found = kept.find(item, folder.counts(table));
  ASSERT_TRUE(found);
  EXPECT_FALSE(kept.find("other", folder.counts(table)));
  std::filesystem::remove(files().back());
  EXPECT_EQ(run(owner, "rules"), first);
  EXPECT_EQ(files().size(), folder.tables().size());
  for (const auto& file : files()) {
    std::string text = *base::read_file(file);
    const auto at = text.find("TOTAL");
    if (at != std::string::npos) text.replace(at, 5, "TOTAX");
    ASSERT_TRUE(base::write_file(file, text).ok());
  }
  EXPECT_FALSE(kept.find(item, folder.counts(table)));
  EXPECT_EQ(run(owner, "rules"), first);
  EXPECT_TRUE(kept.find(item, folder.counts(table)));
  // Another key, or other rules, find nothing.
  EXPECT_FALSE(
      KeptTables::open(kept_in, make_signing_key(), "rules").find(item, folder.counts(table)));
  EXPECT_FALSE(KeptTables::open(kept_in, owner, "others").find(item, folder.counts(table)));
}

// What a council needs for a standardised ratio: by medical area and sex the classes and, by age,
// the people measured.
TEST_F(Packages, TellMedicalAreasBySexWithClassesAndAges) {
  make(12'000);
  const Package package = protect(take_in(catalogue(), {path()}, 2));
  std::size_t with_both = 0;
  for (const auto& file : package.files) {
    const auto table = formats::read_csv(file.bytes);
    bool by_class = false;
    bool by_age = false;
    for (std::size_t i = 1; i < table->rows_count(); ++i) {
      const auto row = table->row(i);
      const bool of_men_of_an_area = row[0] == "2401" && row[2] == "male" && !row[5].empty();
      by_class = by_class || (of_men_of_an_area && row[3] == "40-74" && row[4] != "TOTAL");
      by_age = by_age || (of_men_of_an_area && row[3] == "50-54");
    }
    if (by_class && by_age) ++with_both;
  }
  // Of 6,000 people of 40 to 74 years; not of what hardly anybody has (腎不全) or measures.
  EXPECT_GE(with_both * 4, package.files.size() * 3);
}

// One person: the one class that is not empty would tell what she has, hidden or not.
TEST_F(Packages, TellNothingOfAFewPeople) {
  for (const std::uint64_t people : {1, 20, 49}) {
    std::filesystem::remove_all(path());
    make(people);
    const Package package = protect(take_in(catalogue(), {path()}, 1));
    EXPECT_TRUE(package.files.empty()) << people;
    EXPECT_EQ(package.manifest.intake.person_years, 0);
    EXPECT_TRUE(package.manifest.fiscal_years.empty());
  }
}

TEST_F(Packages, OpenAlsoWhenTheirTablesRepeatThemselves) {
  Package package;
  std::string csv = "area,qualification,sex,age,class,count\n";
  for (int i = 0; i < 60'000; ++i) csv += "TOTAL,TOTAL,TOTAL,TOTAL,TOTAL,0\n";
  package.files.push_back({"tables/2024/bmi.csv", csv});
  package.manifest.tables.push_back({"tables/2024/bmi.csv", packages::Population::Residents, "bmi",
                                     "BMI", 2024, 60'000, 0, 0, base::blake2b_hex(csv)});
  const SigningKey signer = make_signing_key();
  const SealingKey council = make_sealing_key();
  package.manifest.insurer_key = packages::public_digits(signer);
  const auto opened = unseal(*seal(package, signer, council), council);
  ASSERT_TRUE(opened.ok()) << opened.problem().japanese();
  EXPECT_EQ(opened->files.front().bytes, csv);
}

TEST_F(Packages, AreTheSameBytesForTheSameInput) {
  make(200);
  const Package first = protect(take_in(catalogue(), {path()}, 2));
  const Package second = protect(take_in(catalogue(), {path()}, 1));
  EXPECT_EQ(base::to_json(first.manifest), base::to_json(second.manifest));
  ASSERT_EQ(first.files.size(), second.files.size());
  for (std::size_t i = 0; i < first.files.size(); ++i) {
    EXPECT_EQ(first.files[i].bytes, second.files[i].bytes);
  }
}

TEST_F(Packages, OpenForTheirCouncilAloneAndOnlyUnchanged) {
  make(100);
  Package package = protect(take_in(catalogue(), {path()}, 1));
  const SigningKey signer = make_signing_key();
  const SealingKey council = make_sealing_key();
  package.manifest.insurer_key = packages::public_digits(signer);
  const auto sealed = seal(package, signer, council);
  ASSERT_TRUE(sealed.ok());
  const auto opened = unseal(*sealed, council);
  ASSERT_TRUE(opened.ok()) << opened.problem().japanese();
  EXPECT_EQ(base::to_json(opened->manifest), base::to_json(package.manifest));
  EXPECT_EQ(opened->files.front().bytes, package.files.front().bytes);
  EXPECT_EQ(unseal(*sealed, make_sealing_key()).problem().code(), "PKG-003");
  EXPECT_EQ(unseal("ENGAWA-PACKAGE-1\n", council).problem().code(), "PKG-003");
  std::string damaged = *sealed;
  damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 1);
  EXPECT_EQ(unseal(damaged, council).problem().code(), "PKG-003");
  // Somebody who may seal, but is not the insurer.
  const auto forged = seal(package, make_signing_key(), council);
  EXPECT_EQ(unseal(*forged, council).problem().code(), "PKG-004");
  package.files.front().bytes += "TOTAL,TOTAL,TOTAL,TOTAL,TOTAL,99\n";
  EXPECT_EQ(unseal(*seal(package, signer, council), council).problem().code(), "PKG-004");
}

// Markers planted where a person stands must be in nothing that is written.
TEST_F(Packages, HoldNothingOfAPerson) {
  const std::vector<std::string> markers{"マーカーナマエ", "MARKSYMBOL", "98765432101",
                                         "19610203",       "1961-02-03", "1961年2月3日",
                                         "架空丁目七番"};
  test::Written written;
  written.name = markers[0];
  written.symbol = markers[1];
  written.number = markers[2];
  written.birth = markers[3];
  written.address = "三重県津市" + markers[6];
  std::filesystem::create_directories(path());
  for (int i = 0; i < 80; ++i) {
    written.number = markers[2] + std::to_string(i);
    std::string xml = test::document(test::usual_observations(), written);
    if (i == 1) xml = xml.substr(0, xml.size() / 2);
    if (i == 2) xml = base::replace_all(xml, "19610203", "19610233");
    if (i == 3) xml = base::replace_all(xml, "9N736000000000011", "ZZZ");
    ASSERT_TRUE(base::write_file(path() / (std::to_string(i) + ".xml"), xml).ok());
  }
  const Intake intake = take_in(catalogue(), {path()}, 1);
  EXPECT_EQ(intake.totals.set_aside, 2U);
  const Package package = protect(intake);
  EXPECT_FALSE(package.files.empty());
  std::string everything = report_csv(intake.report, intake.totals, intake.person_totals) +
                           report_html(intake.report, intake.totals, intake.person_totals) +
                           base::to_json(package.manifest) + preview_html(package, area_master()) +
                           notice_ja(package.manifest);
  for (const auto& file : package.files) everything += file.bytes;
  for (const auto& marker : markers) {
    EXPECT_EQ(everything.find(marker), std::string::npos) << marker;
  }
}

TEST(Keys, AreWrittenForTheirOwnerAloneAndNeverOver) {
  const base::TemporaryFolder folder;
  const auto file = folder.path() / "key";
  const SigningKey key = make_signing_key();
  ASSERT_TRUE(write_signing_key(key, file).ok());
  EXPECT_EQ(std::filesystem::status(file).permissions() & std::filesystem::perms::mask,
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  EXPECT_EQ(read_signing_key(file)->public_key, key.public_key);
  EXPECT_EQ(write_signing_key(key, file).problem().code(), "PKG-002");
  EXPECT_EQ(read_sealing_key(file).problem().code(), "PKG-001");
  const SealingKey council = make_sealing_key();
  const std::string pub = folder.path() / "pub";
  ASSERT_TRUE(base::write_file(pub, public_line(council)).ok());
  for (const auto& key_text : {pub, public_line(council), packages::public_digits(council)}) {
    const auto read = read_sealing_key(key_text);
    ASSERT_TRUE(read.ok()) << key_text;
    EXPECT_EQ(read->public_key, council.public_key);
    EXPECT_FALSE(read->can_open);
  }
  EXPECT_EQ(read_sealing_key("0a1b").problem().code(), "PKG-001");
}

}  // namespace
}  // namespace engawa::checkups
