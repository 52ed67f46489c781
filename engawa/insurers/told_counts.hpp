#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/indicators/analysis.hpp"

/// The counts that one table of a package tells of some people.
namespace engawa::insurers {

/// 資格: codes of the tables and their words. Those of few people go together as "other".
struct QualificationWord {
  std::string_view code;
  std::string_view text_ja;
};
[[nodiscard]] std::span<const QualificationWord> qualification_words();

/// Qualifications of which a table tells: those with few people measured have no rows of their own.
/// FMT-*, PKG-004 as ToldCounts::read.
[[nodiscard]] base::Result<std::set<std::string>> qualifications_in(const std::string& csv);

/// Whom rows of a table speak of: everybody of an area, or one qualification (資格) of the whole
/// file; the tables do not cross the two.
struct Whom {
  std::string area;           ///< code, or "TOTAL"
  std::string qualification;  ///< code, or "TOTAL"
  bool operator==(const Whom&) const = default;
};

/// The rows of one table about some people: a cell that is hidden has no count, one that is not
/// told does not stand here.
class ToldCounts {
 public:
  /// FMT-* when the table cannot be read, PKG-004 when its columns are others.
  [[nodiscard]] static base::Result<ToldCounts> read(const std::string& csv, const Whom& whom);

  /// Null when the cell is not told; empty when it is hidden.
  [[nodiscard]] const std::optional<std::int64_t>* find(std::string_view sex, std::string_view age,
                                                        std::string_view item_class) const;
  [[nodiscard]] const std::vector<std::string>& classes() const { return m_classes; }
  [[nodiscard]] const std::vector<std::string>& ages() const { return m_ages; }
  [[nodiscard]] bool empty() const { return m_cells.empty(); }

 private:
  using Key = std::tuple<std::string, std::string, std::string>;
  std::map<Key, std::optional<std::int64_t>, std::less<>> m_cells;
  std::vector<std::string> m_classes;
  std::vector<std::string> m_ages;
};

/// Affected people and people measured, and how many affected would be expected by the reference.
struct Compared {
  indicators::BoundedCount people;
  indicators::BoundedCount affected;
  indicators::Expected expected;

  Compared& operator+=(const Compared& other);
};

/// Affected people of a sex and age: what the shown classes inside the rule hold, and between that
/// and what hidden classes, and classes that straddle the cut-off, leave open; the estimate is the
/// middle. What hidden classes on one side of the cut-off hold together is known; where it is fewer
/// than ten it is widened as the counts of the open data are. Nothing where classes or people are
/// not told.
[[nodiscard]] std::optional<Compared> affected_of(const ToldCounts& counts,
                                                  const indicators::Indicator& indicator,
                                                  cells::Sex sex, std::string_view age);

/// Both sexes of 40 to 74 years against the shares of `reference` by sex and age (indirect
/// standardisation). Where an age class is joined or hidden, its people may have any share of the
/// ages that it spans. Nothing where the table does not tell enough.
[[nodiscard]] std::optional<Compared> compared_with(const ToldCounts& counts,
                                                    const indicators::Indicator& indicator,
                                                    const indicators::AreaCells& reference);

}  // namespace engawa::insurers
