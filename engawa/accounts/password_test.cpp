#include "engawa/accounts/password.hpp"

#include <gtest/gtest.h>

namespace engawa::accounts {
namespace {

TEST(Password, IsKnownAgainAndOnlyItself) {
  const auto hash = hash_password("ねこ と 三毛 2026 Garden");
  ASSERT_TRUE(hash);
  EXPECT_TRUE(hash->starts_with("$argon2id$v=19$m=65536,t=3,p=1$")) << *hash;
  EXPECT_TRUE(verify_password(*hash, "ねこ と 三毛 2026 Garden"));
  EXPECT_TRUE(verify_password(*hash, "ねこ　と　三毛　２０２６　Ｇａｒｄｅｎ"));
  EXPECT_FALSE(verify_password(*hash, "ねこ と 三毛 2026 garden"));
  EXPECT_FALSE(verify_password(*hash, ""));
  EXPECT_FALSE(needs_rehash(*hash));
}

TEST(Password, TheSameOneIsHashedWithAnotherSalt) {
  const auto first = hash_password("correct horse battery");
  const auto second = hash_password("correct horse battery");
  ASSERT_TRUE(first && second);
  EXPECT_NE(*first, *second);
}

TEST(Password, AnyOtherCostOrFormatAsksForANewHash) {
  EXPECT_TRUE(needs_rehash(""));
  EXPECT_TRUE(needs_rehash("plain"));
  EXPECT_TRUE(
      needs_rehash("$argon2id$v=19$m=8192,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$"
                   "Y2hlY2tzdW1jaGVja3N1bWNoZWNrc3VtY2hlY2tzdW0"));
}

TEST(Password, DamagedHashesAndMissingAccountsNeverMatch) {
  EXPECT_FALSE(verify_password("", ""));
  EXPECT_FALSE(verify_password("", "correct horse battery"));
  EXPECT_FALSE(verify_password("$argon2id$v=19$m=65536,t=3,p=1$", "correct horse battery"));
}

TEST(Password, TooLongOrUnreadableTextsAreRefused) {
  const std::string long_text(password_bytes_max + 1, 'a');
  const auto hash = hash_password(long_text);
  ASSERT_FALSE(hash);
  EXPECT_EQ(hash.problem().code(), "ACC-002");
  EXPECT_FALSE(verify_password("", long_text));
  const auto unreadable = hash_password("\xff\xfe correct horse");
  ASSERT_FALSE(unreadable);
  EXPECT_EQ(unreadable.problem().code(), "ACC-003");
}

}  // namespace
}  // namespace engawa::accounts
