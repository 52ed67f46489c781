#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engawa/cells/cell_table.hpp"
#include "engawa/checkups/checkup_document.hpp"
#include "engawa/checkups/observation.hpp"

// What every reader says of a value once it knows what stood there.
namespace engawa::checkups {

/// Fills `number` and judges the value against its item: `problem` names why it is not used.
/// `item` may be null (CHK-020). `has_value`: whether any value was written.
/// CHK-020 unknown code, CHK-021 unit disagrees, CHK-022 not a number, CHK-023 outside the
/// plausible range, CHK-024 code outside the value set, CHK-025 value missing,
/// CHK-027 a code where a number belongs, or the other way round.
void check_observation(const ItemMaster& items, bool has_value, Observation& observation);

/// CHK-026 at all measured observations of one code that contradict each other in one document.
void mark_repeated(std::vector<Observation>& observations);

/// 資格区分 (…6.206): 1 insured, 2 dependant, 3 and 4 continued voluntarily, 5 and 6 retired under
/// the special rule, 7 国保.
[[nodiscard]] Qualification qualification_of(std::string_view code);

/// The code of 資格区分 that qualification_of() reads so; empty for an unknown one.
[[nodiscard]] std::string_view qualification_code(Qualification qualification);

/// The same of somebody in a workplace of that many people: a number ("37") or one of the sizes
/// (1_4, 5_9, 10_29, 30_49, 50_or_more). Only the insured have a workplace there, and who is said
/// to have one and nothing else is insured; any other text changes nothing.
[[nodiscard]] Qualification at_workplace(Qualification qualification, std::string_view size);

/// The size of the workplace that at_workplace() reads so; empty where it is not known.
[[nodiscard]] std::string_view workplace_size(Qualification qualification);

/// Whether somebody is insured as who works: the only ones a workplace is known of.
[[nodiscard]] bool is_insured(Qualification qualification);

/// 男女区分 (…6.1104): 1 male, 2 female.
[[nodiscard]] std::optional<cells::Sex> sex_of(std::string_view code);

}  // namespace engawa::checkups
