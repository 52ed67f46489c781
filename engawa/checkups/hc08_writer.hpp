#pragma once

#include <string>

#include "engawa/checkups/checkup_document.hpp"

namespace engawa::checkups {

/// A checkup as hc08 XML (電子的標準様式, XSD hc08_V08), UTF-8 with CRLF, which Hc08Reader reads
/// back equal: the same observations in the same order with state, censoring, text and codes. Parts
/// of a series of tests stand in a group without a code, as the ministry's samples write them. A
/// text keeps its words but not control characters, which XML cannot hold.
///
/// For documents of our own. A document received from elsewhere is passed on by its original bytes.
[[nodiscard]] std::string write_hc08(const CheckupDocument& document);

}  // namespace engawa::checkups
