#pragma once

#include <optional>
#include <string>

#include "engawa/notices/notice.hpp"

namespace engawa::notices {

/// What a mail server reports of a mail of ours that it could not bring to its place.
struct ReturnedMail {
  NoticeId notice;
  std::string reason;  ///< "550 5.1.1 User unknown", as the server says it
};

/// Reads a report of failed delivery (RFC 3464): the mail it is about by the Message-ID that
/// write_mail() gave it, and why. Nothing for reports of delays, of successes and of reading, for
/// mails that are no report, and for reports about mails of others than `sender`. Safe from any
/// thread.
[[nodiscard]] std::optional<ReturnedMail> read_returned(const std::string& message,
                                                        const std::string& sender);

}  // namespace engawa::notices
