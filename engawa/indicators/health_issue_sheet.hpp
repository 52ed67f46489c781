#pragma once

#include <string>
#include <string_view>

#include "engawa/areas/census_population.hpp"
#include "engawa/base/result.hpp"
#include "engawa/documents/document.hpp"
#include "engawa/indicators/analysis.hpp"

namespace engawa::indicators {

/// The health issue sheet (健康課題シート) of one area and fiscal year, against the nation: three
/// sentences at a glance, the ranked issues, what is better than the nation, the course of the
/// first issue, one ratio per theme, and how to read them. Made for one A4 page in portrait.
/// `program_version` stands in the footer beside the data version. A year without data gives a
/// sheet that says so. Equal input gives an equal document: nothing is read from the clock.
/// Pure; safe from many threads.
[[nodiscard]] documents::Document health_issue_sheet(const Analysis& analysis,
                                                     const areas::CensusPopulation& census,
                                                     std::size_t area_index, int fiscal_year,
                                                     std::string_view program_version);

/// The sheet as a PDF of one page. The date in the file is the end of `fiscal_year`, 31 March of
/// the next year, so that equal input gives equal bytes. DOC-001..DOC-005 as write_pdf().
[[nodiscard]] base::Result<std::string> health_issue_sheet_pdf(
    const Analysis& analysis, const areas::CensusPopulation& census, std::size_t area_index,
    int fiscal_year, std::string_view program_version);

}  // namespace engawa::indicators
