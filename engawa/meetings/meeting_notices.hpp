#pragma once

#include "engawa/meetings/meeting_place.hpp"
#include "engawa/meetings/meeting_replies.hpp"

/// Letters about a meeting, one for each body.
namespace engawa::meetings {

inline constexpr const char* notice_letter = "meeting_notice";
inline constexpr const char* minutes_letter = "minutes";
inline constexpr const char* poll_letter = "date_poll";
/// 取組のまとめ: as often as somebody thinks it useful, to each body what concerns it.
inline constexpr const char* digest_letter = "digest";
/// A letter that somebody sent to oneself.
inline constexpr const char* try_letter = "try";

struct LetterOrder {
  std::string kind;
  std::string document_number;
  base::Date issued_on;
  std::optional<base::Date> answer_by;
  bool again = false;  ///< also to bodies that have been sent one of this kind
};

/// Writes a letter to the head of each body that has a seat on the day of the meeting, the
/// secretariats' own bodies left out; those of the same kind that nobody has sent are withdrawn. By
/// mail where the body has an address, else on paper. A body without anything to tell gets no
/// digest. Nothing leaves before a person sends it. MTG-003, MTG-013, NOT-001.
[[nodiscard]] base::Result<NoticesPrepared> prepare_letters(accounts::Desk& desk,
                                                            store::Change& change,
                                                            const Meeting& meeting,
                                                            const LetterOrder& order);

}  // namespace engawa::meetings
