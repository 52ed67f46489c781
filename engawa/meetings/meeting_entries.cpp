#include "engawa/meetings/meeting_entries.hpp"

#include <algorithm>

#include "engawa/accounts/directory.hpp"
#include "engawa/notices/notices_store.hpp"

namespace engawa::meetings {

using accounts::Desk;
using base::Result;

namespace {

EvidenceEntry evidence_entry(const Evidence& it) {
  return {it.id, it.title, it.sentence, it.facts, it.source, it.figure, it.frozen_on};
}

void mark_best(std::vector<SlotCount>& counts) {
  if (counts.empty()) return;
  const auto is_worse = [](const SlotCount& a, const SlotCount& b) {
    return std::tuple(-a.no, a.yes, a.maybe) < std::tuple(-b.no, b.yes, b.maybe);
  };
  const auto best = *std::max_element(counts.begin(), counts.end(), is_worse);
  if (best.yes + best.maybe == 0) return;
  for (auto& count : counts) {
    count.is_best = count.yes == best.yes && count.maybe == best.maybe && count.no == best.no;
  }
}

}  // namespace

std::string slot_text(const PollSlot& slot) {
  std::string text = slot.day.era_text_with_weekday();
  if (!slot.starts_at.empty()) text += slot.starts_at + "から";
  if (!slot.ends_at.empty()) text += slot.ends_at + "まで";
  return text;
}

Result<std::vector<ItemEntry>> item_entries(Desk& desk, councils::Names& names,
                                            const Meeting& meeting) {
  std::vector<ItemEntry> entries;
  const auto evidence =
      TRY(store::list<Evidence>(desk.database, "meeting = $1", {meeting.id.text}));
  const auto minutes =
      TRY(store::list<ItemMinutes>(desk.database, "meeting = $1", {meeting.id.text}));
  const auto files =
      TRY(store::list<MeetingFile>(desk.database, "meeting = $1", {meeting.id.text}));
  int passed = 0;
  for (const auto& found : TRY(agenda_of(desk.database, meeting.id))) {
    const AgendaItem& it = found.record;
    ItemEntry entry;
    entry.item = it;
    entry.version = found.version;
    entry.kind_ja = japanese(it.kind);
    entry.openness_ja = japanese(it.openness);
    entry.presenter_ja = TRY(names.post_line(it.presenter.text));
    entry.is_material_late = it.material.empty() && it.material_due_on &&
                             *it.material_due_on < desk.today &&
                             meeting.state == MeetingState::Planned;
    entry.begins_at = time_after(meeting.starts_at, passed);
    passed += it.minutes;
    for (const auto& one : evidence) {
      if (one.record.item == it.id) entry.evidence.push_back(evidence_entry(one.record));
    }
    for (const auto& one : files) {
      const MeetingFile& file = one.record;
      if (file.item != it.id) continue;
      entry.files.push_back(
          {file.id, one.version, file.name, file.bytes, file.added_on, file.added_by});
    }
    ItemMinutes said;
    for (const auto& one : minutes) {
      if (one.record.item != it.id) continue;
      said = one.record;
      entry.minutes_version = one.version;
    }
    entry.text = said.text;
    entry.public_text = said.public_text;
    entry.public_preview = public_text_of(it, said);
    entries.push_back(std::move(entry));
  }
  return entries;
}

Result<std::vector<AttendanceEntry>> attendance_entries(
    Desk& desk, const Meeting& meeting, const std::vector<councils::RosterLine>& invited) {
  std::vector<AttendanceEntry> entries;
  auto own = TRY(place_of(desk, meeting, audience_of(meeting.kind)));
  const auto answers =
      TRY(store::list<Attendance>(desk.database, "meeting = $1", {meeting.id.text}));
  for (const auto& line : invited) {
    AttendanceEntry entry;
    entry.post = line.post;
    entry.organisation_name = line.organisation_name;
    entry.post_title = line.post_title;
    entry.person_name = line.person_name;
    entry.role_ja = line.role_ja;
    const auto found = std::find_if(answers.begin(), answers.end(),
                                    [&](const auto& one) { return one.record.post == line.post; });
    if (found != answers.end()) {
      const Attendance& it = found->record;
      entry.marks = it.marks;
      entry.presence = it.presence;
      entry.proxy_name = it.proxy_name;
      entry.opinion = it.opinion;
      entry.answered_on = it.answered_on;
      entry.answered_by = it.answered_by;
    }
    for (const Mark mark : entry.marks) entry.marks_ja.emplace_back(japanese(mark));
    entry.presence_ja = japanese(entry.presence);
    // The body for its own posts; the secretariat writes down what it was told.
    own.organisation = line.organisation.text;
    entry.may_answer = accounts::may(desk.actor, accounts::Right::SpeakForOrganisation, own);
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::vector<OpinionGroup> opinion_groups(const std::vector<AttendanceEntry>& entries) {
  std::vector<OpinionGroup> groups;
  for (const auto& entry : entries) {
    if (entry.opinion.empty()) continue;
    const auto found = std::find_if(groups.begin(), groups.end(), [&](const OpinionGroup& it) {
      return it.organisation_name == entry.organisation_name;
    });
    const std::string text = entry.post_title + "：" + entry.opinion;
    if (found == groups.end()) {
      groups.push_back({entry.organisation_name, {text}});
    } else {
      found->opinions.push_back(text);
    }
  }
  return groups;
}

Result<std::optional<PollEntry>> poll_entry(Desk& desk, const Meeting& meeting,
                                            const std::vector<AttendanceEntry>& attendance) {
  const auto found = TRY(only_one<DatePoll>(desk.database, meeting.id));
  if (found.version == 0) return std::optional<PollEntry>{};
  PollEntry entry;
  entry.poll = found.record;
  entry.version = found.version;
  entry.asked = static_cast<int>(attendance.size());
  entry.is_over = meeting.day.has_value() || found.record.due_on < desk.today;
  for (const auto& slot : found.record.slots)
    entry.counts.push_back({slot_text(slot), 0, 0, 0, false});
  for (const auto& answer : attendance) {
    if (answer.marks.size() != entry.counts.size()) continue;
    ++entry.answered;
    for (std::size_t i = 0; i < answer.marks.size(); ++i) {
      auto& count = entry.counts[i];
      ++(answer.marks[i] == Mark::Yes     ? count.yes
         : answer.marks[i] == Mark::Maybe ? count.maybe
                                          : count.no);
    }
  }
  mark_best(entry.counts);
  return std::optional(std::move(entry));
}

Result<std::vector<DecisionEntry>> decision_entries(Desk& desk, const Meeting& meeting) {
  std::vector<DecisionEntry> entries;
  for (const auto& found :
       TRY(store::list<Decision>(desk.database, "meeting = $1", {meeting.id.text}))) {
    DecisionEntry entry{found.record, found.version, {}, false, 0};
    if (!found.record.item.empty()) {
      const auto item = TRY(store::find<AgendaItem>(desk.database, found.record.item.text));
      if (item) entry.item_title = item->record.title;
      entry.is_closed = item && item->record.openness != Openness::Open;
    }
    for (const auto& promise :
         TRY(store::list<ActionItem>(desk.database, "meeting = $1", {meeting.id.text}))) {
      if (promise.record.decision == found.record.id) ++entry.promises;
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

Result<PromiseEntry> promise_entry(Desk& desk, councils::Names& names,
                                   const store::Versioned<ActionItem>& found, bool may_keep) {
  const ActionItem& it = found.record;
  PromiseEntry entry;
  entry.promise = it;
  entry.version = found.version;
  entry.owner_ja = TRY(names.post_line(it.owner.text));
  const auto holder = TRY(accounts::holder_on(desk.database, it.owner, desk.today));
  entry.owner_person = holder ? holder->name() : "（空席）";
  entry.state_ja = japanese(it.state);
  const auto meeting = TRY(store::find<Meeting>(desk.database, it.meeting.text));
  if (meeting) entry.meeting_title = meeting->record.title;
  entry.is_late = !it.is_closed() && it.due_on < desk.today;
  const auto& posts = desk.actor.posts;
  entry.may_report =
      may_keep || std::find(posts.begin(), posts.end(), it.owner.text) != posts.end();
  return entry;
}

Result<std::vector<NoticeEntry>> notice_entries(Desk& desk, const Meeting& meeting) {
  std::vector<NoticeEntry> entries;
  for (const auto& found : TRY(notices::notices_about(desk.database, meeting.id.text))) {
    const auto& it = found.record;
    if (it.state == notices::NoticeState::Withdrawn) continue;
    entries.push_back({it.id, found.version, it.kind, it.organisation_name, it.addressee,
                       it.channel, std::string(notices::japanese(it.channel)), it.state,
                       std::string(notices::japanese(it.state)), it.reason, it.sent_on,
                       it.received_on, it.received_by, it.text});
  }
  return entries;
}

Result<BriefEntry> brief_entry(Desk& desk, const Meeting& meeting) {
  BriefEntry entry;
  const auto brief = TRY(only_one<MeetingBrief>(desk.database, meeting.id));
  entry.brief = brief.record;
  entry.version = brief.version;
  const auto review = TRY(only_one<MeetingReview>(desk.database, meeting.id));
  entry.review = review.record;
  entry.review_version = review.version;
  constexpr std::size_t lessons_max = 5;
  auto earlier = TRY(meetings_of(desk.database, meeting.council));
  std::reverse(earlier.begin(), earlier.end());
  for (const auto& found : earlier) {
    const Meeting& it = found.record;
    const bool is_earlier =
        it.id != meeting.id && it.day && (!meeting.day || *it.day < *meeting.day);
    if (!is_earlier || entry.lessons.size() == lessons_max) continue;
    const auto of_it = TRY(only_one<MeetingReview>(desk.database, it.id));
    if (!of_it.record.lessons.empty()) entry.lessons.push_back({it.title, of_it.record.lessons});
  }
  return entry;
}

}  // namespace engawa::meetings
