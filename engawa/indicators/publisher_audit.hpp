#pragma once

#include <string>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/disclosure/linked_tables.hpp"
#include "engawa/indicators/workspace.hpp"

namespace engawa::indicators {

/// What the published tables of one item and year let anybody work out: numbers of cells only. Such
/// a value is never shown, stored or printed.
struct PublisherFinding {
  std::string item;
  std::string item_name;
  int fiscal_year = 0;
  bool detailed_only = false;  ///< tables of the detailed checkup (詳細健診)
  int tables = 0;              ///< by prefecture, by medical area
  disclosure::PublisherAudit audit;
};

/// Audits every count table in use, those of one item, scope and year together; `fiscal_year` 0
/// means all years. Problems: those of the store, of link_tables and attack.
[[nodiscard]] base::Result<std::vector<PublisherFinding>> audit_published_tables(
    Workspace& workspace, const disclosure::Profile& profile, int fiscal_year = 0);

}  // namespace engawa::indicators
