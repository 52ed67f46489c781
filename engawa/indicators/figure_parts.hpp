#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engawa/figures/area_map.hpp"
#include "engawa/figures/figure.hpp"
#include "engawa/indicators/issue_figures.hpp"
#include "engawa/indicators/issue_text.hpp"

/// What the figures of an issue share, and the functions that draw each of them. Only
/// issue_figures.cpp and the files beside it that draw include this.
namespace engawa::indicators {

/// How a value stands against `reference`, by the limits of its interval.
[[nodiscard]] figures::Comparison compare(const Limited& value, double reference,
                                          Direction direction);
/// Words of comparisons with `reference` ("全国"): more or fewer people, and which of them is bad.
[[nodiscard]] figures::ComparisonWords comparison_words(const Indicator& indicator,
                                                        std::string_view reference);

[[nodiscard]] const areas::Area& area_of(const FigureSubject& subject);
/// Position of the area that `subject` is compared with.
[[nodiscard]] std::size_t reference_index(const FigureSubject& subject);
/// "全国" or the prefecture's name.
[[nodiscard]] std::string reference_name(const FigureSubject& subject);
/// True for the nation, and for a prefecture compared with itself.
[[nodiscard]] bool is_own_reference(const FigureSubject& subject);

/// Id, title "<short name>：<what>（<area>、<year>）" and sentence of a figure; no picture yet.
[[nodiscard]] FigureReply start_reply(const FigureSubject& subject, std::string_view id,
                                      std::string_view what);
/// What the picture says about itself, taken from the reply; call when the sentence is set.
[[nodiscard]] figures::FigureText figure_text(const FigureReply& reply,
                                              const FigureSubject& subject);
/// A picture that only says why there is nothing to draw; sentence and table say the same.
[[nodiscard]] FigureReply finish_empty(FigureReply reply, const FigureSubject& subject,
                                       std::string_view reason);

/// "28.4" of a share 0..1, in percent with one decimal.
[[nodiscard]] std::string percent(double share);

/// The rows of the published table that make up an area.
struct PublishedRows {
  const cells::CellTable* table = nullptr;
  std::vector<std::size_t> rows;
};
/// A prefecture's own row or, where no table by prefecture is published, those of its areas; every
/// row for the nation. No table when there is none at the level.
[[nodiscard]] PublishedRows published_rows(const FigureSubject& subject, const areas::Area& area);
/// Whether a class of a table counts as affected.
[[nodiscard]] bool is_inside(const Indicator& indicator, cells::Sex sex, const std::string& label);
/// A sum as it may be shown: one that holds hidden counts is never closer than the tens around it,
/// however closely the published sums bound it.
[[nodiscard]] BoundedCount shown_count(const BoundedCount& count, bool hidden);

/// Outlines in the form that maps are drawn from.
[[nodiscard]] std::vector<figures::Ring> map_rings(const areas::AreaShapes& shapes,
                                                   std::string_view code);
/// Source line of the outlines.
inline constexpr std::string_view map_source =
    "「国土数値情報（行政区域データ N03、医療圏データ A38-20）」（国土交通省）を加工して作成";
/// Main islands on a map of all prefectures, with Okinawa in an inset.
void set_national_extent(figures::AreaMap& map);

[[nodiscard]] FigureReply draw_heat_map_of_ratios(const FigureSubject& subject);
[[nodiscard]] FigureReply draw_heat_map_of_people(const FigureSubject& subject);
[[nodiscard]] FigureReply draw_classes(const FigureSubject& subject);
[[nodiscard]] FigureReply draw_trend(const FigureSubject& subject);
[[nodiscard]] FigureReply draw_neighbours(const FigureSubject& subject);
[[nodiscard]] FigureReply draw_sizes(const FigureSubject& subject);
[[nodiscard]] FigureReply draw_verdict_map(const FigureSubject& subject);

}  // namespace engawa::indicators
