#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/formats/sheet.hpp"
#include "engawa/formats/sheet_xml.hpp"
#include "engawa/formats/zip_reader.hpp"

namespace engawa::formats {

struct XlsxLimits {
  ZipLimits zip;
  SheetLimits sheet;
  std::size_t sheets_max = 1'000;
};

struct SheetInfo {
  std::string name;
  bool visible = true;       ///< neither hidden nor "very hidden"
  bool is_worksheet = true;  ///< false for chart and macro sheets
  std::string part;          ///< name of its part inside the file
};

/// An Excel workbook (.xlsx, .xlsm; ISO/IEC 29500 transitional or strict) in memory. Sheets are
/// read one at a time and do not depend on the Workbook afterwards. Formulas give the value that
/// was stored with them. Movable; one thread at a time.
class Workbook {
 public:
  /// Reads the list of sheets. `file_name` only names the file in problems.
  /// FMT-001 to FMT-008 as ZipReader::open and read, FMT-012 no workbook inside,
  /// FMT-009 to FMT-011 XML that cannot be accepted.
  [[nodiscard]] static base::Result<Workbook> open(std::string bytes, std::string file_name = {},
                                                   const XlsxLimits& limits = {});

  /// In the order of the tabs.
  [[nodiscard]] const std::vector<SheetInfo>& sheets() const { return m_sheets; }
  [[nodiscard]] const std::string& file_name() const { return m_file_name; }

  /// Index of the first worksheet people see. FMT-013 when there is none.
  [[nodiscard]] base::Result<std::size_t> first_visible_sheet() const;

  /// The cells of one sheet. FMT-013 when `index` names no worksheet or its part is missing;
  /// FMT-002 and FMT-009 to FMT-016 when its content cannot be accepted.
  [[nodiscard]] base::Result<Sheet> read_sheet(std::size_t index);

  /// The text boxes drawn on one sheet, one text each, lines separated by "\n". Read only when
  /// asked for. FMT-002, FMT-006, FMT-009 to FMT-011.
  [[nodiscard]] base::Result<std::vector<std::string>> drawing_texts(std::size_t index);

 private:
  Workbook(ZipReader zip, std::string file_name, const XlsxLimits& limits);
  base::Status read_sheet_list();
  base::Result<std::shared_ptr<const SharedTexts>> shared_texts();
  [[nodiscard]] base::Problem no_sheet(std::size_t index) const;

  ZipReader m_zip;
  std::string m_file_name;
  XlsxLimits m_limits;
  std::vector<SheetInfo> m_sheets;
  std::string m_shared_texts_part;  // empty when the workbook has none
  std::shared_ptr<const SharedTexts> m_shared_texts;
};

}  // namespace engawa::formats
