#pragma once

#include <vector>

#include "engawa/meetings/attendance.hpp"
#include "engawa/meetings/decision.hpp"
#include "engawa/meetings/minutes.hpp"
#include "engawa/store/migrations.hpp"
#include "engawa/store/records.hpp"

namespace engawa::meetings {

[[nodiscard]] std::vector<store::Migration> meetings_migrations();

/// Meetings of a council, its joint ones included, by day; those without a day last.
[[nodiscard]] base::Result<std::vector<store::Versioned<Meeting>>> meetings_of(
    store::Database& database, const councils::CouncilId& council);
/// As meetings_of(), of one fiscal year.
[[nodiscard]] base::Result<std::vector<store::Versioned<Meeting>>> meetings_of_year(
    store::Database& database, const councils::CouncilId& council, int fiscal_year);

/// Items of a meeting in their order.
[[nodiscard]] base::Result<std::vector<store::Versioned<AgendaItem>>> agenda_of(
    store::Database& database, const MeetingId& meeting);

/// The minutes of an item; a new record with version 0 when nothing was written yet.
[[nodiscard]] base::Result<store::Versioned<ItemMinutes>> minutes_of_item(store::Database& database,
                                                                          const AgendaItem& item);

/// A post's answer to a meeting; a new record with version 0 when there is none yet.
[[nodiscard]] base::Result<store::Versioned<Attendance>> attendance_of(store::Database& database,
                                                                       const MeetingId& meeting,
                                                                       const accounts::Post& post);

/// Versions of the minutes, the latest first.
[[nodiscard]] base::Result<std::vector<store::Versioned<MinutesVersion>>> minutes_versions(
    store::Database& database, const MeetingId& meeting);

/// Promises of a council that are not closed, the earliest due first.
[[nodiscard]] base::Result<std::vector<store::Versioned<ActionItem>>> open_promises(
    store::Database& database, const councils::CouncilId& council);

/// The one record of a kind that a meeting has, or a new one of version 0.
template <class Record>
[[nodiscard]] base::Result<store::Versioned<Record>> only_one(store::Database& database,
                                                              const MeetingId& meeting) {
  auto found = TRY(store::list<Record>(database, "meeting = $1", {meeting.text}));
  if (!found.empty()) return std::move(found.front());
  store::Versioned<Record> fresh;
  fresh.record.meeting = meeting;
  return fresh;
}

}  // namespace engawa::meetings
