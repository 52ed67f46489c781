#pragma once

#include <zip.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Workbooks made by hand, also such as Excel would never write. For tests only.
namespace engawa::formats::test {

struct Part {
  std::string name;
  std::string bytes;
  bool stored = false;                    // not compressed
  zip_uint16_t encryption = ZIP_EM_NONE;  // with the password "secret"
};

/// A ZIP file with those entries.
inline std::string make_zip(const std::vector<Part>& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  for (const Part& part : parts) {
    zip_source_t* source = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
    const zip_int64_t at = zip_file_add(archive, part.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (at < 0) std::abort();
    const auto index = static_cast<zip_uint64_t>(at);
    if (part.stored) zip_set_file_compression(archive, index, ZIP_CM_STORE, 0);
    if (part.encryption != ZIP_EM_NONE) {
      zip_file_set_encryption(archive, index, part.encryption, "secret");
    }
  }
  if (zip_close(archive) != 0) std::abort();
  zip_source_open(target);
  zip_source_seek(target, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
  zip_source_seek(target, 0, SEEK_SET);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

/// Relationships as (id, last step of the type, target).
inline std::string relationships_xml(const std::vector<std::vector<std::string>>& relationships) {
  std::string xml = "<Relationships>";
  for (const auto& r : relationships) {
    xml += "<Relationship Id=\"" + r[0] + "\" Type=\"http://schemas.example/relationships/" + r[1] +
           "\" Target=\"" + r[2] + "\"/>";
  }
  return xml + "</Relationships>";
}

/// Parts of a workbook with one sheet 「表」; to be changed by the test.
inline std::vector<Part> workbook_parts(std::string sheet_xml, std::string shared_xml = "<sst/>") {
  return {
      {"_rels/.rels", relationships_xml({{"rId1", "officeDocument", "xl/workbook.xml"}})},
      {"xl/workbook.xml",
       "<workbook xmlns:r=\"x\"><sheets><sheet name=\"表\" sheetId=\"6\" r:id=\"rId1\"/>"
       "</sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       relationships_xml({{"rId1", "worksheet", "worksheets/sheet1.xml"},
                          {"rId2", "sharedStrings", "sharedStrings.xml"}})},
      {"xl/worksheets/sheet1.xml", std::move(sheet_xml)},
      {"xl/sharedStrings.xml", std::move(shared_xml)},
  };
}

/// A worksheet part around the given rows.
inline std::string sheet_xml(std::string_view rows, std::string_view after = {}) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet><cols/><sheetData>" +
         std::string(rows) + "</sheetData>" + std::string(after) + "</worksheet>";
}

}  // namespace engawa::formats::test
