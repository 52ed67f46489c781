#include "engawa/meetings/meeting_digest.hpp"

#include <algorithm>

#include "engawa/base/text.hpp"
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

class DigestOfBody {
 public:
  DigestOfBody(Desk& desk, councils::Names& names, const accounts::OrganisationId& body)
      : m_desk(desk), m_names(names), m_body(body) {}

  Result<Digest> make(const std::vector<councils::Council>& councils, const Meeting& meeting) {
    for (const auto& found :
         TRY(store::list<Decision>(m_desk.database, "meeting = $1", {meeting.id.text}))) {
      m_decisions.push_back(found.record.text);
    }
    for (const auto& council : councils) {
      TRY(take_promises(council.id));
      TRY(take_meetings(council.id));
    }
    return Digest{numbered(m_decisions), numbered(m_promises), numbered(m_materials),
                  numbered(m_meetings)};
  }

 private:
  Result<bool> is_of_body(const accounts::PostId& post) {
    if (post.empty()) return false;
    return TRY(m_names.post(post.text)).organisation == m_body;
  }

  base::Status take_promises(const councils::CouncilId& council) {
    for (const auto& found : TRY(open_promises(m_desk.database, council))) {
      const ActionItem& it = found.record;
      if (!TRY(is_of_body(it.owner))) continue;
      const bool is_late = it.due_on < m_desk.today;
      m_promises.push_back(with_note(
          it.title, it.due_on.era_text() + "まで" + (is_late ? "。期限を過ぎています" : "")));
    }
    return base::success();
  }

  // Meetings that all bodies are invited to.
  base::Status take_meetings(const councils::CouncilId& council) {
    for (const auto& found : TRY(meetings_of(m_desk.database, council))) {
      const Meeting& it = found.record;
      const bool is_coming = it.state == MeetingState::Planned && it.day &&
                             *it.day >= m_desk.today &&
                             m_desk.today.days_until(*it.day) <= days_to_tell;
      if (!is_coming || !is_for_all_bodies(it.kind)) continue;
      m_meetings.push_back(it.title + "　" + when_text(it));
      TRY(take_materials(it));
    }
    return base::success();
  }

  base::Status take_materials(const Meeting& meeting) {
    for (const auto& found : TRY(agenda_of(m_desk.database, meeting.id))) {
      const AgendaItem& it = found.record;
      if (!it.material_due_on || !it.material.empty()) continue;
      if (!TRY(is_of_body(it.presenter))) continue;
      m_materials.push_back(with_note(it.title, it.material_due_on->era_text() + "まで"));
    }
    return base::success();
  }

  Desk& m_desk;
  councils::Names& m_names;
  const accounts::OrganisationId& m_body;
  std::vector<std::string> m_decisions;
  std::vector<std::string> m_promises;
  std::vector<std::string> m_materials;
  std::vector<std::string> m_meetings;
};

}  // namespace

Result<Digest> digest_for(Desk& desk, councils::Names& names,
                          const std::vector<councils::Council>& councils, const Meeting& meeting,
                          const accounts::OrganisationId& body) {
  return DigestOfBody(desk, names, body).make(councils, meeting);
}

}  // namespace engawa::meetings
