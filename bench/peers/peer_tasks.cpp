// peer_tasks FOLDER: writes the input of every task of peers.R as CSV into FOLDER, does the tasks,
// and writes what came out (NAME_engawa.csv) and how long it took (seconds_engawa.csv).
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "bench/peak_memory.hpp"
#include "bench/synthetic_data.hpp"
#include "engawa/base/decimal.hpp"

namespace {

using namespace engawa;
using bench::group_count;
using bench::stratum_count;

/// Value and limits of one group; not-a-number where there is none.
struct Row {
  double value;
  double lower;
  double upper;
};
using Rows = std::vector<Row>;

Row row_of(std::optional<double> value, const std::optional<stats::Interval>& limits) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  return {value.value_or(none), limits ? limits->lower : none, limits ? limits->upper : none};
}

std::string csv_line(std::initializer_list<double> cells) {
  std::string line;
  for (const double cell : cells) {
    if (!line.empty()) line += ',';
    line += cell == cell ? base::format_round_trip(cell) : "NA";
  }
  return line + "\n";
}

void write_inputs(const std::filesystem::path& folder, const bench::StandardisationData& groups,
                  const bench::ProportionData& proportions) {
  std::ofstream direct(folder / "direct.csv");
  std::ofstream indirect(folder / "indirect.csv");
  direct << "group,stratum,x,n,standard\n";
  indirect << "group,stratum,x,n,reference_x,reference_n\n";
  for (std::size_t i = 0; i < groups.direct.size(); ++i) {
    const std::size_t group_number = i / stratum_count + 1;
    const auto group = static_cast<double>(group_number);
    const auto stratum = static_cast<double>(i % stratum_count + 1);
    const auto& d = groups.direct[i];
    const auto& r = groups.indirect[i];
    direct << csv_line({group, stratum, d.affected, d.people, d.standard_weight});
    indirect << csv_line(
        {group, stratum, r.affected, r.people, r.reference_affected, r.reference_people});
  }
  std::ofstream shares(folder / "proportion.csv");
  shares << "x,n\n";
  for (std::size_t i = 0; i < proportions.people.size(); ++i) {
    shares << csv_line({proportions.affected[i], proportions.people[i]});
  }
}

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// Does a task once to warm up and then for half a second, and writes its result, the mean of the
/// processor seconds and the peak. Processor time, since other work may share the machine.
void measure(const std::filesystem::path& folder, std::ofstream& seconds_file,
             const std::string& name, std::size_t rows, const std::function<void(Rows&)>& task) {
  Rows result(rows);
  const bench::PeakMemory memory;
  task(result);
  const double start = processor_seconds();
  double taken = 0;
  int repetitions = 0;
  while (taken < 0.5) {
    task(result);
    ++repetitions;
    taken = processor_seconds() - start;
  }
  seconds_file << name << ',' << csv_line({taken / repetitions, memory.megabytes()});
  std::ofstream file(folder / (name + "_engawa.csv"));
  file << "value,lower,upper\n";
  for (const Row& row : result) file << csv_line({row.value, row.lower, row.upper});
}

void direct_rates(const bench::StandardisationData& data, stats::DirectRateMethod method,
                  Rows& rows) {
  stats::DirectRateOptions options;
  options.method = method;
  for (std::size_t group = 0; group < group_count; ++group) {
    const auto rate =
        stats::direct_rate({&data.direct[group * stratum_count], stratum_count}, options).value();
    rows[group] = row_of(rate.value, rate.limits);
  }
}

void indirect_ratios(const bench::StandardisationData& data, stats::IndirectMethod method,
                     Rows& rows) {
  for (std::size_t group = 0; group < group_count; ++group) {
    const auto sums =
        stats::observed_expected({&data.indirect[group * stratum_count], stratum_count}).value();
    const auto ratio = stats::standardised_ratio(sums, 0.95, method).value();
    rows[group] = row_of(ratio.value, ratio.limits);
  }
}

void wilson(const bench::ProportionData& data, Rows& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double x = data.affected[i];
    const double n = data.people[i];
    const stats::Interval limits = stats::proportion_wilson(x, n).value();
    rows[i] = {x / n, limits.lower, limits.upper};
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 || !std::filesystem::is_directory(argv[1])) {
    std::fprintf(stderr, "usage: peer_tasks FOLDER\n");
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  const bench::StandardisationData groups = bench::standardisation_data();
  const bench::ProportionData proportions = bench::proportion_data();
  write_inputs(folder, groups, proportions);
  std::ofstream seconds(folder / "seconds_engawa.csv");
  seconds << "task,seconds,peak_mb\n";
  using stats::DirectRateMethod;
  using stats::IndirectMethod;
  measure(folder, seconds, "direct_dobson", group_count,
          [&](Rows& rows) { direct_rates(groups, DirectRateMethod::dobson, rows); });
  measure(folder, seconds, "direct_fay_feuer", group_count,
          [&](Rows& rows) { direct_rates(groups, DirectRateMethod::fay_feuer, rows); });
  measure(folder, seconds, "indirect_auto", group_count,
          [&](Rows& rows) { indirect_ratios(groups, IndirectMethod::automatic, rows); });
  measure(folder, seconds, "indirect_log_normal", group_count,
          [&](Rows& rows) { indirect_ratios(groups, IndirectMethod::log_normal, rows); });
  measure(folder, seconds, "wilson", proportions.people.size(),
          [&](Rows& rows) { wilson(proportions, rows); });
  return 0;
}
