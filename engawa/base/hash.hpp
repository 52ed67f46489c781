#pragma once

#include <string>
#include <string_view>

namespace engawa::base {

/// SHA-256 as 64 lower-case hex digits: for files, as publishers and MANIFEST.csv give it.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

/// BLAKE2b-256 as 64 lower-case hex digits: for our own content hashes and the event chain.
[[nodiscard]] std::string blake2b_hex(std::string_view bytes);

}  // namespace engawa::base
