// What open-data.md promises of the published tables, held against every shipped workbook of the
// ninth edition: the sums by medical area equal the prefecture's cells wherever all are visible.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "engawa/base/files.hpp"
#include "engawa/indicators/read_ndb_workbook.hpp"
#include "engawa/indicators/table_scopes.hpp"

namespace engawa::indicators {
namespace {

struct Pair {
  std::vector<cells::CellTable> prefectures;
  std::vector<cells::CellTable> medical_areas;
};

std::map<std::string, Pair> read_edition() {
  const auto catalogue = Catalogue::load(ENGAWA_SOURCE_DIR "/catalog").value();
  const auto master = areas::AreaMaster::load(ENGAWA_SOURCE_DIR "/catalog/areas").value();
  std::map<std::string, Pair> items;
  for (const auto& entry :
       std::filesystem::directory_iterator(ENGAWA_SOURCE_DIR "/samples/ndb/ed09")) {
    const auto bytes = base::read_file(entry.path());
    auto workbook =
        read_ndb_workbook(bytes.value(), entry.path().filename().string(), catalogue, master);
    EXPECT_TRUE(workbook.ok()) << (workbook.ok() ? "" : workbook.problem().english());
    if (!workbook.ok() || workbook->table.measure == cells::Measure::Mean) continue;
    auto& pair = items[workbook->table.item];
    const bool by_prefecture = workbook->table.level == cells::Level::Prefecture;
    (by_prefecture ? pair.prefectures : pair.medical_areas).push_back(std::move(workbook->table));
  }
  return items;
}

// Compares one table with its prefectures; gives the cells compared.
int compare_sums(const cells::CellTable& areas, const cells::CellTable& prefectures) {
  const std::size_t cells_of_area = areas.classes.size() * 2 * cells::ages_with_total;
  int compared = 0;
  for (std::size_t p = 0; p < prefectures.area_codes.size(); ++p) {
    for (std::size_t within = 0; within < cells_of_area; ++within) {
      std::int64_t sum = 0;
      bool visible = prefectures.counts[p * cells_of_area + within] >= 0;
      for (std::size_t a = 0; a < areas.area_codes.size() && visible; ++a) {
        if (areas.area_codes[a].substr(0, 2) != prefectures.area_codes[p]) continue;
        visible = areas.counts[a * cells_of_area + within] >= 0;
        sum += areas.counts[a * cells_of_area + within];
      }
      if (!visible) continue;
      ++compared;
      EXPECT_EQ(sum, prefectures.counts[p * cells_of_area + within])
          << areas.item << " " << prefectures.area_codes[p];
    }
  }
  return compared;
}

TEST(PublishedTables, MedicalAreasAddUpToTheirPrefecture) {
  int compared = 0;
  int pairs = 0;
  const auto by_size = [](const cells::CellTable& a, const cells::CellTable& b) {
    return table_size(a) > table_size(b);
  };
  for (auto& [item, pair] : read_edition()) {
    ASSERT_EQ(pair.prefectures.size(), pair.medical_areas.size()) << item;
    std::sort(pair.prefectures.begin(), pair.prefectures.end(), by_size);
    std::sort(pair.medical_areas.begin(), pair.medical_areas.end(), by_size);
    for (std::size_t i = 0; i < pair.prefectures.size(); ++i) {
      ASSERT_EQ(pair.prefectures[i].classes, pair.medical_areas[i].classes) << item;
      compared += compare_sums(pair.medical_areas[i], pair.prefectures[i]);
      ++pairs;
    }
  }
  EXPECT_GT(pairs, 50);
  EXPECT_GT(compared, 80'000);
}

}  // namespace
}  // namespace engawa::indicators
