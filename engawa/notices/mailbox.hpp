#pragma once

#include <functional>
#include <string>

#include "engawa/base/result.hpp"
#include "engawa/notices/mail_settings.hpp"

namespace engawa::notices {

/// Gives `use` every unread report of a mail server (multipart/report) in a mailbox, one after the
/// other, at most `most`, and none after mailbox.seconds_max: the rest waits for the next look, so
/// that a slow server holds nobody up. The mailbox marks each as read. Other mail is not touched:
/// people read it there. NOT-007 when the mailbox cannot be opened. Blocks. Safe from any thread.
[[nodiscard]] base::Status take_reports(const Mailbox& mailbox, int most,
                                        const std::function<base::Status(const std::string&)>& use);

}  // namespace engawa::notices
