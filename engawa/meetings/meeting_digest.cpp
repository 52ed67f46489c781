#include "engawa/meetings/meeting_digest.hpp"

#include <algorithm>

#include "engawa/base/text.hpp"
#include "engawa/meetings/meeting_entries.hpp"
#include "engawa/meetings/meetings_store.hpp"

namespace engawa::meetings {

using accounts::Desk;
using base::Result;

namespace {

constexpr int days_to_tell = 183;

/// One thing stands by itself, several are numbered.
std::string numbered(const std::vector<std::string>& texts) {
  if (texts.size() < 2) return texts.empty() ? std::string() : texts.front();
  std::vector<std::string> lines;
  for (const auto& text : texts) {
    lines.push_back("（" + std::to_string(lines.size() + 1) + "）" + text);
  }
  return base::join(lines, "　");
}

/// A title that somebody wrote as a sentence, with what stands in brackets behind it.
std::string with_note(std::string title, const std::string& note) {
  constexpr std::string_view full_stop = "。";
  if (title.ends_with(full_stop)) title.resize(title.size() - full_stop.size());
  return title + "（" + note + "）";
}

}  // namespace

Result<Digests> Digests::load(Desk& desk, const std::vector<councils::Council>& councils,
                              const Meeting& meeting) {
  Digests digests;
  for (const auto& it : TRY(decision_entries(desk, meeting))) {
    digests.m_decisions.push_back(it.decision.text);
    if (!it.is_closed) digests.m_open_decisions.push_back(it.decision.text);
  }
  for (const auto& council : councils) {
    TRY(digests.take_promises(desk, council.id));
    TRY(digests.take_meetings(desk, council.id));
  }
  return digests;
}

Result<Digest> Digests::of(councils::Names& names, const accounts::OrganisationId& body,
                           bool listens) const {
  const auto its = [&](const std::vector<Request>& requests) -> Result<std::string> {
    std::vector<std::string> texts;
    for (const Request& request : requests) {
      if (request.post.empty()) continue;
      if (TRY(names.post(request.post.text)).organisation == body) texts.push_back(request.text);
    }
    return numbered(texts);
  };
  Digest digest;
  digest.decisions = numbered(listens ? m_open_decisions : m_decisions);
  digest.promises = TRY(its(m_promises));
  digest.materials = TRY(its(m_materials));
  digest.next_meetings = numbered(m_meetings);
  return digest;
}

base::Status Digests::take_promises(Desk& desk, const councils::CouncilId& council) {
  for (const auto& found : TRY(open_promises(desk.database, council))) {
    const ActionItem& it = found.record;
    const bool is_late = it.due_on < desk.today;
    m_promises.push_back(
        {it.owner, with_note(it.title, it.due_on.era_text() + "まで" +
                                           (is_late ? "。期限を過ぎています" : ""))});
  }
  return base::success();
}

// Meetings that all bodies are invited to.
base::Status Digests::take_meetings(Desk& desk, const councils::CouncilId& council) {
  for (const auto& found : TRY(meetings_of(desk.database, council))) {
    const Meeting& it = found.record;
    const bool is_coming = it.state == MeetingState::Planned && it.day && *it.day >= desk.today &&
                           desk.today.days_until(*it.day) <= days_to_tell;
    if (!is_coming || !is_for_all_bodies(it.kind)) continue;
    m_meetings.push_back(it.title + "　" + when_text(it));
    TRY(take_materials(desk, it));
  }
  return base::success();
}

base::Status Digests::take_materials(Desk& desk, const Meeting& meeting) {
  for (const auto& found : TRY(agenda_of(desk.database, meeting.id))) {
    const AgendaItem& it = found.record;
    if (!it.material_due_on || !it.material.empty()) continue;
    m_materials.push_back(
        {it.presenter, with_note(it.title, it.material_due_on->era_text() + "まで")});
  }
  return base::success();
}

}  // namespace engawa::meetings
