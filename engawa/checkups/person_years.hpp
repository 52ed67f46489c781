#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <map>
#include <set>
#include <vector>

#include "engawa/checkups/class_table.hpp"
#include "engawa/checkups/person_key.hpp"
#include "engawa/checkups/residence.hpp"

namespace engawa::checkups {

/// What remains of one document: no name, number, day of birth or address.
struct PersonYear {
  PersonKey key;
  std::int32_t service_day = 0;  ///< days since 1970-01-01
  std::int16_t fiscal_year = 0;
  MunicipalityIndex residence = unknown_municipality;
  MunicipalityIndex workplace = unknown_municipality;  ///< of the insured, where a table says it
  cells::Sex sex = cells::Sex::Male;
  std::uint8_t age = 0;  ///< at the end of the fiscal year
  Qualification qualification = Qualification::Unknown;
  std::uint8_t branch = 0;
  bool is_deletion = false;
};
BOOST_DESCRIBE_STRUCT(PersonYear, (),
                      (key, service_day, fiscal_year, residence, workplace, sex, age, qualification,
                       branch, is_deletion))

/// How documents became persons. `documents = counted + superseded + deleted + deletion_requests`.
struct PersonYearTotals {
  std::uint64_t documents = 0;
  std::uint64_t counted = 0;     ///< person-years that remain
  std::uint64_t superseded = 0;  ///< earlier documents of the same person and year
  std::uint64_t deleted = 0;     ///< taken back by a deletion request
  std::uint64_t deletion_requests = 0;
  std::uint64_t requests_without_target = 0;  ///< among them
  bool operator==(const PersonYearTotals&) const = default;
};

/// The documents of a run as compact entries. Two sets add up to what reading all their documents
/// at once gives, in any order, bit for bit. Not safe from several threads at once.
class PersonYears {
 public:
  /// `items`: number of counted items, each entry has a class of each.
  explicit PersonYears(std::size_t items) : m_items(items) {}

  /// Adds a document; `classes` holds one class per item.
  void add(const PersonYear& entry, const ClassIndex* classes);
  /// Adds the entries of another set of the same run (the same keys).
  void merge(const PersonYears& other);

  /// Leaves one entry per person and fiscal year: deletion requests take back the documents of the
  /// same person and day, and of the rest the newest counts (equal days: the one whose classes come
  /// first, so that order does not matter). Entries end in an order that depends on nothing but
  /// their content. A 枝番 that one document lacks does not make two persons.
  PersonYearTotals settle();

  /// Leaves those who live in the municipalities marked in `inside` (by MunicipalityIndex), in
  /// their order; people of unknown residence go too. Returns how many went.
  std::size_t keep_residents(const std::vector<bool>& inside);

  /// Those who work in the municipalities marked in `inside`, of those years, each as living where
  /// she works, in the order of settled entries: what counts people by residence counts them by
  /// workplace then. See workers_of().
  [[nodiscard]] PersonYears at_workplaces(const std::vector<bool>& inside,
                                          const std::set<int>& fiscal_years) const;

  [[nodiscard]] std::size_t size() const { return m_entries.size(); }
  [[nodiscard]] const PersonYear& entry(std::size_t index) const { return m_entries[index]; }
  [[nodiscard]] const ClassIndex* classes(std::size_t index) const {
    return m_classes.data() + index * m_items;
  }
  [[nodiscard]] std::size_t items() const { return m_items; }

 private:
  [[nodiscard]] bool comes_before(std::size_t a, std::size_t b) const;
  /// The entries at those places, in an order that depends on nothing but their content: by year,
  /// residence, sex, age class and qualification.
  [[nodiscard]] PersonYears in_order(std::vector<std::size_t> places) const;
  void settle_person(const std::size_t* first, const std::size_t* last,
                     std::vector<std::size_t>& kept, PersonYearTotals& totals) const;

  std::size_t m_items;
  std::vector<PersonYear> m_entries;
  std::vector<ClassIndex> m_classes;
};

}  // namespace engawa::checkups
