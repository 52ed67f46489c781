#pragma once

#include <string>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/notices/mail_settings.hpp"
#include "engawa/notices/notice.hpp"

namespace engawa::notices {

/// What stands behind the "@"; of sender's address also in the Message-ID of every mail.
[[nodiscard]] std::string domain_of(const std::string& address);

/// The notice as a mail (RFC 5322, MIME) with CRLF line ends: UTF-8 text, enclosures as attachments
/// with their Japanese names. Its Message-ID is made of the notice's id, so that a mail that did
/// arrive twice could be told. NOT-005. Safe from any thread.
[[nodiscard]] base::Result<std::string> write_mail(const Notice& notice,
                                                   const std::vector<Enclosure>& enclosures,
                                                   const MailSettings& settings, std::int64_t now);

}  // namespace engawa::notices
