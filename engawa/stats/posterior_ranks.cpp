#include "engawa/stats/posterior_ranks.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "engawa/stats/checks.hpp"
#include "engawa/stats/gamma_beta.hpp"
#include "engawa/stats/gamma_tail_table.hpp"
#include "engawa/stats/poisson_law.hpp"
#include "engawa/stats/rank_nodes.hpp"
#include "engawa/stats/success_count.hpp"

namespace engawa::stats {
namespace {

constexpr int slices = 400;

base::Status check_posterior(const Posterior& posterior) {
  if (posterior.shape > 0 && posterior.rate > 0 && std::isfinite(posterior.shape) &&
      std::isfinite(posterior.rate)) {
    return base::success();
  }
  return base::make_problem(problems::bad_parameter, {}, "shape, rate > 0");
}

/// expected_rank of every area; each pair is evaluated once.
std::vector<double> expected_ranks(std::span<const Posterior> posteriors) {
  std::vector<double> ranks(posteriors.size(), 1);
  for (std::size_t i = 0; i < posteriors.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const Posterior& own = posteriors[i];
      const Posterior& other = posteriors[j];
      const double other_above =
          beta_lower_tail(own.rate / (own.rate + other.rate), own.shape, other.shape);
      ranks[i] += other_above;
      ranks[j] += 1 - other_above;
    }
  }
  return ranks;
}

/// rank_law[r] is proportional to P(rank = r + 1).
PosteriorRank summarise(const std::vector<double>& rank_law, double expected_rank) {
  const std::size_t areas = rank_law.size();
  const std::size_t top = (areas + 4) / 5;
  PosteriorRank result{expected_rank, static_cast<int>(areas), static_cast<int>(areas), 0};
  bool lower_found = false;
  bool upper_found = false;
  double so_far = 0;
  for (std::size_t r = 0; r < areas; ++r) {
    so_far += rank_law[r] / slices;
    const int rank = static_cast<int>(r) + 1;
    if (!lower_found && so_far >= 0.025) {
      result.rank_lower_95 = rank;
      lower_found = true;
    }
    if (!upper_found && so_far >= 0.975) {
      result.rank_upper_95 = rank;
      upper_found = true;
    }
    if (r + 1 == top) result.p_top_20 = std::clamp(so_far, 0.0, 1.0);
  }
  return result;
}

/// Per area what summarise() takes: the sum over its slices of the law of the number of others
/// above. The law of all areas is shared between neighbouring slices, each area divided out of it.
base::Result<std::vector<std::vector<double>>> rank_laws(std::span<const Posterior> posteriors) {
  const std::size_t areas = posteriors.size();
  std::vector<GammaTailTable> tails;
  std::vector<double> shapes;
  std::vector<RankSlice> points;
  tails.reserve(areas);
  shapes.reserve(areas);
  points.reserve(areas * slices);
  for (std::uint32_t i = 0; i < areas; ++i) {
    const Posterior& own = posteriors[i];
    tails.emplace_back(own.shape, own.rate);
    shapes.push_back(own.shape);
    for (int slice = 0; slice < slices; ++slice) {
      const double ratio = gamma_quantile((slice + 0.5) / slices, own.shape, own.rate);
      if (std::isnan(ratio)) return base::make_problem(problems::not_computable);
      points.push_back({std::log(ratio), i});
    }
  }
  SuccessCount above(areas);
  std::vector<double> p_above(areas);
  std::vector<std::vector<double>> laws(areas, std::vector<double>(areas));
  for (const RankNode& node : rank_nodes(std::move(points), tails, shapes)) {
    above.reset();
    for (std::size_t j = 0; j < areas; ++j) {
      p_above[j] = tails[j].upper_tail(node.log_ratio);
      if (std::isnan(p_above[j])) return base::make_problem(problems::not_computable);
      above.add(p_above[j]);
    }
    for (const auto& [area, weight] : node.shares) {
      above.add_without(p_above[area], weight, laws[area]);
    }
  }
  return laws;
}

}  // namespace

base::Result<double> expected_excess_ratio(const Posterior& posterior, double target) {
  TRY(check_posterior(posterior));
  if (!is_count(target)) {
    return base::make_problem(problems::bad_parameter, base::format_significant(target), ">= 0");
  }
  const double mean = posterior.shape / posterior.rate;
  if (target == 0) return mean;
  // Q(s+1, y) = Q(s, y) + y^s e^-y / Gamma(s+1): what is subtracted is then only the gap.
  const double y = posterior.rate * target;
  const double above = gamma_upper_tail(target, posterior.shape, posterior.rate);
  const double excess =
      (mean - target) * above + mean * std::exp(poisson_log_probability(posterior.shape, y));
  if (std::isnan(excess)) return base::make_problem(problems::not_computable);
  return std::max(excess, 0.0);
}

base::Result<std::vector<PosteriorRank>> posterior_ranks(std::span<const Posterior> posteriors) {
  if (posteriors.empty()) return base::make_problem(problems::too_few_members, "0", ">= 1");
  for (const Posterior& posterior : posteriors) TRY(check_posterior(posterior));
  const std::vector<double> expected = expected_ranks(posteriors);
  const std::vector<std::vector<double>> laws = TRY(rank_laws(posteriors));
  std::vector<PosteriorRank> ranks;
  ranks.reserve(posteriors.size());
  for (std::size_t i = 0; i < posteriors.size(); ++i) {
    if (std::isnan(expected[i])) return base::make_problem(problems::not_computable);
    ranks.push_back(summarise(laws[i], expected[i]));
  }
  return ranks;
}

base::Result<std::vector<bool>> select_by_false_share(std::span<const double> p_above,
                                                      double level) {
  for (const double p : p_above) {
    if (!(p >= 0 && p <= 1)) {
      return base::make_problem(problems::bad_parameter, base::format_significant(p), "0..1");
    }
  }
  if (!(level >= 0 && level <= 1)) {
    return base::make_problem(problems::bad_parameter, base::format_significant(level), "0..1");
  }
  std::vector<std::size_t> order(p_above.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t i, std::size_t j) { return p_above[i] > p_above[j]; });
  std::vector<bool> selected(p_above.size());
  double false_sum = 0;
  for (std::size_t head = 0; head < order.size(); ++head) {
    false_sum += 1 - p_above[order[head]];
    // The mean only grows along the order.
    if (false_sum / static_cast<double>(head + 1) > level) break;
    selected[order[head]] = true;
  }
  return selected;
}

}  // namespace engawa::stats
