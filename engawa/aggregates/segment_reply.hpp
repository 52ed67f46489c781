#pragma once

#include "engawa/accounts/desk.hpp"
#include "engawa/aggregates/aggregates_replies.hpp"
#include "engawa/aggregates/measures.hpp"
#include "engawa/packages/insurer_kinds.hpp"

namespace engawa::aggregates {

/// What an answer about a council's figures rests on.
struct Holdings {
  Measures catalogue;
  packages::InsurerKinds kinds;
  std::vector<AggregateFigure> figures;  ///< that count, of all years
  std::vector<store::Versioned<FigureSource>> sources;
  std::vector<store::Versioned<PlannedAction>> plans;

  [[nodiscard]] std::string kind_ja(const std::string& kind) const;
  /// What the figure is taken from; null for a source that is gone.
  [[nodiscard]] const FigureSource* source_of(const AggregateFigure& figure) const;
};
[[nodiscard]] base::Result<Measures> measures_of(const accounts::Desk& desk);
[[nodiscard]] base::Result<Holdings> holdings_of(accounts::Desk& desk,
                                                 const councils::CouncilId& council);

/// The latest figure of each body, segment and measure, by measure and segment as the catalogue
/// has them, then by body.
[[nodiscard]] std::vector<AggregateFigure> latest_figures(const Holdings& holdings);

/// Whom a reader looks at, and how wide the pictures are.
struct Lens {
  std::string group;  ///< "thin", a group of segments, or empty: everybody
  std::string kind;   ///< of insurer, or empty: every body
  double width = 720;

  /// The whole stands beside whatever is looked at.
  [[nodiscard]] bool shows(const Segment& segment) const;
};

[[nodiscard]] FigureEntry figure_entry(const Holdings& holdings, const Measure& measure,
                                       const AggregateFigure& figure);
[[nodiscard]] PlanEntry plan_entry(const Measures& catalogue,
                                   const store::Versioned<PlannedAction>& plan);
/// The body's segments in the year of `figure`; empty SVG where there is no whole or no segment.
[[nodiscard]] BodyFigure body_figure(const Holdings& holdings, const Measure& measure,
                                     const AggregateFigure& figure, const Lens& lens);

/// 受診率と薄い層: every measure of which a council knows or plans anything, by segment. Thin
/// layers by which a measure can be told always stand there, with or without a figure. IND-009.
[[nodiscard]] base::Result<SegmentsReply> show_segments(accounts::Desk& desk,
                                                        const SegmentsInput& input);

}  // namespace engawa::aggregates
