#pragma once

#include <cstdlib>
#include <utility>
#include <vector>

#include "engawa/checkups/document_source.hpp"

/// What the targets that read checkups have in common.
namespace engawa::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

inline const checkups::ItemMaster& items() {
  static const auto master =
      std::move(*checkups::ItemMaster::load(ENGAWA_SOURCE_DIR "/catalog/checkups"));
  return master;
}

inline const std::vector<checkups::TableLayout>& layouts() {
  static const std::vector<checkups::TableLayout> all{std::move(
      *checkups::TableLayout::load(ENGAWA_SOURCE_DIR "/catalog/layouts/fkac167.toml", items()))};
  return all;
}

}  // namespace engawa::fuzz
