#pragma once

#include <cstdint>
#include <limits>
#include <string_view>

#include "engawa/checkups/item_master.hpp"

namespace engawa::checkups {

/// What is known of an item. The fourth state, 「項目なし」 (absent), is an observation that is not
/// there: it was not reported, which is not the same as not performed.
enum class ValueState : std::uint8_t {
  Measured,
  NotPerformed,  ///< 未実施: negationInd="true"
  Unmeasurable   ///< 測定不可能: nullFlavor on the value
};
[[nodiscard]] constexpr std::string_view state_text(ValueState state) {
  switch (state) {
    case ValueState::NotPerformed:
      return "not_performed";
    case ValueState::Unmeasurable:
      return "unmeasurable";
    case ValueState::Measured:
      break;
  }
  return "measured";
}

/// A value beyond what the form can hold (入力最大値以上・入力最小値以下).
enum class Censoring : std::uint8_t { None, AtOrAbove, AtOrBelow };
[[nodiscard]] constexpr std::string_view censoring_text(Censoring censoring) {
  switch (censoring) {
    case Censoring::AtOrAbove:
      return "at_or_above";
    case Censoring::AtOrBelow:
      return "at_or_below";
    case Censoring::None:
      break;
  }
  return "none";
}

/// One value of a checkup as it was understood. The views point into the document that holds it.
struct Observation {
  const ItemDefinition* item = nullptr;  ///< null for a code the item list does not know
  std::string_view section;              ///< CDA section, "01010"; empty outside XML and FHIR
  int depth = 0;                         ///< 0 an entry, 1 a part of a series of tests, ...
  std::string_view code;
  ValueState state = ValueState::Measured;
  Censoring censoring = Censoring::None;
  std::string_view text;  ///< the number or the text as it was written
  double number = std::numeric_limits<double>::quiet_NaN();  ///< of a quantity; NaN where none is
  std::string_view unit;
  std::string_view coded_value;   ///< code of a coded or ordinal value
  std::string_view value_system;  ///< last step of its OID, where one was written
  std::string_view method;
  const base::ProblemKind* problem = nullptr;  ///< why the value is not used; null: it is

  [[nodiscard]] bool usable() const { return problem == nullptr && state == ValueState::Measured; }
};

}  // namespace engawa::checkups
