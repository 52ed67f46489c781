#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engawa/accounts/organisation.hpp"
#include "engawa/notices/official_letter.hpp"

namespace engawa::notices {

using NoticeId = base::Id<struct NoticeTag>;
using EnclosureId = base::Id<struct EnclosureTag>;

/// 送り方.
enum class Channel { Mail, Paper };
BOOST_DESCRIBE_ENUM(Channel, Mail, Paper)
[[nodiscard]] std::string_view japanese(Channel channel);

/// 状態. A person brings a notice from Prepared to Waiting (mail) or Posted (paper); the rest of a
/// mail's way is the program's.
enum class NoticeState {
  Prepared,   // 送る前
  Waiting,    // 送信待ち
  Sending,    // 送信中
  Delivered,  // 送信済み: the mail server has taken it
  Bounced,    // 届かず
  Uncertain,  // 要確認: the server may or may not have taken it; sending again might be twice
  Posted,     // 郵送・手渡し済み
  Withdrawn   // 取りやめ
};
BOOST_DESCRIBE_ENUM(NoticeState, Prepared, Waiting, Sending, Delivered, Bounced, Uncertain, Posted,
                    Withdrawn)
[[nodiscard]] std::string_view japanese(NoticeState state);

/// 発送: one letter to one body. What was written is kept as it was: the addressee and the text do
/// not change when the body's head changes later.
struct Notice {
  NoticeId id;
  std::string tenant;   ///< council whose secretariat sends it
  std::string subject;  ///< what it is about: id of a meeting
  std::string kind;     ///< its template: "minutes", "meeting_notice"
  accounts::OrganisationId organisation;
  std::string organisation_name;
  std::string addressee;  ///< 会頭　山田 太郎　様
  std::string postal_code;
  std::string address;
  Channel channel = Channel::Mail;
  std::string mail;
  std::string title;                    ///< subject of the mail
  std::string text;                     ///< of the mail
  OfficialLetter letter;                ///< goes along as PDF, or alone on paper
  std::vector<std::string> enclosures;  ///< ids
  NoticeState state = NoticeState::Prepared;
  std::string reason;  ///< why it stands where it stands
  int attempts = 0;
  std::int64_t next_attempt_at = 0;  ///< seconds since 1970
  std::int64_t released_at = 0;      ///< when a person pressed send
  std::optional<base::Date> sent_on;
  std::optional<base::Date> received_on;  ///< the body says so
  std::string received_by;
};
BOOST_DESCRIBE_STRUCT(Notice, (),
                      (id, tenant, subject, kind, organisation, organisation_name, addressee,
                       postal_code, address, channel, mail, title, text, letter, enclosures, state,
                       reason, attempts, next_attempt_at, released_at, sent_on, received_on,
                       received_by))

/// 同封・添付: a file as it goes out. Never changed once written.
struct Enclosure {
  EnclosureId id;
  std::string name;  ///< 会議録.pdf
  std::string content_type;
  std::string bytes;
};

/// A letter may still be sent, by mail or on paper.
[[nodiscard]] bool may_be_released(const Notice& notice);

}  // namespace engawa::notices

template <>
inline constexpr std::string_view engawa::store::table_of<engawa::notices::Notice> =
    "notices_notices";
