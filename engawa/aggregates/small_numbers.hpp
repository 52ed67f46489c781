#pragma once

#include <vector>

#include "engawa/aggregates/aggregate_figure.hpp"
#include "engawa/aggregates/measures.hpp"

namespace engawa::aggregates {

/// The largest count or sum that is taken: far above Japan's medical expenses of a year in yen, and
/// sums of all segments stay exact.
inline constexpr std::int64_t most_counted = 1'000'000'000'000'000;

/// AGG-006, AGG-007 for what is no share or amount; AGG-001 when a figure stands for fewer people
/// than its measure asks for: those it is of, and of a share those with and those without, each may
/// be nobody or at least so many. Names the segment, never the number.
[[nodiscard]] base::Status check_figure(const Measure& measure, const Segment& segment,
                                        const AggregateFigure& figure);

/// `figures`: of one measure, body and fiscal year, each checked by check_figure. A body tells its
/// whole and one-way breakdowns of it (qualification, size, age, sex), so the only counts that
/// follow from them, beside their complements, are what the told segments of a breakdown leave of
/// the whole. AGG-002 when those are fewer people than the measure asks for and not nobody; AGG-003
/// when the segments of one breakdown hold more than the whole.
[[nodiscard]] base::Status check_breakdowns(const Measure& measure, const Measures& catalogue,
                                            const std::vector<AggregateFigure>& figures);

}  // namespace engawa::aggregates
