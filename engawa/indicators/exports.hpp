#pragma once

#include <string>

#include "engawa/indicators/read_actions.hpp"

namespace engawa::indicators {

/// What one takes away. CSV is UTF-8 with a byte order mark and a source column; XLSX has the
/// source on a sheet of its own. Errors as select().

/// All results of an area and year (columns of result_columns()).
[[nodiscard]] base::Result<std::string> results_csv(Workspace& workspace,
                                                    const IssueDepthQuery& query);
[[nodiscard]] base::Result<std::string> results_xlsx(Workspace& workspace,
                                                     const IssueDepthQuery& query);
/// The results of one indicator.
[[nodiscard]] base::Result<std::string> numbers_csv(Workspace& workspace,
                                                    const IssueDepthQuery& query);
[[nodiscard]] base::Result<std::string> numbers_xlsx(Workspace& workspace,
                                                     const IssueDepthQuery& query);
/// The A4 sheet of an area; year 0 is the newest.
[[nodiscard]] base::Result<std::string> sheet_pdf_of(Workspace& workspace, const std::string& area,
                                                     int year);

}  // namespace engawa::indicators
