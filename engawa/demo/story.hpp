#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "engawa/base/date.hpp"
#include "engawa/base/json_reader.hpp"

/// The story of the demo as data: `story.csv` names the files and the action each is made of; a row
/// of such a file is one call of it. Columns: `key` (how later rows call the result), `day`, `by`
/// (key of the post whose holder does it, or "administrator"), then members of the action's input
/// by their dotted path. An empty cell is a member left out.
namespace engawa::demo {

/// Ids of what earlier rows made, by key.
using MadeRecords = std::map<std::string, std::string, std::less<>>;

/// One row of the story.
struct Step {
  std::string action;
  std::string key;
  base::Date day;
  std::string by;
  std::vector<std::pair<std::string, std::string>> members;  ///< dotted path, cell
  std::string file;
  std::size_t line = 0;
};

/// The steps of `folder` in the order of their days; on one day in the order of the files.
/// Days are written "fy-2/04-01" (1 April of the fiscal year before last), "today-20" or as a date.
/// BAS-001, FMT-*, DEM-002.
[[nodiscard]] base::Result<std::vector<Step>> read_story(const std::filesystem::path& folder,
                                                         const base::Date& today);

/// Day of "fy-2/04-01", "fy0/04-01", "today", "today+30", or nothing for any other text.
[[nodiscard]] std::optional<base::Date> story_day(std::string_view text, const base::Date& today);

/// The input of a step. In cells "@key" is the id of a record made before, "[a b @c]" a list, a
/// text that begins with "[{" JSON, and a story_day its date. DEM-002 for an unknown key.
[[nodiscard]] base::Result<base::JsonValue> input_of(const Step& step, const MadeRecords& made,
                                                     const base::Date& today);

}  // namespace engawa::demo
