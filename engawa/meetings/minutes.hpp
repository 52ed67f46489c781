#pragma once

#include "engawa/meetings/agenda.hpp"

namespace engawa::meetings {

using MinutesVersionId = base::Id<struct MinutesVersionTag>;

/// One item of confirmed minutes, as it was confirmed.
struct MinutesPart {
  std::string title;
  std::string text;
  std::string public_text;   ///< what the public version says; never empty
  std::string public_title;  ///< empty in minutes that were confirmed before there was one

  [[nodiscard]] const std::string& title_for_everybody() const {
    return public_title.empty() ? title : public_title;
  }
};
BOOST_DESCRIBE_STRUCT(MinutesPart, (), (title, text, public_text, public_title))

/// 会議録の版: what the chair confirmed. A change after that makes the next version; this one
/// stays.
struct MinutesVersion {
  MinutesVersionId id;
  MeetingId meeting;
  int number = 1;
  std::vector<std::string> present;  ///< "みどり商工会議所 会頭 山田 太郎"
  std::vector<std::string> absent;
  std::vector<MinutesPart> parts;
  std::vector<std::string> decisions;
  std::vector<std::string> public_decisions;  ///< those of open items
  std::vector<std::string> promises;
  base::Date confirmed_on;
  std::string confirmed_by;
  std::string how;  ///< how the secretariat heard of it, when the chair did not confirm here
  std::optional<base::Date> published_on;
};
BOOST_DESCRIBE_STRUCT(MinutesVersion, (),
                      (id, meeting, number, present, absent, parts, decisions, public_decisions,
                       promises, confirmed_on, confirmed_by, how, published_on))

/// What the public version says of an item: its public text; else, for an open item, the members'
/// text; else that it was closed, and why. Pure.
[[nodiscard]] std::string public_text_of(const AgendaItem& item, const ItemMinutes& minutes);

}  // namespace engawa::meetings

template <>
inline constexpr std::string_view engawa::store::table_of<engawa::meetings::MinutesVersion> =
    "meetings_minutes";
