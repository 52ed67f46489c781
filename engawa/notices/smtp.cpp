#include "engawa/notices/smtp.hpp"

#include <algorithm>
#include <cstring>
#include <memory>

#include "engawa/base/text.hpp"
#include "engawa/notices/mail_session.hpp"

namespace engawa::notices {
namespace {

constexpr long first_temporary = 400;
constexpr long first_permanent = 500;
constexpr long start_of_data = 354;  ///< RFC 5321: "start mail input"
constexpr std::string_view goodbye = "221";
constexpr long needs_sign_in = 530;  ///< RFC 4954
constexpr long wrong_sign_in = 535;

struct Upload {
  const std::string* message = nullptr;
  std::size_t at = 0;
  bool is_all_read = false;
  std::string last_line;  ///< of the server
};

std::size_t read_message(char* target, std::size_t size, std::size_t count, void* user) {
  auto* upload = static_cast<Upload*>(user);
  const std::size_t bytes = std::min(size * count, upload->message->size() - upload->at);
  std::memcpy(target, upload->message->data() + upload->at, bytes);
  upload->at += bytes;
  if (bytes == 0) upload->is_all_read = true;
  return bytes;
}

int note_line(CURL*, curl_infotype kind, char* data, std::size_t size, void* user) {
  if (kind != CURLINFO_HEADER_IN) return 0;
  std::string line = base::trim(std::string_view(data, size));
  // How it takes leave says nothing about the message.
  if (!line.starts_with(goodbye)) static_cast<Upload*>(user)->last_line = std::move(line);
  return 0;
}

SmtpReply reply_of(CURLcode code, long status, const Upload& upload) {
  if (code == CURLE_OK) return {SmtpOutcome::Taken, upload.last_line};
  const bool server_spoke = status >= first_temporary;
  std::string reason = server_spoke ? upload.last_line : curl_easy_strerror(code);
  // The whole message went out and nothing came back, not even a refusal.
  if (upload.is_all_read && !server_spoke) return {SmtpOutcome::Uncertain, std::move(reason)};
  const bool is_about_us = status == needs_sign_in || status == wrong_sign_in ||
                           code == CURLE_LOGIN_DENIED ||
                           (code == CURLE_WEIRD_SERVER_REPLY && !upload.is_all_read);
  if (status >= first_permanent && !is_about_us) return {SmtpOutcome::Refused, std::move(reason)};
  return {SmtpOutcome::Later, std::move(reason)};
}

}  // namespace

SmtpReply send_mail(const MailSettings& settings, const std::string& recipient,
                    const std::string& message) {
  const MailSession session = open_session("smtp", settings);
  const std::unique_ptr<curl_slist, void (*)(curl_slist*)> recipients(
      curl_slist_append(nullptr, ("<" + recipient + ">").c_str()), curl_slist_free_all);
  if (!session || !recipients) return {SmtpOutcome::Later, "out of memory"};
  Upload upload{&message, 0, false, {}};
  CURL* const easy = session.get();
  curl_easy_setopt(easy, CURLOPT_MAIL_FROM, ("<" + settings.sender + ">").c_str());
  curl_easy_setopt(easy, CURLOPT_MAIL_RCPT, recipients.get());
  curl_easy_setopt(easy, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(easy, CURLOPT_READFUNCTION, read_message);
  curl_easy_setopt(easy, CURLOPT_READDATA, &upload);
  curl_easy_setopt(easy, CURLOPT_VERBOSE, 1L);
  curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, note_line);
  curl_easy_setopt(easy, CURLOPT_DEBUGDATA, &upload);
  const CURLcode code = curl_easy_perform(easy);
  long status = 0;
  curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
  // 354 asks for the message; it is no answer to it.
  return reply_of(code, status == start_of_data ? 0 : status, upload);
}

}  // namespace engawa::notices
