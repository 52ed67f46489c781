#pragma once

namespace engawa::store {

/// The form by which `kanji` is searched: old, new and name forms of one kanji give the same. Any
/// other code point is kept. A table of the program and no catalogue data, because the index in the
/// database is built with it: a change of the table needs a new index.
[[nodiscard]] char32_t searched_form(char32_t kanji);

}  // namespace engawa::store
