#pragma once

#include "engawa/meetings/meeting_place.hpp"
#include "engawa/notices/notice.hpp"

/// Links for bodies without an account. The token stands behind # in the address, which browsers
/// and mail scanners never send: opening a link answers nothing, only the button of its page does.
namespace engawa::meetings {

/// A new link with which a body answers to a meeting: the path with its token. Good until the end
/// of the meeting's day, or for 90 days while it has none.
[[nodiscard]] base::Result<std::string> make_answer_link(accounts::Desk& desk,
                                                         const Meeting& meeting,
                                                         const accounts::OrganisationId& body);
/// A new link with which a body says that it has a letter.
[[nodiscard]] base::Result<std::string> make_receipt_link(accounts::Desk& desk,
                                                          const notices::NoticeId& notice);

struct AnswerLinkTarget {
  Meeting meeting;
  accounts::Organisation body;
  std::int64_t expires = 0;
};
/// ACC-015 (not valid any more) for a token that is unknown, used for something else or expired.
[[nodiscard]] base::Result<AnswerLinkTarget> answer_link_target(accounts::Desk& desk,
                                                                const std::string& token);
[[nodiscard]] base::Result<notices::NoticeId> receipt_link_target(accounts::Desk& desk,
                                                                  const std::string& token);

}  // namespace engawa::meetings
