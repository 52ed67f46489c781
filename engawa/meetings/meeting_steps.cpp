#include "engawa/meetings/meeting_steps.hpp"

#include <algorithm>

namespace engawa::meetings {

using notices::NoticeState;

namespace {

/// Letters of one kind: how many there are, and how many have not left.
struct Sent {
  int all = 0;
  int left = 0;
  int trouble = 0;
};

Sent sent_of(const std::vector<NoticeEntry>& notices, const std::string& kind) {
  Sent sent;
  for (const auto& it : notices) {
    if (it.kind != kind) continue;
    ++sent.all;
    if (it.state == NoticeState::Prepared || it.state == NoticeState::Waiting) ++sent.left;
    if (it.state == NoticeState::Bounced || it.state == NoticeState::Uncertain) ++sent.trouble;
  }
  return sent;
}

std::string sent_text(const Sent& sent) {
  if (sent.all == 0) return {};
  std::string text = std::to_string(sent.all) + "通";
  if (sent.left > 0) text += "、うち" + std::to_string(sent.left) + "通がまだ";
  if (sent.trouble > 0) text += "、" + std::to_string(sent.trouble) + "通が届いていない恐れ";
  return text;
}

class Steps {
 public:
  explicit Steps(const MeetingReply& reply) : m_reply(reply) {}

  void add(std::string key, std::string text, bool is_done, std::string note = {}) {
    const bool is_next = !is_done && !m_has_next;
    m_has_next = m_has_next || is_next;
    m_steps.push_back({std::move(key), std::move(text),
                       is_done   ? StepState::Done
                       : is_next ? StepState::Now
                                 : StepState::Later,
                       std::move(note)});
  }

  void add_letters(std::string key, std::string text, const std::string& kind) {
    const Sent sent = sent_of(m_reply.notices, kind);
    add(std::move(key), std::move(text), sent.all > 0 && sent.left == 0 && sent.trouble == 0,
        sent_text(sent));
  }

  [[nodiscard]] std::vector<MeetingStep> take() { return std::move(m_steps); }

 private:
  const MeetingReply& m_reply;
  std::vector<MeetingStep> m_steps;
  bool m_has_next = false;
};

std::string poll_text(const MeetingReply& reply) {
  if (reply.meeting.day) return reply.when_text;
  if (!reply.poll) return {};
  return std::to_string(reply.poll->asked) + "人のうち" + std::to_string(reply.poll->answered) +
         "人が回答";
}

}  // namespace

std::vector<MeetingStep> meeting_steps(const MeetingReply& reply) {
  const Meeting& meeting = reply.meeting;
  const bool is_held = meeting.state == MeetingState::Held;
  const auto has_text = [](const ItemEntry& it) { return !it.text.empty(); };
  const auto written = std::count_if(reply.agenda.begin(), reply.agenda.end(), has_text);
  Steps steps(reply);
  steps.add("dates", "日程", meeting.day.has_value(), poll_text(reply));
  if (reply.brief) {
    steps.add("brief", "座長打合せ", reply.brief->brief.met_on.has_value());
  }
  steps.add(
      "agenda", "議題と資料", !reply.agenda.empty(),
      std::to_string(reply.agenda.size()) + "件、" + std::to_string(reply.minutes_in_all) + "分");
  if (reply.may.keep) steps.add_letters("notice", "開催通知", "meeting_notice");
  steps.add("held", "当日と出欠", is_held);
  steps.add("minutes", "会議録", is_held && meeting.minutes_state != MinutesState::Draft,
            is_held
                ? std::to_string(reply.agenda.size()) + "件のうち" + std::to_string(written) + "件"
                : "");
  steps.add("confirm", "座長の確認",
            meeting.minutes_state == MinutesState::Confirmed ||
                meeting.minutes_state == MinutesState::Published);
  if (reply.may.keep) steps.add_letters("letters", "団体の長へ送る", "minutes");
  steps.add("decisions", "決定と宿題", is_held && !reply.decisions.empty(),
            "宿題" + std::to_string(reply.promises.size()) + "件");
  if (reply.brief) {
    steps.add("review", "反省会", reply.brief->review.held_on.has_value());
  }
  return steps.take();
}

}  // namespace engawa::meetings
