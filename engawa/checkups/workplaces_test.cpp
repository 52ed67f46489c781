#include "engawa/checkups/workplaces.hpp"

#include <set>

#include "engawa/base/files.hpp"
#include "engawa/base/temporary_folder.hpp"
#include "engawa/checkups/checkups_for_tests.hpp"
#include "engawa/checkups/package_preview.hpp"
#include "engawa/checkups/protected_tables.hpp"
#include "engawa/formats/csv_reader.hpp"

namespace engawa::checkups {
namespace {

using packages::Package;
using packages::Population;
using test::area_master;
using test::catalogue_path;

/// With the mapping of catalog/layouts/checkups_example.toml.
const CheckupCatalogue& own_catalogue() {
  static const auto loaded = test::catalogue_with("checkups_example.toml");
  return *loaded;
}

struct Row {
  std::string lives = "三重県津市丸之内";
  std::string works = "三重県四日市市諏訪町";
  std::string qualification = "本人";
};

class Workplaces : public ::testing::Test {
 protected:
  void add(const Row& row) {
    const int i = m_people++;
    m_csv += std::to_string(i) + ",19" + std::to_string(55 + i % 27) + "/5/15," +
             (i % 2 == 0 ? "男" : "女") + ",2024/6/10," + row.lives + ",1," + row.qualification +
             ",37," + row.works + "," + std::to_string(100 + i * 7 % 80) + "," +
             std::to_string(60 + i * 3 % 40) + "," + std::to_string(700 + i * 11 % 300) + "," +
             (i % 3 == 0 ? "吸う" : "吸わない") + "\n";
  }
  void add(int people, const Row& row) {
    for (int i = 0; i < people; ++i) add(row);
  }
  [[nodiscard]] Intake read() const {
    const auto file = m_folder.path() / "own.csv";
    EXPECT_TRUE(base::write_file(file, m_csv).ok());
    return take_in(own_catalogue(), {file}, 1);
  }
  static MunicipalityIndex municipality(std::string_view code) {
    const auto& all = area_master().municipalities();
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].code == code) return static_cast<MunicipalityIndex>(i);
    }
    ADD_FAILURE() << code;
    return unknown_municipality;
  }
  /// People who live in Mie, and people who work there.
  [[nodiscard]] Package package() const {
    Intake intake = read();
    const auto inside = municipalities_of(area_master(), "24");
    const PersonYears at_work = workers_of(intake.persons, inside).persons;
    intake.persons.keep_residents(inside);
    const Folder residents(intake.persons, own_catalogue().classes);
    const Folder workers(at_work, own_catalogue().classes);
    const auto detail = FoldDetail::load(catalogue_path / "checkups" / "detail.toml");
    const auto profile = disclosure::load_profile(catalogue_path / "disclosure", "standard");
    packages::PackageManifest about;
    about.area = "24";
    about.insurer_name = "みどり組合";
    auto made =
        protect_tables({{Population::Residents, &residents}, {Population::Workers, &workers}},
                       own_catalogue().classes, area_master(), *detail, *profile, std::move(about));
    EXPECT_TRUE(made.ok());
    return std::move(*made);
  }

 private:
  base::TemporaryFolder m_folder;
  int m_people = 0;
  std::string m_csv =
      "組合員番号,生年月日,性別,受診日,住所,健診機関番号,資格,事業所の人数,事業所の所在地,最高血圧,"
      "最低血圧,腹囲(mm),たばこ\n";
};

/// The count of everybody of an area in a table; -1 where it is hidden, -2 where it is not told.
int people_of(const Package& package, std::string_view file, std::string_view area) {
  for (const auto& one : package.files) {
    if (one.name != file) continue;
    const auto table = formats::read_csv(one.bytes);
    for (std::size_t i = 1; i < table->rows_count(); ++i) {
      const auto row = table->row(i);
      const bool everybody = row[0] == area && row[1] == "TOTAL" && row[2] == "TOTAL" &&
                             row[3] == "TOTAL" && row[4] == "TOTAL";
      if (everybody) return row[5].empty() ? -1 : std::stoi(std::string(row[5]));
    }
  }
  return -2;
}

TEST_F(Workplaces, AreKnownOfTheInsuredAlone) {
  add({});
  add({"三重県津市丸之内", "三重県四日市市諏訪町", "家族"});
  add({"三重県津市丸之内", "", "本人"});
  add({"三重県津市丸之内", "どこか", "本人"});
  add({"愛知県名古屋市中区", "三重県津市", "本人"});
  const Intake intake = read();
  ASSERT_EQ(intake.persons.size(), 5U);
  std::multiset<MunicipalityIndex> workplaces;
  for (std::size_t i = 0; i < intake.persons.size(); ++i) {
    workplaces.insert(intake.persons.entry(i).workplace);
  }
  EXPECT_EQ(workplaces.count(municipality("24202")), 1U);
  EXPECT_EQ(workplaces.count(municipality("24201")), 1U);
  EXPECT_EQ(workplaces.count(unknown_municipality), 2U);
  EXPECT_EQ(workplaces.count(unfound_municipality), 1U) << "written, but nowhere";
  EXPECT_EQ(workers_of(intake.persons, municipalities_of(area_master(), "24")).not_found, 1U);
}

TEST_F(Workplaces, CountPeopleWhereTheyWorkInsteadOfWhereTheyLive) {
  add({});
  add({"愛知県名古屋市中区", "三重県津市", "本人"});
  add({"三重県津市", "愛知県名古屋市中区", "本人"});
  const Intake intake = read();
  const auto inside = municipalities_of(area_master(), "24");
  const PersonYears workers = intake.persons.at_workplaces(inside, {2024});
  ASSERT_EQ(workers.size(), 2U);
  EXPECT_EQ(workers.entry(0).residence, municipality("24201"));
  EXPECT_EQ(workers.entry(1).residence, municipality("24202"));
  EXPECT_EQ(intake.persons.at_workplaces(inside, {2023}).size(), 0U);
  EXPECT_EQ(intake.persons.at_workplaces(std::vector<bool>(inside.size(), false), {2024}).size(),
            0U);
}

// Where everybody who lives there works there, the insured of one table are the people of the
// other, and what one hides the other would tell.
TEST_F(Workplaces, AreToldOnlyWhereEnoughPeopleComeAndGo) {
  add(600, {});
  const auto inside = municipalities_of(area_master(), "24");
  const auto left_out = [&] { return workers_of(read().persons, inside).years_left_out; };
  const std::set<int> year{2024};
  EXPECT_EQ(left_out(), year) << "nobody comes or goes";
  add(50, {"愛知県名古屋市中区", "三重県津市", "本人"});
  EXPECT_EQ(left_out(), year) << "nobody goes";
  add(49, {"三重県津市", "愛知県名古屋市中区", "本人"});
  add(80, {"三重県津市", "", "家族"});
  EXPECT_EQ(left_out(), year) << "49 go; dependants are not among the insured";
  EXPECT_EQ(workers_of(read().persons, inside).persons.size(), 0U);
  add({"三重県津市", "", "本人"});
  EXPECT_TRUE(left_out().empty()) << "50 come, 50 go or may go";
  EXPECT_EQ(workers_of(read().persons, inside).persons.size(), 650U);
}

TEST_F(Workplaces, HaveTablesOfTheirOwnBesideThoseOfResidents) {
  add(700, {});
  add(500, {"愛知県名古屋市中区", "三重県津市", "本人"});
  add(400, {"三重県津市", "愛知県名古屋市中区", "本人"});
  add(300, {"三重県津市", "三重県四日市市", "家族"});
  const Package made = package();
  EXPECT_EQ(people_of(made, "tables/2024/sbp.csv", "TOTAL"), 700 + 400 + 300);
  EXPECT_EQ(people_of(made, "workplaces/2024/sbp.csv", "TOTAL"), 700 + 500);
  EXPECT_EQ(people_of(made, "workplaces/2024/sbp.csv", "24201"), 500);
  EXPECT_EQ(people_of(made, "workplaces/2024/sbp.csv", "24202"), 700);
  EXPECT_EQ(made.manifest.intake.person_years, 1400);
  EXPECT_EQ(made.manifest.intake.workers, 1200);
  EXPECT_EQ(made.manifest.fiscal_years, std::vector<int>{2024});
  const std::string preview = preview_html(made, area_master());
  for (const char* words : {"三重県にある事業所で働く被保険者", "（2024年度、働く人）",
                            "人・年度で 1,200", "事業所のある市区町村の別の表も"}) {
    EXPECT_NE(preview.find(words), std::string::npos) << words;
  }
}

TEST_F(Workplaces, AreNotSpokenOfWhereNoTableTellsThem) {
  add(600, {"三重県津市", "", "本人"});
  const Package made = package();
  EXPECT_EQ(people_of(made, "tables/2024/sbp.csv", "TOTAL"), 600);
  for (const auto& table : made.manifest.tables) EXPECT_EQ(table.people, Population::Residents);
  EXPECT_EQ(preview_html(made, area_master()).find("働く"), std::string::npos);
}

TEST_F(Workplaces, TellNothingOfAFewPeople) {
  add(600, {"三重県津市", "", "本人"});
  add(49, {"愛知県名古屋市中区", "三重県津市", "本人"});
  const Package made = package();
  for (const auto& table : made.manifest.tables) EXPECT_EQ(table.people, Population::Residents);
  EXPECT_EQ(made.manifest.intake.workers, 0);
}

}  // namespace
}  // namespace engawa::checkups
