#include "engawa/indicators/publisher_audit.hpp"

#include <map>
#include <tuple>

#include "engawa/indicators/tables_store.hpp"

namespace engawa::indicators {

using base::Result;

Result<std::vector<PublisherFinding>> audit_published_tables(Workspace& workspace,
                                                             const disclosure::Profile& profile,
                                                             int fiscal_year) {
  auto database = TRY(workspace.connect());
  std::map<std::tuple<int, std::string, cells::Scope>, std::vector<std::int64_t>> tables_together;
  for (const auto& table : TRY(active_tables(database))) {
    if (table.measure != cells::Measure::Count) continue;
    if (fiscal_year != 0 && table.fiscal_year != fiscal_year) continue;
    tables_together[{table.fiscal_year, table.item, table.scope}].push_back(table.id);
  }
  std::vector<PublisherFinding> findings;
  for (const auto& [key, ids] : tables_together) {
    std::vector<cells::CellTable> tables;
    for (const auto id : ids) tables.push_back(TRY(read_cells(database, id)).cells());
    PublisherFinding finding;
    std::tie(finding.fiscal_year, finding.item, std::ignore) = key;
    finding.detailed_only = std::get<cells::Scope>(key) == cells::Scope::Detailed;
    const auto* item = workspace.catalogue().find_item(finding.item);
    finding.item_name = item == nullptr ? finding.item : item->name_ja;
    finding.tables = static_cast<int>(tables.size());
    finding.audit = TRY(disclosure::audit_publisher(tables, profile));
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace engawa::indicators
