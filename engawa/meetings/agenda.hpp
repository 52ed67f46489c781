#pragma once

#include "engawa/accounts/post.hpp"
#include "engawa/meetings/meeting.hpp"

namespace engawa::meetings {

using AgendaItemId = base::Id<struct AgendaItemTag>;
using ItemMinutesId = base::Id<struct ItemMinutesTag>;
using EvidenceId = base::Id<struct EvidenceTag>;

/// 議題の種類.
enum class ItemKind { Report, AreaPresentation, Discussion, Decision, Other };
BOOST_DESCRIBE_ENUM(ItemKind, Report, AreaPresentation, Discussion, Decision, Other)
[[nodiscard]] std::string_view japanese(ItemKind kind);

/// 議題: one line of the agenda and of the run sheet.
struct AgendaItem {
  AgendaItemId id;
  MeetingId meeting;
  int position = 0;
  ItemKind kind = ItemKind::Discussion;
  std::string title;
  accounts::PostId presenter;
  int minutes = 0;                            ///< 所要時間
  std::string prompt;                         ///< 討議の問いかけ
  std::string material;                       ///< the text that goes into the packet
  std::optional<base::Date> material_due_on;  ///< until when the presenter brings it
  Openness openness = Openness::Open;
  std::string openness_reason;
  std::string openness_decided_by;
};
BOOST_DESCRIBE_STRUCT(AgendaItem, (),
                      (id, meeting, position, kind, title, presenter, minutes, prompt, material,
                       material_due_on, openness, openness_reason, openness_decided_by))

/// The title as those read it who only listen (observers, guests, the public): that there is an
/// item which is not open, not what it is about.
[[nodiscard]] std::string title_for_listeners(const AgendaItem& item);

/// 議題の会議録, in two versions. An empty public text of an open item means: as for the members.
struct ItemMinutes {
  ItemMinutesId id;
  MeetingId meeting;
  AgendaItemId item;
  std::string text;
  std::string public_text;
};
BOOST_DESCRIBE_STRUCT(ItemMinutes, (), (id, meeting, item, text, public_text))

/// 卓上の根拠: a health issue as it stood on the day it was put on the agenda. Never changes, even
/// when newer data comes.
struct Evidence {
  EvidenceId id;
  MeetingId meeting;
  AgendaItemId item;
  std::string area;
  std::string indicator;
  std::string title;               ///< 血圧高値の人の割合（東部圏域）
  std::string sentence;            ///< the issue in words, with its number and interval
  std::vector<std::string> facts;  ///< period, numbers, coverage
  std::string source;
  std::string figure;  ///< SVG
  base::Date frozen_on;
};
BOOST_DESCRIBE_STRUCT(Evidence, (),
                      (id, meeting, item, area, indicator, title, sentence, facts, source, figure,
                       frozen_on))

using MeetingFileId = base::Id<struct MeetingFileTag>;

/// 添付の資料: a file from outside, kept to the byte with what it was looked through for.
struct MeetingFile {
  MeetingFileId id;
  MeetingId meeting;
  AgendaItemId item;
  std::string name;
  std::string enclosure;  ///< id among the notices' enclosures
  std::int64_t bytes = 0;
  std::string sha256;
  base::Date added_on;
  std::string added_by;
};
BOOST_DESCRIBE_STRUCT(MeetingFile, (),
                      (id, meeting, item, name, enclosure, bytes, sha256, added_on, added_by))

using PacketId = base::Id<struct PacketTag>;

/// 会議資料の版: the packet as it was frozen, to the byte. What is printed at the meeting and what
/// is asked for years later is the same.
struct Packet {
  PacketId id;
  MeetingId meeting;
  int number = 1;
  std::string enclosure;  ///< id of the PDF among the notices' enclosures
  int pages = 0;
  base::Date frozen_on;
  std::string frozen_by;
};
BOOST_DESCRIBE_STRUCT(Packet, (), (id, meeting, number, enclosure, pages, frozen_on, frozen_by))

}  // namespace engawa::meetings

template <>
inline constexpr std::string_view engawa::store::table_of<engawa::meetings::AgendaItem> =
    "meetings_items";
template <>
inline constexpr std::string_view engawa::store::table_of<engawa::meetings::ItemMinutes> =
    "meetings_item_minutes";
template <>
inline constexpr std::string_view engawa::store::table_of<engawa::meetings::Evidence> =
    "meetings_evidence";
template <>
inline constexpr std::string_view engawa::store::table_of<engawa::meetings::Packet> =
    "meetings_packets";
template <>
inline constexpr std::string_view engawa::store::table_of<engawa::meetings::MeetingFile> =
    "meetings_files";
