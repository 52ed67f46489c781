#include "engawa/disclosure/profile.hpp"

#include <gtest/gtest.h>

#include "engawa/base/files.hpp"
#include "engawa/base/temporary_folder.hpp"

namespace engawa::disclosure {
namespace {

const std::filesystem::path catalogue =
    std::filesystem::path(ENGAWA_SOURCE_DIR) / "catalog/disclosure";

TEST(LoadProfile, ReadsEveryShippedProfile) {
  int profiles = 0;
  for (const auto& entry : std::filesystem::directory_iterator(catalogue)) {
    if (entry.path().extension() != ".toml") continue;
    const auto profile = load_profile(catalogue, entry.path().stem().string());
    ASSERT_TRUE(profile.ok()) << entry.path() << profile.problem().english();
    EXPECT_FALSE(profile.value().source.empty());
    // Rounding to the nearest ten shows 0 for 0 to 4, whatever one would like.
    const int promised =
        profile.value().rounding.hides_nothing() ? 4 : profile.value().threshold - 1;
    EXPECT_GE(profile.value().width_min, promised);
    ++profiles;
  }
  EXPECT_EQ(profiles, 9);
}

TEST(LoadProfile, RulesOfTheStandardOne) {
  const auto profile = load_profile(catalogue, "standard").value();
  EXPECT_FALSE(profile.sensitive(0));
  EXPECT_TRUE(profile.sensitive(1));
  EXPECT_TRUE(profile.sensitive(9));
  EXPECT_FALSE(profile.sensitive(10));
}

TEST(LoadProfile, NamesTheKnownOnesForAnUnknownName) {
  for (const char* name : {"nothing", "../standard", ""}) {
    const auto profile = load_profile(catalogue, name);
    ASSERT_FALSE(profile.ok()) << name;
    EXPECT_EQ(profile.problem().code(), "DIS-002");
    EXPECT_NE(profile.problem().expected.find("standard"), std::string::npos);
  }
}

TEST(LoadProfile, RefusesValuesOutsideTheirRange) {
  const base::TemporaryFolder folder;
  auto text = base::read_file(catalogue / "standard.toml").value();
  text.replace(text.find("width_min = 9"), 13, "width_min = 0");
  ASSERT_TRUE(base::write_file(folder.path() / "standard.toml", text).ok());
  const auto profile = load_profile(folder.path(), "standard");
  ASSERT_FALSE(profile.ok());
  EXPECT_EQ(profile.problem().code(), "FMT-024");
}

}  // namespace
}  // namespace engawa::disclosure
