#include "engawa/checkups/kept_reading.hpp"

#include <fstream>

#include "engawa/base/files.hpp"
#include "engawa/base/temporary_folder.hpp"
#include "engawa/checkups/checkups_for_tests.hpp"
#include "engawa/checkups/sample.hpp"

namespace engawa::checkups {
namespace {

namespace fs = std::filesystem;
using packages::make_signing_key;
using packages::SigningKey;
using test::catalogue;
using test::contents;

/// Files of made-up people, and a folder beside them for what is kept.
class ReadingsThatStop : public ::testing::Test {
 protected:
  void SetUp() override {
    SampleOptions options;
    options.people = 60;
    options.documents_per_archive = 30;
    options.errors_percent = 10;
    ASSERT_TRUE(
        write_sample(options, catalogue().items, test::area_master(), test::catalogue_path, input())
            .ok());
    ASSERT_GE(files().size(), 3U);
  }
  [[nodiscard]] fs::path input() const { return m_folder.path() / "in"; }
  [[nodiscard]] fs::path kept_in() const { return m_folder.path() / "kept"; }
  [[nodiscard]] std::vector<fs::path> files() const {
    std::vector<fs::path> all;
    for (const auto& file : files_below(input())) all.push_back(file.path);
    return all;
  }
  [[nodiscard]] std::vector<fs::path> parts() const {
    std::vector<fs::path> all;
    for (const auto& file : fs::directory_iterator(kept_in())) {
      if (file.path().extension() == ".part") all.push_back(file.path());
    }
    return all;
  }
  /// Every file is a part of its own.
  [[nodiscard]] KeptReading kept(const std::string& rules = "rules") const {
    return std::move(*KeptReading::open(kept_in(), m_owner, rules, std::chrono::milliseconds(0)));
  }
  [[nodiscard]] Intake read(const std::vector<fs::path>& paths, const KeptReading* kept) const {
    return take_in(catalogue(), paths, 2, {}, kept);
  }
  /// A run that was stopped before its last file.
  void stop_before_the_last() const {
    auto some = files();
    some.pop_back();
    const auto reading = kept();
    EXPECT_EQ(read(some, &reading).files_kept, 0U);
    ASSERT_EQ(parts().size(), some.size());
  }
  static void expect_same(const Intake& intake, const Intake& whole) {
    EXPECT_EQ(contents(intake.persons), contents(whole.persons));
    EXPECT_EQ(intake.totals, whole.totals);
    EXPECT_EQ(intake.person_totals, whole.person_totals);
    EXPECT_EQ(intake.insurer_kinds, whole.insurer_kinds);
    EXPECT_FALSE(intake.not_kept);
  }

  base::TemporaryFolder m_folder;
  SigningKey m_owner = make_signing_key();
};

TEST_F(ReadingsThatStop, GoOnWhereTheyStoodAndGiveTheSame) {
  const Intake whole = read(files(), nullptr);
  ASSERT_GT(whole.totals.set_aside, 0U);
  stop_before_the_last();
  const auto reading = kept();
  std::uint64_t first_told = 0;
  std::uint64_t last_told = 0;
  std::uint64_t all_told = 0;
  const Intake rest = take_in(
      catalogue(), {input()}, 2,
      [&](std::uint64_t done, std::uint64_t all) {
        if (first_told == 0) first_told = done;
        EXPECT_GE(done, last_told);
        last_told = done;
        all_told = all;
      },
      &reading);
  EXPECT_EQ(rest.files_kept, files().size() - 1);
  expect_same(rest, whole);
  EXPECT_EQ(first_told, all_told - fs::file_size(files().back())) << "one file was left";
  EXPECT_EQ(last_told, all_told);
  // Everything is kept now: nothing is left to read.
  const auto again = kept();
  const Intake all = read({input()}, &again);
  EXPECT_EQ(all.files_kept, files().size());
  expect_same(all, whole);
}

TEST_F(ReadingsThatStop, ReadAFileAgainThatIsAnotherNow) {
  stop_before_the_last();
  const fs::path changed = files().front();
  const std::string bytes = *base::read_file(changed);
  ASSERT_TRUE(base::write_file(changed, bytes).ok());  // the same bytes, but another file
  const fs::path gone = files()[1];
  fs::remove(gone);
  const auto reading = kept();
  const Intake rest = read({input()}, &reading);
  EXPECT_EQ(rest.files_kept, files().size() - 2) << "all but the changed one and the last";
  expect_same(rest, read(files(), nullptr));
}

TEST_F(ReadingsThatStop, DoNotTakeWhatIsKeptForInput) {
  const Intake whole = read({input()}, nullptr);
  for (int run = 0; run < 2; ++run) {
    const auto reading = KeptReading::open(input() / "package-partial" / "reading", m_owner,
                                           "rules", std::chrono::milliseconds(0));
    expect_same(read({input()}, &*reading), whole);
  }
}

TEST_F(ReadingsThatStop, CountAFileTwiceThatIsNamedTwice) {
  const std::vector<fs::path> twice{input(), files().front()};
  const Intake whole = read(twice, nullptr);
  const auto reading = kept();
  expect_same(read(twice, &reading), whole);
  const auto again = kept();
  const Intake rest = read(twice, &again);
  EXPECT_EQ(rest.files_kept, files().size() + 1);
  expect_same(rest, whole);
  const auto once = kept();
  EXPECT_EQ(read({input()}, &once).files_kept, files().size());
}

TEST_F(ReadingsThatStop, UseNothingThatIsDamagedOrOfOthers) {
  const Intake whole = read(files(), nullptr);
  const auto expect_anew = [&](const KeptReading& reading, const char* why) {
    const Intake rest = read({input()}, &reading);
    EXPECT_EQ(rest.files_kept, 0U) << why;
    expect_same(rest, whole);
  };
  stop_before_the_last();
  for (const auto& part : parts()) {
    std::string bytes = *base::read_file(part);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    ASSERT_TRUE(base::write_file(part, bytes).ok());
  }
  expect_anew(kept(), "one bit");
  for (const auto& part : parts()) fs::resize_file(part, 20);
  expect_anew(kept(), "cut off");
  expect_anew(kept("other rules"), "rules");
  m_owner = make_signing_key();
  expect_anew(kept("other rules"), "key");
  fs::resize_file(kept_in() / "salt", 3);
  expect_anew(kept("other rules"), "salt");
}

// Only for who holds the insurer's key: neither names nor numbers, nor which files were read.
TEST_F(ReadingsThatStop, KeepNothingThatAnybodyElseCouldRead) {
  test::Written written;
  const fs::path folder = m_folder.path() / "架空丁目";
  fs::create_directories(folder);
  for (const char* number : {"98765432101", "98765432102"}) {
    written.number = number;
    const std::string xml = test::document(test::usual_observations(), written);
    ASSERT_TRUE(base::write_file(folder / (std::string(number) + ".xml"), xml).ok());
  }
  const auto reading = kept();
  ASSERT_EQ(read({folder}, &reading).totals.read, 2U);
  ASSERT_EQ(parts().size(), 2U);
  std::string everything;
  for (const auto& file : fs::directory_iterator(kept_in())) {
    everything += file.path().string() + *base::read_file(file.path());
    EXPECT_EQ(fs::status(file).permissions() & (fs::perms::group_all | fs::perms::others_all),
              fs::perms::none);
  }
  for (const auto& marker :
       {written.number, written.symbol, written.name, written.birth, std::string("98765432101"),
        std::string("架空丁目"), std::string("marks"), std::string("entries")}) {
    EXPECT_EQ(everything.find(marker), std::string::npos) << marker;
  }
  // Two people alike are not told by bytes that repeat.
  const std::string first = *base::read_file(parts()[0]);
  const std::string second = *base::read_file(parts()[1]);
  EXPECT_EQ(first.size(), second.size());
  EXPECT_NE(first.substr(0, 24), second.substr(0, 24));
  reading.forget();
  EXPECT_FALSE(fs::exists(kept_in()));
}

TEST_F(ReadingsThatStop, SayWhenNothingCanBeKeptAndReadAllTheSame) {
  const Intake whole = read(files(), nullptr);
  const auto reading = kept();
  fs::remove_all(kept_in());
  std::ofstream(kept_in()) << "a file";
  Intake intake = read(files(), &reading);
  ASSERT_TRUE(intake.not_kept);
  EXPECT_EQ(intake.not_kept->code(), "BAS-003");
  intake.not_kept.reset();
  expect_same(intake, whole);
  EXPECT_EQ(KeptReading::open(kept_in(), m_owner, "rules").problem().code(), "BAS-003");
}

}  // namespace
}  // namespace engawa::checkups
