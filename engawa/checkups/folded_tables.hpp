#pragma once

#include <cstdint>
#include <filesystem>
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
  std::int64_t code_people = 0;   ///< fewest people of an area, qualification or age class told
  std::int64_t class_people = 0;  ///< fewest people of a class of a number in the whole file

  /// The same from half as many people more.
  [[nodiscard]] FoldDetail coarser() const;
  /// FMT-023, FMT-024.
  [[nodiscard]] static base::Result<FoldDetail> load(const std::filesystem::path& file);
};

/// The counts of one item in one fiscal year: everybody who was measured, by area, sex, age and
/// class, and by qualification, sex, age and class. Both count the same people, so they are linked.
/// Areas and qualifications of few people are told in less detail. Codes are those of FoldCodes:
/// areas of the area master, municipalities below their medical area below their prefecture ("99"
/// where the residence is unknown); five-year ages (年齢階級) below three blocks. Only this class
/// sees counts before disclosure control, and nothing writes them anywhere. Safe to use from
/// several threads at once.
class Folder {
 public:
  /// One table that holds anybody.
  struct Table {
    std::size_t item = 0;  ///< position in ClassTable::items()
    int fiscal_year = 0;
    std::size_t first_run = 0;  ///< of that year
    std::size_t last_run = 0;
  };

  /// `persons` must be settled; all must outlive the folder. Counts them on `threads` threads.
  Folder(const PersonYears& persons, const ClassTable& classes, const areas::AreaMaster& areas,
         unsigned threads = 1);

  /// By year and item.
  [[nodiscard]] const std::vector<Table>& tables() const { return m_tables; }
  /// People measured in a table.
  [[nodiscard]] std::int64_t people(const Table& table) const;
  [[nodiscard]] const ClassTable& classes() const { return m_classes; }
  [[nodiscard]] base::Result<disclosure::LinkedCells> fold(const Table& table,
                                                           const FoldDetail& detail) const;

  /// Persons by run and class, [run][class] for the runs of the table: its innermost counts. A run
  /// is the people of one year, residence, sex, age class and qualification, who stand together.
  [[nodiscard]] std::vector<std::uint32_t> class_counts(const Table& table) const;

 private:
  struct Run {
    std::size_t first = 0;
    std::size_t last = 0;
  };
  [[nodiscard]] PeopleByCode people_by_code(const Table& table) const;
  void make_runs(std::size_t first, std::size_t last);
  void count_runs(std::size_t first, std::size_t last);

  const PersonYears& m_persons;
  const ClassTable& m_classes;
  const areas::AreaMaster& m_areas;
  std::vector<Table> m_tables;
  std::vector<Run> m_runs;                // in the order of the entries
  std::vector<std::size_t> m_class_from;  // of each item in a run's counts; one more at the end
  std::vector<std::uint32_t> m_counts;    // [run][class of all items]
};

}  // namespace engawa::checkups
