#pragma once

#include "engawa/meetings/meeting_place.hpp"
#include "engawa/meetings/meeting_template.hpp"

/// How an agenda begins, and what is suggested for it.
namespace engawa::meetings {

/// An item with the reason for which it is suggested.
struct Suggestion {
  AgendaItem item;
  std::string reason;
};

/// The template of a kind, the office's own before the catalogue's.
[[nodiscard]] base::Result<MeetingTemplate> template_of(accounts::Desk& desk, MeetingKind kind);

/// 令和8年度第2回東部地域・職域連携推進協議会.
[[nodiscard]] base::Result<std::string> usual_title(accounts::Desk& desk, const Meeting& meeting);

/// Items of the template that fit the council's level and the time of the year; what was promised
/// and is not closed; what the same meeting of last year spoke about.
[[nodiscard]] base::Result<std::vector<Suggestion>> suggestions(accounts::Desk& desk,
                                                                const Meeting& meeting,
                                                                const MeetingTemplate& pattern);

/// Writes the items with which a new meeting begins: those of the template, and the promises.
base::Status add_agenda(accounts::Desk& desk, store::Change& change, const Meeting& meeting,
                        const MeetingTemplate& pattern);

}  // namespace engawa::meetings
