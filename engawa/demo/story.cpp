#include "engawa/demo/story.hpp"

#include <algorithm>

#include "engawa/base/decimal.hpp"
#include "engawa/base/files.hpp"
#include "engawa/base/json.hpp"
#include "engawa/demo/problems.hpp"
#include "engawa/formats/csv_reader.hpp"

namespace engawa::demo {
namespace {

using base::JsonValue;
using base::Result;

base::Problem step_problem(const Step& step, std::string found, std::string expected = {}) {
  return base::make_problem(problems::wrong_step, std::move(found), std::move(expected),
                            {step.file, {}, "row " + std::to_string(step.line)});
}

// "+30", "-2" or "" as a number.
std::optional<int> offset_of(std::string_view text) {
  if (text.empty()) return 0;
  if (text.front() == '+') text.remove_prefix(1);
  const auto number = base::parse_integer(text);
  if (!number) return std::nullopt;
  return static_cast<int>(*number);
}

Result<Step> step_of(const std::string& action, const formats::CsvTable& table, std::size_t row,
                     const std::string& file, const base::Date& today) {
  Step step;
  step.action = action;
  step.file = file;
  step.line = table.line_of(row);
  const auto names = table.row(0);
  const auto cells = table.row(row);
  for (std::size_t i = 0; i < std::min(names.size(), cells.size()); ++i) {
    const std::string cell(cells[i]);
    if (cell.empty()) continue;
    if (names[i] == "key") {
      step.key = cell;
    } else if (names[i] == "by") {
      step.by = cell;
    } else if (names[i] == "day") {
      const auto day = story_day(cell, today);
      if (!day) return step_problem(step, cell, "fy-2/04-01, today-20");
      step.day = *day;
    } else {
      step.members.emplace_back(std::string(names[i]), cell);
    }
  }
  return step;
}

// "fy0", "fy+1": the present fiscal year, the next.
std::optional<int> story_year(std::string_view text, const base::Date& today) {
  constexpr std::string_view fiscal = "fy";
  if (!text.starts_with(fiscal)) return std::nullopt;
  const auto years = offset_of(text.substr(fiscal.size()));
  return years ? std::optional(today.fiscal_year().year + *years) : std::nullopt;
}

Result<std::string> made_id(const Step& step, const MadeRecords& made, std::string_view key) {
  const auto found = made.find(key);
  if (found == made.end()) return step_problem(step, std::string(key));
  return found->second;
}

Result<std::string> word_of(const Step& step, const MadeRecords& made, const base::Date& today,
                            const std::string& word) {
  if (word.starts_with('@')) return made_id(step, made, std::string_view(word).substr(1));
  if (const auto year = story_year(word, today)) return std::to_string(*year);
  const auto day = story_day(word, today);
  return day ? day->iso() : word;
}

// "[a @b]" as a JSON list of texts.
Result<JsonValue> list_of(const Step& step, const MadeRecords& made, const base::Date& today,
                          const std::string& cell) {
  std::string json;
  for (const auto& word : base::split(cell.substr(1, cell.size() - 2), ' ')) {
    if (word.empty()) continue;
    if (!json.empty()) json += ',';
    json += base::to_json(TRY(word_of(step, made, today, word)));
  }
  return JsonValue::parse("[" + json + "]");
}

// A list of objects in JSON whose texts "@b" and "today+3" are what they stand for.
Result<std::string> with_words(const Step& step, const MadeRecords& made, const base::Date& today,
                               std::string json) {
  for (auto at = json.find('"'); at != std::string::npos; at = json.find('"', at + 1)) {
    const auto end = json.find('"', at + 1);
    if (end == std::string::npos) break;
    const auto word = TRY(word_of(step, made, today, json.substr(at + 1, end - at - 1)));
    json.replace(at + 1, end - at - 1, word);
    at += word.size() + 1;
  }
  return json;
}

Result<JsonValue> value_of(const Step& step, const MadeRecords& made, const base::Date& today,
                           const std::string& cell) {
  if (cell.starts_with("[{")) return JsonValue::parse(TRY(with_words(step, made, today, cell)));
  if (cell.starts_with('[') && cell.ends_with(']')) return list_of(step, made, today, cell);
  return JsonValue::of_text(TRY(word_of(step, made, today, cell)));
}

}  // namespace

std::optional<base::Date> story_day(std::string_view text, const base::Date& today) {
  constexpr std::string_view fiscal = "fy";
  constexpr std::string_view relative = "today";
  if (text.starts_with(relative)) {
    const auto days = offset_of(text.substr(relative.size()));
    return days ? std::optional(today.plus_days(*days)) : std::nullopt;
  }
  if (!text.starts_with(fiscal)) return std::nullopt;
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto years = offset_of(text.substr(fiscal.size(), slash - fiscal.size()));
  const auto month_and_day = text.substr(slash + 1);
  if (!years || month_and_day.size() != 5 || month_and_day[2] != '-') return std::nullopt;
  const auto month = base::parse_integer(month_and_day.substr(0, 2));
  const auto day = base::parse_integer(month_and_day.substr(3));
  if (!month || !day) return std::nullopt;
  constexpr int first_month = 4;
  base::Date date{today.fiscal_year().year + *years, static_cast<int>(*month),
                  static_cast<int>(*day)};
  if (date.month < first_month) ++date.year;
  return date.is_valid() ? std::optional(date) : std::nullopt;
}

Result<std::vector<Step>> read_story(const std::filesystem::path& folder, const base::Date& today) {
  const std::string list = TRY(base::read_file(folder / "story.csv"));
  const auto contents = TRY(formats::read_csv(list, "story.csv"));
  std::vector<Step> steps;
  for (std::size_t line = 1; line < contents.rows_count(); ++line) {
    const std::string file(contents.row(line)[0]);
    const std::string action(contents.row(line)[1]);
    const std::string bytes = TRY(base::read_file(folder / file));
    const auto table = TRY(formats::read_csv(bytes, file));
    for (std::size_t row = 1; row < table.rows_count(); ++row) {
      steps.push_back(TRY(step_of(action, table, row, file, today)));
    }
  }
  std::stable_sort(steps.begin(), steps.end(),
                   [](const Step& a, const Step& b) { return a.day < b.day; });
  return steps;
}

Result<JsonValue> input_of(const Step& step, const MadeRecords& made, const base::Date& today) {
  // Actions take at most one level of nesting: "seat", or "organisation.name".
  JsonValue input = TRY(JsonValue::parse("{}"));
  std::map<std::string, JsonValue> nested;
  for (const auto& [path, cell] : step.members) {
    const auto value = TRY(value_of(step, made, today, cell));
    const auto dot = path.find('.');
    if (dot == std::string::npos) {
      input.set(path, value);
      continue;
    }
    nested[path.substr(0, dot)].set(path.substr(dot + 1), value);
  }
  for (auto& [name, value] : nested) input.set(name, std::move(value));
  return input;
}

}  // namespace engawa::demo
