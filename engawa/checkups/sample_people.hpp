#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engawa/areas/area_master.hpp"
#include "engawa/base/random_numbers.hpp"
#include "engawa/base/result.hpp"
#include "engawa/checkups/checkup_document.hpp"
#include "engawa/checkups/person_values.hpp"
#include "engawa/checkups/sample.hpp"
#include "engawa/checkups/verdicts.hpp"

// The people of synthetic files, and their checkups. For sample.cpp.
namespace engawa::checkups {

/// A class of a value, [lower, upper), and which share of people is in it.
struct ValueClass {
  double lower = 0;
  double upper = 0;
  double share = 0;
};

/// Distributions by sex (0, 1) and age band (from 40 in steps of five; younger people take the
/// first).
struct Distributions {
  static constexpr std::size_t bands = 7;
  static std::size_t band_of(int age) {
    return static_cast<std::size_t>(std::clamp((age - 40) / 5, 0, static_cast<int>(bands) - 1));
  }
  template <class T>
  using BySexAndBand = std::array<std::array<T, bands>, 2>;
  std::map<std::string, BySexAndBand<std::vector<ValueClass>>> values;
  std::map<std::string, BySexAndBand<std::vector<std::pair<std::string, double>>>> answers;
};

/// Somebody who does not exist, for all years.
struct Somebody {
  cells::Sex sex = cells::Sex::Male;
  base::Date birth_date;
  std::string number;
  std::string branch;
  std::string name;
  std::string address;
  std::string postal_code;
  std::string institution;
  Qualification qualification = Qualification::Insured;
  std::string workplace;  ///< address; of the insured, most of them
  double heaviness = 0;   ///< what high values have in common
};

/// Makes them up, one after the other: the same options make the same people. Not safe from
/// several threads at once.
class SamplePeople {
 public:
  /// CHK-090 where catalog/checkups is wrong. `options` and `items` must outlive the people.
  [[nodiscard]] static base::Result<SamplePeople> load(
      const SampleOptions& options, const ItemMaster& items, const areas::AreaMaster& areas,
      const std::filesystem::path& catalogue_folder);

  [[nodiscard]] Somebody somebody(std::uint64_t index);
  /// The checkup of one year; valid until the next.
  [[nodiscard]] const CheckupDocument& checkup(const Somebody& person, int fiscal_year);
  [[nodiscard]] base::RandomNumbers& random() { return m_random; }

 private:
  struct Item;
  SamplePeople(const SampleOptions& options, const ItemMaster& items,
               const areas::AreaMaster& areas, Distributions distributions, Verdicts verdicts);

  [[nodiscard]] std::string town(base::RandomNumbers& random) const;
  [[nodiscard]] Qualification qualification();
  void give_work(Somebody& person);
  [[nodiscard]] double draw(const std::string& quantity, double weight, double heaviness);
  [[nodiscard]] Observation observation(std::string_view code) const;
  [[nodiscard]] std::string_view keep(std::string text) {
    return m_texts.emplace_back(std::move(text));
  }
  void add_number(std::string_view code, double value, int places, int depth = 0);
  void add_code(std::string_view code, std::string_view value);
  /// Adds one of the codes from 1, by their shares.
  void add_one_of(std::string_view code, const std::vector<double>& shares);
  void measure(const Somebody& person);
  void measure_one(const Item& item, double value);
  void answer(int fiscal_year);
  [[nodiscard]] std::string answer_code(const ItemDefinition& item,
                                        const std::vector<std::pair<std::string, double>>& shares);
  void declare(int fiscal_year, cells::Sex sex);

  const ItemMaster& m_items;
  Distributions m_distributions;
  Verdicts m_verdicts;
  base::RandomNumbers m_random;
  base::RandomNumbers m_work_random;  // of its own: workplaces change nothing else
  PersonValues m_values;
  std::vector<std::string> m_towns;
  std::string m_elsewhere;  // a city of another prefecture
  CheckupDocument m_document;
  std::deque<std::string> m_texts;
  std::size_t m_sex = 0;
  int m_age = 0;
};

}  // namespace engawa::checkups
