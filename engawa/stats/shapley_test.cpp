#include "engawa/stats/shapley.hpp"

#include <gtest/gtest.h>

#include <random>

#include "engawa/stats/comparison_golden_for_tests.hpp"

namespace engawa::stats {
namespace {

namespace golden = comparison_golden;

std::vector<MixClassCounts> cells_of(const std::vector<golden::Row>& rows) {
  std::vector<MixClassCounts> cells;
  for (const golden::Row& row : rows) {
    cells.push_back({static_cast<std::size_t>(golden::number(row, "mix")),
                     {golden::number(row, "n_a"), golden::number(row, "x_a"),
                      golden::number(row, "n_b"), golden::number(row, "x_b")}});
  }
  return cells;
}

TEST(Decompositions, AgreeWithFiftyDigits) {
  golden::Expected precise("decompose", "50");
  for (const auto& entry : golden::sets_of("decompose")) {
    const std::string& set = entry.first;
    const std::vector<golden::Row>& rows = entry.second;
    const std::vector<MixClassCounts> cells = cells_of(rows);
    std::vector<ClassCounts> classes;
    for (const MixClassCounts& cell : cells) classes.push_back(cell.counts);
    const Decomposition gap = *decompose_gap(classes);
    // Effects are differences of shares of order 0.1: compared on the scale of the proportion.
    const auto check = [&](const std::string& field, std::optional<double> value,
                           double scale = 1e-5) {
      EXPECT_EQ(precise.difference(set, field, value, 1e-9, scale), "");
    };
    for (std::size_t i = 0; i < classes.size(); ++i) {
      const std::string end = "." + std::to_string(i);
      const ClassEffect& effect = gap.classes[i];
      check("rate_effect" + end, effect.rate_effect);
      check("composition_effect" + end, effect.composition_effect);
      check("composition_centred" + end, effect.composition_centred);
      check("step_b" + end, effect.step_b);
      check("step_a" + end, effect.step_a);
      check("excess" + end, effect.excess, 1e-3 * classes[i].people_a);
      check("excess_variance" + end, effect.excess_variance);
    }
    check("rate_effect", gap.rate_effect);
    check("composition_effect", gap.composition_effect);
    check("composition_centred", gap.composition_centred);
    check("step_b", gap.step_b);
    check("step_a", gap.step_a);
    check("excess", gap.excess, 1);
    check("excess_variance", gap.excess_variance);
    check("value_a", gap.value_a);
    check("value_b", gap.value_b);
    check("difference", gap.difference);
    check("log_ratio", gap.log_ratio);
    const MixDecomposition mix = *decompose_gap_by_mix(cells);
    check("shapley_mix", mix.total.mix_effect);
    check("shapley_class", mix.total.class_effect);
    check("shapley_rate", mix.total.rate_effect);
  }
  EXPECT_EQ(precise.asked(), precise.size());
}

TEST(DecomposeGapByMix, EffectsAddUpAndMirror) {
  std::mt19937_64 generator(9);
  std::uniform_real_distribution<double> uniform(0, 1);
  for (int round = 0; round < 100; ++round) {
    std::vector<MixClassCounts> cells;
    std::vector<MixClassCounts> mirrored;
    for (std::size_t i = 0; i < 20; ++i) {
      const double a = uniform(generator) < 0.15 ? 0 : 1e4 * uniform(generator);
      const double b = uniform(generator) < 0.15 ? 0 : 1e6 * uniform(generator);
      const double x_a = a * uniform(generator);
      const double x_b = b * uniform(generator);
      cells.push_back({i / 4, {a, x_a, b, x_b}});
      mirrored.push_back({i / 4, {b, x_b, a, x_a}});
    }
    const MixDecomposition here = *decompose_gap_by_mix(cells);
    const MixDecomposition there = *decompose_gap_by_mix(mirrored);
    const MixEffect& t = here.total;
    EXPECT_NEAR(t.mix_effect + t.class_effect + t.rate_effect, here.difference, 1e-14);
    EXPECT_NEAR(t.mix_effect, -there.total.mix_effect, 1e-14);
    EXPECT_NEAR(t.rate_effect, -there.total.rate_effect, 1e-14);
  }
}

TEST(DecomposeGapByMix, OneInsurerIsKitagawa) {
  const std::vector<ClassCounts> classes{{75, 15, 50, 5}, {25, 10, 50, 15}};
  std::vector<MixClassCounts> cells;
  for (const ClassCounts& counts : classes) cells.push_back({0, counts});
  const MixDecomposition mix = *decompose_gap_by_mix(cells);
  const Decomposition plain = *decompose_gap(classes);
  EXPECT_EQ(mix.total.mix_effect, 0);
  EXPECT_NEAR(mix.total.class_effect, plain.composition_effect, 1e-16);
  EXPECT_NEAR(mix.total.rate_effect, plain.rate_effect, 1e-16);
}

TEST(DecomposeGap, StepsMeanIsTheRateEffect) {
  const Decomposition gap =
      *decompose_gap(std::vector<ClassCounts>{{75, 15, 50, 5}, {25, 10, 9, 3}});
  for (const ClassEffect& effect : gap.classes) {
    EXPECT_NEAR(0.5 * (effect.step_a + effect.step_b), effect.rate_effect, 1e-16);
  }
}

TEST(DecomposeGapByMix, RefusesBadInput) {
  using V = std::vector<MixClassCounts>;
  EXPECT_EQ(decompose_gap_by_mix(V{}).problem().code(), "STA-006");
  EXPECT_EQ(decompose_gap_by_mix(V{{5000, {1, 1, 1, 1}}}).problem().code(), "STA-010");
  EXPECT_EQ(decompose_gap_by_mix(V{{0, {1, 2, 1, 1}}}).problem().code(), "STA-002");
  EXPECT_EQ(decompose_gap_by_mix(V{{0, {1, -1, 1, 1}}}).problem().code(), "STA-001");
  EXPECT_EQ(decompose_gap_by_mix(V{{0, {0, 0, 1, 1}}}).problem().code(), "STA-003");
}

}  // namespace
}  // namespace engawa::stats
