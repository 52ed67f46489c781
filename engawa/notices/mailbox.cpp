#include "engawa/notices/mailbox.hpp"

#include <chrono>
#include <sstream>

#include "engawa/base/decimal.hpp"
#include "engawa/notices/mail_session.hpp"
#include "engawa/notices/problems.hpp"

namespace engawa::notices {
namespace {

/// A report repeats the mail it is about, with its enclosures.
constexpr std::size_t bytes_most = std::size_t{64} << 20;

std::size_t keep_bytes(char* data, std::size_t size, std::size_t count, void* user) {
  auto* bytes = static_cast<std::string*>(user);
  if (bytes->size() + size * count > bytes_most) return 0;
  bytes->append(data, size * count);
  return size * count;
}

/// A folder's name as a part of an address.
std::string escaped(CURL* easy, const std::string& text) {
  const std::unique_ptr<char, void (*)(void*)> found(
      curl_easy_escape(easy, text.c_str(), static_cast<int>(text.size())), curl_free);
  return found ? found.get() : "";
}

class OpenMailbox {
 public:
  explicit OpenMailbox(const Mailbox& mailbox)
      : m_mailbox(mailbox), m_session(open_session("imap", mailbox)) {
    if (!m_session) return;
    curl_easy_setopt(m_session.get(), CURLOPT_WRITEFUNCTION, keep_bytes);
    m_folder = server_address("imap", mailbox) + "/" + escaped(m_session.get(), mailbox.folder);
  }

  base::Result<std::vector<std::int64_t>> unread_reports() {
    // RFC 3501, 6.4.4 and 6.4.8: numbers that stay when other mail is removed meanwhile.
    const std::string answer =
        TRY(ask(m_folder, "UID SEARCH UNSEEN UNDELETED HEADER Content-Type \"multipart/report\""));
    std::istringstream words(answer);
    std::vector<std::int64_t> numbers;
    for (std::string word; words >> word;) {
      if (const auto number = base::parse_integer(word)) numbers.push_back(*number);
    }
    return numbers;
  }

  base::Result<std::string> mail(std::int64_t number) {
    return ask(m_folder + ";UID=" + std::to_string(number), nullptr);
  }

 private:
  base::Result<std::string> ask(const std::string& address, const char* command) {
    std::string bytes;
    CURL* const easy = m_session.get();
    if (easy == nullptr) return base::make_problem(problems::mailbox_closed, m_mailbox.host);
    curl_easy_setopt(easy, CURLOPT_URL, address.c_str());
    curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, command);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &bytes);
    const CURLcode code = curl_easy_perform(easy);
    if (code == CURLE_OK) return bytes;
    return base::make_problem(problems::mailbox_closed, m_mailbox.host, curl_easy_strerror(code));
  }

  const Mailbox& m_mailbox;
  MailSession m_session;
  std::string m_folder;
};

}  // namespace

base::Status take_reports(const Mailbox& mailbox, int most,
                          const std::function<base::Status(const std::string&)>& use) {
  const auto begun = std::chrono::steady_clock::now();
  const std::chrono::seconds longest(mailbox.seconds_max);
  OpenMailbox open(mailbox);
  int taken = 0;
  for (const auto number : TRY(open.unread_reports())) {
    const bool is_late = std::chrono::steady_clock::now() - begun > longest;
    if (taken++ == most || is_late) break;
    const std::string mail = TRY(open.mail(number));
    TRY(use(mail));
  }
  return base::success();
}

}  // namespace engawa::notices
