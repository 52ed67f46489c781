#include "engawa/meetings/my_meetings.hpp"

#include <algorithm>
#include <tuple>

#include "engawa/councils/councils_store.hpp"
#include "engawa/meetings/meeting_entries.hpp"
#include "engawa/meetings/meeting_notices.hpp"
#include "engawa/meetings/tiers.hpp"
#include "engawa/notices/notices_store.hpp"

namespace engawa::meetings {

using accounts::Desk;
using accounts::Right;
using base::Result;
using councils::Council;

namespace {

class Gathering {
 public:
  explicit Gathering(Desk& desk) : m_desk(desk), m_names(desk.database) {}

  Result<MyMeetingsReply> gather() {
    for (const auto& council : TRY(councils::councils_with_place(m_desk.database, m_desk.actor))) {
      if (council.is_open_on(m_desk.today)) TRY(take(council));
    }
    const auto by_day = [](const MyMeetingItem& a, const MyMeetingItem& b) {
      return std::tie(a.day, a.kind_ja, a.text) < std::tie(b.day, b.kind_ja, b.text);
    };
    std::stable_sort(m_reply.stalled.begin(), m_reply.stalled.end(), by_day);
    std::stable_sort(m_reply.next.begin(), m_reply.next.end(), by_day);
    return std::move(m_reply);
  }

 private:
  base::Status take(const Council& council) {
    const bool keeps = accounts::may(m_desk.actor, Right::KeepCouncil, councils::place_of(council));
    // A joint meeting is told once, at the council that made it; what is older stalls no more.
    const auto from = m_desk.today.plus_days(-days_back);
    const auto until = m_desk.today.plus_days(days_ahead);
    for (const auto& found :
         TRY(store::list<Meeting>(m_desk.database, "council = $1 AND day >= $2 AND day <= $3",
                                  {council.id.text, from.iso(), until.iso()}))) {
      const Meeting& it = found.record;
      const auto place = TRY(place_of(m_desk, it, audience_of(it.kind)));
      if (!accounts::may(m_desk.actor, Right::See, place)) continue;
      if (it.state == MeetingState::Planned) TRY(take_coming(council, it, keeps));
      if (keeps && it.state == MeetingState::Held) TRY(take_held(council, it));
    }
    for (const auto& found : TRY(open_promises(m_desk.database, council.id))) {
      TRY(take_promise(council, found, keeps));
    }
    return keeps ? take_support(council) : base::success();
  }

  MyMeetingItem item(std::string kind_ja, std::string text, std::string note,
                     std::optional<base::Date> day, const MeetingId& meeting,
                     const Council& council) {
    return {std::move(kind_ja),
            std::move(text),
            std::move(note),
            day,
            meeting,
            council.id,
            council.name,
            false};
  }

  void add_stalled(MyMeetingItem it) {
    it.is_stalled = true;
    m_reply.stalled.push_back(std::move(it));
  }

  base::Status take_coming(const Council& council, const Meeting& it, bool keeps) {
    if (*it.day < m_desk.today) {
      if (!keeps) return base::success();
      add_stalled(item("会議", it.title, "日が過ぎています。開催済みにするか、日を直してください。",
                       it.day, it.id, council));
      return base::success();
    }
    const int days = m_desk.today.days_until(*it.day);
    if (days > days_ahead) return base::success();
    TRY(take_materials(council, it));
    m_reply.next.push_back(item("会議", it.title,
                                days == 0 ? "今日" : "あと" + std::to_string(days) + "日", it.day,
                                it.id, council));
    return base::success();
  }

  // Material that the actor's own posts are to bring.
  base::Status take_materials(const Council& council, const Meeting& meeting) {
    const auto& posts = m_desk.actor.posts;
    for (const auto& found : TRY(agenda_of(m_desk.database, meeting.id))) {
      const AgendaItem& it = found.record;
      if (!it.material_due_on || !it.material.empty()) continue;
      if (std::find(posts.begin(), posts.end(), it.presenter.text) == posts.end()) continue;
      auto waiting = item("資料", it.title, meeting.title, it.material_due_on, meeting.id, council);
      if (*it.material_due_on < m_desk.today) {
        add_stalled(std::move(waiting));
      } else {
        m_reply.next.push_back(std::move(waiting));
      }
    }
    return base::success();
  }

  base::Status take_held(const Council& council, const Meeting& it) {
    const int days = it.day->days_until(m_desk.today);
    if (it.minutes_state != MinutesState::Published && days > minutes_days_max) {
      add_stalled(item("会議録", it.title,
                       "会議から" + std::to_string(days) + "日。会議録がまだ届いていません（" +
                           std::string(japanese(it.minutes_state)) + "）。",
                       it.day, it.id, council));
    }
    int trouble = 0;
    for (const auto& found : TRY(notices::notices_about(m_desk.database, it.id.text))) {
      if (found.record.kind == try_letter) continue;
      const auto state = found.record.state;
      if (state == notices::NoticeState::Bounced || state == notices::NoticeState::Uncertain) {
        ++trouble;
      }
    }
    if (trouble > 0) {
      add_stalled(item("手紙", it.title,
                       std::to_string(trouble) + "通が届いていない恐れがあります。", it.day, it.id,
                       council));
    }
    return base::success();
  }

  base::Status take_promise(const Council& council, const store::Versioned<ActionItem>& found,
                            bool keeps) {
    const auto& it = found.record;
    const auto& posts = m_desk.actor.posts;
    const bool is_own = std::find(posts.begin(), posts.end(), it.owner.text) != posts.end();
    const bool is_late = it.due_on < m_desk.today;
    // Names are looked up only for what is told.
    if (!is_own && !(keeps && is_late)) return base::success();
    const auto entry = TRY(promise_entry(m_desk, m_names, found, keeps));
    const std::string note = entry.owner_ja + "　" + entry.state_ja;
    if (is_late) {
      add_stalled(item("宿題", it.title, note, it.due_on, it.meeting, council));
    } else {
      m_reply.next.push_back(item("宿題", it.title, note, it.due_on, it.meeting, council));
    }
    return base::success();
  }

  // Help that councils below have asked for and nobody has answered.
  base::Status take_support(const Council& council) {
    for (const auto& below :
         TRY(store::list<Council>(m_desk.database, "parent = $1", {council.id.text}))) {
      for (const auto& found : TRY(store::list<SupportRequest>(
               m_desk.database, "council = $1 AND answered_on IS NULL", {below.record.id.text}))) {
        const auto& it = found.record;
        const int days = it.asked_on.days_until(m_desk.today);
        add_stalled(item("支援要請", below.record.name,
                         std::to_string(days) + "日、返事を待っています：" + it.text, it.asked_on,
                         {}, council));
      }
    }
    return base::success();
  }

  Desk& m_desk;
  councils::Names m_names;
  MyMeetingsReply m_reply;
};

}  // namespace

Result<MyMeetingsReply> my_meetings(Desk& desk, const accounts::NoInput&) {
  return Gathering(desk).gather();
}

}  // namespace engawa::meetings
