#include "engawa/meetings/meetings_searchables.hpp"

#include "engawa/accounts/desk.hpp"
#include "engawa/base/text.hpp"
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

std::string audience_text(const Meeting& it, std::string_view whose = sign) {
  return base::join(
      {std::string(whose), base::enum_text(it.kind), it.council.text, it.other_council.text}, "|");
}

Result<bool> may_see(Desk& desk, const std::string& audience) {
  const auto parts = base::split(audience, '|');
  if (parts.size() != 4 || (parts[0] != sign && parts[0] != inner_sign)) return false;
  const auto kind = base::parse_enum<MeetingKind>(parts[1]);
  if (!kind) return false;
  Meeting meeting;
  meeting.kind = *kind;
  meeting.council = {parts[2]};
  meeting.other_council = {parts[3]};
  auto place = TRY(prepared_place_of(desk, meeting, audience_of(*kind)));
  if (parts[0] == inner_sign) place.confidentiality = members_only;
  return accounts::may(desk.actor, accounts::Right::See, place);
}

Result<Meeting> meeting_of(store::Database& database, const MeetingId& id) {
  const auto found = TRY(store::find<Meeting>(database, id.text));
  return found ? found->record : Meeting{};
}

Result<SearchText> text_of_meeting(store::Database&, const Meeting& it) {
  return SearchText{it.title, when_text(it) + "\n" + where_text(it), audience_text(it),
                    page_of(it.id)};
}

// The meeting's title is searched at the meeting, not again at everything that belongs to it.
Result<SearchText> text_of_decision(store::Database& database, const Decision& it) {
  const auto meeting = TRY(meeting_of(database, it.meeting));
  return SearchText{it.text, {}, audience_text(meeting, inner_sign), page_of(it.meeting)};
}

Result<SearchText> text_of_promise(store::Database& database, const ActionItem& it) {
  const auto meeting = TRY(meeting_of(database, it.meeting));
  return SearchText{it.title, it.result, audience_text(meeting, inner_sign), page_of(it.meeting)};
}

}  // namespace

std::vector<accounts::Searchable> meetings_searchables() {
  using accounts::searchable;
  return {searchable<Meeting>("会議", text_of_meeting, may_see),
          searchable<Decision>("決定", text_of_decision, may_see),
          searchable<ActionItem>("宿題", text_of_promise, may_see)};
}

}  // namespace engawa::meetings
