#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/formats/zip_reader.hpp"

// Office files as packages of parts that point to one another (ISO/IEC 29500-2).
namespace engawa::formats {

struct Relationship {
  std::string id;
  std::string type;    ///< last step of the type's address: "worksheet", "drawing"
  std::string target;  ///< name of the part inside the ZIP file
};

/// What `part` points to inside the file; `part` "" is the package itself. Empty when the part has
/// no relationships. FMT-009 to FMT-011 as in xml_part.hpp.
[[nodiscard]] base::Result<std::vector<Relationship>> relationships_of(ZipReader& zip,
                                                                       std::string_view part,
                                                                       const base::Place& place);

/// First relationship of that type, or null.
[[nodiscard]] const Relationship* first_of_type(const std::vector<Relationship>& relationships,
                                                std::string_view type);

/// "xl/drawings/drawing1.xml" for base "xl/worksheets/sheet1.xml" and target
/// "../drawings/drawing1.xml"; a leading "/" means the root. Steps above the root are dropped.
[[nodiscard]] std::string resolve_part_name(std::string_view base_part, std::string_view target);

}  // namespace engawa::formats
