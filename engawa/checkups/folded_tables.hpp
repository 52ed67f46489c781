#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/areas/area_master.hpp"
#include "engawa/base/result.hpp"
#include "engawa/checkups/class_table.hpp"
#include "engawa/checkups/fold_codes.hpp"
#include "engawa/checkups/person_years.hpp"
#include "engawa/disclosure/linked_cells.hpp"

namespace engawa::checkups {

/// The dimensions of every folded table, in this order.
enum class FoldDimension : std::uint8_t { Area, Qualification, Sex, Age, Class };
inline constexpr std::size_t fold_dimensions = 5;
[[nodiscard]] std::string_view dimension_name(FoldDimension dimension);

/// From how many people measured a table goes into what detail (catalog/checkups/detail.toml). The
/// choice depends on that number alone, which the table shows.
struct FoldDetail {
  std::int64_t sex_age_class = 0;
  std::int64_t sex_class = 0;
  std::int64_t classes = 0;
  /// The whole file is told by class from so many, whatever `classes` says; a table of fewer is not
  /// told at all: where all but one class are empty, a hidden count tells what everybody has.
  std::int64_t whole_file = 0;
  std::int64_t code_people = 0;   ///< fewest people of an area or qualification told
  std::int64_t age_people = 0;    ///< fewest people of an age class told (the same in the file)
  std::int64_t class_people = 0;  ///< fewest people of a class in the whole file

  /// The same from half as many people more.
  [[nodiscard]] FoldDetail coarser() const;
  /// FMT-023, FMT-024.
  [[nodiscard]] static base::Result<FoldDetail> load(const std::filesystem::path& file);
};

/// One table that holds anybody.
struct CountedTable {
  std::size_t item = 0;  ///< position in ClassTable::items()
  int fiscal_year = 0;
};

/// Where the counts of a package come from: one insurer's people, or the sum of several insurers'.
/// Only what implements this sees counts before disclosure control, and nothing writes them
/// anywhere.
class CountSource {
 public:
  CountSource() = default;
  CountSource(const CountSource&) = delete;
  CountSource& operator=(const CountSource&) = delete;
  virtual ~CountSource() = default;

  /// By year and item.
  [[nodiscard]] virtual const std::vector<CountedTable>& tables() const = 0;
  /// Safe to call from several threads at once.
  [[nodiscard]] virtual ItemCounts counts(const CountedTable& table) const = 0;
  /// Everybody of a year, measured or not.
  [[nodiscard]] virtual std::int64_t person_years(int fiscal_year) const = 0;
};

/// The counts of one item in one fiscal year: everybody who was measured, by area, sex, age and
/// class, and by qualification, sex, age and class. Both count the same people, so they are linked.
/// Areas and qualifications of few people are told in less detail. Codes are those of FoldCodes:
/// areas of the area master, municipalities below their medical area below their prefecture ("99"
/// where the residence is unknown); five-year ages (年齢階級) below three blocks.
[[nodiscard]] base::Result<disclosure::LinkedCells> fold(const ItemCounts& counts,
                                                         const CountedItem& item,
                                                         const areas::AreaMaster& areas,
                                                         const FoldDetail& detail);
/// People measured.
[[nodiscard]] std::int64_t people_in(const ItemCounts& counts);

/// Counts the people of one run of the program. Safe to use from several threads at once.
class Folder : public CountSource {
 public:
  /// `persons` must be settled; both must outlive the folder. Counts them on `threads` threads.
  Folder(const PersonYears& persons, const ClassTable& classes, unsigned threads = 1);

  [[nodiscard]] const std::vector<CountedTable>& tables() const override { return m_tables; }
  [[nodiscard]] ItemCounts counts(const CountedTable& table) const override;
  [[nodiscard]] std::int64_t person_years(int fiscal_year) const override;

 private:
  /// The people of one year, residence, sex, age class and qualification, who stand together.
  struct Run {
    std::size_t first = 0;
    std::size_t last = 0;
  };
  struct Year {
    std::size_t first_run = 0;
    std::size_t last_run = 0;
    std::int64_t people = 0;
  };
  void make_runs(std::size_t first, std::size_t last);
  void count_runs(std::size_t first, std::size_t last);
  [[nodiscard]] bool has_anybody(const Year& year, std::size_t item) const;

  const PersonYears& m_persons;
  const ClassTable& m_classes;
  std::vector<CountedTable> m_tables;
  std::map<int, Year> m_years;
  std::vector<Run> m_runs;                // in the order of the entries
  std::vector<std::size_t> m_class_from;  // of each item in a run's counts; one more at the end
  std::vector<std::uint32_t> m_counts;    // [run][class of all items]
};

}  // namespace engawa::checkups
