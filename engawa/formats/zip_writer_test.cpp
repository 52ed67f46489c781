#include "engawa/formats/zip_writer.hpp"

#include <gtest/gtest.h>

#include "engawa/formats/zip_reader.hpp"

namespace engawa::formats {
namespace {

TEST(ZipWriter, IsReadBackByTheReader) {
  const std::string large(300'000, 'x');
  const auto bytes = write_zip({{"manifest.json", "{}"}, {"資料/健診.xml", large}, {"空.txt", ""}});
  ASSERT_TRUE(bytes.ok()) << bytes.problem().english();
  EXPECT_LT(bytes->size(), large.size() / 100);
  auto read = ZipReader::open(*bytes);
  ASSERT_TRUE(read.ok()) << read.problem().english();
  ASSERT_EQ(read->entries().size(), 3U);
  EXPECT_EQ(read->entries()[1].name, "資料/健診.xml");
  EXPECT_EQ(*read->read("manifest.json"), "{}");
  EXPECT_EQ(*read->read("資料/健診.xml"), large);
  EXPECT_EQ(*read->read("空.txt"), "");
}

TEST(ZipWriter, GivesTheSameBytesForTheSameFiles) {
  EXPECT_EQ(*write_zip({{"a", "1"}, {"b", "2"}}), *write_zip({{"a", "1"}, {"b", "2"}}));
}

TEST(ZipWriter, RefusesANameTwice) {
  const auto twice = write_zip({{"a", "1"}, {"a", "2"}});
  ASSERT_FALSE(twice.ok());
  EXPECT_EQ(twice.problem().code(), "FMT-025");
}

}  // namespace
}  // namespace engawa::formats
