#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engawa/base/result.hpp"

namespace engawa::disclosure {

/// The code that stands for a sum over a whole dimension.
inline constexpr std::string_view total_code = "TOTAL";

/// A dimension of linked tables (区域, 性, 年齢 ...) with its hierarchy: a code is the sum of its
/// children. A code may have several parents (a municipality lies in a medical area and in a health
/// centre's area); a parent is the sum of all its children.
class Dimension {
 public:
  explicit Dimension(std::string name) : m_name(std::move(name)) {}

  /// Position of a code, added when it is new.
  std::size_t add(std::string_view code);
  /// Makes `parent` the sum of its children, `child` among them. Does nothing when it already is.
  void link(std::size_t child, std::size_t parent);
  /// Computes what follows from the links. DIS-004 when a code lies under itself.
  base::Status close();

  [[nodiscard]] const std::string& name() const { return m_name; }
  [[nodiscard]] std::size_t size() const { return m_codes.size(); }
  [[nodiscard]] const std::string& code(std::size_t index) const { return m_codes[index]; }
  [[nodiscard]] std::size_t find(std::string_view code) const;  ///< size() when unknown
  [[nodiscard]] const std::vector<std::uint32_t>& parents(std::size_t index) const {
    return m_parents[index];
  }
  [[nodiscard]] const std::vector<std::uint32_t>& children(std::size_t index) const {
    return m_children[index];
  }
  /// The code itself and every code above it, ascending.
  [[nodiscard]] const std::vector<std::uint32_t>& upward(std::size_t index) const {
    return m_upward[index];
  }

 private:
  std::string m_name;
  std::vector<std::string> m_codes;
  std::unordered_map<std::string, std::size_t> m_index;
  std::vector<std::vector<std::uint32_t>> m_parents;
  std::vector<std::vector<std::uint32_t>> m_children;
  std::vector<std::vector<std::uint32_t>> m_upward;
};

/// Bounds of a count, both possible.
struct CountBounds {
  std::int64_t lower;
  std::int64_t upper;  ///< `unlimited` when nothing bounds it
};
inline constexpr std::int64_t unlimited = std::int64_t{1} << 60;

enum class CellState : std::uint8_t {
  absent,  ///< in no table; where it lies between cells of the tables it is an unknown sum
  shown,
  rounded,  ///< shown rounded: everybody knows bounds of it
  hidden
};

/// Why a cell is sensitive by itself.
enum class Sensitivity : std::uint8_t {
  none,
  few_contributors,  ///< rests on too few contributors, or on a dominant one
  small              ///< its count is under the threshold
};

/// Cells of one people in one space of dimensions: all linked tables at once. A cell is named by
/// its position, the place of its codes in the product of the dimensions. Counts are whole persons.
class LinkedCells {
 public:
  /// Most positions of a space; more is refused, not tried.
  static constexpr std::size_t positions_max = 30'000'000;

  /// Takes closed dimensions. DIS-003 when their product exceeds positions_max.
  [[nodiscard]] static base::Result<LinkedCells> make(std::vector<Dimension> dimensions);

  [[nodiscard]] const std::vector<Dimension>& dimensions() const { return m_dimensions; }
  [[nodiscard]] std::size_t positions() const { return m_states.size(); }
  [[nodiscard]] std::size_t stride(std::size_t dimension) const { return m_strides[dimension]; }
  [[nodiscard]] std::size_t code_at(std::size_t position, std::size_t dimension) const {
    return position / m_strides[dimension] % m_dimensions[dimension].size();
  }
  [[nodiscard]] std::size_t with_code(std::size_t position, std::size_t dimension,
                                      std::size_t code) const {
    return position + (code - code_at(position, dimension)) * m_strides[dimension];
  }
  [[nodiscard]] std::size_t position(std::span<const std::size_t> codes) const;
  /// "区域=3101 性=TOTAL": the codes of a cell, for people.
  [[nodiscard]] std::string describe(std::size_t position) const;

  [[nodiscard]] CellState state(std::size_t position) const { return m_states[position]; }
  void set_state(std::size_t position, CellState state) { m_states[position] = state; }

  /// Persons of a cell; unknown_count where nobody said.
  static constexpr std::int64_t unknown_count = -1;
  [[nodiscard]] std::int64_t count(std::size_t position) const { return m_counts[position]; }
  void set_count(std::size_t position, std::int64_t count) { m_counts[position] = count; }

  /// Sensitive by itself, not only hidden to protect others (一次秘匿).
  [[nodiscard]] bool primary(std::size_t position) const {
    return m_sensitivities[position] != Sensitivity::none;
  }
  /// Sensitive because the count is under the threshold.
  [[nodiscard]] bool small(std::size_t position) const {
    return m_sensitivities[position] == Sensitivity::small;
  }
  void set_sensitivity(std::size_t position, Sensitivity sensitivity) {
    m_sensitivities[position] = sensitivity;
  }

  /// What hiding the cell costs, > 0. Where nobody says, an innermost cell costs 1 and each
  /// dimension in which the cell is a sum adds 3: totals are what people read first. How
  /// many people a cell holds must not matter: the choice would tell of hidden counts.
  [[nodiscard]] float weight(std::size_t position) const { return m_weights[position]; }
  void set_weight(std::size_t position, float weight) { m_weights[position] = weight; }

  /// Shows the cell as `value`, a rounding that leaves `bounds`. Rounded twice, both bounds hold;
  /// DIS-007 where they exclude each other or a known count.
  base::Status round_to(std::size_t position, std::int64_t value, CountBounds bounds);
  /// What a rounded cell is shown as.
  [[nodiscard]] std::int64_t rounded_value(std::size_t position) const {
    return m_rounded.at(position).value;
  }
  /// What everybody knows of a cell by itself: 0 and more where it is not rounded.
  [[nodiscard]] CountBounds bounds(std::size_t position) const {
    if (m_states[position] != CellState::rounded) return {0, unlimited};
    return m_rounded.at(position).bounds;
  }

  /// Published before: its state can no longer be changed.
  [[nodiscard]] bool released(std::size_t position) const { return m_released[position]; }
  void set_released(std::size_t position) { m_released[position] = true; }

  /// Finds the absent cells that lie between cells of the tables (above one and below another) and
  /// computes their counts where all parts are known; gives cells without a weight theirs. Call
  /// after the last set_state().
  void find_between();
  /// Whether a cell takes part in the sums: in a table, or between.
  [[nodiscard]] bool present(std::size_t position) const {
    return m_states[position] != CellState::absent || m_between[position];
  }

 private:
  struct RoundedCell {
    std::int64_t value;
    CountBounds bounds;
  };
  void weigh();

  std::vector<Dimension> m_dimensions;
  std::vector<std::size_t> m_strides;
  std::vector<CellState> m_states;
  std::vector<std::int64_t> m_counts;
  std::vector<float> m_weights;
  std::vector<Sensitivity> m_sensitivities;
  std::vector<bool> m_released;
  std::vector<bool> m_between;
  std::unordered_map<std::size_t, RoundedCell> m_rounded;
};

/// Whether no present cell lies below a cell.
[[nodiscard]] bool is_innermost(const LinkedCells& cells, std::size_t position);

/// One sum that binds cells: `parent` = the sum of `children`. Cells that are not present are left
/// out; `complete` is false when a child is left out, so that the sum of the rest is only at most
/// the parent. Where the same children are left out of shown sums and nothing is missing there (an
/// area that did not exist in that year), everybody sees that they hold nobody: then it is
/// complete.
struct SumOfCells {
  std::size_t parent;
  std::size_t dimension;
  std::vector<std::size_t> children;
  bool complete;
};

/// Every sum among the present cells, in the order of positions and dimensions.
[[nodiscard]] std::vector<SumOfCells> sums_of(const LinkedCells& cells);

/// DIS-005 at the first sum that the counts do not keep (all counts known, complete sums only).
[[nodiscard]] base::Status check_sums(const LinkedCells& cells);

}  // namespace engawa::disclosure
