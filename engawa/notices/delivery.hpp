#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "engawa/notices/mail_settings.hpp"
#include "engawa/notices/smtp.hpp"
#include "engawa/store/store.hpp"

namespace engawa::notices {

/// How one mail is handed over; send_mail() where nothing else is asked.
using Transport = std::function<SmtpReply(
    const MailSettings& settings, const std::string& recipient, const std::string& message)>;

/// What one pass did.
struct DeliveryReport {
  int delivered = 0;
  int bounced = 0;
  int waiting = 0;  ///< tried, and to be tried again
  int uncertain = 0;
};

/// Seconds until the next try after `attempts` failed ones: 5 minutes, doubling up to 4 hours.
[[nodiscard]] std::int64_t seconds_until_next(int attempts);

/// A mail is given up five days after a person released it (RFC 5321, 4.5.4.1: at least 4-5 days).
inline constexpr std::int64_t give_up_seconds = std::int64_t{5} * 24 * 60 * 60;

/// Sends every mail whose turn it is at `now`. Each is claimed first, in a transaction of its own,
/// so that two passes at the same time never send the same; a pass that died in the middle leaves
/// its mail uncertain, as it may have been taken: only a person has it sent again. Blocks for as
/// long as the mail server takes.
[[nodiscard]] base::Result<DeliveryReport> deliver_due(store::Database& database,
                                                       const MailSettings& settings,
                                                       std::int64_t now,
                                                       const Transport& transport = send_mail);

}  // namespace engawa::notices
