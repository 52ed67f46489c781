#include "engawa/meetings/meeting_links.hpp"

#include <algorithm>

#include "engawa/accounts/accounts_store.hpp"
#include "engawa/accounts/token.hpp"

namespace engawa::meetings {

using accounts::Desk;
using base::make_problem;
using base::Result;

namespace {

constexpr std::string_view answer_purpose = "meeting_answer";
constexpr std::string_view receipt_purpose = "notice_receipt";
constexpr char between = '/';
constexpr std::int64_t day_seconds = 86'400;
constexpr int days_open = 90;
constexpr int receipt_days = 180;

Result<std::string> make_link(Desk& desk, std::string_view purpose, std::string subject,
                              std::int64_t days) {
  const std::string token = accounts::random_token();
  TRY(accounts::add_link(desk.database, {accounts::token_hash(token),
                                         {},
                                         std::string(purpose),
                                         std::move(subject),
                                         desk.now + days * day_seconds}));
  return token;
}

Result<accounts::SignedLink> found_link(Desk& desk, std::string_view purpose,
                                        const std::string& token) {
  const auto link = TRY(accounts::find_link(desk.database, accounts::token_hash(token)));
  if (!link || link->purpose != purpose || link->expires < desk.now) {
    return make_problem(accounts::problems::link_not_valid);
  }
  return *link;
}

}  // namespace

Result<std::string> make_answer_link(Desk& desk, const Meeting& meeting,
                                     const accounts::OrganisationId& body) {
  int days = days_open;
  if (meeting.day) days = std::max(1, desk.today.days_until(*meeting.day) + 1);
  const std::string token =
      TRY(make_link(desk, answer_purpose, meeting.id.text + between + body.text, days));
  return "/meeting-answer#" + token;
}

Result<std::string> make_receipt_link(Desk& desk, const notices::NoticeId& notice) {
  return "/receipt#" + TRY(make_link(desk, receipt_purpose, notice.text, receipt_days));
}

Result<AnswerLinkTarget> answer_link_target(Desk& desk, const std::string& token) {
  const auto link = TRY(found_link(desk, answer_purpose, token));
  const auto at = link.subject.find(between);
  auto meeting = TRY(store::find<Meeting>(desk.database, link.subject.substr(0, at)));
  auto body = TRY(store::find<accounts::Organisation>(desk.database, link.subject.substr(at + 1)));
  if (!meeting || !body) return make_problem(accounts::problems::link_not_valid);
  return AnswerLinkTarget{std::move(meeting->record), std::move(body->record), link.expires};
}

Result<notices::NoticeId> receipt_link_target(Desk& desk, const std::string& token) {
  return notices::NoticeId{TRY(found_link(desk, receipt_purpose, token)).subject};
}

}  // namespace engawa::meetings
