#pragma once

#include <string>
#include <string_view>

namespace engawa::documents {

/// `text` without control characters (but "\n"), tabs as spaces, broken UTF-8 as U+FFFD. What every
/// writer does to a text before it prints it.
[[nodiscard]] std::string clean_text(std::string_view text);

}  // namespace engawa::documents
