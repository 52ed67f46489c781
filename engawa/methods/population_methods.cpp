#include <algorithm>
#include <cmath>
#include <map>

#include "engawa/base/text.hpp"
#include "engawa/methods/choices.hpp"
#include "engawa/methods/problems.hpp"
#include "engawa/methods/reasons.hpp"
#include "engawa/methods/registry.hpp"
#include "engawa/methods/rows.hpp"
#include "engawa/methods/sets.hpp"
#include "engawa/stats/life_expectancy.hpp"
#include "engawa/stats/moran.hpp"
#include "engawa/stats/problems.hpp"
#include "engawa/stats/quantile_group.hpp"

namespace engawa::methods {
namespace {

using stats::LifeExpectancyStatus;
using stats::QuantileOrder;

constexpr double groups_max = 1e6;
constexpr Choices<QuantileOrder, 2> orders{
    {{"descending", QuantileOrder::descending}, {"ascending", QuantileOrder::ascending}}};

std::string_view status_word(LifeExpectancyStatus status) {
  switch (status) {
    case LifeExpectancyStatus::ok:
      return {};
    case LifeExpectancyStatus::no_deaths_in_open_band:
      return "no deaths in the open band";
    case LifeExpectancyStatus::deaths_above_population:
      return "deaths > population";
    case LifeExpectancyStatus::no_population:
      return "population 0";
    case LifeExpectancyStatus::too_few_people:
      return "too few people";
    case LifeExpectancyStatus::interval_too_wide:
      return "95 % interval over 20 years";
    case LifeExpectancyStatus::nobody_left:
      return "above a band with q = 1";
  }
  return {};
}

/// Rows of a group by age; the first must be 0.
base::Result<std::vector<std::size_t>> by_age(const Input& input, Rows rows) {
  const auto age = input.numbers("age");
  std::vector<std::size_t> sorted(rows.begin(), rows.end());
  std::sort(sorted.begin(), sorted.end(),
            [&](std::size_t a, std::size_t b) { return age[a] < age[b]; });
  if (age[sorted.front()] != 0) {
    return input.problem_at(problems::out_of_range, sorted.front(), "age",
                            base::trim(input.text(sorted.front(), "age")), "0");
  }
  return sorted;
}

/// Rows with nothing but their status.
base::Status write_all(Output& output, Rows rows, std::string_view status) {
  for (const auto row : rows) TRY(write_status(output, row, status));
  return base::success();
}

base::Status write_life_table(const Input& input, Output& output, Rows rows,
                              stats::LifeExpectancyOptions options) {
  const Call& call = input.call();
  const auto age = input.numbers("age");
  const auto people = input.numbers("population");
  const auto deaths = input.numbers("deaths");
  const auto sorted = TRY(by_age(input, rows));
  std::vector<stats::AgeBand> bands;
  bands.reserve(sorted.size());
  for (const auto row : sorted) bands.push_back({age[row], people[row], deaths[row]});
  std::map<std::size_t, OutputRow> results;  // in the order of the file
  for (std::size_t i = 0; i < call.confidences().size(); ++i) {
    options.confidence = call.confidences()[i];
    const auto table = TRY(stats::life_expectancy(bands, options));
    for (std::size_t band = 0; band < sorted.size(); ++band) {
      OutputRow& row = results.emplace(sorted[band], output.row()).first->second;
      if (table[band].value) row.set("value", call.multiplier() * *table[band].value);
      if (table[band].limits) row.limits(i, *table[band].limits, call.multiplier());
      const auto status = status_word(table[band].status);
      if (!status.empty()) row.status(status);
    }
  }
  for (const auto& [row, found] : results) output.write(row, found);
  return base::success();
}

base::Status run_life_expectancy(const Input& input, Output& output) {
  stats::LifeExpectancyOptions options;
  options.min_population = input.call().number("min-population").value_or(options.min_population);
  if (options.min_population < 0) {
    return base::make_problem(
        problems::bad_option,
        "--min-population " + std::string(input.call().choice("min-population")), ">= 0");
  }
  return for_each_set(input, output, false, [&](Rows rows) -> base::Status {
    const auto missing = first_missing(input, rows, {"population", "deaths"});
    if (!missing.empty()) return write_all(output, rows, missing_status(missing));
    auto done = write_life_table(input, output, rows, options);
    if (done.ok() || done.problem().kind != &stats::problems::too_few_members) return done;
    return write_all(output, rows, "too few bands");
  });
}

std::vector<std::optional<double>> values_of(const Input& input, Rows rows) {
  const auto value = input.numbers("value");
  std::vector<std::optional<double>> values;
  for (const auto row : rows) values.push_back(present(value[row]));
  return values;
}

base::Status run_quantile_group(const Input& input, Output& output) {
  const Call& call = input.call();
  const double groups = call.number("groups").value_or(10);
  if (!(groups >= 1 && groups <= groups_max) || std::floor(groups) != groups) {
    return base::make_problem(problems::bad_option,
                              "--groups " + std::string(call.choice("groups")), "1..1000000");
  }
  const auto order = chosen(call, "order", orders);
  return for_each_set(input, output, true, [&](Rows rows) -> base::Status {
    const auto values = values_of(input, rows);
    const auto found = TRY(stats::quantile_groups(values, static_cast<int>(groups), order));
    for (std::size_t i = 0; i < rows.size(); ++i) {
      OutputRow results = output.row();
      if (found[i]) results.set("group", static_cast<double>(*found[i]));
      if (!found[i]) results.status(too_few_areas);
      if (!values[i]) results.status(missing_status("value"));
      output.write(rows[i], results);
    }
    return base::success();
  });
}

/// Pairs of area and neighbour by name.
using NamedPairs = std::vector<std::pair<std::string, std::string>>;

base::Result<NamedPairs> read_neighbours(const Call& call) {
  const std::string path(call.choice("neighbours"));
  const std::string& bytes = call.file_bytes("neighbours");
  if (path.empty() && bytes.empty())
    return base::make_problem(problems::bad_option, "--neighbours", "a file: area,neighbour");
  Method table{};
  table.shape = Shape::row;
  table.forms = {{"", {{"area", ColumnKind::key, {}}, {"neighbour", ColumnKind::key, {}}}}};
  const Call plain = Call::preset(table);
  const Input input = TRY(Input::read(table, plain, bytes, path));
  NamedPairs pairs;
  for (std::size_t row = 0; row < input.rows_count(); ++row) {
    pairs.emplace_back(base::trim(input.text(row, "area")),
                       base::trim(input.text(row, "neighbour")));
    if (pairs.back().first == pairs.back().second) {
      return input.problem_at(problems::contradicting_row, row, "neighbour", pairs.back().second,
                              "another area");
    }
  }
  return pairs;
}

/// The pairs of which both areas belong to the set, as positions in it.
std::vector<stats::NeighbourPair> pairs_within(const Input& input, Rows rows,
                                               const NamedPairs& named) {
  std::map<std::string, std::size_t> positions;
  for (std::size_t i = 0; i < rows.size(); ++i)
    positions.emplace(base::trim(input.text(rows[i], "area")), i);
  std::vector<stats::NeighbourPair> pairs;
  for (const auto& [area, neighbour] : named) {
    const auto from = positions.find(area);
    const auto to = positions.find(neighbour);
    if (from != positions.end() && to != positions.end())
      pairs.push_back({from->second, to->second});
  }
  return pairs;
}

OutputRow moran_row(const Output& output, const stats::Moran& found) {
  OutputRow results = output.row();
  results.set("i", found.i);
  results.set("expected", found.expected);
  results.set("variance", found.variance);
  results.set("z", found.z);
  results.set("p", found.p);
  results.set("areas", static_cast<double>(found.areas));
  results.set("left_out", static_cast<double>(found.left_out));
  if (!found.z) results.status("variance not positive");
  return results;
}

base::Status run_moran(const Input& input, Output& output) {
  const NamedPairs named = TRY(read_neighbours(input.call()));
  const bool local = input.call().flag("local");
  return for_each_set(input, output, true, [&](Rows rows) -> base::Status {
    const auto values = values_of(input, rows);
    const auto found = stats::moran(values, pairs_within(input, rows, named));
    const Rows written = local ? rows : rows.first(1);
    if (!found.ok()) {
      const auto status = TRY(
          empty_or_problem(found.problem(), {{&stats::problems::too_few_members, too_few_areas},
                                             {&stats::problems::no_variation, "no variation"}}));
      return write_all(output, written, status);
    }
    for (std::size_t i = 0; i < written.size(); ++i) {
      OutputRow results = moran_row(output, *found);
      if (local) {
        results.set("local_i", found->local[i]);
        if (!found->local[i]) results.status("no neighbours");
        if (!values[i]) results.status(missing_status("value"));
      }
      output.write(written[i], results);
    }
    return base::success();
  });
}

const Column set_column{"set", ColumnKind::grouping, "いっしょに計算する組"};
const Column area_column{"area", ColumnKind::key, "地域"};
const Column value_column{"value", ColumnKind::number, "値"};

Method life_expectancy_method() {
  return {.name = "life-expectancy",
          .purpose_ja = "平均余命と信頼区間（簡易生命表）",
          .shape = Shape::set,
          .forms = {{"",
                     {{"group", ColumnKind::grouping, "1つの生命表になる組"},
                      {"age", ColumnKind::ordered_key, "年齢階級の下限。0から、最後は開いた階級"},
                      {"population", ColumnKind::count, "人口"},
                      {"deaths", ColumnKind::count, "死亡数", false, true}}}},
          .options = {{"min-population",
                       OptionKind::number,
                       {},
                       "5000",
                       "人口の合計がこの数以下なら計算しない"}},
          .formula =
              "q = Mn/(1+(1-A)Mn)、A = 0.1（0歳）または 1/2、M = deaths/population\n"
              "e = Σ(その年齢からの延べ年数)/l、限界は e ∓ z√Var（最後の階級の分散を含む）",
          .source = "Chiang 1968; Silcocks et al. 2001",
          .results =
              [](const Call& call, std::size_t) {
                return columns({{"value"}, call.limit_columns()});
              },
          .run = run_life_expectancy};
}

Method quantile_group_method() {
  return {.name = "quantile-group",
          .purpose_ja = "値の順に同数ずつの分位に分ける",
          .shape = Shape::set,
          .forms = {{"", {set_column, area_column, value_column}}},
          .options = {{"groups", OptionKind::number, {}, "10", "分位の数"},
                      choice_option("order", orders, "分位1が高い値か低い値か")},
          .formula = "group = q+1-⌈q(N+1-r)/N⌉、r は順位（同じ値は最小の順位）、N は空欄を除いた数",
          .source = "整数の割り算による分位",
          .results = [](const Call&, std::size_t) { return std::vector<std::string>{"group"}; },
          .run = run_quantile_group};
}

Method moran_method() {
  return {
      .name = "moran",
      .purpose_ja = "値の地域的な集まり（Moran の I）",
      .shape = Shape::group,
      .forms = {{"", {set_column, area_column, value_column}}},
      .options = {{"neighbours", OptionKind::file, {}, "", "隣り合う地域の表（area,neighbour）"},
                  {"local", OptionKind::flag, {}, "", "地域ごとの I も求める"}},
      .formula =
          "i = ΣΣw z_i z_j/Σz²（w は地域ごとに合計1）、expected = -1/(n-1)\n"
          "variance は並べ替えの仮定のもと、p は両側（正規分布）\n"
          "local_i = z_i Σw z_j/(Σz²/n)。隣のない地域と値のない地域は除く",
      .source = "Cliff & Ord 1981",
      .results =
          [](const Call& call, std::size_t) {
            std::vector<std::string> names{"i", "expected", "variance", "z",
                                           "p", "areas",    "left_out"};
            if (call.flag("local")) names.emplace_back("local_i");
            return names;
          },
      .run = run_moran,
      .per_row_flag = "local"};
}

}  // namespace

std::vector<Method> population_methods() {
  return {life_expectancy_method(), quantile_group_method(), moran_method()};
}

}  // namespace engawa::methods
