#include "engawa/notices/delivery.hpp"

#include <algorithm>
#include <chrono>

#include "engawa/notices/mail_message.hpp"
#include "engawa/notices/notices_store.hpp"

namespace engawa::notices {

using base::Result;

namespace {

constexpr int mails_max = 200;  ///< of one pass
/// So many in a row that could not be handed over: the server is down, the rest waits for the next
/// pass.
constexpr int failures_in_a_row_max = 3;
constexpr std::int64_t first_wait_seconds = 300;
constexpr std::int64_t longest_wait_seconds = 14'400;
/// No send takes as long as this: whoever claimed a mail that long ago is gone.
constexpr std::int64_t abandoned_seconds = 900;

class Pass {
 public:
  Pass(store::Database& database, const MailSettings& settings, std::int64_t now,
       const Transport& transport)
      : m_database(database), m_settings(settings), m_begun_at(now), m_transport(transport) {}

  Result<DeliveryReport> run() {
    for (const auto& left : TRY(abandoned_mails(m_database, m_begun_at - abandoned_seconds))) {
      Notice notice = left.record;
      notice.state = NoticeState::Uncertain;
      notice.reason = "送信の途中で止まりました。届いているか、相手に確かめてください。";
      if (TRY(keep(notice, left.version))) ++m_report.uncertain;
    }
    for (const auto& due : TRY(due_mails(m_database, m_begun_at, mails_max))) {
      TRY(send(due));
      if (m_failures_in_a_row == failures_in_a_row_max) break;
    }
    return m_report;
  }

 private:
  // A pass may take long; what it writes carries the time at which it happened.
  [[nodiscard]] std::int64_t now() const {
    const auto passed = std::chrono::steady_clock::now() - m_begun;
    return m_begun_at + std::chrono::duration_cast<std::chrono::seconds>(passed).count();
  }

  // False when somebody else has changed the notice since.
  Result<bool> keep(const Notice& notice, std::int64_t version) {
    auto change = TRY(store::Change::begin(m_database, {{}, "メールの送信"}, "notices.deliver"));
    const auto kept = store::amend(change, notice, version);
    if (!kept && kept.problem().kind == &store::problems::stale_edit) return false;
    TRY(kept);
    TRY(change.commit());
    return true;
  }

  base::Status send(const store::Versioned<Notice>& due) {
    Notice notice = due.record;
    notice.state = NoticeState::Sending;
    notice.next_attempt_at = now();
    if (!TRY(keep(notice, due.version))) return base::success();
    const auto mail = mail_of(notice);
    // What cannot be made is told at the letter; the others go on.
    const SmtpReply reply = mail ? m_transport(m_settings, notice.mail, *mail)
                                 : SmtpReply{SmtpOutcome::Refused, mail.problem().japanese()};
    settle(notice, reply);
    TRY(keep(notice, due.version + 1));
    return base::success();
  }

  Result<std::string> mail_of(const Notice& notice) {
    std::vector<Enclosure> enclosures;
    enclosures.push_back(TRY(letter_file(notice)));
    for (const auto& id : notice.enclosures) {
      enclosures.push_back(TRY(enclosure(m_database, {id})));
    }
    return write_mail(notice, enclosures, m_settings, now());
  }

  void settle(Notice& notice, const SmtpReply& reply) {
    ++notice.attempts;
    m_failures_in_a_row = reply.outcome == SmtpOutcome::Later ? m_failures_in_a_row + 1 : 0;
    notice.reason = reply.reason;
    switch (reply.outcome) {
      case SmtpOutcome::Taken:
        notice.state = NoticeState::Delivered;
        notice.sent_on = base::date_in_japan(now());
        ++m_report.delivered;
        return;
      case SmtpOutcome::Refused:
        notice.state = NoticeState::Bounced;
        ++m_report.bounced;
        return;
      case SmtpOutcome::Uncertain:
        notice.state = NoticeState::Uncertain;
        ++m_report.uncertain;
        return;
      case SmtpOutcome::Later:
        break;
    }
    const bool gives_up = now() - notice.released_at >= give_up_seconds;
    notice.state = gives_up ? NoticeState::Bounced : NoticeState::Waiting;
    notice.next_attempt_at = now() + seconds_until_next(notice.attempts);
    ++(gives_up ? m_report.bounced : m_report.waiting);
  }

  store::Database& m_database;
  const MailSettings& m_settings;
  std::int64_t m_begun_at;
  std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
  const Transport& m_transport;
  DeliveryReport m_report;
  int m_failures_in_a_row = 0;
};

}  // namespace

std::int64_t seconds_until_next(int attempts) {
  std::int64_t seconds = first_wait_seconds;
  for (int i = 1; i < attempts && seconds < longest_wait_seconds; ++i) seconds *= 2;
  return std::min(seconds, longest_wait_seconds);
}

Result<DeliveryReport> deliver_due(store::Database& database, const MailSettings& settings,
                                   std::int64_t now, const Transport& transport) {
  return Pass(database, settings, now, transport).run();
}

}  // namespace engawa::notices
