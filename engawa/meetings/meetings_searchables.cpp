#include "engawa/meetings/meetings_searchables.hpp"

#include "engawa/accounts/desk.hpp"
#include "engawa/accounts/organisation.hpp"
#include "engawa/base/text.hpp"
#include "engawa/meetings/agenda.hpp"
#include "engawa/meetings/attendance.hpp"
#include "engawa/meetings/meeting_place.hpp"

namespace engawa::meetings {
namespace {

using accounts::Desk;
using accounts::SearchText;
using base::Result;

std::string page_of(const MeetingId& meeting) { return "/work/meetings/" + meeting.text; }

// "meeting|council|<council>|<other council>": the kind of meeting and whose it is. Who may see it
// is decided when somebody searches, once for all meetings of that kind and council.
constexpr std::string_view sign = "meeting";
/// What was decided and promised is for the members, not for those who only listen.
constexpr std::string_view inner_sign = "inner";
constexpr int members_only = 2;
/// What is drafted is for the working groups that prepare it.
constexpr std::string_view draft_sign = "draft";
/// What a single body answers is for the secretariat.
constexpr std::string_view answer_sign = "answer";

/// Who may see what has that sign at a meeting of `kind`; nothing for an unknown sign.
std::optional<accounts::Audience> audience_of_sign(std::string_view whose, MeetingKind kind) {
  if (whose == sign || whose == inner_sign) return audience_of(kind);
  if (whose == draft_sign) return accounts::Audience::WorkingGroup;
  if (whose == answer_sign) return accounts::Audience::Secretariat;
  return std::nullopt;
}

std::string audience_text(const Meeting& it, std::string_view whose = sign) {
  return base::join(
      {std::string(whose), base::enum_text(it.kind), it.council.text, it.other_council.text}, "|");
}

std::vector<std::string> places_of(const Meeting& it) {
  return {it.council.text, it.other_council.text};
}

Result<bool> may_see(Desk& desk, const std::string& audience) {
  const auto parts = base::split(audience, '|');
  if (parts.size() != 4) return false;
  const auto kind = base::parse_enum<MeetingKind>(parts[1]);
  if (!kind) return false;
  const auto whom = audience_of_sign(parts[0], *kind);
  if (!whom) return false;
  Meeting meeting;
  meeting.kind = *kind;
  meeting.council = {parts[2]};
  meeting.other_council = {parts[3]};
  auto place = TRY(prepared_place_of(desk, meeting, *whom));
  if (parts[0] == inner_sign) place.confidentiality = members_only;
  return accounts::may(desk.actor, accounts::Right::See, place);
}

Result<Meeting> meeting_of(store::Database& database, const MeetingId& id) {
  const auto found = TRY(store::find<Meeting>(database, id.text));
  return found ? found->record : Meeting{};
}

Result<SearchText> text_of_meeting(store::Database&, const Meeting& it) {
  return SearchText{it.title, when_text(it) + "\n" + where_text(it), audience_text(it),
                    page_of(it.id), places_of(it)};
}

// The meeting's title is searched at the meeting, not again at everything that belongs to it.
Result<SearchText> text_of_decision(store::Database& database, const Decision& it) {
  const auto meeting = TRY(meeting_of(database, it.meeting));
  return SearchText{
      it.text, {}, audience_text(meeting, inner_sign), page_of(it.meeting), places_of(meeting)};
}

Result<SearchText> text_of_promise(store::Database& database, const ActionItem& it) {
  const auto meeting = TRY(meeting_of(database, it.meeting));
  return SearchText{it.title, it.result, audience_text(meeting, inner_sign), page_of(it.meeting),
                    places_of(meeting)};
}

/// "第2回協議会：議題": where a change is told, a part of a meeting says of which.
Result<SearchText> text_of_part(store::Database& database, const MeetingId& id,
                                const std::string& part, std::string_view whose) {
  const auto meeting = TRY(meeting_of(database, id));
  return SearchText{meeting.title + (part.empty() ? "" : "：" + part),
                    {},
                    audience_text(meeting, whose),
                    page_of(id),
                    places_of(meeting)};
}

Result<SearchText> text_of_item(store::Database& database, const AgendaItem& it) {
  return text_of_part(database, it.meeting, it.title, draft_sign);
}

Result<SearchText> text_of_item_minutes(store::Database& database, const ItemMinutes& it) {
  const auto item = TRY(store::find<AgendaItem>(database, it.item.text));
  return text_of_part(database, it.meeting, item ? item->record.title : "", draft_sign);
}

Result<SearchText> text_of_file(store::Database& database, const MeetingFile& it) {
  return text_of_part(database, it.meeting, it.name, draft_sign);
}

Result<SearchText> text_of_answer(store::Database& database, const Attendance& it) {
  const auto body = TRY(store::find<accounts::Organisation>(database, it.organisation.text));
  return text_of_part(database, it.meeting, body ? body->record.name : "", answer_sign);
}

}  // namespace

std::vector<accounts::Searchable> meetings_searchables() {
  using accounts::searchable;
  using accounts::told;
  return {searchable<Meeting>("会議", text_of_meeting, may_see),
          searchable<Decision>("決定", text_of_decision, may_see),
          searchable<ActionItem>("宿題", text_of_promise, may_see),
          told<AgendaItem>("議題", text_of_item, may_see),
          told<ItemMinutes>("会議録", text_of_item_minutes, may_see),
          told<MeetingFile>("添付の資料", text_of_file, may_see),
          told<Attendance>("出欠", text_of_answer, may_see)};
}

}  // namespace engawa::meetings
