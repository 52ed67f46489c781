#include "engawa/notices/returns.hpp"

#include "engawa/notices/mailbox.hpp"
#include "engawa/notices/returned_mail.hpp"
#include "engawa/store/records.hpp"

namespace engawa::notices {

namespace {

constexpr int reports_most = 200;  ///< of one look

base::Result<bool> note(store::Database& database, const ReturnedMail& returned) {
  const auto found = TRY(store::find<Notice>(database, returned.notice.text));
  // The server had it, or may have had it; anything else a person has decided.
  const bool was_sent = found && (found->record.state == NoticeState::Delivered ||
                                  found->record.state == NoticeState::Uncertain);
  if (!was_sent || found->record.received_on) return false;
  Notice notice = found->record;
  notice.state = NoticeState::Bounced;
  notice.reason = "宛先のサーバーから戻ってきました：" + returned.reason;
  auto change = TRY(store::Change::begin(database, {{}, "戻りメール"}, "notices.note_returns"));
  TRY(store::amend(change, notice, found->version));
  TRY(change.commit());
  return true;
}

}  // namespace

base::Result<int> note_returns(store::Database& database, const MailSettings& settings) {
  int noted = 0;
  if (!settings.returns) return noted;
  const auto note_one = [&](const std::string& mail) -> base::Status {
    const auto returned = read_returned(mail, settings.sender);
    if (returned && TRY(note(database, *returned))) ++noted;
    return base::success();
  };
  TRY(take_reports(*settings.returns, reports_most, note_one));
  return noted;
}

}  // namespace engawa::notices
