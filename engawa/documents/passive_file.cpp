#include "engawa/documents/passive_file.hpp"

#include <algorithm>
#include <array>

#include "engawa/base/text.hpp"
#include "engawa/documents/pdf_file.hpp"
#include "engawa/documents/problems.hpp"
#include "engawa/formats/zip_reader.hpp"

namespace engawa::documents {

using base::make_problem;
using base::Result;

namespace {

constexpr std::string_view types_part = "[Content_Types].xml";

// Parts of an Office file that run, or that carry something else that may.
constexpr std::array<std::string_view, 4> active_parts{"vbaproject.bin", "vbadata.xml", "/activex/",
                                                       "macrosheets/"};
// What may be embedded: the table behind a chart. Anything else there is an object that opens.
constexpr std::array<std::string_view, 3> embedded_kinds{".xlsx", ".docx", ".pptx"};
// Keys of a PDF object that make a reader run, open or carry something.
constexpr std::array<std::string_view, 6> active_keys{
    "/JS", "/JavaScript", "/Launch", "/EmbeddedFiles", "/RichMedia", "/OpenAction"};

base::Problem active(const std::string& name, std::string found) {
  return make_problem(problems::active_content, std::move(found), {}, {name, {}, {}});
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  return text;
}

bool is_active_part(const std::string& part) {
  for (const auto word : active_parts) {
    if (part.find(word) != std::string::npos) return true;
  }
  if (part.find("/embeddings/") == std::string::npos) return false;
  return std::none_of(embedded_kinds.begin(), embedded_kinds.end(),
                      [&](std::string_view kind) { return part.ends_with(kind); });
}

Result<FileKind> office_kind(const std::string& name, const std::string& bytes) {
  auto archive = TRY(formats::ZipReader::open(bytes, {}, name));
  if (!archive.contains(types_part)) {
    return make_problem(problems::unknown_kind, "ZIP", {}, {name, {}, {}});
  }
  for (const auto& entry : archive.entries()) {
    if (is_active_part(lower(entry.name))) return active(name, entry.name);
  }
  const std::string types = lower(TRY(archive.read(types_part)));
  if (types.find("macroenabled") != std::string::npos) return active(name, "macroEnabled");
  if (archive.contains("word/document.xml")) return FileKind::Word;
  if (archive.contains("xl/workbook.xml")) return FileKind::Excel;
  if (archive.contains("ppt/presentation.xml")) return FileKind::PowerPoint;
  return make_problem(problems::unknown_kind, "ZIP", {}, {name, {}, {}});
}

/// Looks through the objects of a PDF for what runs, opens or carries something.
class ActiveSearch {
 public:
  /// What was found; empty: nothing. Objects with a number of their own are looked at by
  /// themselves.
  [[nodiscard]] static std::string in(const PdfObject& object, int depth = 0) {
    constexpr int depth_max = 50;
    if (depth > depth_max) return "nested too deep";
    if (object.is_array()) {
      for (int i = 0; i < object.items(); ++i) {
        if (auto found = in_child(object.item(i), depth); !found.empty()) return found;
      }
      return {};
    }
    const PdfObject kind = object.key("/S");
    if (kind.is_name("/JavaScript") || kind.is_name("/Launch")) return kind.name();
    for (const auto& key : object.keys()) {
      if (is_active(object, key)) return key;
      if (auto found = in_child(object.key(key.c_str()), depth); !found.empty()) return found;
    }
    return {};
  }

 private:
  [[nodiscard]] static std::string in_child(const PdfObject& child, int depth) {
    return child.is_indirect() ? std::string{} : in(child, depth + 1);
  }
  [[nodiscard]] static bool is_active(const PdfObject& object, const std::string& key) {
    const bool is_listed =
        std::find(active_keys.begin(), active_keys.end(), key) != active_keys.end();
    if (!is_listed) return false;
    if (key != "/OpenAction") return true;
    // A place within the file, or an action that only goes there.
    const PdfObject action = object.key("/OpenAction");
    return !action.is_array() && !action.key("/S").is_name("/GoTo");
  }
};

Result<FileKind> pdf_kind(const std::string& name, const std::string& bytes) {
  const auto unreadable = make_problem(problems::unknown_kind, "PDF", {}, {name, {}, {}});
  const auto opened = PdfFile::open(bytes);
  if (!opened) return unreadable;
  // Written anew, whatever a reader can reach has a number of its own and generation 0.
  const auto plain = opened->write();
  if (!plain) return unreadable;
  const auto again = PdfFile::open(*plain);
  if (!again) return unreadable;
  const PdfFile& file = *again;
  const int count = static_cast<int>(file.trailer().key("/Size").number());
  for (int id = 1; id < count; ++id) {
    const PdfObject object = file.object_by_id(id);
    const auto found = ActiveSearch::in(object.is_stream() ? object.dictionary() : object);
    if (!found.empty()) return active(name, found);
  }
  return FileKind::Pdf;
}

// Plain text holds no control characters but tabs and line ends.
bool is_text(const std::string& bytes) {
  return !bytes.empty() && std::none_of(bytes.begin(), bytes.end(), [](char letter) {
    const auto code = static_cast<unsigned char>(letter);
    return code < 0x20 && letter != '\n' && letter != '\r' && letter != '\t';
  });
}

// A text that a browser or a shell would run is no plain text.
bool is_script(const std::string& bytes) {
  const std::string start = lower(base::trim(bytes.substr(0, 1'000)));
  return start.starts_with("#!") || start.starts_with("<!doctype html") ||
         start.starts_with("<html") || start.find("<script") != std::string::npos ||
         start.starts_with("<svg") || start.starts_with("<?xml") || start.starts_with("@echo");
}

}  // namespace

std::string_view content_type_of(FileKind kind) {
  switch (kind) {
    case FileKind::Pdf:
      return "application/pdf";
    case FileKind::Png:
      return "image/png";
    case FileKind::Jpeg:
      return "image/jpeg";
    case FileKind::Word:
      return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    case FileKind::Excel:
      return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    case FileKind::PowerPoint:
      return "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    case FileKind::Text:
      return "text/plain; charset=utf-8";
  }
  return "application/octet-stream";
}

Result<FileKind> check_passive(const std::string& name, const std::string& bytes) {
  if (bytes.starts_with("%PDF-")) return pdf_kind(name, bytes);
  if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return FileKind::Png;
  if (bytes.starts_with("\xff\xd8\xff")) return FileKind::Jpeg;
  if (bytes.starts_with("PK\x03\x04")) return office_kind(name, bytes);
  if (is_script(bytes)) return active(name, base::trim(bytes.substr(0, 20)));
  if (is_text(bytes)) return FileKind::Text;
  return make_problem(problems::unknown_kind, {}, {}, {name, {}, {}});
}

}  // namespace engawa::documents
