#include "engawa/areas/census_population.hpp"

#include <numeric>
#include <unordered_map>

#include "engawa/areas/named_table.hpp"
#include "engawa/areas/problems.hpp"
#include "engawa/base/decimal.hpp"

namespace engawa::areas {

base::Result<CensusPopulation> CensusPopulation::load(const std::filesystem::path& folder,
                                                      const AreaMaster& master) {
  std::unordered_map<std::string, std::string> parents;
  const auto folded = TRY(read_named_table(folder / "mie_area_municipalities.csv",
                                           {"area_code", "parent_iryoken2_code"}));
  for (std::size_t row = 0; row < folded.row_count(); ++row)
    parents[folded.at(row, 0)] = folded.at(row, 1);
  constexpr std::size_t first_band = 2;  // column of those of 40-44 years
  const auto file = folder / "population_iryoken2_age_sex.csv";
  const auto people =
      TRY(read_named_table(file, {"area_code", "sex", "pop_40_44", "pop_45_49", "pop_50_54",
                                  "pop_55_59", "pop_60_64", "pop_65_69", "pop_70_74"}));
  CensusPopulation census;
  census.m_residents.assign(master.areas().size(), {});
  for (std::size_t row = 0; row < people.row_count(); ++row) {
    const auto listed = people.at(row, 0);
    const auto parent = parents.find(listed);
    const auto& code = parent == parents.end() ? listed : parent->second;
    const std::size_t sex = people.at(row, 1) == "male" ? 0 : 1;
    for (const auto& place : {code, code.substr(0, 2), std::string("00")}) {
      const auto area = master.index_of(place);
      if (!area) {
        return base::make_problem(problems::wrong_row, listed, {},
                                  {file.string(), {}, "row " + std::to_string(row + 2)});
      }
      ByAge& residents = census.m_residents[*area][sex];
      for (std::size_t band = 0; band < age_bands; ++band) {
        residents[band] += base::parse_double(people.at(row, first_band + band)).value_or(0);
      }
    }
  }
  return census;
}

std::array<double, 2> CensusPopulation::residents_40_to_74(std::size_t area) const {
  const auto sum = [](const ByAge& people) {
    return std::accumulate(people.begin(), people.end(), 0.0);
  };
  return {sum(m_residents[area][0]), sum(m_residents[area][1])};
}

}  // namespace engawa::areas
