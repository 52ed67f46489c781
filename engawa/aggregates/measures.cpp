#include "engawa/aggregates/measures.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "engawa/base/files.hpp"
#include "engawa/base/text.hpp"
#include "engawa/formats/csv_reader.hpp"
#include "engawa/formats/problems.hpp"
#include "engawa/formats/toml_keys.hpp"

namespace engawa::aggregates {

using base::Result;

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> groups_ja{
    {{everybody, "全体"},
     {"qualification", "加入の種類"},
     {"workplace_size", "事業所の規模"},
     {"age", "年齢"},
     {"sex", "性別"}}};

/// A word of a catalogue as what it stands for.
template <class Value, std::size_t count>
Value word(formats::TomlKeys& keys, const char* key,
           const std::array<std::pair<std::string_view, Value>, count>& words) {
  const std::string text = keys.text(key);
  for (const auto& [name, value] : words) {
    if (name == text) return value;
  }
  keys.note(key, std::string(words.front().first));
  return words.front().second;
}

Result<Measure> read_measure(const std::filesystem::path& file) {
  const toml::table table = TRY(formats::read_toml(file));
  formats::TomlKeys keys(table, file);
  Measure measure;
  measure.id = file.stem().string();
  measure.order = keys.integer("order").value_or(0);
  measure.name_ja = keys.text("name_ja");
  measure.meaning_ja = keys.text("meaning_ja");
  measure.kind = word<MeasureKind, 2>(
      keys, "kind", {{{"share", MeasureKind::Share}, {"amount", MeasureKind::Amount}}});
  measure.unit_ja = keys.text("unit_ja", measure.kind == MeasureKind::Amount);
  measure.numerator_ja = keys.text("numerator_ja");
  measure.denominator_ja = keys.text("denominator_ja");
  measure.better = word<Better, 3>(
      keys, "better",
      {{{"higher", Better::Higher}, {"lower", Better::Lower}, {"neither", Better::Neither}}});
  measure.may_exceed = keys.flag("may_exceed");
  measure.least_people = keys.integer("least_people").value_or(0);
  if (measure.least_people < 1) keys.note("least_people", ">= 1");
  measure.groups = keys.texts("groups");
  for (const auto& group : measure.groups) {
    if (group_ja(group).empty()) keys.note("groups", "qualification, workplace_size, age, sex");
  }
  measure.without = keys.texts("without", false);
  measure.report_ja = keys.text("report_ja");
  TRY(keys.status());
  return measure;
}

Result<Segment> segment_of(std::span<const std::string_view> row, const std::string& file,
                           std::size_t line) {
  constexpr std::size_t columns = 4;
  const auto wrong = [&](std::string found) {
    return base::make_problem(formats::problems::toml_key, std::move(found),
                              "id,name_ja,group,thin", {file, {}, "row " + std::to_string(line)});
  };
  if (row.size() != columns || group_ja(row[2]).empty()) return wrong(std::string(row[0]));
  return Segment{std::string(row[0]), std::string(row[1]), std::string(row[2]), row[3] == "yes"};
}

template <class Entry>
const Entry* find_entry(const std::vector<Entry>& entries, std::string_view id_or_name) {
  const std::string key = base::label_key(id_or_name);
  for (const auto& entry : entries) {
    if (entry.id == id_or_name || base::label_key(entry.name_ja) == key) return &entry;
  }
  return nullptr;
}

}  // namespace

std::string_view group_ja(std::string_view group) {
  for (const auto& [id, name] : groups_ja) {
    if (id == group) return name;
  }
  return {};
}

Result<Measures> Measures::load(const std::filesystem::path& folder) {
  Measures measures;
  for (const auto& file : TRY(formats::toml_files(folder))) {
    measures.m_measures.push_back(TRY(read_measure(file)));
  }
  std::sort(measures.m_measures.begin(), measures.m_measures.end(),
            [](const Measure& a, const Measure& b) { return a.order < b.order; });
  const auto file = folder / "segments.csv";
  std::string bytes = TRY(base::read_file(file));
  const auto table = TRY(formats::read_csv(std::move(bytes), file.string()));
  for (std::size_t i = 1; i < table.rows_count(); ++i) {
    measures.m_segments.push_back(TRY(segment_of(table.row(i), file.string(), table.line_of(i))));
  }
  return measures;
}

const Measure* Measures::find(std::string_view id_or_name) const {
  return find_entry(m_measures, id_or_name);
}

const Segment* Measures::find_segment(std::string_view id_or_name) const {
  return find_entry(m_segments, id_or_name);
}

bool is_told_by(const Measure& measure, const Segment& segment) {
  const auto has = [](const std::vector<std::string>& all, const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  };
  if (segment.id == everybody) return true;
  return has(measure.groups, segment.group) && !has(measure.without, segment.id);
}

}  // namespace engawa::aggregates
