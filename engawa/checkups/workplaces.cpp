#include "engawa/checkups/workplaces.hpp"

#include <map>

#include "engawa/checkups/observation_checks.hpp"

namespace engawa::checkups {

Workers workers_of(const PersonYears& persons, const std::vector<bool>& inside) {
  struct Commuters {
    std::size_t workers = 0;
    std::size_t come = 0;
    std::size_t go = 0;
  };
  std::map<int, Commuters> by_year;
  std::size_t not_found = 0;
  for (std::size_t i = 0; i < persons.size(); ++i) {
    const PersonYear& person = persons.entry(i);
    const bool lives_there = lies_in(inside, person.residence);
    const bool works_there = lies_in(inside, person.workplace);
    Commuters& year = by_year[person.fiscal_year];
    if (person.workplace == unfound_municipality) ++not_found;
    if (works_there) ++year.workers;
    if (works_there && !lives_there) ++year.come;
    if (lives_there && !works_there && is_insured(person.qualification)) ++year.go;
  }
  std::set<int> told;
  std::set<int> left_out;
  for (const auto& [fiscal_year, year] : by_year) {
    if (year.workers == 0) continue;
    const bool is_told = year.come >= commuters_min && year.go >= commuters_min;
    (is_told ? told : left_out).insert(fiscal_year);
  }
  return {persons.at_workplaces(inside, told), std::move(left_out), not_found};
}

}  // namespace engawa::checkups
