#include "engawa/accounts/recovery_codes.hpp"

#include <gtest/gtest.h>

#include <set>

namespace engawa::accounts {
namespace {

TEST(RecoveryCodes, AreTenInGroupsOfFourWithoutLookAlikes) {
  const auto codes = new_recovery_codes();
  EXPECT_EQ(codes.size(), 10U);
  EXPECT_EQ(std::set<std::string>(codes.begin(), codes.end()).size(), 10U);
  for (const std::string& code : codes) {
    EXPECT_EQ(code.size(), 19U) << code;
    for (std::size_t i = 0; i < code.size(); ++i) EXPECT_EQ(code[i] == '-', i % 5 == 4) << code;
    EXPECT_EQ(code.find_first_of("ILOU"), std::string::npos) << code;
  }
}

TEST(RecoveryCodes, EveryLetterIsUsed) {
  std::set<char> seen;
  for (int i = 0; i < 20; ++i) {
    for (const std::string& code : new_recovery_codes()) seen.insert(code.begin(), code.end());
  }
  EXPECT_EQ(seen.size(), 33U);  // 32 letters and the hyphen
}

TEST(RecoveryCodes, AreKnownHoweverTyped) {
  const auto hash = recovery_code_hash("7KQ2-M4XT-ZB9C-01RE");
  ASSERT_TRUE(hash);
  EXPECT_EQ(hash->size(), 64U);
  for (const char* typed :
       {"7kq2m4xtzb9c01re", " 7KQ2 M4XT ZB9C 01RE ", "７ＫＱ２－Ｍ４ＸＴ－ＺＢ９Ｃ－０１ＲＥ",
        "7KQ2-M4XT-ZB9C-OIRE", "7kq2-m4xt-zb9c-olre", "7KQ2ーM4XTーZB9Cー01RE"}) {
    EXPECT_EQ(recovery_code_hash(typed), hash) << typed;
  }
  for (const char* typed : {"", "7KQ2-M4XT-ZB9C", "7KQ2-M4XT-ZB9C-01REA", "7KQ2-M4XT-ZB9C-01RU",
                            "7KQ2-M4XT-ZB9C-01R!", "ねこ", "\xff"}) {
    EXPECT_FALSE(recovery_code_hash(typed)) << typed;
  }
  EXPECT_FALSE(recovery_code_hash(std::string(100000, '7')));
}

TEST(RecoveryCodes, TheMatchingHashIsFound) {
  const auto codes = new_recovery_codes();
  std::vector<std::string> hashes;
  for (const std::string& code : codes) hashes.push_back(*recovery_code_hash(code));
  EXPECT_EQ(matching_recovery_code(codes[0], hashes), 0U);
  EXPECT_EQ(matching_recovery_code(codes[9], hashes), 9U);
  EXPECT_FALSE(matching_recovery_code(new_recovery_codes()[0], hashes));
  EXPECT_FALSE(matching_recovery_code(codes[0], {}));
  EXPECT_FALSE(matching_recovery_code("", hashes));
}

}  // namespace
}  // namespace engawa::accounts
