#pragma once

#include <string>

#include "engawa/notices/mail_settings.hpp"

namespace engawa::notices {

/// What became of one message.
enum class SmtpOutcome {
  Taken,      ///< the server has it and answers for it
  Refused,    ///< for good: this address or this message will not be taken
  Later,      ///< not now, or the server could not be talked to: nothing was handed over
  Uncertain,  ///< all was sent and the answer did not come: it may have been taken
};

struct SmtpReply {
  SmtpOutcome outcome = SmtpOutcome::Later;
  std::string reason;  ///< what the server or the network said
};

/// Hands one message to the mail server and waits for its answer, at most settings.seconds_max.
/// Blocks. Safe from any thread.
[[nodiscard]] SmtpReply send_mail(const MailSettings& settings, const std::string& recipient,
                                  const std::string& message);

}  // namespace engawa::notices
