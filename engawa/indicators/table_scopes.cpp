#include "engawa/indicators/table_scopes.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <tuple>

namespace engawa::indicators {
namespace {

using Key = std::tuple<std::string, cells::Level, int>;

Key key_of(const StoredTable& table) { return {table.item, table.level, table.fiscal_year}; }

double distance(const StoredTable& a, const StoredTable& b) {
  const auto log_size = [](const StoredTable& table) {
    return std::log1p(static_cast<double>(table.people_total));
  };
  return std::fabs(log_size(a) - log_size(b));
}

// Nearest in time first, then the one of most similar size.
const StoredTable* most_alike(const StoredTable& table,
                              const std::vector<const StoredTable*>& settled) {
  const StoredTable* best = nullptr;
  const auto rank = [&](const StoredTable& other) {
    return std::pair(std::abs(other.fiscal_year - table.fiscal_year), distance(table, other));
  };
  for (const auto* other : settled) {
    if (other->item != table.item || other->measure != table.measure) continue;
    if (best == nullptr || rank(*other) < rank(*best)) best = other;
  }
  return best;
}

}  // namespace

std::int64_t table_size(const cells::CellTable& table) {
  if (table.measure == cells::Measure::Mean) return static_cast<std::int64_t>(table.classes.size());
  std::int64_t size = 0;
  for (std::size_t at = cells::age_total; at < table.counts.size(); at += cells::ages_with_total) {
    size += std::max(table.counts[at], 0);
  }
  return size;
}

void settle_scopes(std::vector<StoredTable*>& fresh, const std::vector<StoredTable>& known) {
  std::map<Key, std::vector<StoredTable*>> siblings;
  for (auto* table : fresh) siblings[key_of(*table)].push_back(table);
  std::vector<const StoredTable*> settled;
  for (const auto& table : known) settled.push_back(&table);
  std::vector<StoredTable*> alone;
  for (auto& [key, tables] : siblings) {
    if (tables.size() == 1) {
      alone.push_back(tables[0]);
      continue;
    }
    std::stable_sort(tables.begin(), tables.end(), [](const StoredTable* a, const StoredTable* b) {
      return a->people_total > b->people_total;
    });
    for (std::size_t i = 0; i < tables.size(); ++i) {
      tables[i]->scope = i == 0 ? cells::Scope::All : cells::Scope::Detailed;
      settled.push_back(tables[i]);
    }
  }
  for (auto* table : alone) {
    const auto* alike = most_alike(*table, settled);
    table->scope = alike == nullptr ? cells::Scope::All : alike->scope;
  }
}

}  // namespace engawa::indicators
