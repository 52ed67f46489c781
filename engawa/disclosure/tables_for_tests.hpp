#pragma once

#include <map>
#include <random>
#include <string>
#include <vector>

#include "engawa/disclosure/cell_files.hpp"
#include "engawa/disclosure/profile.hpp"

namespace engawa::disclosure {

inline Profile standard_profile() {
  return load_profile(ENGAWA_SOURCE_DIR "/catalog/disclosure", "standard").value();
}

inline CellFiles read_tables(const std::vector<std::string>& tables, std::string hierarchy = {}) {
  std::vector<CellFile> files;
  for (const auto& table : tables) files.push_back({"table", table});
  return read_cell_files(std::move(files), std::move(hierarchy)).value();
}

inline std::size_t at(const LinkedCells& cells, const std::vector<std::string>& codes) {
  std::vector<std::size_t> indexes;
  for (std::size_t d = 0; d < codes.size(); ++d)
    indexes.push_back(cells.dimensions()[d].find(codes[d]));
  return cells.position(indexes);
}

/// A set of linked tables with all margins: areas in prefectures in TOTAL, one to two further
/// dimensions with TOTAL, perhaps years, without a total or with one; counts mostly large, 5 to
/// 60 % of them small. In some sets the areas also lie in regions that cut across the prefectures,
/// in some the last area exists only from the second year on.
struct RandomTables {
  std::string csv;
  std::string hierarchy;
};

inline RandomTables random_tables(unsigned seed) {
  std::mt19937 random(seed);
  const auto up_to = [&](int least, int most) {
    return least + static_cast<int>(random() % static_cast<unsigned>(most - least + 1));
  };
  const int prefectures = up_to(1, 3);
  const int areas = prefectures * up_to(2, 3);
  const int sexes = up_to(1, 2);
  const int classes = up_to(2, 4);
  const int small_percent = up_to(5, 60);
  const bool sums_years = seed % 8 == 2;
  const int years = seed % 4 == 0 ? up_to(2, 5) : (sums_years ? up_to(2, 3) : 1);
  const int regions = seed % 8 == 3 || seed % 16 == 4 ? 2 : 0;
  const bool areas_change = seed % 3 == 0;
  RandomTables tables{"year,area,sex,class,count\n", "dimension,code,parent\n"};
  std::map<std::vector<std::string>, int> counts;
  for (int year = 0; year < years; ++year) {
    for (int area = 0; area < areas; ++area) {
      const std::string prefecture = "p" + std::to_string(area % prefectures);
      const std::string code = "a" + std::to_string(area);
      std::vector<std::string> in{code, prefecture, std::string(total_code)};
      if (regions > 0) in.push_back("r" + std::to_string(area * regions / areas));
      if (year == 0) {
        for (std::size_t i = 1; i < in.size(); ++i) {
          if (in[i] != total_code) tables.hierarchy += "area," + code + "," + in[i] + "\n";
        }
      }
      if (year == 0 && years > 1 && areas_change && area + 1 == areas) continue;
      for (int sex = 0; sex < sexes; ++sex) {
        for (int klass = 0; klass < classes; ++klass) {
          const bool small = up_to(1, 100) <= small_percent;
          const int count = small ? up_to(0, 9) : up_to(10, 90);
          std::vector<std::string> in_years{"y" + std::to_string(year)};
          if (sums_years) in_years.emplace_back(total_code);
          for (const auto& y : in_years) {
            for (const auto& a : in) {
              for (const auto& s : {"s" + std::to_string(sex), std::string(total_code)}) {
                for (const auto& c : {"c" + std::to_string(klass), std::string(total_code)})
                  counts[{y, a, s, c}] += count;
              }
            }
          }
        }
      }
    }
  }
  for (int p = 0; p < prefectures; ++p)
    tables.hierarchy += "area,p" + std::to_string(p) + ",TOTAL\n";
  for (int r = 0; r < regions; ++r) tables.hierarchy += "area,r" + std::to_string(r) + ",\n";
  for (const auto& [codes, count] : counts) {
    for (const auto& code : codes) tables.csv += code + ",";
    tables.csv += std::to_string(count) + "\n";
  }
  return tables;
}

}  // namespace engawa::disclosure
