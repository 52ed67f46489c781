#include "engawa/meetings/meeting_notices.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "engawa/documents/pdf_writer.hpp"
#include "engawa/meetings/meeting_digest.hpp"
#include "engawa/meetings/meeting_documents.hpp"
#include "engawa/meetings/meeting_entries.hpp"
#include "engawa/meetings/meeting_links.hpp"
#include "engawa/meetings/meetings_actions.hpp"
#include "engawa/meetings/problems.hpp"
#include "engawa/notices/letter_templates.hpp"
#include "engawa/notices/mail_settings.hpp"
#include "engawa/notices/notices_store.hpp"

namespace engawa::meetings {

using accounts::Desk;
using base::make_problem;
using base::Result;
using notices::Notice;
using notices::NoticeState;

namespace {

class Letters {
 public:
  Letters(Desk& desk, store::Change& change, const Meeting& meeting, const LetterOrder& order)
      : m_desk(desk),
        m_change(change),
        m_meeting(meeting),
        m_order(order),
        m_names(desk.database) {}

  Result<NoticesPrepared> write() {
    if (m_order.kind != poll_letter && !m_meeting.day) {
      return make_problem(problems::no_day, m_meeting.title);
    }
    m_template = TRY(notices::load_letter_template(
        m_desk.office.catalogue_folder, m_desk.office.data_folder / "letters", m_order.kind));
    const auto settings = TRY(notices::load_mail_settings(m_desk.office.data_folder));
    if (settings) m_site = settings->site;
    TRY(take_issuers());
    TRY(take_earlier());
    const auto bodies = TRY(bodies_to_write_to());
    TRY(take_enclosures());
    for (const auto& [id, council] : bodies) {
      TRY(take_digest(id));
      if (is_digest() && m_digest.is_empty()) continue;
      TRY(write_to(id, council));
    }
    return m_prepared;
  }

 private:
  base::Status take_issuers() {
    for (const auto& council : TRY(councils_of(m_desk, m_meeting))) {
      m_councils.push_back(council);
      std::vector<std::string> owners = council.co_owners;
      owners.insert(owners.begin(), council.owner.text);
      for (const auto& id : owners) {
        if (id.empty() || !m_own_bodies.insert(id).second) continue;
        m_issuers.push_back(notices::issuer_of(TRY(m_names.organisation(id))));
      }
    }
    const auto first = TRY(m_names.organisation(m_councils.front().owner.text));
    m_contact = first.name;
    if (!first.phone.empty()) m_contact += "\n電話　" + first.phone;
    if (!first.mail.empty()) m_contact += "\nメール　" + first.mail;
    return base::success();
  }

  // Letters of the kind that stand already: what nobody has sent is withdrawn.
  base::Status take_earlier() {
    for (const auto& found : TRY(notices::notices_about(m_desk.database, m_meeting.id.text))) {
      if (found.record.kind != m_order.kind) continue;
      if (found.record.state == NoticeState::Prepared) {
        Notice withdrawn = found.record;
        withdrawn.state = NoticeState::Withdrawn;
        withdrawn.reason = "書き直しました。";
        TRY(store::amend(m_change, withdrawn, found.version));
      } else if (found.record.state != NoticeState::Withdrawn) {
        m_written_to.insert(found.record.organisation.text);
      }
    }
    return base::success();
  }

  // Bodies with the council through which they are invited, in the order of the roster.
  Result<std::vector<std::pair<std::string, std::string>>> bodies_to_write_to() {
    std::vector<std::pair<std::string, std::string>> bodies;
    std::set<std::string> seen = m_own_bodies;
    bool has_seats = false;
    const base::Date day = m_meeting.day.value_or(m_desk.today);
    for (const auto& council : m_councils) {
      for (const auto& line :
           TRY(councils::roster_on(m_names, m_desk.office.vocabulary, council.id, day))) {
        has_seats = true;
        if (councils::is_member_role(line.role)) m_member_bodies.insert(line.organisation.text);
        const bool is_due = m_order.kind != minutes_letter || councils::is_member_role(line.role);
        const bool is_new =
            m_order.again || is_digest() || !m_written_to.contains(line.organisation.text);
        if (!is_due || !is_new || !seen.insert(line.organisation.text).second) continue;
        bodies.emplace_back(line.organisation.text, council.id.text);
      }
    }
    if (!has_seats) return make_problem(problems::nobody_invited, m_meeting.title);
    return bodies;
  }

  [[nodiscard]] bool is_digest() const { return m_order.kind == digest_letter; }
  base::Status take_digest(const std::string& body) {
    if (!is_digest()) return base::success();
    if (!m_digests) m_digests = TRY(Digests::load(m_desk, m_councils, m_meeting));
    const accounts::OrganisationId id{body};
    m_digest = TRY(m_digests->of(m_names, id, listens(id)));
    return base::success();
  }

  base::Status take_enclosures() {
    if (m_order.kind == poll_letter || is_digest()) return base::success();
    const auto reply = TRY(show_meeting(m_desk, MeetingInput{m_meeting.id}));
    if (m_order.kind == minutes_letter) {
      const auto version = TRY(minutes_versions(m_desk.database, m_meeting.id)).front().record;
      m_enclosure_name = "会議録";
      m_for_members = TRY(enclosed(minutes_document(reply, version, MinutesFor::Members)));
      return base::success();
    }
    m_enclosure_name = "次第";
    m_for_members = TRY(enclosed(agenda_document(reply)));
    auto for_listeners = reply;
    for (auto& it : for_listeners.agenda) it.item.title = title_for_listeners(it.item);
    m_for_listeners = TRY(enclosed(agenda_document(for_listeners)));
    return base::success();
  }

  Result<std::string> enclosed(const documents::Document& paper) {
    const auto options = documents::dated(m_order.issued_on);
    const std::string pdf = TRY(documents::write_pdf(paper, options));
    return TRY(notices::add_enclosure(m_change, m_enclosure_name + ".pdf", "application/pdf", pdf))
        .text;
  }

  /// Observers and guests: they are not told what a closed item is about.
  [[nodiscard]] bool listens(const accounts::OrganisationId& body) const {
    return !m_member_bodies.contains(body.text);
  }

  Result<notices::LetterFields> fields_of(const Notice& notice, const std::string& council_id) {
    notices::LetterFields fields;
    const auto council = TRY(m_names.council(council_id));
    fields["organisation"] = notice.organisation_name;
    fields["council"] = council.name;
    fields["issuer"] = m_issuers.front().organisation;
    fields["meeting"] = m_meeting.title;
    fields["when"] = when_text(m_meeting);
    fields["where"] = where_text(m_meeting);
    fields["agenda"] = TRY(agenda_line(listens(notice.organisation)));
    fields["observers"] = observers_line();
    fields["answer_by"] = m_order.answer_by ? m_order.answer_by->era_text_with_weekday() : "";
    fields["slots"] = TRY(slots_line());
    fields["contact"] = m_contact;
    fields["decisions"] = m_digest.decisions;
    fields["promises"] = m_digest.promises;
    fields["materials"] = m_digest.materials;
    fields["next_meetings"] = m_digest.next_meetings;
    fields["answer_link"] = TRY(answer_link(notice.organisation));
    fields["receipt_link"] = TRY(receipt_link(notice.id));
    return fields;
  }

  Result<std::string> agenda_line(bool for_listeners) {
    std::vector<std::string> titles;
    for (const auto& item : TRY(agenda_of(m_desk.database, m_meeting.id))) {
      titles.push_back(for_listeners ? title_for_listeners(item.record) : item.record.title);
    }
    return base::join(titles, "、");
  }

  Result<std::string> slots_line() {
    std::vector<std::string> texts;
    const auto poll = TRY(only_one<DatePoll>(m_desk.database, m_meeting.id)).record;
    for (const auto& slot : poll.slots) texts.push_back(slot_text(slot));
    return base::join(texts, "、");
  }

  [[nodiscard]] std::string observers_line() const {
    if (m_meeting.openness == Openness::Closed) {
      return "非公開です（" + m_meeting.openness_reason + "）";
    }
    if (m_meeting.observer_seats == 0) return {};
    std::string text = std::to_string(m_meeting.observer_seats) + "席";
    if (m_meeting.openness == Openness::Partly) text += "（一部は非公開です）";
    return text;
  }

  // Links need the address of this installation; without it a body answers by mail or telephone.
  Result<std::string> answer_link(const accounts::OrganisationId& body) {
    if (m_site.empty()) return std::string("（下の連絡先へ、メールか電話でお返事ください）");
    return m_site + TRY(make_answer_link(m_desk, m_meeting, body));
  }
  Result<std::string> receipt_link(const notices::NoticeId& notice) {
    if (m_site.empty()) return std::string("（下の連絡先へ、お知らせください）");
    return m_site + TRY(make_receipt_link(m_desk, notice));
  }

  base::Status write_to(const std::string& body_id, const std::string& council_id) {
    const auto body = TRY(m_names.organisation(body_id));
    Notice notice;
    notice.id = base::new_id<notices::NoticeId>();
    notice.tenant = council_id;
    notice.subject = m_meeting.id.text;
    notice.kind = m_order.kind;
    notice.organisation = body.id;
    notice.organisation_name = body.name;
    notice.addressee = notices::addressee_of(body);
    notice.postal_code = body.postal_code;
    notice.address = body.address;
    notice.mail = body.mail;
    notice.channel = body.mail.empty() ? notices::Channel::Paper : notices::Channel::Mail;
    const auto fields = TRY(fields_of(notice, council_id));
    const auto words = TRY(notices::fill_letter(m_template, fields));
    notice.title = words.title;
    notice.text = words.mail_text;
    notice.letter = {m_order.document_number,
                     m_order.issued_on,
                     body.name,
                     notice.addressee,
                     m_issuers,
                     words.title,
                     words.paragraphs,
                     words.details,
                     {},
                     m_contact};
    if (!m_enclosure_name.empty()) {
      notice.letter.enclosures = {m_enclosure_name};
      const bool gets_other = listens(body.id) && !m_for_listeners.empty();
      notice.enclosures = {gets_other ? m_for_listeners : m_for_members};
    }
    TRY(store::add(m_change, notice));
    ++(notice.channel == notices::Channel::Mail ? m_prepared.by_mail : m_prepared.on_paper);
    if (body.head_name.empty()) ++m_prepared.without_head;
    return base::success();
  }

  Desk& m_desk;
  store::Change& m_change;
  const Meeting& m_meeting;
  const LetterOrder& m_order;
  councils::Names m_names;
  notices::LetterTemplate m_template;
  std::string m_site;
  std::vector<councils::Council> m_councils;
  std::vector<notices::Issuer> m_issuers;
  std::set<std::string> m_own_bodies;
  std::set<std::string> m_written_to;
  std::string m_contact;
  std::optional<Digests> m_digests;
  Digest m_digest;  // of the body that is written to; empty in other letters
  std::set<std::string> m_member_bodies;
  std::string m_enclosure_name;  ///< empty in letters without one
  std::string m_for_members;     ///< id of the enclosure
  std::string m_for_listeners;   ///< of that without titles of closed items
  NoticesPrepared m_prepared;
};

}  // namespace

Result<NoticesPrepared> prepare_letters(Desk& desk, store::Change& change, const Meeting& meeting,
                                        const LetterOrder& order) {
  return Letters(desk, change, meeting, order).write();
}

}  // namespace engawa::meetings
