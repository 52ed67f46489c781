#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/checkups/item_master.hpp"

namespace engawa::checkups {

/// A column of a CSV: by its heading, or by its position from 0.
struct ColumnName {
  std::string heading;  ///< empty when the column is named by position
  std::size_t position = 0;
  [[nodiscard]] std::string text() const {
    return heading.empty() ? std::to_string(position) : heading;
  }
};

/// One column that holds a value of the checkup.
struct ValueColumn {
  ColumnName column;
  const ItemDefinition* item = nullptr;
  std::string unit;   ///< as the file means it; empty: the item's
  double factor = 1;  ///< a written number times this is in the item's unit
  std::map<std::string, std::string, std::less<>> codes;  ///< folded word -> code
  bool optional = false;                                  ///< the CSV may lack the column
};

/// How the columns of one kind of CSV are read (対応表): one file of catalog/layouts, or the
/// user's. Words are compared as base::label_key().
struct TableLayout {
  std::string id;
  std::string name_ja;
  std::string first_line_contains;  ///< a line of metadata before the header; empty: none
  std::string header_starts_with;   ///< first heading, by which the kind is known; may be empty
  bool has_header = true;
  std::string report_code = "10";
  std::string programme = "010";
  std::string insurer_number;  ///< of all rows, where no column holds it

  std::map<std::string, ColumnName, std::less<>> person;  ///< "birth_date" -> column
  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>>
      person_codes;  ///< "sex" -> folded word -> code
  std::vector<ValueColumn> values;
  std::vector<std::string> not_performed;  ///< folded words
  std::vector<std::string> unmeasurable;   ///< folded words
  std::vector<std::string> at_or_above;    ///< folded endings of a number: "以上"
  std::vector<std::string> at_or_below;

  /// Reads one TOML file. FMT-023, FMT-024; `items` must outlive the layout.
  [[nodiscard]] static base::Result<TableLayout> load(const std::filesystem::path& file,
                                                      const ItemMaster& items);
};

/// What a person column may be called in a layout.
inline constexpr const char* person_columns[] = {"insurer_number",
                                                 "symbol",
                                                 "number",
                                                 "branch",
                                                 "name",
                                                 "birth_era",
                                                 "birth_date",
                                                 "sex",
                                                 "postal_code",
                                                 "address",
                                                 "institution",
                                                 "service_date",
                                                 "qualification",
                                                 "workplace_size",
                                                 "workplace_address",
                                                 "workplace_postal_code"};

}  // namespace engawa::checkups
