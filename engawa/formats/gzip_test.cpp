#include "engawa/formats/gzip.hpp"

#include <gtest/gtest.h>

namespace engawa::formats {
namespace {

TEST(Gzip, GivesBackWhatWasPacked) {
  std::string mixed;
  unsigned int state = 1;
  for (int i = 0; i < 300'000; ++i) {
    state = state * 1664525 + 1013904223;
    mixed += static_cast<char>(state >> 24);
  }
  for (const std::string& bytes :
       {std::string(), std::string("a"), std::string(65536, 'x'), mixed}) {
    for (const int level : {1, 6, 9}) {
      const std::string packed = gzip_compress(bytes, level);
      EXPECT_EQ(packed, gzip_compress(bytes, level));
      const auto back = gzip_decompress(packed);
      ASSERT_TRUE(back.ok());
      EXPECT_TRUE(*back == bytes);
    }
  }
  EXPECT_LT(gzip_compress(std::string(65536, 'x')).size(), 200U);
}

TEST(Gzip, JoinsMembers) {
  EXPECT_EQ(*gzip_decompress(gzip_compress("one ") + gzip_compress("two")), "one two");
}

TEST(Gzip, RefusesDamage) {
  const std::string packed = gzip_compress("some text, long enough to be cut");
  for (std::size_t length = 0; length < packed.size(); ++length) {
    EXPECT_EQ(gzip_decompress(packed.substr(0, length)).problem().code(), "FMT-021") << length;
  }
  std::string changed = packed;
  changed[changed.size() - 6] = static_cast<char>(changed[changed.size() - 6] ^ 1);
  EXPECT_EQ(gzip_decompress(changed).problem().code(), "FMT-021");
  EXPECT_EQ(gzip_decompress(packed + "rest").problem().code(), "FMT-021");
  EXPECT_EQ(gzip_decompress("no gzip").problem().code(), "FMT-021");
}

TEST(Gzip, StopsAtTheLimit) {
  const std::string packed = gzip_compress(std::string(100'000, 'x'));
  EXPECT_TRUE(gzip_decompress(packed, 100'000).ok());
  EXPECT_EQ(gzip_decompress(packed, 99'999).problem().code(), "FMT-022");
}

}  // namespace
}  // namespace engawa::formats
