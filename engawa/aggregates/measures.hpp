#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/base/result.hpp"

namespace engawa::aggregates {

/// 指標の種類: people of people, or an amount for each person.
enum class MeasureKind : std::uint8_t { Share, Amount };
/// Which way is better; an amount of money is neither.
enum class Better : std::uint8_t { Higher, Lower, Neither };

/// What may be reported in sums (catalog/aggregates/*.toml).
struct Measure {
  std::string id;  ///< name of its file
  int order = 0;
  std::string name_ja;
  std::string meaning_ja;
  MeasureKind kind = MeasureKind::Share;
  std::string unit_ja;  ///< of an amount
  std::string numerator_ja;
  std::string denominator_ja;
  Better better = Better::Neither;
  bool may_exceed = false;  ///< the numerator may be larger than the denominator
  std::int64_t least_people = 0;
  std::vector<std::string> groups;   ///< by which it can be told, beside the whole
  std::vector<std::string> without;  ///< segments of them by which it cannot
  std::string report_ja;             ///< in which report it usually stands
};

/// 区分: some of the people of a body (catalog/aggregates/segments.csv).
struct Segment {
  std::string id;
  std::string name_ja;
  std::string group;     ///< "qualification", "workplace_size", "age", "sex", "everybody"
  bool is_thin = false;  ///< 薄い層: whom programmes seldom reach
};

/// The segment that holds everybody.
inline constexpr std::string_view everybody = "everybody";

/// "加入の種類" of "qualification".
[[nodiscard]] std::string_view group_ja(std::string_view group);

/// The catalogue of measures and segments. Immutable once loaded; safe to read from any thread.
class Measures {
 public:
  /// `folder`: catalog/aggregates. FMT-023, FMT-024 for a wrong file, BAS-001 for a missing one.
  [[nodiscard]] static base::Result<Measures> load(const std::filesystem::path& folder);

  [[nodiscard]] const std::vector<Measure>& all() const { return m_measures; }
  [[nodiscard]] const std::vector<Segment>& segments() const { return m_segments; }
  /// By id or Japanese name, however the name is typed; null for one that is not known.
  [[nodiscard]] const Measure* find(std::string_view id_or_name) const;
  [[nodiscard]] const Segment* find_segment(std::string_view id_or_name) const;

 private:
  std::vector<Measure> m_measures;
  std::vector<Segment> m_segments;
};

/// Whether a measure can be told by that segment, whose people are then some of its whole.
[[nodiscard]] bool is_told_by(const Measure& measure, const Segment& segment);

}  // namespace engawa::aggregates
