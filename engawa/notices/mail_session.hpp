#pragma once

#include <curl/curl.h>

#include <memory>
#include <string>

#include "engawa/notices/mail_settings.hpp"

namespace engawa::notices {

using MailSession = std::unique_ptr<CURL, void (*)(CURL*)>;

/// "smtp://host:25" or, over TLS from the first byte, "smtps://host:25".
[[nodiscard]] std::string server_address(const std::string& scheme, const MailServer& server);

/// A session of libcurl that speaks `scheme` ("smtp", "imap") with a server as its settings say;
/// null when there is no memory. Use by one thread.
[[nodiscard]] MailSession open_session(const std::string& scheme, const MailServer& server);

}  // namespace engawa::notices
