#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/checkups/document_source.hpp"
#include "engawa/checkups/person_years.hpp"

namespace engawa::checkups {

/// Declared and recomputed verdicts of one institution.
struct VerdictAgreement {
  std::uint64_t compared = 0;
  std::uint64_t differs = 0;
  /// Declared (1 to 4) by recomputed (1 to 4).
  std::array<std::array<std::uint64_t, 4>, 4> pairs{};
};

/// How often a quantity was reported, and in what state.
struct ItemPresence {
  std::uint64_t measured = 0;
  std::uint64_t not_performed = 0;
  std::uint64_t unmeasurable = 0;
  std::uint64_t not_used = 0;  ///< with a problem
};

/// What a run found in the files, in numbers and places; never in words of a person. Two reports
/// add up. Not safe from several threads at once.
class QualityReport {
 public:
  /// Places kept per kind of problem; all are counted.
  static constexpr std::size_t places_max = 100;

  explicit QualityReport(const ItemMaster& items)
      : m_master(items), m_presence(items.quantities().size()) {}

  void add(const CheckupDocument& document);
  void add_set_aside(const base::Problem& problem) { count(problem, m_set_aside); }
  void add_warning(const base::Problem& problem) { count(problem, m_warnings); }
  /// `declared` 0 or `recomputed` 0: nothing to compare.
  void add_level(std::string_view institution, int declared, int recomputed);
  void add_metabolic(std::string_view institution, int declared, int recomputed);
  void merge(const QualityReport& other);

  struct Found {
    std::uint64_t count = 0;
    std::vector<std::string> places;
    const base::ProblemKind* kind = nullptr;
  };
  using ByCode = std::map<std::string, Found, std::less<>>;
  [[nodiscard]] const ByCode& set_aside() const { return m_set_aside; }
  [[nodiscard]] const ByCode& warnings() const { return m_warnings; }
  [[nodiscard]] const ByCode& values() const { return m_values; }
  [[nodiscard]] const std::map<int, std::uint64_t>& fiscal_years() const { return m_years; }
  [[nodiscard]] const std::vector<ItemPresence>& presence() const { return m_presence; }
  [[nodiscard]] const ItemMaster& items() const { return m_master; }
  using ByInstitution = std::map<std::string, VerdictAgreement, std::less<>>;
  [[nodiscard]] const ByInstitution& levels() const { return m_levels; }
  [[nodiscard]] const ByInstitution& metabolic() const { return m_metabolic; }
  [[nodiscard]] std::uint64_t documents() const { return m_documents; }

 private:
  static void count(const base::Problem& problem, ByCode& by_code);
  static void count_at(const base::ProblemKind& kind, std::string place, ByCode& by_code);

  const ItemMaster& m_master;
  std::uint64_t m_documents = 0;
  std::map<int, std::uint64_t> m_years;
  std::vector<ItemPresence> m_presence;
  ByCode m_set_aside;
  ByCode m_warnings;
  ByCode m_values;
  ByInstitution m_levels;
  ByInstitution m_metabolic;
};

/// The report as CSV (`section,key,value,detail`), in an order that does not depend on the order of
/// the files.
[[nodiscard]] std::string report_csv(const QualityReport& report, const IntakeTotals& intake,
                                     const PersonYearTotals& persons);

/// The report as one HTML page without scripts or outside parts.
[[nodiscard]] std::string report_html(const QualityReport& report, const IntakeTotals& intake,
                                      const PersonYearTotals& persons);

}  // namespace engawa::checkups
