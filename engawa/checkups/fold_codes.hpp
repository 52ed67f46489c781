#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/areas/area_master.hpp"
#include "engawa/base/result.hpp"
#include "engawa/checkups/class_table.hpp"
#include "engawa/checkups/person_years.hpp"
#include "engawa/disclosure/linked_cells.hpp"

namespace engawa::checkups {

/// Five-year age classes (年齢階級) from 15-19 to 70-74, with one below and one above them.
inline constexpr std::size_t age_classes = 14;
[[nodiscard]] std::size_t age_class_index(int age);

/// Qualifications (資格) and sexes that a person may have.
inline constexpr std::size_t qualifications = 11;
inline constexpr std::size_t sexes = 2;

/// The innermost counts of one item in one year: the same people by residence, sex, age class and
/// class, and by qualification, sex, age class and class. Several insurers' add up.
struct ItemCounts {
  /// `class_count`: of the item.
  explicit ItemCounts(std::size_t class_count) : classes(class_count) {}

  /// Persons by sex, age class and class.
  using Block = std::vector<std::uint32_t>;
  [[nodiscard]] std::size_t block_size() const { return sexes * age_classes * classes; }
  [[nodiscard]] std::size_t place(std::size_t sex, std::size_t age, std::size_t item_class) const {
    return (sex * age_classes + age) * classes + item_class;
  }

  std::size_t classes;
  std::map<MunicipalityIndex, Block> by_residence;     // of those where anybody was measured
  std::array<Block, qualifications> by_qualification;  // empty where nobody was
};

/// How many people of one table have each code, from which it is decided what is told by itself.
struct PeopleByCode {
  std::map<MunicipalityIndex, std::int64_t> residence;
  std::array<std::int64_t, qualifications> qualification{};
  std::array<std::int64_t, age_classes> age{};
  std::vector<std::int64_t> item_class;

  [[nodiscard]] static PeopleByCode of(const ItemCounts& counts);
};

/// The dimensions of a table and the codes in them that count a person. A code of few people is not
/// told by itself, since hiding it would have to hide its neighbours as well: municipalities go
/// together within their medical area ("2404X"), medical areas within their prefecture ("24X"),
/// qualifications ("other"), workplace sizes below the insured ("insured_other"), neighbouring age
/// classes ("45-54") and neighbouring classes ("160以上", "++/+++"). Ages lie in three blocks,
/// those of 特定健診 (40 to 74 years) and those outside, so that what is told of the programme's
/// people can be compared with the nation; few people outside are not counted. The total comes
/// first, at index 0, in every dimension.
struct FoldCodes {
  /// Stands for an age that is not counted.
  static constexpr std::size_t not_counted = static_cast<std::size_t>(-1);

  disclosure::Dimension area{""};
  disclosure::Dimension qualification{""};
  disclosure::Dimension sex{""};
  disclosure::Dimension age{""};
  disclosure::Dimension item_class{""};
  std::map<MunicipalityIndex, std::size_t> area_of;
  std::array<std::size_t, qualifications> qualification_of{};
  std::array<std::size_t, sexes> sex_of{};
  std::array<std::size_t, age_classes> age_of{};
  std::vector<std::size_t> class_of;

  /// Fewest people of what is told by itself.
  struct Fewest {
    std::int64_t codes = 0;  ///< of an area or a qualification
    std::int64_t ages = 0;
    std::int64_t classes = 0;
  };
  [[nodiscard]] static base::Result<FoldCodes> make(const PeopleByCode& people,
                                                    const CountedItem& item,
                                                    const areas::AreaMaster& areas,
                                                    const Fewest& fewest);
};

}  // namespace engawa::checkups
