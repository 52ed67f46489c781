#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engawa/base/result.hpp"
#include "engawa/formats/sheet.hpp"

// The two large parts of a workbook. Apart from the ZIP around them, so that the fuzzer reaches
// them directly.
namespace engawa::formats {

struct SheetLimits {
  std::size_t cells_max = 5'000'000;  ///< cells with a value
};

/// The texts of sharedStrings.xml: runs of rich text joined, readings (rPh) left out.
/// FMT-009 damaged, FMT-010 DTD or entities, FMT-011 too large.
[[nodiscard]] base::Result<std::shared_ptr<const SharedTexts>> parse_shared_texts(
    std::string_view xml, const base::Place& place);

/// A worksheet part. Cells must come in order; one without address stands right of the one before.
/// `place` names file and sheet. FMT-009, FMT-010, FMT-011 as above; FMT-014 address out of order
/// or out of range, FMT-015 value that cannot be read, FMT-016 too many cells.
[[nodiscard]] base::Result<Sheet> parse_sheet(std::string_view xml,
                                              std::shared_ptr<const SharedTexts> shared,
                                              const SheetLimits& limits, const base::Place& place);

/// `_x000D_` and its like stand for characters that XML cannot hold; gives the text they mean.
[[nodiscard]] std::string decode_escapes(std::string text);

}  // namespace engawa::formats
