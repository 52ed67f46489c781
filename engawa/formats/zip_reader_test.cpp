#include "engawa/formats/zip_reader.hpp"

#include <gtest/gtest.h>

#include "engawa/formats/problems.hpp"
#include "engawa/formats/test_workbooks.hpp"

namespace engawa::formats {
namespace {

using test::make_zip;

std::string_view code_of_opening(std::string bytes, const ZipLimits& limits = {}) {
  const auto zip = ZipReader::open(std::move(bytes), limits, "表.xlsx");
  if (zip.ok()) return "opened";
  EXPECT_EQ(zip.problem().place.file, "表.xlsx");
  return zip.problem().code();
}

TEST(ZipReader, ListsAndReadsEntries) {
  auto zip = ZipReader::open(make_zip({{"a.txt", "one"}, {"b/表.txt", std::string(5000, 'x')}}));
  ASSERT_TRUE(zip.ok());
  ASSERT_EQ(zip->entries().size(), 2U);
  EXPECT_EQ(zip->entries()[1].name, "b/表.txt");
  EXPECT_EQ(zip->entries()[1].bytes, 5000U);
  EXPECT_LT(zip->entries()[1].packed_bytes, 100U);
  EXPECT_TRUE(zip->contains("a.txt"));
  EXPECT_FALSE(zip->contains("A.txt"));
  ZipReader moved = std::move(*zip);
  EXPECT_EQ(*moved.read("a.txt"), "one");
  EXPECT_EQ(*moved.read("b/表.txt"), std::string(5000, 'x'));
  EXPECT_EQ(*moved.read("a.txt"), "one");
  EXPECT_EQ(moved.read("none").problem().code(), "FMT-006");
}

// Ten million entries declared: refused before memory is taken for them.
TEST(ZipReader, CountsBeforeItReadsTheDirectory) {
  const auto number = [](std::uint64_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i) & 0xFF);
    return text;
  };
  const std::string start("PK\x03\x04", 4);
  const std::string large = std::string("PK\x06\x06", 4) + number(44, 8) + number(45, 4) +
                            number(0, 8) + number(10'000'000, 8) + number(10'000'000, 8) +
                            number(0, 16);
  const std::string end = std::string("PK\x05\x06", 4) + number(0, 4) + number(0xFFFF, 2) +
                          number(0xFFFF, 2) + number(0, 10);
  EXPECT_EQ(code_of_opening(start + large + end), "FMT-004");
  ZipLimits few;
  few.entries_max = 1;
  EXPECT_EQ(code_of_opening(make_zip({{"a", "1"}, {"b", "2"}}), few), "FMT-004");
  EXPECT_EQ(code_of_opening(make_zip({{"a", "1"}}), few), "opened");
}

TEST(ZipReader, RefusesWhatIsNoZip) {
  EXPECT_EQ(code_of_opening(""), "FMT-001");
  EXPECT_EQ(code_of_opening("都道府県,男,女\n"), "FMT-001");
  EXPECT_EQ(code_of_opening("%PDF-1.7"), "FMT-001");
}

TEST(ZipReader, TellsOldAndEncryptedOfficeFilesApart) {
  EXPECT_EQ(code_of_opening("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(504, 'x')), "FMT-007");
}

TEST(ZipReader, RefusesEveryTruncation) {
  const std::string whole = make_zip({{"a", std::string(300, 'a')}, {"b", "content"}});
  for (std::size_t length = 4; length < whole.size(); ++length) {
    EXPECT_EQ(code_of_opening(whole.substr(0, length)), "FMT-002") << length;
  }
}

TEST(ZipReader, NoticesAChangedByte) {
  std::string bytes = make_zip({{"a", "0123456789", true}});
  bytes[bytes.find("0123456789")] = 'X';
  auto zip = ZipReader::open(std::move(bytes));
  ASSERT_TRUE(zip.ok());
  EXPECT_EQ(zip->read("a").problem().code(), "FMT-002");
}

TEST(ZipReader, NoticesDamagedCompressedData) {
  const std::string text = "abcdefghij" + std::string(400, 'q') + "klmnopqrstuvwxyz0123456789";
  std::string bytes = make_zip({{"a", text}});
  for (std::size_t i = 31; i < 60; ++i) bytes[i] = '\x55';
  auto zip = ZipReader::open(std::move(bytes));
  ASSERT_TRUE(zip.ok());
  EXPECT_EQ(zip->read("a").problem().code(), "FMT-002");
}

TEST(ZipReader, RefusesEncryption) {
  EXPECT_EQ(code_of_opening(make_zip({{"a", "text"}, {"b", "text", false, ZIP_EM_AES_256}})),
            "FMT-003");
  EXPECT_EQ(code_of_opening(make_zip({{"a", "text", false, ZIP_EM_TRAD_PKWARE}})), "FMT-003");
}

TEST(ZipReader, RefusesTooManyEntries) {
  std::vector<test::Part> parts;
  for (int i = 0; i < 2001; ++i) parts.push_back({std::to_string(i), "", true});
  EXPECT_EQ(code_of_opening(make_zip(parts)), "FMT-004");
  parts.pop_back();
  EXPECT_EQ(code_of_opening(make_zip(parts)), "opened");
}

TEST(ZipReader, RefusesBombs) {
  const std::string zeros(std::size_t{8} << 20, '0');
  EXPECT_EQ(code_of_opening(make_zip({{"bomb", zeros}})), "FMT-005");
  EXPECT_EQ(code_of_opening(make_zip({{"fine", zeros, true}})), "opened");
  EXPECT_EQ(code_of_opening(make_zip({{"fine", zeros.substr(0, 1 << 20)}})), "opened");
  ZipLimits limits;
  limits.entry_bytes_max = 100;
  EXPECT_EQ(code_of_opening(make_zip({{"a", std::string(101, 'a')}}), limits), "FMT-005");
  limits.total_bytes_max = 150;
  const test::Part hundred{"a", std::string(100, 'a')};
  EXPECT_EQ(code_of_opening(make_zip({hundred, {"b", std::string(50, 'b')}}), limits), "opened");
  EXPECT_EQ(code_of_opening(make_zip({hundred, {"b", std::string(51, 'b')}}), limits), "FMT-005");
}

TEST(ZipReader, NoticesAnEntryThatLiesAboutItsSize) {
  std::string bytes = make_zip({{"a", std::string(100, 'a') + "b"}});
  // Uncompressed size in the central directory: 24 bytes after its signature.
  bytes[bytes.find("PK\x01\x02") + 24] = 20;
  auto zip = ZipReader::open(std::move(bytes));
  ASSERT_TRUE(zip.ok());
  EXPECT_EQ(zip->read("a").problem().code(), "FMT-002");
}

TEST(ZipReader, RefusesTwoEntriesOfOneName) {
  std::string bytes = make_zip({{"name1", "1", true}, {"name2", "2", true}});
  for (std::size_t at = 0; (at = bytes.find("name2", at)) != std::string::npos;)
    bytes[at + 4] = '1';
  EXPECT_EQ(code_of_opening(bytes), "FMT-002");
}

TEST(ZipReader, RefusesUnknownCompression) {
  std::string bytes = make_zip({{"a", "text", true}});
  bytes[bytes.find("PK\x01\x02") + 10] = 98;
  EXPECT_EQ(code_of_opening(bytes), "FMT-008");
}

TEST(ZipReader, ReadsNamesInCp932) {
  std::string bytes = make_zip({{"xxxx", "text", true}});
  for (std::size_t at = 0; (at = bytes.find("xxxx", at)) != std::string::npos;) {
    bytes.replace(at, 4, "\x95\x5C\x88\xEA");
  }
  // The flag "name is UTF-8" (bit 11) does not exist for plain ASCII names, so none is set.
  auto zip = ZipReader::open(bytes);
  ASSERT_TRUE(zip.ok());
  EXPECT_EQ(zip->entries()[0].name, "表一");
}

}  // namespace
}  // namespace engawa::formats
