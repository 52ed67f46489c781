#include "engawa/methods/registry.hpp"
#include "engawa/methods/rows.hpp"
#include "engawa/stats/interval.hpp"

namespace engawa::methods {
namespace {

constexpr std::string_view zero_denominator = "zero denominator";

std::vector<std::string> value_and_limits(const Call& call, std::size_t) {
  return columns({{"value"}, call.limit_columns()});
}

base::Status run_proportion(const Input& input, Output& output) {
  const auto affected = input.numbers("x");
  const auto people = input.numbers("n");
  const Call& call = input.call();
  const auto compute = [&](std::size_t row, OutputRow& results) -> Outcome {
    TRY(check_at_most(input, {&row, 1}, "x", "n"));
    if (people[row] == 0) return zero_denominator;
    results.set("value", call.multiplier() * affected[row] / people[row]);
    for (std::size_t i = 0; i < call.confidences().size(); ++i) {
      const auto limits =
          TRY(stats::proportion_wilson(affected[row], people[row], call.confidences()[i]));
      results.limits(i, limits, call.multiplier());
    }
    return ok_status;
  };
  return for_each_row(input, output, {"x", "n"}, compute);
}

}  // namespace

std::vector<Method> proportion_methods() {
  return {{
      .name = "proportion",
      .purpose_ja = "割合と信頼区間",
      .shape = Shape::row,
      .forms = {{"",
                 {{"x", ColumnKind::count, "該当者数", false, true},
                  {"n", ColumnKind::count, "対象者数"}}}},
      .options = {{"interval", OptionKind::choice, {"wilson"}, "wilson", "信頼区間の求め方"}},
      .formula = "value = k x / n",
      .source = "Wilson 1927",
      .results = value_and_limits,
      .run = run_proportion,
  }};
}

}  // namespace engawa::methods
