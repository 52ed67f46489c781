#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/checkups/folded_tables.hpp"
#include "engawa/packages/insurer_kinds.hpp"
#include "engawa/packages/package.hpp"
#include "engawa/rounds/masks.hpp"

namespace engawa::checkups {

/// What stands where among the counts that insurers add up (秘匿合算): how documents became people,
/// which kinds of insurers there are, and per year everybody and the innermost counts of every
/// item. All parties of a round need the same. Immutable; safe to read from any thread.
class CountLayout {
 public:
  /// Residents of `area`, of the fiscal years. `classes` must outlive the layout.
  CountLayout(const ClassTable& classes, const areas::AreaMaster& areas, std::string_view area,
              std::vector<int> fiscal_years, const packages::InsurerKinds& kinds);

  [[nodiscard]] std::size_t size() const;
  /// BLAKE2b of words that name every place: what the parties compare.
  [[nodiscard]] std::string blake2b() const;

  [[nodiscard]] rounds::Counts lay_out(const CountSource& source,
                                       const packages::PackageIntake& intake,
                                       const std::set<std::string>& kinds) const;

 private:
  friend class SummedCounts;
  [[nodiscard]] std::size_t item_size(std::size_t item) const;
  [[nodiscard]] std::size_t year_size() const;
  /// Where the counts of a table begin.
  [[nodiscard]] std::size_t first_of(std::size_t year, std::size_t item) const;

  const ClassTable& m_classes;
  std::vector<MunicipalityIndex> m_residences;
  std::vector<std::string> m_residence_codes;
  std::vector<int> m_years;
  std::vector<std::string> m_kinds;  // ids
};

/// The people of several insurers: what is left when all masks have gone.
class SummedCounts : public CountSource {
 public:
  /// RND-004 when the layout is another; RND-009 when the counts by residence and those by
  /// qualification are not of the same people, as they cannot be while a mask is on them.
  [[nodiscard]] static base::Result<std::unique_ptr<SummedCounts>> read(const CountLayout& layout,
                                                                        rounds::Counts sum);

  [[nodiscard]] const std::vector<CountedTable>& tables() const override { return m_tables; }
  [[nodiscard]] ItemCounts counts(const CountedTable& table) const override;
  [[nodiscard]] std::int64_t person_years(int fiscal_year) const override;
  [[nodiscard]] packages::PackageIntake intake() const;
  /// Kinds of insurers that any party has documents of.
  [[nodiscard]] std::vector<std::string> insurer_kinds() const;

 private:
  SummedCounts(const CountLayout& layout, rounds::Counts sum)
      : m_layout(layout), m_sum(std::move(sum)) {}
  [[nodiscard]] std::size_t year_index(int fiscal_year) const;

  CountLayout m_layout;
  rounds::Counts m_sum;
  std::vector<CountedTable> m_tables;
};

}  // namespace engawa::checkups
