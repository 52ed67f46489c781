#include <algorithm>

#include "engawa/accounts/text_checks.hpp"
#include "engawa/meetings/meeting_links.hpp"
#include "engawa/meetings/meeting_notices.hpp"
#include "engawa/meetings/meetings_actions.hpp"
#include "engawa/meetings/problems.hpp"
#include "engawa/notices/mail_settings.hpp"
#include "engawa/notices/notices_store.hpp"
#include "engawa/notices/problems.hpp"

namespace engawa::meetings {

using accounts::Desk;
using accounts::Right;
using accounts::Written;
using base::make_problem;
using base::Result;
using notices::Channel;
using notices::Notice;
using notices::NoticeState;

namespace {

Result<NoticesPrepared> prepare_notices(Desk& desk, store::Change& change,
                                        const PrepareNotices& input) {
  const bool is_digest = input.kind == digest_letter;
  if (input.kind != notice_letter && input.kind != poll_letter && !is_digest) {
    return base::member_problem("kind", input.kind, "meeting_notice, date_poll, digest");
  }
  const auto meeting = TRY(store::get<Meeting>(desk.database, input.meeting.text)).record;
  if (is_digest && !is_for_all_bodies(meeting.kind)) {
    return make_problem(problems::not_for_all_bodies, std::string(japanese(meeting.kind)));
  }
  LetterOrder order;
  order.kind = input.kind;
  order.document_number = TRY(accounts::one_line("document_number", input.document_number));
  order.issued_on = input.issued_on.value_or(desk.today);
  order.answer_by = input.answer_by;
  order.again = input.again;
  if (order.kind == poll_letter) {
    const auto poll = TRY(only_one<DatePoll>(desk.database, meeting.id));
    if (poll.version == 0) return make_problem(problems::marks_do_not_fit, meeting.title);
    order.answer_by = poll.record.due_on;
  }
  return prepare_letters(desk, change, meeting, order);
}

// Letters of this meeting: an id of another one is not touched here.
Result<std::vector<store::Versioned<Notice>>> letters_of(Desk& desk, const MeetingId& meeting,
                                                         const std::vector<std::string>& ids) {
  auto all = TRY(notices::notices_about(desk.database, meeting.text));
  if (ids.empty()) return all;
  for (const auto& id : ids) {
    const bool is_its = std::any_of(all.begin(), all.end(),
                                    [&](const auto& one) { return one.record.id.text == id; });
    if (!is_its) return make_problem(store::problems::no_record, id);
  }
  std::erase_if(all, [&](const auto& one) {
    return std::find(ids.begin(), ids.end(), one.record.id.text) == ids.end();
  });
  return all;
}

Result<NoticesSent> send_notices(Desk& desk, store::Change& change, const SendNotices& input) {
  const bool has_mail = TRY(notices::load_mail_settings(desk.office.data_folder)).has_value();
  NoticesSent sent;
  for (const auto& found : TRY(letters_of(desk, input.meeting, input.notices))) {
    Notice it = found.record;
    if (!input.kind.empty() && it.kind != input.kind) continue;
    const bool is_named = !input.notices.empty();
    if (!is_named && it.state != NoticeState::Prepared) continue;
    if (!notices::may_be_released(it)) {
      return make_problem(notices::problems::not_to_be_sent, it.organisation_name);
    }
    if (it.channel == Channel::Paper) {
      ++sent.on_paper;
      continue;
    }
    if (!has_mail) return make_problem(notices::problems::mail_not_set_up);
    if (it.mail.empty())
      return make_problem(notices::problems::no_mail_address, it.organisation_name);
    it.state = NoticeState::Waiting;
    it.reason.clear();
    it.attempts = 0;
    it.released_at = desk.now;
    it.next_attempt_at = desk.now;
    TRY(store::amend(change, it, found.version));
    ++sent.waiting;
  }
  return sent;
}

// The text without what its links let one do: a letter to oneself answers for nobody.
std::string without_tokens(const std::string& text) {
  constexpr std::size_t token_characters = 43;
  const auto is_token_letter = [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '-' || letter == '_';
  };
  std::string cleaned;
  for (std::size_t at = 0; at < text.size(); ++at) {
    cleaned += text[at];
    if (text[at] != '#') continue;
    const auto end = std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                                      text.end(), is_token_letter);
    const auto length = static_cast<std::size_t>(end - text.begin()) - at - 1;
    if (length != token_characters) continue;
    cleaned += "（試しのため、押せません）";
    at += length;
  }
  return cleaned;
}

Result<Written> try_notice(Desk& desk, store::Change& change, const TryNotice& input) {
  if (!TRY(notices::load_mail_settings(desk.office.data_folder))) {
    return make_problem(notices::problems::mail_not_set_up);
  }
  const auto person =
      TRY(store::get<accounts::Person>(desk.database, desk.actor.person.text)).record;
  if (person.mail.empty()) return make_problem(notices::problems::no_mail_address, person.name());
  const auto letters = TRY(letters_of(desk, input.meeting, {input.notice.text}));
  Notice copy = letters.front().record;
  copy.id = base::new_id<notices::NoticeId>();
  copy.kind = try_letter;
  copy.mail = person.mail;
  copy.title = "【試し】" + copy.title;
  copy.text = without_tokens(copy.text);
  copy.channel = Channel::Mail;
  copy.state = NoticeState::Waiting;
  copy.released_at = desk.now;
  copy.next_attempt_at = desk.now;
  TRY(store::add(change, copy));
  return Written{copy.id.text, 1};
}

void apply(Notice& it, NoticeOutcome outcome, const Desk& desk) {
  switch (outcome) {
    case NoticeOutcome::Posted:
      it.state = NoticeState::Posted;
      it.sent_on = desk.today;
      return;
    case NoticeOutcome::Bounced:
      it.state = NoticeState::Bounced;
      it.reason = "届かなかったと、" + desk.actor.name + "が記録しました。";
      return;
    case NoticeOutcome::Received:
      it.received_on = desk.today;
      it.received_by = desk.actor.name + "が記録";
      return;
    case NoticeOutcome::Withdrawn:
      it.state = NoticeState::Withdrawn;
      return;
    case NoticeOutcome::OnPaper:
      it.channel = Channel::Paper;
      it.state = NoticeState::Prepared;
      return;
  }
}

// A mail that the program has in hand is not taken out of it.
bool is_in_hand(const Notice& it) { return it.state == NoticeState::Sending; }

Result<NoticesRecorded> record_notices(Desk& desk, store::Change& change,
                                       const RecordNotices& input) {
  if (input.notices.empty()) return base::member_problem("notices", "", "一つ以上");
  NoticesRecorded reply;
  for (const auto& found : TRY(letters_of(desk, input.meeting, input.notices))) {
    Notice it = found.record;
    const bool leaves = input.outcome != NoticeOutcome::Received;
    if (leaves && is_in_hand(it)) {
      return make_problem(notices::problems::not_to_be_sent, it.organisation_name);
    }
    apply(it, input.outcome, desk);
    TRY(store::amend(change, it, found.version));
    ++reply.notices;
  }
  return reply;
}

Result<ReceiptSheet> receipt_of(Desk& desk, const std::string& token) {
  const auto id = TRY(receipt_link_target(desk, token));
  const auto it = TRY(store::get<Notice>(desk.database, id.text)).record;
  return ReceiptSheet{it.title, it.organisation_name, it.received_on, it.received_by};
}

Result<ReceiptSheet> open_receipt(Desk& desk, store::Change& change, const ReceiptLink& input) {
  const auto id = TRY(receipt_link_target(desk, input.token));
  change.mention(store::table_of<Notice>, id.text);
  return receipt_of(desk, input.token);
}

Result<ReceiptSheet> confirm_receipt(Desk& desk, store::Change& change,
                                     const ConfirmReceipt& input) {
  const auto id = TRY(receipt_link_target(desk, input.token));
  const auto found = TRY(store::get<Notice>(desk.database, id.text));
  Notice it = found.record;
  if (it.received_on) return receipt_of(desk, input.token);
  it.received_on = desk.today;
  it.received_by = TRY(accounts::one_line("received_by", input.received_by, true));
  TRY(store::amend(change, it, found.version));
  return receipt_of(desk, input.token);
}

}  // namespace

std::vector<accounts::Action> notice_actions() {
  using accounts::anywhere;
  using accounts::changing;
  return {changing("meetings.prepare_notices", "通知の手紙を用意する", Right::KeepCouncil,
                   at_meeting<PrepareNotices>, prepare_notices),
          changing("meetings.send_notices", "手紙を送る", Right::KeepCouncil,
                   at_meeting<SendNotices>, send_notices),
          changing("meetings.try_notice", "手紙を自分に送ってみる", Right::KeepCouncil,
                   at_meeting<TryNotice>, try_notice),
          changing("meetings.record_notices", "手紙の届き方を記録する", Right::KeepCouncil,
                   at_meeting<RecordNotices>, record_notices),
          changing("meetings.open_receipt", "受取りのリンクを開く", Right::Anybody,
                   anywhere<ReceiptLink>, open_receipt),
          changing("meetings.confirm_receipt", "手紙の受取りを知らせる", Right::Anybody,
                   anywhere<ConfirmReceipt>, confirm_receipt)};
}

}  // namespace engawa::meetings
