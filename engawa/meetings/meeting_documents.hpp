#pragma once

#include "engawa/documents/document.hpp"
#include "engawa/meetings/meeting_replies.hpp"

/// Papers of a meeting, from the same reply as its screen: what a reader may not see there is not
/// on paper either. All pure.
namespace engawa::meetings {

[[nodiscard]] documents::Document agenda_document(const MeetingReply& reply);
/// 進行表: with the minute at which each item begins.
[[nodiscard]] documents::Document run_sheet_document(const MeetingReply& reply);
/// 会議資料一式: cover, contents, each item with its material and evidence on a page of its own,
/// the promises that are carried, a sheet for opinions.
[[nodiscard]] documents::Document packet_document(const MeetingReply& reply);
/// 座席表: the chair at the head, the others along both sides in the order of the roster.
[[nodiscard]] documents::Document seating_document(const MeetingReply& reply);
[[nodiscard]] documents::Document opinions_document(const MeetingReply& reply);

enum class MinutesFor { Members, Everybody };
/// 会議録 as confirmed. The public version names bodies, not persons.
[[nodiscard]] documents::Document minutes_document(const MeetingReply& reply,
                                                   const MinutesVersion& version,
                                                   MinutesFor readers);

}  // namespace engawa::meetings
