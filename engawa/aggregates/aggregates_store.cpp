#include "engawa/aggregates/aggregates_store.hpp"

#include <algorithm>

namespace engawa::aggregates {

using base::Result;

std::vector<store::Migration> aggregates_migrations() {
  return {
      {"0019_aggregates",
       store::record_table_sql(store::table_of<FigureSource>,
                               "council text NOT NULL, title text NOT NULL, file_name text NOT "
                               "NULL, sha256 text NOT NULL",
                               {"council"}) +
           store::record_table_sql(
               store::table_of<AggregateFigure>,
               "council text NOT NULL, source text NOT NULL, measure text NOT NULL, segment text "
               "NOT NULL, body text NOT NULL, kind text NOT NULL, fiscal_year bigint NOT NULL, "
               "numerator bigint NOT NULL, denominator bigint NOT NULL",
               {"council", "source"}) +
           store::record_table_sql(store::table_of<PlannedAction>,
                                   "council text NOT NULL, measure text NOT NULL, segment text NOT "
                                   "NULL, what text NOT NULL, who text NOT NULL, starts_on text, "
                                   "ends_on text, state text NOT NULL, outcome text NOT NULL",
                                   {"council"})}};
}

Result<std::vector<store::Versioned<FigureSource>>> sources_of(store::Database& database,
                                                               const councils::CouncilId& council) {
  auto sources = TRY(store::list<FigureSource>(database, "council = $1", {council.text}));
  std::sort(sources.begin(), sources.end(),
            [](const auto& a, const auto& b) { return a.change_id > b.change_id; });
  return sources;
}

Result<std::vector<AggregateFigure>> figures_of(store::Database& database,
                                                const councils::CouncilId& council) {
  auto all = TRY(store::list<AggregateFigure>(database, "council = $1", {council.text}));
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    const bool is_same = a.record.subject() == b.record.subject();
    return is_same ? a.change_id > b.change_id : a.record.subject() < b.record.subject();
  });
  std::vector<AggregateFigure> figures;
  for (auto& found : all) {
    const bool is_superseded =
        !figures.empty() && figures.back().subject() == found.record.subject();
    if (!is_superseded) figures.push_back(std::move(found.record));
  }
  return figures;
}

}  // namespace engawa::aggregates
