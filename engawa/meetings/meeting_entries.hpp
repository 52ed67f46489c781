#pragma once

#include "engawa/councils/roster.hpp"
#include "engawa/meetings/meeting_place.hpp"
#include "engawa/meetings/meeting_replies.hpp"

/// Parts of a meeting's screen, each from the records of one kind.
namespace engawa::meetings {

[[nodiscard]] std::string slot_text(const PollSlot& slot);

[[nodiscard]] base::Result<std::vector<ItemEntry>> item_entries(accounts::Desk& desk,
                                                                councils::Names& names,
                                                                const Meeting& meeting);
/// Answers of those invited, in the order of the roster; those who have not answered too.
[[nodiscard]] base::Result<std::vector<AttendanceEntry>> attendance_entries(
    accounts::Desk& desk, const Meeting& meeting, const std::vector<councils::RosterLine>& invited);
/// Written opinions by body. Pure.
[[nodiscard]] std::vector<OpinionGroup> opinion_groups(const std::vector<AttendanceEntry>& entries);

/// The poll with its counts; the best slot is the one most can come to, the fewest "no" before.
[[nodiscard]] base::Result<std::optional<PollEntry>> poll_entry(
    accounts::Desk& desk, const Meeting& meeting, const std::vector<AttendanceEntry>& attendance);

[[nodiscard]] base::Result<std::vector<DecisionEntry>> decision_entries(accounts::Desk& desk,
                                                                        const Meeting& meeting);
[[nodiscard]] base::Result<PromiseEntry> promise_entry(accounts::Desk& desk, councils::Names& names,
                                                       const store::Versioned<ActionItem>& found,
                                                       bool may_keep);
[[nodiscard]] base::Result<std::vector<NoticeEntry>> notice_entries(accounts::Desk& desk,
                                                                    const Meeting& meeting);
/// What the chair and the secretariat share: brief, review, lessons of earlier meetings.
[[nodiscard]] base::Result<BriefEntry> brief_entry(accounts::Desk& desk, const Meeting& meeting);

}  // namespace engawa::meetings
