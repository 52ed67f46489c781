#include "engawa/stats/rank_range.hpp"

#include <algorithm>
#include <cmath>

#include "engawa/base/random_numbers.hpp"
#include "engawa/stats/checks.hpp"
#include "engawa/stats/gamma_draws.hpp"
#include "engawa/stats/normal.hpp"

namespace engawa::stats {
namespace {

constexpr std::size_t block_size = 128;  // draws handled at a time, so that all stays in cache
constexpr int top = 5;

base::Status check_items(std::span<const RankItem> items, int items_max) {
  if (items.empty()) return base::make_problem(problems::too_few_members, "0", ">= 1");
  if (items.size() > static_cast<std::size_t>(items_max)) {
    return base::make_problem(problems::too_many_items, std::to_string(items.size()),
                              "<= " + std::to_string(items_max));
  }
  for (const RankItem& item : items) {
    if (!(item.shape > 0 && item.rate > 0 && std::isfinite(item.shape) &&
          std::isfinite(item.rate) && is_count(item.expected) && is_count(item.weight))) {
      return base::make_problem(problems::bad_parameter, {},
                                "shape, rate > 0; expected, weight >= 0");
    }
  }
  return base::success();
}

/// Adds to each rank the number of items with a higher score; each pair is compared once.
void count_higher_scores(const std::vector<float>& scores, std::vector<std::int32_t>& ranks,
                         std::size_t items, std::size_t draws) {
  std::fill(ranks.begin(), ranks.end(), 1);
  for (std::size_t i = 1; i < items; ++i) {
    const float* own = scores.data() + i * block_size;
    std::int32_t* own_rank = ranks.data() + i * block_size;
    for (std::size_t j = 0; j < i; ++j) {
      const float* other = scores.data() + j * block_size;
      std::int32_t* other_rank = ranks.data() + j * block_size;
      for (std::size_t d = 0; d < draws; ++d) {
        const std::int32_t other_is_higher = other[d] > own[d] ? 1 : 0;
        own_rank[d] += other_is_higher;
        other_rank[d] += 1 - other_is_higher;
      }
    }
  }
}

/// Summary of one item from how often it had rank 1, 2, ...
RankRange summarise(std::span<const int> frequency, int draws) {
  RankRange range{0, 0, 0, 0};
  int so_far = 0;
  for (std::size_t r = 0; r < frequency.size(); ++r) {
    const int rank = static_cast<int>(r) + 1;
    so_far += frequency[r];
    range.expected_rank += static_cast<double>(rank) * frequency[r] / draws;
    // In whole numbers: so_far / draws >= 0.025 and >= 0.975.
    if (range.rank_lower_95 == 0 && 40LL * so_far >= draws) range.rank_lower_95 = rank;
    if (range.rank_upper_95 == 0 && 40LL * so_far >= 39LL * draws) range.rank_upper_95 = rank;
    if (rank <= top) range.p_top_5 = static_cast<double>(so_far) / draws;
  }
  return range;
}

}  // namespace

RankSimulator::RankSimulator(std::uint64_t seed, int draws, int items_max)
    : m_draws(std::max(draws, 1)), m_items_max(std::max(items_max, 1)) {
  const auto count = static_cast<std::size_t>(m_draws);
  std::vector<float> column(count);
  for (std::size_t d = 0; d < count; ++d) {
    column[d] = static_cast<float>(
        normal_quantile((static_cast<double>(d) + 0.5) / static_cast<double>(count)));
  }
  base::RandomNumbers generator(seed);
  m_points.reserve(count * static_cast<std::size_t>(m_items_max));
  for (int item = 0; item < m_items_max; ++item) {
    for (std::size_t d = count - 1; d > 0; --d)
      std::swap(column[d], column[generator.below(d + 1)]);
    m_points.insert(m_points.end(), column.begin(), column.end());
  }
}

base::Result<std::vector<RankRange>> RankSimulator::simulate(
    std::span<const RankItem> items) const {
  TRY(check_items(items, m_items_max));
  const double point_max = -normal_quantile(0.5 / m_draws) + 0.01;
  std::vector<GammaDraws> posteriors;
  posteriors.reserve(items.size());
  for (const RankItem& item : items) {
    posteriors.emplace_back(item.shape, item.rate, point_max);
    if (!posteriors.back().ok()) return base::make_problem(problems::not_computable);
  }
  const auto draws = static_cast<std::size_t>(m_draws);
  std::vector<float> scores(items.size() * block_size);
  std::vector<std::int32_t> ranks(items.size() * block_size);
  std::vector<int> frequency(items.size() * items.size());
  for (std::size_t first = 0; first < draws; first += block_size) {
    const std::size_t length = std::min(block_size, draws - first);
    for (std::size_t i = 0; i < items.size(); ++i) {
      float* score = scores.data() + i * block_size;
      posteriors[i].transform({m_points.data() + i * draws + first, length}, score);
      const auto people = static_cast<float>(items[i].weight * items[i].expected);
      for (std::size_t d = 0; d < length; ++d) score[d] = people * (score[d] - 1);
    }
    count_higher_scores(scores, ranks, items.size(), length);
    for (std::size_t i = 0; i < items.size(); ++i) {
      int* own = frequency.data() + i * items.size();
      for (std::size_t d = 0; d < length; ++d) ++own[ranks[i * block_size + d] - 1];
    }
  }
  std::vector<RankRange> ranges;
  ranges.reserve(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    ranges.push_back(summarise({frequency.data() + i * items.size(), items.size()}, m_draws));
  }
  return ranges;
}

}  // namespace engawa::stats
