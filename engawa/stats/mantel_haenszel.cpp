#include "engawa/stats/mantel_haenszel.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "engawa/stats/checks.hpp"
#include "engawa/stats/normal.hpp"

namespace engawa::stats {
namespace {

/// The four cells of a stratum in the letters of the textbooks, and its people.
struct Cells {
  double a;  // group 1, affected
  double b;  // group 1, others
  double c;  // group 0, affected
  double d;  // group 0, others
  double n1;
  double n0;
  double n;
};

base::Result<std::vector<Cells>> cells_of(std::span<const ExposureStratum> strata) {
  std::vector<Cells> cells;
  for (const ExposureStratum& s : strata) {
    TRY(check_people(s.affected_1, s.people_1));
    TRY(check_people(s.affected_0, s.people_0));
    if (s.people_1 == 0 || s.people_0 == 0) continue;
    cells.push_back({s.affected_1, s.people_1 - s.affected_1, s.affected_0,
                     s.people_0 - s.affected_0, s.people_1, s.people_0, s.people_1 + s.people_0});
  }
  if (cells.empty()) return base::make_problem(problems::too_few_members, "0", ">= 1");
  return cells;
}

RatioEstimate risk_ratio(const std::vector<Cells>& strata, double z) {
  double upper = 0;
  double lower = 0;
  double spread = 0;
  for (const Cells& s : strata) {
    upper += s.a * (s.n0 / s.n);
    lower += s.c * (s.n1 / s.n);
    spread += (s.n1 / s.n) * (s.n0 / s.n) * (s.a + s.c) - (s.a / s.n) * s.c;
  }
  RatioEstimate estimate{ratio_or_absent(upper, lower), std::nullopt};
  if (upper > 0 && lower > 0) {
    const double variance = std::max(0.0, spread / upper / lower);
    estimate.limits = log_limits(*estimate.value, z, std::sqrt(variance));
  }
  return estimate;
}

RatioEstimate odds_ratio(const std::vector<Cells>& strata, double z) {
  double r = 0;
  double s = 0;
  double pr = 0;
  double ps_qr = 0;
  double qs = 0;
  for (const Cells& t : strata) {
    const double upper = t.a * (t.d / t.n);
    const double lower = t.b * (t.c / t.n);
    const double concordant = (t.a + t.d) / t.n;
    const double discordant = (t.b + t.c) / t.n;
    r += upper;
    s += lower;
    pr += concordant * upper;
    ps_qr += concordant * lower + discordant * upper;
    qs += discordant * lower;
  }
  RatioEstimate estimate{ratio_or_absent(r, s), std::nullopt};
  if (r > 0 && s > 0) {
    const double variance = pr / (2 * r * r) + ps_qr / (2 * r * s) + qs / (2 * s * s);
    estimate.limits = log_limits(*estimate.value, z, std::sqrt(variance));
  }
  return estimate;
}

void add_risk_difference(MantelHaenszel& result, const std::vector<Cells>& strata, double z) {
  double weights = 0;
  double sum = 0;
  double f = 0;
  double h = 0;
  for (const Cells& s : strata) {
    const double weight = s.n1 * (s.n0 / s.n);
    weights += weight;
    sum += weight * (s.a / s.n1 - s.c / s.n0);
    f += (s.n1 / s.n) * (s.n1 / s.n) * s.c - (s.n0 / s.n) * (s.n0 / s.n) * s.a +
         (s.n1 / s.n) * (s.n0 / s.n) * ((s.n0 - s.n1) / 2);
    h += s.a * (s.d / (2 * s.n)) + s.c * (s.b / (2 * s.n));
  }
  result.risk_difference = sum / weights;
  const double spread = result.risk_difference * f + h;
  if (spread < 0) return;
  const double error = std::sqrt(spread) / weights;
  result.risk_difference_se = error;
  result.risk_difference_limits =
      Interval{result.risk_difference - z * error, result.risk_difference + z * error};
}

void add_test(MantelHaenszel& result, const std::vector<Cells>& strata) {
  double gap = 0;
  double variance = 0;
  for (const Cells& s : strata) {
    if (s.n <= 1) continue;
    // a - n1 (a + c) / N without the difference of two large products.
    gap += s.a * (s.n0 / s.n) - s.c * (s.n1 / s.n);
    variance += (s.n1 / s.n) * (s.n0 / s.n) * ((s.a + s.c) / (s.n - 1)) * (s.b + s.d);
  }
  if (!(variance > 0)) return;
  result.chi_square = gap * gap / variance;
  // The chi-square law of 1 degree of freedom is the square of a normal variable.
  const double distance = std::fabs(gap);
  result.p = two_sided_p(distance / std::sqrt(variance));
  const double corrected = distance >= 0.5 ? distance - 0.5 : distance;
  result.p_corrected = two_sided_p(corrected / std::sqrt(variance));
}

}  // namespace

base::Result<MantelHaenszel> mantel_haenszel(std::span<const ExposureStratum> strata,
                                             double confidence) {
  TRY(check_confidence(confidence));
  const std::vector<Cells> cells = TRY(cells_of(strata));
  const double z = two_sided_z(confidence);
  MantelHaenszel result{};
  result.risk_ratio = risk_ratio(cells, z);
  result.odds_ratio = odds_ratio(cells, z);
  add_risk_difference(result, cells, z);
  add_test(result, cells);
  return result;
}

}  // namespace engawa::stats
