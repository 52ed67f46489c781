#include "engawa/meetings/meeting_template.hpp"

#include <algorithm>
#include <array>

#include "engawa/base/described.hpp"
#include "engawa/formats/toml_keys.hpp"

namespace engawa::meetings {

using base::Result;

namespace {

struct Condition {
  std::string_view word;
  bool (*holds)(const MeetingOccasion&);
};

constexpr std::array<Condition, 6> conditions{{
    {"first_of_year", [](const MeetingOccasion& it) { return it.is_first_of_year; }},
    {"later_in_year", [](const MeetingOccasion& it) { return !it.is_first_of_year; }},
    {"last_of_year", [](const MeetingOccasion& it) { return it.is_last_of_year; }},
    {"young_council", [](const MeetingOccasion& it) { return it.is_young_council; }},
    {"prefectural",
     [](const MeetingOccasion& it) {
       return it.council_kind == councils::CouncilKind::Prefectural;
     }},
    {"medical_area",
     [](const MeetingOccasion& it) {
       return it.council_kind == councils::CouncilKind::MedicalArea;
     }},
}};

const Condition* condition_of(const std::string& word) {
  const auto* const found = std::find_if(conditions.begin(), conditions.end(),
                                         [&](const Condition& it) { return it.word == word; });
  return found == conditions.end() ? nullptr : found;
}

SuggestedItem read_item(formats::TomlKeys& keys) {
  SuggestedItem item;
  const auto kind = base::parse_enum<ItemKind>(keys.text("kind"));
  if (!kind) keys.note("kind", base::join(base::enum_texts<ItemKind>(), ", "));
  item.kind = kind.value_or(ItemKind::Other);
  item.title = keys.text("title_ja");
  item.minutes = keys.integer("minutes").value_or(0);
  item.prompt = keys.text("prompt_ja", false);
  item.reason = keys.text("reason_ja", false);
  item.when = keys.texts("when", false);
  for (const auto& word : item.when) {
    if (condition_of(word) == nullptr) keys.note("when", "first_of_year, later_in_year ...");
  }
  return item;
}

}  // namespace

Result<MeetingTemplate> load_meeting_template(const std::filesystem::path& catalogue_folder,
                                              const std::filesystem::path& own_folder,
                                              MeetingKind kind) {
  const std::string name = base::enum_text(kind) + ".toml";
  const auto own = own_folder / name;
  const auto file = std::filesystem::exists(own) ? own : catalogue_folder / "meetings" / name;
  const auto table = TRY(formats::read_toml(file));
  formats::TomlKeys keys(table, file);
  MeetingTemplate it;
  it.starts_at = keys.text("starts_at");
  it.ends_at = keys.text("ends_at");
  it.notice_days = keys.integer("notice_days").value_or(0);
  it.aim = keys.text("aim_ja", false);
  it.method = keys.text("method_ja", false);
  TRY(keys.status());
  const auto* items = table["item"].as_array();
  if (items == nullptr) return it;
  for (const auto& entry : *items) {
    if (!entry.is_table()) continue;
    formats::TomlKeys of_item(*entry.as_table(), file);
    it.items.push_back(read_item(of_item));
    TRY(of_item.status());
  }
  return it;
}

bool fits(const SuggestedItem& item, const MeetingOccasion& occasion) {
  return std::all_of(item.when.begin(), item.when.end(), [&](const std::string& word) {
    const auto* condition = condition_of(word);
    return condition != nullptr && condition->holds(occasion);
  });
}

}  // namespace engawa::meetings
