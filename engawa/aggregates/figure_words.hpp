#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engawa/aggregates/aggregate_figure.hpp"
#include "engawa/aggregates/measures.hpp"
#include "engawa/figures/marks.hpp"
#include "engawa/stats/two_proportions.hpp"

namespace engawa::aggregates {

// `figures`: those that count, in the order of AggregateFigure::subject().

/// The figure of that subject; null where it was not told.
[[nodiscard]] const AggregateFigure* find_figure(const std::vector<AggregateFigure>& figures,
                                                 const AggregateFigure& like);
/// All of the family of `like`: the whole and its segments.
[[nodiscard]] std::span<const AggregateFigure> family_in(
    const std::vector<AggregateFigure>& figures, const AggregateFigure& like);
/// The same measure and segment of a body a year before; null where it was not told.
[[nodiscard]] const AggregateFigure* year_before(const std::vector<AggregateFigure>& figures,
                                                 const AggregateFigure& figure);
/// The whole that a segment is of; null where it was not told, or for the whole itself.
[[nodiscard]] const AggregateFigure* whole_of(const std::vector<AggregateFigure>& figures,
                                              const AggregateFigure& figure);

/// Share of a segment minus the share of the body's other people (the whole without the segment:
/// two groups that share nobody), with Newcombe's limits. Nothing where either is no proportion or
/// nobody else is left.
[[nodiscard]] std::optional<stats::Difference> difference_from_others(const AggregateFigure& whole,
                                                                      const AggregateFigure& part);
/// Share of a year minus that of the year before. Mostly the same people, taken as independent: the
/// limits are wider than they need be.
[[nodiscard]] std::optional<stats::Difference> difference_from_before(const AggregateFigure& before,
                                                                      const AggregateFigure& now);

/// Whether the limits of a difference lie on the better or the worse side of nothing.
[[nodiscard]] figures::Comparison comparison_of(const Measure& measure,
                                                const std::optional<stats::Difference>& difference);

/// What a comparison with the other people of a body is called, in pictures and tables.
[[nodiscard]] figures::ComparisonWords others_words(const Measure& measure);

/// "38.2%（37.1–39.3%）"; "345,678円" of an amount, which has no interval: it is a sum of
/// everybody, and how much single people differ is not told; above 100 % without one.
[[nodiscard]] std::string value_text(const Measure& measure, const AggregateFigure& figure);
/// "対象者数 1,200人、受診者数 456人".
[[nodiscard]] std::string people_text(const Measure& measure, const AggregateFigure& figure);
/// "−19.1ポイント（−20.3〜−17.9）"; empty for nothing.
[[nodiscard]] std::string points_text(const std::optional<stats::Difference>& difference);

}  // namespace engawa::aggregates
