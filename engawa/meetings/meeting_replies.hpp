#pragma once

#include "engawa/meetings/meeting_actions.hpp"

/// What a meeting's screen is drawn from.
namespace engawa::meetings {

enum class StepState { Done, Now, Later };
BOOST_DESCRIBE_ENUM(StepState, Done, Now, Later)

/// One step of a meeting's way, from its first date to its closed loop.
struct MeetingStep {
  std::string key;  ///< dates, brief, notice, agenda, held, minutes, confirm, letters, review
  std::string text;
  StepState state = StepState::Later;
  std::string note;  ///< 「28団体のうち3団体が送る前」
};
BOOST_DESCRIBE_STRUCT(MeetingStep, (), (key, text, state, note))

struct EvidenceEntry {
  EvidenceId id;
  std::string title;
  std::string sentence;
  std::vector<std::string> facts;
  std::string source;
  std::string figure;
  base::Date frozen_on;
};
BOOST_DESCRIBE_STRUCT(EvidenceEntry, (), (id, title, sentence, facts, source, figure, frozen_on))

struct FileEntry {
  MeetingFileId id;
  std::int64_t version = 0;
  std::string name;
  std::int64_t bytes = 0;
  base::Date added_on;
  std::string added_by;
};
BOOST_DESCRIBE_STRUCT(FileEntry, (), (id, version, name, bytes, added_on, added_by))

struct ItemEntry {
  AgendaItem item;
  std::int64_t version = 0;
  std::string kind_ja;
  std::string openness_ja;
  std::string presenter_ja;
  std::string begins_at;  ///< by the run sheet; empty while the meeting has no time
  bool is_material_late = false;
  std::vector<EvidenceEntry> evidence;
  std::vector<FileEntry> files;
  std::string text;  ///< minutes of the item
  std::string public_text;
  std::string public_preview;  ///< what the public version will say
  std::int64_t minutes_version = 0;
};
BOOST_DESCRIBE_STRUCT(ItemEntry, (),
                      (item, version, kind_ja, openness_ja, presenter_ja, begins_at,
                       is_material_late, evidence, files, text, public_text, public_preview,
                       minutes_version))

struct AttendanceEntry {
  accounts::PostId post;
  std::string organisation_name;
  std::string post_title;
  std::string person_name;
  std::string role_ja;
  std::vector<Mark> marks;
  std::vector<std::string> marks_ja;
  Presence presence = Presence::Unanswered;
  std::string presence_ja;
  std::string proxy_name;
  std::string opinion;
  std::optional<base::Date> answered_on;
  std::string answered_by;
  bool may_answer = false;
};
BOOST_DESCRIBE_STRUCT(AttendanceEntry, (),
                      (post, organisation_name, post_title, person_name, role_ja, marks, marks_ja,
                       presence, presence_ja, proxy_name, opinion, answered_on, answered_by,
                       may_answer))

/// Written opinions of one body, together.
struct OpinionGroup {
  std::string organisation_name;
  std::vector<std::string> opinions;  ///< "事務局長：..."
};
BOOST_DESCRIBE_STRUCT(OpinionGroup, (), (organisation_name, opinions))

struct SlotCount {
  std::string text;  ///< 令和8年12月10日（木）18:30から
  int yes = 0;
  int maybe = 0;
  int no = 0;
  bool is_best = false;
};
BOOST_DESCRIBE_STRUCT(SlotCount, (), (text, yes, maybe, no, is_best))
struct PollEntry {
  DatePoll poll;
  std::int64_t version = 0;
  std::vector<SlotCount> counts;
  int answered = 0;
  int asked = 0;
  bool is_over = false;
};
BOOST_DESCRIBE_STRUCT(PollEntry, (), (poll, version, counts, answered, asked, is_over))

struct DecisionEntry {
  Decision decision;
  std::int64_t version = 0;
  std::string item_title;
  bool is_closed = false;  ///< its item was not open
  int promises = 0;        ///< action items under it
};
BOOST_DESCRIBE_STRUCT(DecisionEntry, (), (decision, version, item_title, is_closed, promises))
struct PromiseEntry {
  ActionItem promise;
  std::int64_t version = 0;
  std::string owner_ja;
  std::string owner_person;
  std::string state_ja;
  std::string meeting_title;
  bool is_late = false;
  bool may_report = false;
};
BOOST_DESCRIBE_STRUCT(PromiseEntry, (),
                      (promise, version, owner_ja, owner_person, state_ja, meeting_title, is_late,
                       may_report))

struct NoticeEntry {
  notices::NoticeId id;
  std::int64_t version = 0;
  std::string kind;
  std::string organisation_name;
  std::string addressee;
  notices::Channel channel = notices::Channel::Mail;
  std::string channel_ja;
  notices::NoticeState state = notices::NoticeState::Prepared;
  std::string state_ja;
  std::string reason;
  std::optional<base::Date> sent_on;
  std::optional<base::Date> received_on;
  std::string received_by;
  std::string mail_text;
};
BOOST_DESCRIBE_STRUCT(NoticeEntry, (),
                      (id, version, kind, organisation_name, addressee, channel, channel_ja, state,
                       state_ja, reason, sent_on, received_on, received_by, mail_text))

struct VersionEntry {
  int number = 0;
  base::Date confirmed_on;
  std::string confirmed_by;
  std::string how;
  std::optional<base::Date> published_on;
};
BOOST_DESCRIBE_STRUCT(VersionEntry, (), (number, confirmed_on, confirmed_by, how, published_on))

struct PacketEntry {
  PacketId id;
  int number = 0;
  int pages = 0;
  base::Date frozen_on;
  std::string frozen_by;
};
BOOST_DESCRIBE_STRUCT(PacketEntry, (), (id, number, pages, frozen_on, frozen_by))

struct Lesson {
  std::string meeting_title;
  std::string lessons;
};
BOOST_DESCRIBE_STRUCT(Lesson, (), (meeting_title, lessons))

struct BriefEntry {
  MeetingBrief brief;
  std::int64_t version = 0;
  MeetingReview review;
  std::int64_t review_version = 0;
  std::vector<Lesson> lessons;  ///< of earlier meetings, the latest first
};
BOOST_DESCRIBE_STRUCT(BriefEntry, (), (brief, version, review, review_version, lessons))

struct SuggestionEntry {
  AgendaItem item;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(SuggestionEntry, (), (item, reason))

struct MeetingMay {
  bool keep = false;     ///< run the meeting, send letters
  bool draft = false;    ///< write the agenda and the minutes
  bool confirm = false;  ///< is the chair
  bool see_private = false;
  bool see_closed = false;  ///< what was not open: members do, observers and guests do not
};
BOOST_DESCRIBE_STRUCT(MeetingMay, (), (keep, draft, confirm, see_private, see_closed))

struct MeetingReply {
  Meeting meeting;
  std::int64_t version = 0;
  std::string council_name;
  std::string other_name;
  std::string kind_ja;
  std::string state_ja;
  std::string minutes_state_ja;
  std::string openness_ja;
  std::string when_text;
  std::string where_text;
  std::optional<int> days_since;  ///< the meeting; negative before it
  int minutes_in_all = 0;         ///< of the agenda
  std::vector<MeetingStep> steps;
  std::vector<ItemEntry> agenda;
  std::vector<SuggestionEntry> suggestions;
  std::optional<PollEntry> poll;
  std::vector<AttendanceEntry> attendance;
  std::vector<OpinionGroup> opinions;
  std::vector<DecisionEntry> decisions;
  std::vector<PromiseEntry> promises;  ///< made here
  std::vector<PromiseEntry> carried;   ///< open ones of earlier meetings
  std::vector<NoticeEntry> notices;    ///< for the secretariat
  std::vector<VersionEntry> versions;
  std::vector<PacketEntry> packets;  ///< the latest first
  std::optional<BriefEntry> brief;   ///< for the chair and the secretariat
  bool mail_is_set_up = false;
  MeetingMay may;
};
BOOST_DESCRIBE_STRUCT(MeetingReply, (),
                      (meeting, version, council_name, other_name, kind_ja, state_ja,
                       minutes_state_ja, openness_ja, when_text, where_text, days_since,
                       minutes_in_all, steps, agenda, suggestions, poll, attendance, opinions,
                       decisions, promises, carried, notices, versions, packets, brief,
                       mail_is_set_up, may))

/// A link's page, for a body without account.
struct MeetingSheet {
  std::string council_name;
  std::string organisation_name;
  std::string title;
  std::string when_text;
  std::string where_text;
  std::vector<std::string> agenda;
  std::vector<SlotCount> slots;  ///< texts alone: what others said is not told
  bool asks_dates = false;
  bool asks_presence = false;
  std::vector<AttendanceEntry> posts;
  base::Date valid_until;
};
BOOST_DESCRIBE_STRUCT(MeetingSheet, (),
                      (council_name, organisation_name, title, when_text, where_text, agenda, slots,
                       asks_dates, asks_presence, posts, valid_until))
struct ReceiptSheet {
  std::string title;
  std::string organisation_name;
  std::optional<base::Date> received_on;
  std::string received_by;
};
BOOST_DESCRIBE_STRUCT(ReceiptSheet, (), (title, organisation_name, received_on, received_by))

}  // namespace engawa::meetings
