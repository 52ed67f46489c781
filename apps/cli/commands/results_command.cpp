#include <cstdio>

#include "apps/cli/terminal.hpp"
#include "engawa/base/json.hpp"
#include "engawa/formats/csv_writer.hpp"
#include "engawa/indicators/problems.hpp"
#include "engawa/indicators/results.hpp"

namespace engawa::cli {
namespace {

base::Result<indicators::ResultQuery> query_of(const ResultsArguments& arguments) {
  indicators::ResultQuery query;
  query.area = arguments.all_areas ? "" : arguments.area;
  query.indicator = arguments.indicator;
  if (arguments.fiscal_year != 0) query.fiscal_year = arguments.fiscal_year;
  if (!arguments.sex.empty()) query.group = indicators::parse_group(arguments.sex);
  if (!arguments.comparator.empty()) {
    query.comparator = indicators::parse_comparator(arguments.comparator);
    if (!query.comparator)
      return base::make_problem(indicators::problems::unknown_comparator, arguments.comparator);
  }
  return query;
}

}  // namespace

int run_results(const CommonOptions& common, const ResultsArguments& arguments) {
  auto workspace = open_workspace(common);
  if (!workspace) return report(workspace.problem());
  const auto analysis = (*workspace)->analysis();
  if (!analysis) return report(analysis.problem());
  const auto query = query_of(arguments);
  if (!query) return report(query.problem());
  // For other programs: no byte order mark, plain line ends.
  constexpr std::size_t flush_bytes = std::size_t{1} << 20;
  formats::CsvWriter writer({.byte_order_mark = false, .crlf = false});
  for (const auto& column : indicators::result_columns()) writer.text(column);
  writer.end_row();
  const auto flush = [&] {
    std::fwrite(writer.bytes().data(), 1, writer.bytes().size(), stdout);
    writer = formats::CsvWriter({.byte_order_mark = false, .crlf = false});
  };
  const auto status = indicators::for_each_result(
      **analysis, *query, [&](const indicators::IndicatorResult& result) {
        for (const auto& cell : indicators::result_cells(result)) writer.text(cell);
        writer.end_row();
        if (writer.bytes().size() > flush_bytes) flush();
      });
  if (!status) return report(status.problem());
  flush();
  return std::fflush(stdout) == 0 ? ExitCode::Success : ExitCode::Failure;
}

}  // namespace engawa::cli
