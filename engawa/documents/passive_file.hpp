#pragma once

#include <string>
#include <string_view>

#include "engawa/base/result.hpp"

namespace engawa::documents {

/// A kind of file that offices hand to each other.
enum class FileKind { Pdf, Png, Jpeg, Word, Excel, PowerPoint, Text };

[[nodiscard]] std::string_view content_type_of(FileKind kind);

/// What a file from outside is, by its content and not by its name; only what runs nothing when it
/// is opened. DOC-006 for macros, controls, programs and links that open by themselves (in Office
/// files and PDF); DOC-007 for any other kind, the old Office formats and locked files among them,
/// whose content cannot be looked at. FMT-* for a damaged or exploding archive. Source: the
/// security guideline for medical information, 6.0, which bans files with executable content.
/// `name` is only named in problems. Thread-safe.
[[nodiscard]] base::Result<FileKind> check_passive(const std::string& name,
                                                   const std::string& bytes);

}  // namespace engawa::documents
