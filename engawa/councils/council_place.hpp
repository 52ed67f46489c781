#pragma once

#include "engawa/accounts/action.hpp"
#include "engawa/accounts/problems.hpp"
#include "engawa/councils/council.hpp"
#include "engawa/store/problems.hpp"

/// Where the objects of this folder stand, for the lines that declare its actions, and checks that
/// several actions share.
namespace engawa::councils {

/// Council by id; STO-011 also for an in-house room that the actor may not know of.
[[nodiscard]] inline base::Result<store::Versioned<Council>> known_council(accounts::Desk& desk,
                                                                           const CouncilId& id) {
  auto found = TRY(store::get<Council>(desk.database, id.text));
  if (is_known_to(desk.actor, found.record)) return found;
  return base::make_problem(store::problems::no_record, id.text);
}

/// The place of an input with a member `council`.
template <accounts::Audience audience, int confidentiality, class Input>
[[nodiscard]] base::Result<accounts::Place> at_council(accounts::Desk& desk, const Input& input) {
  const auto found = TRY(store::get<Council>(desk.database, input.council.text));
  return place_of(found.record, audience, confidentiality);
}
template <class Input>
[[nodiscard]] base::Result<accounts::Place> for_members(accounts::Desk& desk, const Input& input) {
  return at_council<accounts::Audience::Members, 1, Input>(desk, input);
}
template <class Input>
[[nodiscard]] base::Result<accounts::Place> for_working_group(accounts::Desk& desk,
                                                              const Input& input) {
  return at_council<accounts::Audience::WorkingGroup, 1, Input>(desk, input);
}
template <class Input>
[[nodiscard]] base::Result<accounts::Place> for_secretariat(accounts::Desk& desk,
                                                            const Input& input) {
  return at_council<accounts::Audience::Secretariat, 1, Input>(desk, input);
}

/// What a list is asked for, from an input that has more than that.
template <class Input>
[[nodiscard]] accounts::ListInput list_input(const Input& input) {
  return {input.query, input.sort, input.descending, input.offset, input.limit, {}};
}

/// ACC-021 at `member` when a period ends before it starts.
inline base::Status check_period(const base::Date& starts_on,
                                 const std::optional<base::Date>& ends_on,
                                 std::string_view member = "ends_on") {
  if (!ends_on || starts_on <= *ends_on) return base::success();
  return base::make_problem(accounts::problems::dates_out_of_order, ends_on->japanese(),
                            starts_on.japanese() + "以降", {{}, {}, std::string(member)});
}

/// ACC-024 at `member` for a key that is not in `words`.
inline base::Status check_words(const std::vector<accounts::Word>& words, std::string_view member,
                                const std::vector<std::string>& keys) {
  for (const auto& key : keys) {
    bool is_known = false;
    for (const auto& word : words) is_known = is_known || word.key == key;
    if (is_known) continue;
    return base::make_problem(accounts::problems::unknown_word, key, {},
                              {{}, {}, std::string(member)});
  }
  return base::success();
}

/// Whether two periods share a day; without an end a period goes on.
[[nodiscard]] inline bool periods_overlap(const base::Date& a_starts,
                                          const std::optional<base::Date>& a_ends,
                                          const base::Date& b_starts,
                                          const std::optional<base::Date>& b_ends) {
  return (!b_ends || a_starts <= *b_ends) && (!a_ends || b_starts <= *a_ends);
}

/// Writes a record as added (version 0, with a new id) or amended.
template <class Record>
base::Result<accounts::Written> keep_record(store::Change& change, Record record,
                                            std::int64_t version) {
  if (version == 0) {
    record.id = base::new_id<decltype(record.id)>();
    TRY(store::add(change, record));
    return accounts::Written{record.id.text, 1};
  }
  TRY(store::amend(change, record, version));
  return accounts::Written{record.id.text, version + 1};
}

}  // namespace engawa::councils
