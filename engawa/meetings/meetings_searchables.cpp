#include "engawa/meetings/meetings_searchables.hpp"

#include "engawa/accounts/desk.hpp"
#include "engawa/meetings/meeting_place.hpp"

namespace engawa::meetings {
namespace {

using accounts::Desk;
using accounts::SearchText;
using base::Result;

std::string page_of(const MeetingId& meeting) { return "/work/meetings/" + meeting.text; }

// The audience is the meeting itself: who may see it is decided when somebody searches.
Result<bool> may_see(Desk& desk, const std::string& meeting) {
  const auto found = TRY(store::find<Meeting>(desk.database, meeting));
  if (!found) return false;
  const auto place = TRY(prepared_place_of(desk, found->record, audience_of(found->record.kind)));
  return accounts::may(desk.actor, accounts::Right::See, place);
}

Result<std::string> title_of(store::Database& database, const MeetingId& meeting) {
  const auto found = TRY(store::find<Meeting>(database, meeting.text));
  return found ? found->record.title : std::string{};
}

Result<SearchText> text_of_meeting(store::Database&, const Meeting& it) {
  return SearchText{it.title, when_text(it) + "\n" + where_text(it), it.id.text, page_of(it.id)};
}

Result<SearchText> text_of_decision(store::Database& database, const Decision& it) {
  return SearchText{it.text, TRY(title_of(database, it.meeting)), it.meeting.text,
                    page_of(it.meeting)};
}

Result<SearchText> text_of_promise(store::Database& database, const ActionItem& it) {
  return SearchText{it.title, it.result + "\n" + TRY(title_of(database, it.meeting)),
                    it.meeting.text, page_of(it.meeting)};
}

}  // namespace

std::vector<accounts::Searchable> meetings_searchables() {
  using accounts::searchable;
  return {searchable<Meeting>("会議", text_of_meeting, may_see),
          searchable<Decision>("決定", text_of_decision, may_see),
          searchable<ActionItem>("宿題", text_of_promise, may_see)};
}

}  // namespace engawa::meetings
