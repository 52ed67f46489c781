#pragma once

#include "engawa/councils/contact_actions.hpp"
#include "engawa/councils/room_actions.hpp"
#include "engawa/documents/document.hpp"

/// 引継ぎ書 and 協議会のあゆみ.
namespace engawa::councils {

/// One line of the council's story.
struct TimelineEntry {
  base::Date day;
  std::string kind_ja;  ///< 設置, 任期, 委員, 異動, 名称・位置づけ, 関係づくり
  std::string text;
};
BOOST_DESCRIBE_STRUCT(TimelineEntry, (), (day, kind_ja, text))
struct TimelineReply {
  std::string council_name;
  std::vector<TimelineEntry> entries;  ///< the latest first
};
BOOST_DESCRIBE_STRUCT(TimelineReply, (), (council_name, entries))

struct PackDeadline {
  base::Date day;
  std::string kind_ja;  ///< 作業, 資料, 推薦, 任期, 約束
  std::string text;
  std::string owner_ja;
  bool is_late = false;
};
BOOST_DESCRIBE_STRUCT(PackDeadline, (), (day, kind_ja, text, owner_ja, is_late))
struct PackPromise {
  std::string organisation_name;
  std::string person_name;
  base::Date made_on;
  std::string next_step;
  std::optional<base::Date> next_on;
};
BOOST_DESCRIBE_STRUCT(PackPromise, (),
                      (organisation_name, person_name, made_on, next_step, next_on))
struct PackNote {
  std::string post_ja;
  std::string former_name;
  base::Date ended_on;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(PackNote, (), (post_ja, former_name, ended_on, note))

/// What a successor needs to know.
struct SuccessionPack {
  std::string council_name;
  base::Date day;
  std::string direction;           ///< the purpose
  std::vector<PackNote> notes;     ///< what predecessors in the secretariat wrote
  std::vector<RosterLine> people;  ///< the roster
  std::vector<KeyPersonEntry> key_persons;
  std::vector<TaskEntry> tasks;  ///< not done
  std::vector<PackPromise> promises;
  std::vector<PackDeadline> deadlines;  ///< late, or within 90 days
  std::vector<CadenceLine> silent;      ///< bodies not contacted for six months
  std::vector<TimelineEntry> timeline;
};
BOOST_DESCRIBE_STRUCT(SuccessionPack, (),
                      (council_name, day, direction, notes, people, key_persons, tasks, promises,
                       deadlines, silent, timeline))

/// The story of a council from its records, the latest first. Counts of contacts stand in it only
/// when `with_contacts`.
[[nodiscard]] base::Result<std::vector<TimelineEntry>> timeline_of(accounts::Desk& desk,
                                                                   const CouncilId& council,
                                                                   bool with_contacts);

[[nodiscard]] base::Result<SuccessionPack> succession_pack(accounts::Desk& desk,
                                                           const CouncilInput& input);

/// The pack on A4, for paper.
[[nodiscard]] documents::Document succession_document(const SuccessionPack& pack);

}  // namespace engawa::councils
