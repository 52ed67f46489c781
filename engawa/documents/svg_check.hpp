#pragma once

#include <string_view>

#include "engawa/base/result.hpp"

namespace engawa::documents {

/// Lets a picture through when it can only draw: one well-formed `svg` element made of shapes,
/// text, patterns and gradients. Refuses scripts, `on...` and `style` attributes, links, embedded
/// pictures and foreign elements, references that do not begin with "#", comments, processing
/// instructions and document types. At most 8 MiB and 64 levels. DOC-002 names what was found.
/// Pure, linear in the size of the picture.
[[nodiscard]] base::Status check_svg(std::string_view svg);

/// The picture without an XML declaration and white space before its root element.
[[nodiscard]] std::string_view svg_root(std::string_view svg);

}  // namespace engawa::documents
