#pragma once

#include <vector>

#include "engawa/aggregates/aggregate_figure.hpp"
#include "engawa/store/migrations.hpp"

/// All SQL of this folder.
namespace engawa::aggregates {

[[nodiscard]] std::vector<store::Migration> aggregates_migrations();

/// The figures of a council that count: of each subject the one that was written last (ids of
/// changes rise), in the order of AggregateFigure::subject().
[[nodiscard]] base::Result<std::vector<AggregateFigure>> figures_of(
    store::Database& database, const councils::CouncilId& council);

/// Its sources, the latest first.
[[nodiscard]] base::Result<std::vector<store::Versioned<FigureSource>>> sources_of(
    store::Database& database, const councils::CouncilId& council);

}  // namespace engawa::aggregates
