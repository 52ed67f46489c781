#pragma once

#include "engawa/accounts/action.hpp"
#include "engawa/councils/council_actions.hpp"
#include "engawa/meetings/attendance.hpp"
#include "engawa/meetings/decision.hpp"
#include "engawa/meetings/minutes.hpp"
#include "engawa/notices/notice.hpp"

/// Inputs of the actions on meetings.
namespace engawa::meetings {

struct MeetingInput {
  MeetingId meeting;
};
BOOST_DESCRIBE_STRUCT(MeetingInput, (), (meeting))

/// Adds a meeting (version 0) with the agenda of its template, or amends the version that was read.
/// Without a title it gets the usual one; with a day its fiscal year follows.
struct KeepMeeting {
  Meeting meeting;
  bool starts_empty = false;  ///< a new meeting without the agenda of its template
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(KeepMeeting, (), (meeting, starts_empty, version))

/// Plans the meetings of a fiscal year at once: one for each month.
struct PlanSeries {
  councils::CouncilId council;
  MeetingKind kind = MeetingKind::Council;
  int fiscal_year = 0;
  std::vector<int> months;
};
BOOST_DESCRIBE_STRUCT(PlanSeries, (), (council, kind, fiscal_year, months))
struct SeriesPlanned {
  std::vector<std::string> ids;
};
BOOST_DESCRIBE_STRUCT(SeriesPlanned, (), (ids))

struct ListMeetings {
  councils::CouncilId council;
  std::string query;
  std::string sort;
  bool descending = false;
  int offset = 0;
  int limit = 0;
};
BOOST_DESCRIBE_STRUCT(ListMeetings, (), (council, query, sort, descending, offset, limit))

/// The meeting has taken place. `version` is that of the meeting.
struct HoldMeeting {
  MeetingId meeting;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(HoldMeeting, (), (meeting, version))

struct KeepBrief {
  MeetingId meeting;
  MeetingBrief brief;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(KeepBrief, (), (meeting, brief, version))
struct KeepReview {
  MeetingId meeting;
  MeetingReview review;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(KeepReview, (), (meeting, review, version))

struct KeepItem {
  MeetingId meeting;
  AgendaItem item;  ///< position 0: at the end
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(KeepItem, (), (meeting, item, version))
struct RemoveItem {
  MeetingId meeting;
  AgendaItemId item;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(RemoveItem, (), (meeting, item, version))
/// Puts a health issue on the agenda, frozen as it stands today.
struct TableIssue {
  MeetingId meeting;
  std::string area;  ///< empty: that of the council
  std::string indicator;
  std::string source;  ///< of the choice; empty: the first source
};
BOOST_DESCRIBE_STRUCT(TableIssue, (), (meeting, area, indicator, source))
/// Words of meetings to choose from.
struct MeetingWords {
  std::vector<councils::CouncilWord> kinds;
  std::vector<councils::CouncilWord> item_kinds;
  std::vector<councils::CouncilWord> openness;
  std::vector<councils::CouncilWord> promise_states;
};
BOOST_DESCRIBE_STRUCT(MeetingWords, (), (kinds, item_kinds, openness, promise_states))

struct IssueChoices {
  MeetingId meeting;
  std::string area;
};
BOOST_DESCRIBE_STRUCT(IssueChoices, (), (meeting, area))
struct IssueChoice {
  std::string indicator;
  std::string title;
  std::string sentence;
  std::string source;
  std::string source_ja;
};
BOOST_DESCRIBE_STRUCT(IssueChoice, (), (indicator, title, sentence, source, source_ja))
struct IssueChoicesReply {
  std::vector<IssueChoice> choices;  ///< by source, the weightiest first
};
BOOST_DESCRIBE_STRUCT(IssueChoicesReply, (), (choices))

struct OpenPoll {
  MeetingId meeting;
  std::vector<PollSlot> slots;
  base::Date due_on;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(OpenPoll, (), (meeting, slots, due_on, version))
/// The meeting gets the day and times of a slot of its poll. `version` is that of the meeting.
struct ChooseSlot {
  MeetingId meeting;
  int slot = 0;  ///< from 0
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ChooseSlot, (), (meeting, slot, version))

/// What one post says about a meeting.
struct PostAnswer {
  accounts::PostId post;
  std::vector<Mark> marks;
  Presence presence = Presence::Unanswered;
  std::string proxy_name;
  std::string opinion;
};
BOOST_DESCRIBE_STRUCT(PostAnswer, (), (post, marks, presence, proxy_name, opinion))
struct AnswerMeeting {
  MeetingId meeting;
  PostAnswer answer;
};
BOOST_DESCRIBE_STRUCT(AnswerMeeting, (), (meeting, answer))
struct OpenMeetingLink {
  std::string token;
};
BOOST_DESCRIBE_STRUCT(OpenMeetingLink, (), (token))
struct AnswerByMeetingLink {
  std::string token;
  std::vector<PostAnswer> answers;
  std::string answered_by;
};
BOOST_DESCRIBE_STRUCT(AnswerByMeetingLink, (), (token, answers, answered_by))

struct PresenceMark {
  accounts::PostId post;
  Presence presence = Presence::Attended;
  std::string proxy_name;
};
BOOST_DESCRIBE_STRUCT(PresenceMark, (), (post, presence, proxy_name))
/// Who came, for all posts at once.
struct RecordPresence {
  MeetingId meeting;
  std::vector<PresenceMark> marks;
};
BOOST_DESCRIBE_STRUCT(RecordPresence, (), (meeting, marks))
struct PresenceRecorded {
  int posts = 0;
};
BOOST_DESCRIBE_STRUCT(PresenceRecorded, (), (posts))

struct KeepItemMinutes {
  MeetingId meeting;
  AgendaItemId item;
  std::string text;
  std::string public_text;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(KeepItemMinutes, (), (meeting, item, text, public_text, version))
struct SubmitMinutes {
  MeetingId meeting;
  std::int64_t version = 0;  ///< of the meeting
};
BOOST_DESCRIBE_STRUCT(SubmitMinutes, (), (meeting, version))
/// The chair confirms; or the secretariat writes down how the chair did (`how`).
struct ConfirmMinutes {
  MeetingId meeting;
  std::string how;
  std::int64_t version = 0;  ///< of the meeting
};
BOOST_DESCRIBE_STRUCT(ConfirmMinutes, (), (meeting, how, version))
/// Publishes the confirmed version and prepares the letters to the heads of the member bodies.
struct PublishMinutes {
  MeetingId meeting;
  std::string document_number;
  std::optional<base::Date> issued_on;  ///< none: today
  std::int64_t version = 0;             ///< of the meeting
};
BOOST_DESCRIBE_STRUCT(PublishMinutes, (), (meeting, document_number, issued_on, version))

struct KeepDecision {
  MeetingId meeting;
  Decision decision;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(KeepDecision, (), (meeting, decision, version))
struct KeepPromise {
  MeetingId meeting;  ///< at which it was made
  ActionItem promise;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(KeepPromise, (), (meeting, promise, version))
/// What has become of a promise; its owner may say so too.
struct ReportPromise {
  ActionItemId promise;
  PromiseState state = PromiseState::Done;
  std::string result;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ReportPromise, (), (promise, state, result, version))

/// Writes the letters of a kind ("meeting_notice", "date_poll") to every body that is invited.
/// Those prepared before and not sent are written anew.
struct PrepareNotices {
  MeetingId meeting;
  std::string kind;
  std::string document_number;
  std::optional<base::Date> issued_on;
  std::optional<base::Date> answer_by;
  bool again = false;  ///< also to bodies that have been sent one
};
BOOST_DESCRIBE_STRUCT(PrepareNotices, (),
                      (meeting, kind, document_number, issued_on, answer_by, again))
struct NoticesPrepared {
  int by_mail = 0;
  int on_paper = 0;
  int without_head = 0;  ///< bodies whose head's post is vacant or unknown
};
BOOST_DESCRIBE_STRUCT(NoticesPrepared, (), (by_mail, on_paper, without_head))
/// A person releases letters that were prepared: all of a kind, or those named.
struct SendNotices {
  MeetingId meeting;
  std::string kind;
  std::vector<std::string> notices;  ///< ids; empty: all that are prepared
};
BOOST_DESCRIBE_STRUCT(SendNotices, (), (meeting, kind, notices))
struct NoticesSent {
  int waiting = 0;   ///< for the mail server
  int on_paper = 0;  ///< to be printed and posted
};
BOOST_DESCRIBE_STRUCT(NoticesSent, (), (waiting, on_paper))
/// One letter: to be read, or to be sent to oneself as the body would get it.
struct TryNotice {
  MeetingId meeting;
  notices::NoticeId notice;
};
BOOST_DESCRIBE_STRUCT(TryNotice, (), (meeting, notice))
enum class NoticeOutcome { Posted, Bounced, Received, Withdrawn, OnPaper };
BOOST_DESCRIBE_ENUM(NoticeOutcome, Posted, Bounced, Received, Withdrawn, OnPaper)
/// What a person knows of letters: posted, come back, received, not to be sent, to go on paper.
struct RecordNotices {
  MeetingId meeting;
  std::vector<std::string> notices;  ///< ids
  NoticeOutcome outcome = NoticeOutcome::Posted;
};
BOOST_DESCRIBE_STRUCT(RecordNotices, (), (meeting, notices, outcome))
struct NoticesRecorded {
  int notices = 0;
};
BOOST_DESCRIBE_STRUCT(NoticesRecorded, (), (notices))
struct ReceiptLink {
  std::string token;
};
BOOST_DESCRIBE_STRUCT(ReceiptLink, (), (token))
struct ConfirmReceipt {
  std::string token;
  std::string received_by;
};
BOOST_DESCRIBE_STRUCT(ConfirmReceipt, (), (token, received_by))

/// 書類: what is printed of a meeting.
enum class Paper {
  Agenda,         // 次第
  RunSheet,       // 進行表
  Packet,         // 会議資料一式
  Seating,        // 座席表
  Opinions,       // 書面意見
  Minutes,        // 会議録（構成員）
  PublicMinutes,  // 会議録（公開）
  Letters,        // 発送の控え（印刷用）
};
BOOST_DESCRIBE_ENUM(Paper, Agenda, RunSheet, Packet, Seating, Opinions, Minutes, PublicMinutes,
                    Letters)
struct PrintMeeting {
  MeetingId meeting;
  Paper paper = Paper::Agenda;
  std::string format;  ///< pdf, docx or html; empty: pdf
  std::string kind;    ///< of letters
};
BOOST_DESCRIBE_STRUCT(PrintMeeting, (), (meeting, paper, format, kind))

/// A file that belongs to an item; refused when something in it may run.
struct AddFile {
  MeetingId meeting;
  AgendaItemId item;
  std::string name;
  std::string base64;
};
BOOST_DESCRIBE_STRUCT(AddFile, (), (meeting, item, name, base64))
struct FileOfMeeting {
  MeetingId meeting;
  MeetingFileId file;
  std::int64_t version = 0;  ///< to remove it
};
BOOST_DESCRIBE_STRUCT(FileOfMeeting, (), (meeting, file, version))

/// Freezes the packet as it stands, as the next version.
struct FreezePacket {
  MeetingId meeting;
};
BOOST_DESCRIBE_STRUCT(FreezePacket, (), (meeting))
struct PacketFrozen {
  std::string id;
  int number = 0;
  int pages = 0;
};
BOOST_DESCRIBE_STRUCT(PacketFrozen, (), (id, number, pages))
struct PacketFile {
  MeetingId meeting;
  PacketId packet;
};
BOOST_DESCRIBE_STRUCT(PacketFile, (), (meeting, packet))

}  // namespace engawa::meetings
