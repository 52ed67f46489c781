#include "engawa/stats/shapley.hpp"

#include <algorithm>

#include "engawa/stats/checks.hpp"

namespace engawa::stats {
namespace {

constexpr std::size_t mix_max = 1000;

struct Sides {
  double people_a = 0;
  double affected_a = 0;
  double people_b = 0;
  double affected_b = 0;

  void add(const ClassCounts& counts) {
    people_a += counts.people_a;
    affected_a += counts.affected_a;
    people_b += counts.people_b;
    affected_b += counts.affected_b;
  }
};

/// A factor on both sides.
struct Factor {
  double a;
  double b;
};

/// part / whole on both sides; a side without a whole takes the other side's share.
Factor shares(double part_a, double whole_a, double part_b, double whole_b) {
  const double a = whole_a > 0 ? part_a / whole_a : 0;
  const double b = whole_b > 0 ? part_b / whole_b : 0;
  return {whole_a > 0 ? a : b, whole_b > 0 ? b : a};
}

/// Mean effect of replacing `own` over all orders of replacing it and the two others: with
/// v(S) a product, 1/3 for both others at b, 1/6 for one of them at a, 1/3 for both at a.
double effect_of(const Factor& own, const Factor& first, const Factor& second) {
  return (own.a - own.b) * (first.b * second.b / 3 + first.a * second.b / 6 +
                            first.b * second.a / 6 + first.a * second.a / 3);
}

}  // namespace

base::Result<MixDecomposition> decompose_gap_by_mix(std::span<const MixClassCounts> cells) {
  if (cells.empty()) return base::make_problem(problems::too_few_members, "0", ">= 1");
  Sides all;
  std::vector<Sides> parts;
  for (const MixClassCounts& cell : cells) {
    TRY(check_people(cell.counts.affected_a, cell.counts.people_a));
    TRY(check_people(cell.counts.affected_b, cell.counts.people_b));
    if (cell.mix >= mix_max) {
      return base::make_problem(problems::bad_parameter, std::to_string(cell.mix), "mix < 1000");
    }
    parts.resize(std::max(parts.size(), cell.mix + 1));
    parts[cell.mix].add(cell.counts);
    all.add(cell.counts);
  }
  if (all.people_a == 0 || all.people_b == 0) {
    return base::make_problem(problems::zero_denominator);
  }
  MixDecomposition result{};
  result.value_a = all.affected_a / all.people_a;
  result.value_b = all.affected_b / all.people_b;
  result.difference = result.value_a - result.value_b;
  result.cells.reserve(cells.size());
  for (const MixClassCounts& cell : cells) {
    const Sides& part = parts[cell.mix];
    const ClassCounts& counts = cell.counts;
    const Factor mix = shares(part.people_a, all.people_a, part.people_b, all.people_b);
    const Factor in_mix = shares(counts.people_a, part.people_a, counts.people_b, part.people_b);
    const Factor rate =
        shares(counts.affected_a, counts.people_a, counts.affected_b, counts.people_b);
    const MixEffect effect{effect_of(mix, in_mix, rate), effect_of(in_mix, mix, rate),
                           effect_of(rate, mix, in_mix)};
    result.total.mix_effect += effect.mix_effect;
    result.total.class_effect += effect.class_effect;
    result.total.rate_effect += effect.rate_effect;
    result.cells.push_back(effect);
  }
  return result;
}

}  // namespace engawa::stats
