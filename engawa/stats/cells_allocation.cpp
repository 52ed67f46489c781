#include "engawa/stats/cells_allocation.hpp"

#include <algorithm>
#include <cmath>

#include "engawa/stats/checks.hpp"

namespace engawa::stats {
namespace {

struct BoundSums {
  double lower = 0;
  double upper = 0;
};

/// Sums of the bounds after checking them; `residual` must lie between (within rounding).
base::Result<BoundSums> check_cells(std::span<const MaskedCell> cells,
                                    std::optional<double> residual) {
  BoundSums sums;
  for (const MaskedCell& cell : cells) {
    if (!is_count(cell.reference)) {
      return base::make_problem(problems::bad_parameter, base::format_significant(cell.reference),
                                "reference >= 0");
    }
    if (!is_count(cell.lower) || !is_count(cell.upper) || cell.lower > cell.upper) {
      return base::make_problem(problems::bad_bounds, base::format_significant(cell.lower) + " > " +
                                                          base::format_significant(cell.upper));
    }
    sums.lower += cell.lower;
    sums.upper += cell.upper;
  }
  if (!residual) return sums;
  const double slack = 1e-12 * std::max(1.0, sums.upper);
  if (!(*residual >= sums.lower - slack && *residual <= sums.upper + slack)) {
    return base::make_problem(
        problems::bad_bounds, base::format_significant(*residual),
        base::format_significant(sums.lower) + " .. " + base::format_significant(sums.upper));
  }
  return sums;
}

double estimate(const MaskedCell& cell, double reference, double multiplier) {
  return std::clamp(multiplier * reference, cell.lower, cell.upper);
}

double sum_at(std::span<const MaskedCell> cells, const std::vector<double>& references,
              double multiplier) {
  double sum = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    sum += estimate(cells[i], references[i], multiplier);
  }
  return sum;
}

std::vector<double> upper_bounds(std::span<const MaskedCell> cells) {
  std::vector<double> bounds;
  bounds.reserve(cells.size());
  for (const MaskedCell& cell : cells) bounds.push_back(cell.upper);
  return bounds;
}

/// The multiplier at which the sum, which never falls with it, reaches `residual`.
double solve_multiplier(std::span<const MaskedCell> cells, const std::vector<double>& references,
                        double residual) {
  double low = 0;
  double high = 1;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (references[i] > 0) high = std::max(high, cells[i].upper / references[i]);
  }
  for (int halving = 0; halving < 200 && high - low > 1e-16 * high; ++halving) {
    const double middle = 0.5 * (low + high);
    (sum_at(cells, references, middle) < residual ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

}  // namespace

base::Result<std::vector<double>> allocate_masked(std::span<const MaskedCell> cells,
                                                  std::optional<double> residual) {
  const BoundSums sums = TRY(check_cells(cells, residual));
  if (residual && *residual >= sums.upper) return upper_bounds(cells);
  std::vector<double> references;
  references.reserve(cells.size());
  bool any_reference = false;
  double reachable = 0;  // the sum when every cell with a reference is at its upper bound
  for (const MaskedCell& cell : cells) {
    references.push_back(cell.reference);
    any_reference = any_reference || cell.reference > 0;
    reachable += cell.reference > 0 ? cell.upper : cell.lower;
  }
  if (!any_reference) std::fill(references.begin(), references.end(), 1.0);

  std::vector<double> estimates;
  estimates.reserve(cells.size());
  if (residual && any_reference && *residual > reachable) {
    std::vector<MaskedCell> without;
    for (const MaskedCell& cell : cells) {
      if (cell.reference == 0) without.push_back(cell);
    }
    double with_sum = 0;
    for (const MaskedCell& cell : cells) with_sum += cell.reference > 0 ? cell.upper : 0;
    const std::vector<double> equal(without.size(), 1.0);
    const double multiplier = solve_multiplier(without, equal, *residual - with_sum);
    for (const MaskedCell& cell : cells) {
      estimates.push_back(cell.reference > 0 ? cell.upper : estimate(cell, 1, multiplier));
    }
    return estimates;
  }
  const double multiplier = residual ? solve_multiplier(cells, references, *residual) : 1;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    estimates.push_back(estimate(cells[i], references[i], multiplier));
  }
  return estimates;
}

base::Result<std::vector<MaskedCell>> tighten_bounds(std::span<const MaskedCell> cells,
                                                     std::optional<double> residual) {
  const BoundSums sums = TRY(check_cells(cells, residual));
  std::vector<MaskedCell> tightened(cells.begin(), cells.end());
  if (!residual) return tightened;
  for (MaskedCell& cell : tightened) {
    const MaskedCell before = cell;
    cell.lower = std::max(before.lower, *residual - (sums.upper - before.upper));
    cell.upper = std::min(before.upper, *residual - (sums.lower - before.lower));
    cell.upper = std::max(cell.upper, cell.lower);  // rounding of the sums
  }
  return tightened;
}

}  // namespace engawa::stats
