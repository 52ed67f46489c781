#pragma once

#include "engawa/areas/census_population.hpp"
#include "engawa/indicators/health_issues.hpp"
#include "engawa/indicators/replies.hpp"

namespace engawa::indicators {

/// A health issue as the replies carry it: numbers beside their text, and the small strip.
[[nodiscard]] IssueRow make_issue_row(const HealthIssue& issue,
                                      const areas::CensusPopulation& census,
                                      std::size_t area_index);

/// "健診結果のある人 12,345人（40〜74歳住民の約54%、2020年国勢調査）".
[[nodiscard]] std::string coverage_text(const IndicatorResult& result,
                                        const areas::CensusPopulation& census,
                                        std::size_t area_index);

/// Every number of an indicator in an area: by sex and comparator, as table for the screen.
[[nodiscard]] TableTwin all_numbers(const Analysis& analysis, const IndicatorYear& year,
                                    std::size_t area_index);

/// How the numbers of an issue were computed (計算のしかた).
[[nodiscard]] std::vector<LabelledText> method_texts(const Analysis& analysis,
                                                     const IndicatorYear& year,
                                                     const HealthIssue& issue,
                                                     std::string_view version);

}  // namespace engawa::indicators
