#include <gtest/gtest.h>

#include <map>

#include "engawa/base/decimal.hpp"
#include "engawa/base/files.hpp"
#include "engawa/base/text.hpp"
#include "engawa/formats/csv_reader.hpp"
#include "engawa/rounds/masks.hpp"

namespace engawa::rounds {
namespace {

/// One line of vectors.csv, computed by tools/round_vectors.py.
struct Vector {
  std::string what;
  std::string input_1;
  std::string input_2;
  std::string input_3;
  std::string output;
};

std::vector<Vector> vectors(std::string_view what) {
  const std::filesystem::path file =
      std::filesystem::path(ENGAWA_SOURCE_DIR) / "engawa/rounds/vectors.csv";
  const auto table = formats::read_csv(*base::read_file(file), "vectors.csv");
  std::vector<Vector> found;
  for (std::size_t i = 1; i < table->rows_count(); ++i) {
    const auto row = table->row(i);
    if (row[0] != what) continue;
    found.push_back({std::string(row[0]), std::string(row[1]), std::string(row[2]),
                     std::string(row[3]), std::string(row[4])});
  }
  EXPECT_FALSE(found.empty()) << what;
  return found;
}

TEST(RoundVectors, PairSeeds) {
  for (const Vector& vector : vectors("pair_seed")) {
    const auto own = packages::sealing_key_of(vector.input_1);
    ASSERT_TRUE(own.ok());
    const auto seed = pair_seed(*own, vector.input_2, vector.input_3);
    ASSERT_TRUE(seed);
    EXPECT_EQ(digits_of(*seed), vector.output);
  }
}

TEST(RoundVectors, Checks) {
  for (const Vector& vector : vectors("check")) {
    EXPECT_EQ(check_of(*read_secret(vector.input_1)), vector.output);
  }
}

TEST(RoundVectors, WordsOfMasks) {
  std::map<std::string, Counts> masks;
  for (const Vector& vector : vectors("mask_word")) {
    Counts& mask = masks[vector.input_1];
    if (mask.empty()) {
      mask.resize(50'000);
      apply_mask(mask, *read_secret(vector.input_1), Sign::Add);
    }
    const auto place = static_cast<std::size_t>(*base::parse_integer(vector.input_2));
    EXPECT_EQ(mask[place], static_cast<std::uint32_t>(*base::parse_integer(vector.output)))
        << vector.input_1 << " " << place;
  }
  for (auto& [digits, mask] : masks) {
    apply_mask(mask, *read_secret(digits), Sign::Subtract);
    EXPECT_EQ(mask, Counts(mask.size()));
  }
}

TEST(RoundVectors, SharesJoined) {
  for (const Vector& vector : vectors("join")) {
    std::vector<Share> shares;
    for (const auto& part : base::split(vector.input_1, ' ')) {
      const auto pair = base::split(part, ':');
      shares.push_back(
          {static_cast<std::size_t>(*base::parse_integer(pair[0])), *read_secret(pair[1])});
    }
    EXPECT_EQ(digits_of(join(shares)), vector.output);
  }
}

}  // namespace
}  // namespace engawa::rounds
