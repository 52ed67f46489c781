#include "engawa/checkups/observation_checks.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <unordered_map>

#include "engawa/base/decimal.hpp"
#include "engawa/base/text.hpp"
#include "engawa/checkups/problems.hpp"

namespace engawa::checkups {

namespace {

/// Numbers as people write them: also full-width ("１３１").
std::optional<double> number_of(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc{} && end == text.data() + text.size()) return value;
  return base::parse_double(base::trim(base::normalise_nfkc(text)));
}

const base::ProblemKind* judge_quantity(const ItemMaster& items, Observation& observation) {
  if (observation.text.empty()) {
    // Documents before 2013 give only that the value is beyond the form.
    return observation.censoring == Censoring::None ? &problems::value_missing : nullptr;
  }
  const auto number = number_of(observation.text);
  if (!number || !std::isfinite(*number)) return &problems::not_a_number;
  if (!unit_agrees(*observation.item, observation.unit)) return &problems::unit_disagrees;
  observation.number = *number;
  const PlausibleRange* range = items.plausible(observation.item->quantity);
  const bool beyond = range != nullptr && (*number < range->lower || *number > range->upper);
  return beyond ? &problems::implausible : nullptr;
}

const base::ProblemKind* judge_code(const ItemMaster& items, const Observation& observation) {
  if (observation.coded_value.empty()) return &problems::value_missing;
  // A system written in the document counts: the same item had other answers in other years.
  const std::string_view system = items.knows_system(observation.value_system)
                                      ? observation.value_system
                                      : std::string_view(observation.item->value_system);
  if (!items.knows_system(system)) return nullptr;
  const bool known = !items.label(system, observation.coded_value).empty();
  return known ? nullptr : &problems::code_outside_set;
}

}  // namespace

void check_observation(const ItemMaster& items, bool has_value, Observation& observation) {
  if (observation.item == nullptr) {
    observation.problem = &problems::unknown_code;
    return;
  }
  if (observation.state != ValueState::Measured) return;
  if (!has_value) {
    observation.problem = &problems::value_missing;
    return;
  }
  const ValueType type = observation.item->type;
  const bool coded_item = type == ValueType::Coded || type == ValueType::Ordinal;
  const bool written_otherwise = coded_item
                                     ? observation.coded_value.empty() && !observation.text.empty()
                                     : observation.text.empty() && !observation.coded_value.empty();
  if (written_otherwise) {
    observation.problem = &problems::wrong_value_type;
    return;
  }
  switch (type) {
    case ValueType::Quantity:
      observation.problem = judge_quantity(items, observation);
      return;
    case ValueType::Coded:
    case ValueType::Ordinal:
      observation.problem = judge_code(items, observation);
      return;
    case ValueType::Text:
      if (observation.text.empty()) observation.problem = &problems::value_missing;
      return;
  }
}

namespace {

bool contradict(const Observation& a, const Observation& b) {
  if (a.state != b.state || a.coded_value != b.coded_value) return true;
  if (std::isnan(a.number) != std::isnan(b.number)) return true;
  return !std::isnan(a.number) && a.number != b.number;
}

}  // namespace

void mark_repeated(std::vector<Observation>& observations) {
  std::unordered_map<std::string_view, std::size_t> first_of;
  for (std::size_t i = 0; i < observations.size(); ++i) {
    Observation& later = observations[i];
    if (later.item == nullptr || later.item->type == ValueType::Text) continue;
    const auto [first, added] = first_of.emplace(later.code, i);
    if (added) continue;
    Observation& earlier = observations[first->second];
    if (!contradict(earlier, later)) continue;
    later.problem = &problems::contradicts_itself;
    earlier.problem = &problems::contradicts_itself;
  }
}

Qualification qualification_of(std::string_view code) {
  constexpr std::array<Qualification, 7> by_code{Qualification::Insured,   Qualification::Dependant,
                                                 Qualification::Continued, Qualification::Continued,
                                                 Qualification::Retired,   Qualification::Retired,
                                                 Qualification::National};
  if (code.size() != 1 || code[0] < '1' || code[0] > '7') return Qualification::Unknown;
  return by_code[static_cast<std::size_t>(code[0] - '1')];
}

std::string_view qualification_code(Qualification qualification) {
  if (is_insured(qualification)) return "1";
  if (qualification == Qualification::Dependant) return "2";
  if (qualification == Qualification::Continued) return "3";
  if (qualification == Qualification::Retired) return "5";
  if (qualification == Qualification::National) return "7";
  return {};
}

namespace {

struct WorkplaceSize {
  std::string_view word;
  long long least;
  Qualification insured;
};
constexpr std::array<WorkplaceSize, 5> sizes{
    {{"1_4", 1, Qualification::InsuredAt1To4},
     {"5_9", 5, Qualification::InsuredAt5To9},
     {"10_29", 10, Qualification::InsuredAt10To29},
     {"30_49", 30, Qualification::InsuredAt30To49},
     {"50_or_more", 50, Qualification::InsuredAt50OrMore}}};

}  // namespace

std::string_view workplace_size(Qualification qualification) {
  for (const auto& one : sizes) {
    if (one.insured == qualification) return one.word;
  }
  return {};
}

Qualification at_workplace(Qualification qualification, std::string_view size) {
  if (qualification != Qualification::Insured && qualification != Qualification::Unknown) {
    return qualification;
  }
  const auto people = base::parse_integer(size);
  Qualification found = qualification;
  for (const auto& one : sizes) {
    if (one.word == size || (people && *people >= one.least)) found = one.insured;
  }
  return found;
}

bool is_insured(Qualification qualification) {
  return qualification == Qualification::Insured || qualification >= Qualification::InsuredAt1To4;
}

std::optional<cells::Sex> sex_of(std::string_view code) {
  if (code == "1") return cells::Sex::Male;
  if (code == "2") return cells::Sex::Female;
  return std::nullopt;
}

}  // namespace engawa::checkups
