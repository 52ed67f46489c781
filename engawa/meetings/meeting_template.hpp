#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engawa/meetings/agenda.hpp"

namespace engawa::meetings {

/// What is known of a meeting when its agenda is suggested.
struct MeetingOccasion {
  councils::CouncilKind council_kind = councils::CouncilKind::MedicalArea;
  bool is_first_of_year = false;
  bool is_last_of_year = false;
  bool is_young_council = false;  ///< fewer than three meetings held
};

/// A line that a template offers, and when.
struct SuggestedItem {
  ItemKind kind = ItemKind::Discussion;
  std::string title;
  int minutes = 0;
  std::string prompt;
  std::string reason;             ///< why it is suggested
  std::vector<std::string> when;  ///< all must hold; see fits()
};

/// 会議の型: one file of catalog/meetings, named by the kind.
struct MeetingTemplate {
  std::string starts_at;
  std::string ends_at;
  int notice_days = 0;  ///< the notice goes out so many days before
  std::string aim;
  std::string method;
  std::vector<SuggestedItem> items;
};

/// The template of a kind: the office's own file where there is one. FMT-023, FMT-024, BAS-001.
[[nodiscard]] base::Result<MeetingTemplate> load_meeting_template(
    const std::filesystem::path& catalogue_folder, const std::filesystem::path& own_folder,
    MeetingKind kind);

/// Whether the words of SuggestedItem::when hold: first_of_year, later_in_year, last_of_year,
/// young_council, prefectural, medical_area. Pure.
[[nodiscard]] bool fits(const SuggestedItem& item, const MeetingOccasion& occasion);

}  // namespace engawa::meetings
