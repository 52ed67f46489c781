#include "engawa/application/backup.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "engawa/accounts/sign_in.hpp"
#include "engawa/base/files.hpp"
#include "engawa/base/temporary_folder.hpp"
#include "engawa/formats/zip_reader.hpp"
#include "engawa/formats/zip_writer.hpp"
#include "engawa/store/event_log.hpp"

namespace engawa::application {
namespace {

class Backups : public ::testing::Test {
 protected:
  [[nodiscard]] Settings in(const std::string& name) const {
    return {folder.path() / name, std::filesystem::path(ENGAWA_SOURCE_DIR) / "catalog", {}};
  }
  static std::unique_ptr<Application> open(const Settings& settings) {
    auto opened = Application::open(settings);
    EXPECT_TRUE(opened.ok()) << opened.problem().english();
    return std::move(*opened);
  }
  static void add_person(Application& application, const std::string& login) {
    auto lease = application.store().lease();
    ASSERT_TRUE(lease.ok());
    accounts::Desk desk{
        lease->database(), application.office(), {}, {2026, 11, 25}, 1'795'600'000, {}, {}, {}};
    ASSERT_TRUE(accounts::create_administrator(desk, {login, "見本", "花子"}).ok());
  }
  static std::size_t persons(Application& application) {
    auto lease = application.store().lease();
    return store::list<accounts::Person>(lease->database())->size();
  }
  /// The backup with one of its files as `change` leaves it.
  void spoil(const std::string& name, const std::function<void(std::string&)>& change) const {
    auto archive = formats::ZipReader::open(*base::read_file(file()));
    ASSERT_TRUE(archive.ok());
    std::vector<formats::ZipFile> files;
    for (const auto& entry : archive->entries()) {
      files.push_back({entry.name, *archive->read(entry.name)});
      if (entry.name == name) change(files.back().bytes);
    }
    ASSERT_TRUE(base::write_file(file(), *formats::write_zip(files)).ok());
  }
  void expect_refused(std::string_view code) const {
    const auto restored = restore_backup(in("restored"), file());
    ASSERT_FALSE(restored.ok());
    EXPECT_EQ(restored.problem().code(), code);
    EXPECT_FALSE(std::filesystem::exists(in("restored").data_folder / database_file));
  }
  [[nodiscard]] std::filesystem::path file() const { return folder.path() / "backup.zip"; }

  base::TemporaryFolder folder;
};

TEST_F(Backups, BringEverythingBack) {
  const auto application = open(in("data"));
  ASSERT_TRUE(base::write_file(in("data").data_folder / own_areas_file,
                               "muni_code,muni_name,sma335_code,sma335_name,pref_code,pref_name\n"
                               "90101,みどり市,9001,東部,90,みどり県\n")
                  .ok());
  add_person(*application, "a@example.jp");
  add_person(*application, "b@example.jp");
  const auto written = write_backup(*application, file());
  ASSERT_TRUE(written.ok()) << written.problem().english();
  add_person(*application, "after@example.jp");

  const auto restored = restore_backup(in("restored"), file());
  ASSERT_TRUE(restored.ok()) << restored.problem().english();
  EXPECT_EQ(restored->events, 2);
  const auto again = open(in("restored"));
  EXPECT_EQ(persons(*again), 2U);
  EXPECT_NE(again->office().areas.find("9001"), nullptr);
  EXPECT_EQ(persons(*application), 3U);
}

TEST_F(Backups, AreWholeWhileSomebodyWrites) {
  const auto application = open(in("data"));
  add_person(*application, "first@example.jp");
  std::atomic<bool> is_over{false};
  std::thread writer([&] {
    for (int i = 0; !is_over; ++i) add_person(*application, std::to_string(i) + "@example.jp");
  });
  for (int i = 0; i < 5; ++i) {
    const auto written = write_backup(*application, file());
    EXPECT_TRUE(written.ok()) << written.problem().english();
    const auto target = in("restored" + std::to_string(i));
    const auto restored = restore_backup(target, file());
    EXPECT_TRUE(restored.ok()) << restored.problem().english();
    // Each person came with one line of the log: neither without the other.
    const auto again = open(target);
    EXPECT_EQ(static_cast<std::int64_t>(persons(*again)), restored->events);
  }
  is_over = true;
  writer.join();
}

TEST_F(Backups, AreRefusedWhenAnythingDiffers) {
  const auto application = open(in("data"));
  add_person(*application, "a@example.jp");
  const auto renew = [&] { ASSERT_TRUE(write_backup(*application, file()).ok()); };
  renew();
  spoil(database_file, [](std::string& bytes) { bytes[bytes.size() / 2] ^= 1; });
  expect_refused("STO-016");
  renew();
  spoil("manifest.json",
        [](std::string& bytes) { bytes.replace(bytes.find("\"events\":1"), 10, "\"events\":2"); });
  expect_refused("STO-016");
  renew();
  spoil("manifest.json", [](std::string& bytes) { bytes = "{}"; });
  expect_refused("STO-016");
  renew();
  const std::string half = base::read_file(file())->substr(0, 500);
  ASSERT_TRUE(base::write_file(file(), half).ok());
  expect_refused("FMT-002");
  ASSERT_TRUE(base::write_file(file(), "text").ok());
  expect_refused("FMT-001");
  ASSERT_TRUE(base::write_file(file(), *formats::write_zip({{"a", "b"}})).ok());
  expect_refused("STO-016");
  // A path out of the folder is no file of a backup.
  renew();
  spoil("manifest.json", [](std::string& bytes) {
    bytes.replace(bytes.find(database_file), std::string(database_file).size(), "../engawa.sqlit");
  });
  expect_refused("STO-016");
}

TEST_F(Backups, NeverOverwriteData) {
  const auto application = open(in("data"));
  add_person(*application, "a@example.jp");
  ASSERT_TRUE(write_backup(*application, file()).ok());
  const auto restored = restore_backup(in("data"), file());
  ASSERT_FALSE(restored.ok());
  EXPECT_EQ(restored.problem().code(), "STO-015");
  EXPECT_EQ(persons(*application), 1U);
}

}  // namespace
}  // namespace engawa::application
