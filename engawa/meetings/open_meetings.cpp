#include "engawa/meetings/open_meetings.hpp"

#include <algorithm>

#include "engawa/documents/html_writer.hpp"
#include "engawa/documents/pdf_writer.hpp"
#include "engawa/meetings/meeting_documents.hpp"
#include "engawa/meetings/meeting_place.hpp"
#include "engawa/meetings/problems.hpp"

namespace engawa::meetings {

using accounts::Audience;
using accounts::Desk;
using accounts::FileReply;
using accounts::Right;
using base::make_problem;
using base::Result;

namespace {

// Meetings of members are public matter; working groups, in-house rooms and exchanges are not, nor
// is a council that only those who sit in it know of.
bool is_public_matter(const Meeting& meeting, const councils::Council& council) {
  return audience_of(meeting.kind) == Audience::Members &&
         council.kind != councils::CouncilKind::InHouse &&
         council.kind != councils::CouncilKind::WorkingGroup;
}

// The version whose public text was published last, if any was.
Result<std::optional<MinutesVersion>> published_version(Desk& desk, const MeetingId& meeting) {
  for (const auto& found : TRY(minutes_versions(desk.database, meeting))) {
    if (found.record.published_on) return std::optional(found.record);
  }
  return std::optional<MinutesVersion>{};
}

Result<OpenMeeting> open_meeting(Desk& desk, const Meeting& it, const std::string& council_name) {
  OpenMeeting shown;
  shown.meeting = it.id;
  shown.council_name = council_name;
  shown.title = it.title;
  shown.day = *it.day;
  shown.when_text = when_text(it);
  // How to take part from afar is for those who are invited.
  shown.where_text = it.place;
  shown.openness_ja = japanese(it.openness);
  shown.openness_reason = it.openness_reason;
  shown.observer_seats = it.openness == Openness::Closed ? 0 : it.observer_seats;
  for (const auto& item : TRY(agenda_of(desk.database, it.id))) {
    shown.agenda.push_back(title_for_listeners(item.record));
  }
  shown.is_over = it.state == MeetingState::Held;
  shown.has_minutes = TRY(published_version(desk, it.id)).has_value();
  return shown;
}

Result<OpenMeetingsReply> list_open(Desk& desk, const OpenMeetingsInput& input) {
  OpenMeetingsReply reply;
  const auto from = desk.today.plus_days(-remembered_days);
  const auto until = desk.today.plus_days(announcement_days);
  for (const auto& found : TRY(store::list<Meeting>(desk.database, "day >= $1 AND day <= $2",
                                                    {from.iso(), until.iso()}))) {
    const Meeting& it = found.record;
    if (!input.council.empty() && it.council.text != input.council) continue;
    const auto council = TRY(store::get<councils::Council>(desk.database, it.council.text)).record;
    if (!is_public_matter(it, council) || it.state == MeetingState::Cancelled) continue;
    auto shown = TRY(open_meeting(desk, it, council.name));
    // Nothing is told to everybody that nobody has decided to tell: the notice, or the minutes.
    if (!it.is_announced && !shown.has_minutes) continue;
    const bool is_past = shown.is_over || shown.day < desk.today;
    (is_past ? reply.over : reply.coming).push_back(std::move(shown));
  }
  const auto earlier = [](const OpenMeeting& a, const OpenMeeting& b) { return a.day < b.day; };
  std::sort(reply.coming.begin(), reply.coming.end(), earlier);
  std::sort(reply.over.rbegin(), reply.over.rend(), earlier);
  return reply;
}

Result<FileReply> open_minutes(Desk& desk, const OpenMinutesInput& input) {
  const auto meeting = TRY(store::get<Meeting>(desk.database, input.meeting.text)).record;
  const auto council =
      TRY(store::get<councils::Council>(desk.database, meeting.council.text)).record;
  const auto version = TRY(published_version(desk, meeting.id));
  // Whether a room that is not public exists is not told either.
  if (!is_public_matter(meeting, council) || !version) {
    return make_problem(store::problems::no_record, input.meeting.text);
  }
  MeetingReply reply;
  reply.meeting = meeting;
  reply.council_name = council.name;
  reply.when_text = when_text(meeting);
  reply.where_text = meeting.place;
  reply.openness_ja = japanese(meeting.openness);
  const auto document = minutes_document(reply, *version, MinutesFor::Everybody);
  const std::string name = meeting.title + "_会議録";
  if (input.format == "html") {
    return FileReply{name + ".html", "text/html; charset=utf-8",
                     TRY(documents::write_html(document))};
  }
  return FileReply{name + ".pdf", "application/pdf",
                   TRY(documents::write_pdf(document, documents::dated(*version->published_on)))};
}

}  // namespace

std::vector<accounts::Action> open_meeting_actions() {
  using accounts::anywhere;
  using accounts::reading;
  return {reading("meetings.list_open", "公開の会議", Right::Anybody, anywhere<OpenMeetingsInput>,
                  list_open),
          reading("meetings.open_minutes", "公開の会議録", Right::Anybody,
                  anywhere<OpenMinutesInput>, open_minutes)};
}

}  // namespace engawa::meetings
