#include "bench/synthetic_data.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <random>

namespace engawa::bench {
namespace {

/// Whole numbers and fractions from one seed.
class Draws {
 public:
  explicit Draws(std::uint64_t seed) : m_generator(seed) {}

  /// 0 <= result < 1
  double fraction() { return static_cast<double>(m_generator() >> 11) * 0x1p-53; }
  /// A whole number, least <= result <= most.
  double whole(double least, double most) {
    return least + std::floor(fraction() * (most - least + 1));
  }

 private:
  std::mt19937_64 m_generator;
};

}  // namespace

StandardisationData standardisation_data() {
  constexpr std::array<double, stratum_count> standard{7'536'000, 8'085'000, 9'211'000, 8'012'000,
                                                       7'633'000, 8'641'000, 7'341'000};
  Draws draws(1);
  StandardisationData data;
  data.direct.reserve(group_count * stratum_count);
  data.indirect.reserve(group_count * stratum_count);
  for (std::size_t group = 0; group < group_count; ++group) {
    // From two in a thousand to two in five; every hundredth group is tiny.
    const double level = 0.002 * std::pow(200.0, draws.fraction());
    const double size = group % 100 == 0 ? 40 : 200 * std::pow(60.0, draws.fraction());
    for (std::size_t stratum = 0; stratum < stratum_count; ++stratum) {
      const double people = draws.whole(0.3 * size + 1, size + 1);
      const double share = level * (0.6 + 0.1 * static_cast<double>(stratum));
      const double affected = std::floor(people * share * (0.6 + 0.8 * draws.fraction()));
      const double reference_people = standard[stratum] + static_cast<double>(group % 30);
      data.direct.push_back({affected, people, standard[stratum]});
      data.indirect.push_back(
          {affected, people, std::floor(reference_people * share), reference_people});
    }
  }
  return data;
}

ProportionData proportion_data() {
  constexpr std::size_t count = std::size_t{30} * 335 * 14;
  Draws draws(2);
  ProportionData data;
  data.affected.reserve(count);
  data.people.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const double people = draws.whole(1, i % 50 == 0 ? 20 : 4000);
    double affected = draws.whole(0, people);
    if (i % 97 == 0) affected = 0;
    if (i % 101 == 0) affected = people;
    data.people.push_back(people);
    data.affected.push_back(affected);
  }
  return data;
}

std::vector<stats::Posterior> posteriors_of_areas(std::size_t areas) {
  Draws draws(3);
  std::vector<stats::Posterior> posteriors;
  posteriors.reserve(areas);
  for (std::size_t i = 0; i < areas; ++i) {
    const double rate = 20 * std::pow(100.0, draws.fraction());
    const double shape = rate * (0.7 + 0.6 * draws.fraction());
    posteriors.push_back({shape, rate, shape / rate});
  }
  return posteriors;
}

CountTable count_table() {
  constexpr std::size_t areas = 335;
  constexpr std::size_t prefectures = 47;
  constexpr std::size_t classes = 14;
  constexpr std::size_t values = 6;
  Draws draws(4);
  // The last code of each dimension is its TOTAL; prefectures follow the areas.
  constexpr std::size_t codes = areas + prefectures + 1;
  std::vector<std::int64_t> counts(codes * (classes + 1) * (values + 1));
  const auto at = [](std::size_t area, std::size_t klass, std::size_t value) {
    return (area * (classes + 1) + klass) * (values + 1) + value;
  };
  for (std::size_t area = 0; area < areas; ++area) {
    const double size = 3 * std::pow(60.0, draws.fraction());
    for (std::size_t klass = 0; klass < classes; ++klass) {
      for (std::size_t value = 0; value < values; ++value) {
        const auto count = static_cast<std::int64_t>(draws.whole(0, 2 * size));
        for (const std::size_t a : {area, areas + area % prefectures, areas + prefectures}) {
          for (const std::size_t k : {klass, classes}) {
            for (const std::size_t v : {value, values}) counts[at(a, k, v)] += count;
          }
        }
      }
    }
  }
  const auto name = [](const char* kind, std::size_t index, std::size_t total) {
    return index == total ? std::string("TOTAL") : kind + std::to_string(index);
  };
  CountTable table{"area,class,value,count\n", "dimension,code,parent\n"};
  for (std::size_t area = 0; area < codes; ++area) {
    const std::string code = name("a", area, areas + prefectures);
    if (area < areas) {
      table.hierarchy += "area," + code + ",a" + std::to_string(areas + area % prefectures) + "\n";
    }
    for (std::size_t klass = 0; klass <= classes; ++klass) {
      for (std::size_t value = 0; value <= values; ++value) {
        table.csv += code + "," + name("c", klass, classes) + "," + name("v", value, values) + "," +
                     std::to_string(counts[at(area, klass, value)]) + "\n";
      }
    }
  }
  return table;
}

}  // namespace engawa::bench
