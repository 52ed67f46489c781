#pragma once

#include <map>
#include <memory>
#include <string>

#include "engawa/documents/document.hpp"
#include "engawa/meetings/meeting_replies.hpp"

/// Papers of a meeting, from the same reply as its screen: what a reader may not see there is not
/// on paper either. All pure.
namespace engawa::meetings {

[[nodiscard]] documents::Document agenda_document(const MeetingReply& reply);
/// 進行表: with the minute at which each item begins.
[[nodiscard]] documents::Document run_sheet_document(const MeetingReply& reply);
/// PDFs from outside that are bound into the packet, by the id of the file.
using BoundFiles = std::map<std::string, std::shared_ptr<const std::string>, std::less<>>;
/// 会議資料一式: cover, contents, each item with its material and evidence on a page of its own and
/// then the pages of its `bound` files, the promises that are carried, a sheet for opinions. Other
/// files are named.
[[nodiscard]] documents::Document packet_document(const MeetingReply& reply,
                                                  const BoundFiles& bound = {});
/// 座席表: the chair at the head, the others along both sides in the order of the roster.
[[nodiscard]] documents::Document seating_document(const MeetingReply& reply);
[[nodiscard]] documents::Document opinions_document(const MeetingReply& reply);

enum class MinutesFor { Members, Everybody };
/// 会議録 as confirmed. The public version names bodies, not persons.
[[nodiscard]] documents::Document minutes_document(const MeetingReply& reply,
                                                   const MinutesVersion& version,
                                                   MinutesFor readers);

}  // namespace engawa::meetings
