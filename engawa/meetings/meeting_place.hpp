#pragma once

#include "engawa/councils/council_place.hpp"
#include "engawa/councils/roster.hpp"
#include "engawa/meetings/meetings_store.hpp"

/// Where the objects of this folder stand, for the lines that declare its actions.
namespace engawa::meetings {

/// Whom a meeting of this kind is for.
[[nodiscard]] accounts::Audience audience_of(MeetingKind kind);

/// The place of a meeting: its council and the owners; of a joint meeting those of both councils.
[[nodiscard]] base::Result<accounts::Place> place_of(accounts::Desk& desk, const Meeting& meeting,
                                                     accounts::Audience audience);

/// The place of an input with a member `meeting`, for `audience`; for whom the meeting itself is
/// when none is named.
template <class Input>
[[nodiscard]] base::Result<accounts::Place> at_meeting(accounts::Desk& desk, const Input& input) {
  const auto found = TRY(store::get<Meeting>(desk.database, input.meeting.text)).record;
  return place_of(desk, found, audience_of(found.kind));
}
template <class Input>
[[nodiscard]] base::Result<accounts::Place> before_meeting(accounts::Desk& desk,
                                                           const Input& input) {
  const auto found = TRY(store::get<Meeting>(desk.database, input.meeting.text)).record;
  return place_of(desk, found, accounts::Audience::ChairAndSecretariat);
}
/// Where a meeting is read and drafted: as place_of(), with the working groups that prepare it.
/// Only for rights that such a group has: seeing and writing, not running the council.
[[nodiscard]] base::Result<accounts::Place> prepared_place_of(accounts::Desk& desk,
                                                              const Meeting& meeting,
                                                              accounts::Audience audience);
template <class Input>
[[nodiscard]] base::Result<accounts::Place> in_draft(accounts::Desk& desk, const Input& input) {
  const auto found = TRY(store::get<Meeting>(desk.database, input.meeting.text)).record;
  return prepared_place_of(desk, found, accounts::Audience::WorkingGroup);
}
template <class Input>
[[nodiscard]] base::Result<accounts::Place> for_readers(accounts::Desk& desk, const Input& input) {
  const auto found = TRY(store::get<Meeting>(desk.database, input.meeting.text)).record;
  return prepared_place_of(desk, found, audience_of(found.kind));
}

/// Keeps the one record of its kind that a meeting has. STO-010 when it is no longer at `version`,
/// also when somebody else was the first to write it.
template <class Record>
[[nodiscard]] base::Result<accounts::Written> keep_only(store::Change& change, Record record,
                                                        const store::Versioned<Record>& before,
                                                        std::int64_t version) {
  if (before.version != version) {
    return base::make_problem(store::problems::stale_edit, before.record.id.text);
  }
  record.id = before.record.id;
  return councils::keep_record(change, std::move(record), version);
}

/// The councils of a meeting: one, or two.
[[nodiscard]] base::Result<std::vector<councils::Council>> councils_of(accounts::Desk& desk,
                                                                       const Meeting& meeting);

/// Those who sit in the councils of a meeting on its day (today while it has none), each post once.
[[nodiscard]] base::Result<std::vector<councils::RosterLine>> invited(accounts::Desk& desk,
                                                                      councils::Names& names,
                                                                      const Meeting& meeting);

}  // namespace engawa::meetings
