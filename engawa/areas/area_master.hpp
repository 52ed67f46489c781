#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engawa/areas/area.hpp"
#include "engawa/base/result.hpp"

namespace engawa::areas {

/// A municipality (市区町村) and the medical area it belongs to.
struct Municipality {
  std::string code;  ///< five digits
  std::string name;
  AreaCode medical_area;
};

/// One answer of a search: an area, and what the query met in it.
struct SearchHit {
  const Area* area;
  std::string matched;
};

/// The areas of one list year (区域マスタ): nation, 47 prefectures, 335 medical areas, their
/// municipalities, and readings for searching. Immutable once loaded; safe to read from any thread.
class AreaMaster {
 public:
  /// Reads municipality_to_sma335_derived.csv and readings.csv of `folder`
  /// (catalog/areas), and areas of the installation's own from `own_file` (same columns; empty:
  /// none). ARE-001 when a file lacks a column, ARE-002 when a row is wrong.
  static base::Result<AreaMaster> load(const std::filesystem::path& folder,
                                       const std::filesystem::path& own_file = {});

  /// Nation, prefectures and medical areas in code order.
  [[nodiscard]] const std::vector<Area>& areas() const { return m_areas; }
  [[nodiscard]] const std::vector<Municipality>& municipalities() const { return m_municipalities; }
  /// The area of a code, or nothing.
  [[nodiscard]] const Area* find(std::string_view code) const;
  /// Position in areas(), for dense arrays.
  [[nodiscard]] std::optional<std::size_t> index_of(std::string_view code) const;
  /// The medical areas of a prefecture, in code order.
  [[nodiscard]] std::vector<const Area*> medical_areas_of(std::string_view prefecture_code) const;
  /// Code of a prefecture by its name, or nothing.
  [[nodiscard]] std::optional<std::string> prefecture_code(std::string_view name) const;

  /// Areas that `query` means: code, name, reading in kana or romaji, or a municipality's name or
  /// reading. Exact and leading matches first; at most `hits_max`.
  [[nodiscard]] std::vector<SearchHit> search(std::string_view query, std::size_t hits_max) const;

 private:
  using AreasByCode = std::map<std::string, Area>;
  struct SearchKey {
    std::string folded;   ///< name, NFKC, lower case
    std::string reading;  ///< hiragana
    std::size_t area;
    std::string shown;
  };
  base::Status read_municipalities(const std::filesystem::path& file, AreasByCode& by_code);
  void index_for_search(const std::unordered_map<std::string, std::string>& readings);

  std::vector<Area> m_areas;
  std::vector<Municipality> m_municipalities;
  std::unordered_map<std::string, std::size_t> m_index;
  std::vector<SearchKey> m_keys;
};

}  // namespace engawa::areas
