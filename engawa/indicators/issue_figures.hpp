#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engawa/areas/area_shapes.hpp"
#include "engawa/indicators/health_issues.hpp"
#include "engawa/indicators/replies.hpp"

namespace engawa::indicators {

/// Where a figure is going to stand.
struct FigureLayout {
  bool show_title = true;  ///< a page prints the title itself, a file of its own has nobody to
  double width = 720;      ///< user units, see figures::FigureText
};
/// "wide" (also when empty) is for windows of a desk, "narrow" for telephones: 320 units, so that
/// the letters keep at least their natural size on a screen of 320 px. IND-009 for any other word.
[[nodiscard]] base::Result<double> figure_width(std::string_view word);

/// What the figures of one issue are drawn from.
struct FigureSubject {
  const Analysis& analysis;
  const areas::AreaShapes& shapes;
  const IndicatorYear& year;
  std::size_t area_index = 0;
  Comparator comparator = Comparator::Nation;
  FigureLayout layout = {};
};

/// Ids of the figures of one issue, in the order of the page: heat_map_ratio, heat_map_people,
/// trend, prefecture_areas, funnel, prefecture_map, class_distribution.
[[nodiscard]] const std::vector<std::string>& issue_figure_ids();

/// One figure with its sentence and table twin (paths of downloads are left to the caller).
/// IND-008 for an unknown id.
[[nodiscard]] base::Result<FigureReply> draw_issue_figure(const FigureSubject& subject,
                                                          std::string_view id);

/// Map for choosing an area: prefectures for "00", a prefecture's medical areas for "31"; each
/// shape links to /areas/<code>. ARE-003 for an unknown code or one without a map.
[[nodiscard]] base::Result<FigureReply> draw_choice_map(const areas::AreaMaster& master,
                                                        const areas::AreaShapes& shapes,
                                                        std::string_view code);

}  // namespace engawa::indicators
