#include "engawa/notices/mail_session.hpp"

#include <algorithm>
#include <mutex>

namespace engawa::notices {

namespace {
constexpr long connect_seconds_max = 15;
}  // namespace

std::string server_address(const std::string& scheme, const MailServer& server) {
  const std::string secure = server.security == MailSecurity::Tls ? "s" : "";
  return scheme + secure + "://" + server.host + ":" + std::to_string(server.port);
}

MailSession open_session(const std::string& scheme, const MailServer& server) {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  MailSession session(curl_easy_init(), curl_easy_cleanup);
  CURL* const easy = session.get();
  if (easy == nullptr) return session;
  curl_easy_setopt(easy, CURLOPT_URL, server_address(scheme, server).c_str());
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, (scheme + "," + scheme + "s").c_str());
  // No proxy of the environment: mail goes to the server that was named, or nowhere.
  curl_easy_setopt(easy, CURLOPT_PROXY, "");
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, std::min(connect_seconds_max, server.seconds_max));
  curl_easy_setopt(easy, CURLOPT_TIMEOUT, server.seconds_max);
  // Taking leave waits for an answer as well: two minutes, if nothing else is said.
  curl_easy_setopt(easy, CURLOPT_SERVER_RESPONSE_TIMEOUT, server.seconds_max);
  curl_easy_setopt(easy, CURLOPT_USE_SSL,
                   server.security == MailSecurity::None ? CURLUSESSL_NONE : CURLUSESSL_ALL);
  if (!server.user.empty()) {
    curl_easy_setopt(easy, CURLOPT_USERNAME, server.user.c_str());
    curl_easy_setopt(easy, CURLOPT_PASSWORD, server.password.c_str());
  }
  return session;
}

}  // namespace engawa::notices
