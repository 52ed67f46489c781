#include "engawa/meetings/year_plan.hpp"

#include "engawa/formats/toml_keys.hpp"

namespace engawa::meetings {

using base::Result;

namespace {

std::vector<int> months_of(const toml::table& table) {
  std::vector<int> months;
  const auto* values = table["months"].as_array();
  if (values == nullptr) return months;
  for (const auto& value : *values) {
    if (const auto month = value.value<int>()) months.push_back(*month);
  }
  return months;
}

YearCheck late(const LastMeeting& below, const LastMeeting& above) {
  return {true, below.council_name + "の最後の会議（" + below.day->japanese() + "）が、" +
                    above.council_name + "の最後の会議（" + above.day->japanese() + "）の" +
                    std::to_string(days_to_compile) +
                    "日前に間に合いません。圏域の結果を県の会議に出せません。"};
}

YearCheck compare(const LastMeeting& below, const LastMeeting& above) {
  if (!below.day) {
    return {true, below.council_name + "の会議が、この年度にまだ計画されていません。"};
  }
  if (!above.day) {
    return {true, above.council_name + "の会議が、この年度にまだ計画されていません。"};
  }
  if (below.day->days_until(*above.day) < days_to_compile) return late(below, above);
  return {false,
          below.council_name + "の結果は、" + above.council_name + "の最後の会議に間に合います。"};
}

}  // namespace

Result<YearPattern> load_year_pattern(const std::filesystem::path& catalogue_folder,
                                      const std::filesystem::path& own_folder) {
  const auto own = own_folder / "year.toml";
  const auto file =
      std::filesystem::exists(own) ? own : catalogue_folder / "meetings" / "year.toml";
  const auto table = TRY(formats::read_toml(file));
  YearPattern pattern;
  const auto each = [&](const char* name, auto&& use) -> base::Status {
    const auto* entries = table[name].as_array();
    if (entries == nullptr) return base::success();
    for (const auto& entry : *entries) {
      if (!entry.is_table()) continue;
      formats::TomlKeys keys(*entry.as_table(), file);
      use(*entry.as_table(), keys);
      TRY(keys.status());
    }
    return base::success();
  };
  TRY(each("phase", [&](const toml::table& entry, formats::TomlKeys& keys) {
    pattern.phases.push_back({keys.text("label_ja"), months_of(entry)});
  }));
  TRY(each("task", [&](const toml::table&, formats::TomlKeys& keys) {
    YearTask task;
    task.title = keys.text("title_ja");
    task.month = keys.integer("month").value_or(4);
    task.note = keys.text("note_ja", false);
    pattern.tasks.push_back(std::move(task));
  }));
  return pattern;
}

std::vector<YearCheck> check_order(const std::vector<LastMeeting>& last) {
  std::vector<YearCheck> checks;
  for (const auto& above : last) {
    for (const auto& below : last) {
      const bool is_pair = (above.tier == Tier::Above && below.tier == Tier::Own) ||
                           (above.tier == Tier::Own && below.tier == Tier::Below);
      if (is_pair) checks.push_back(compare(below, above));
    }
  }
  return checks;
}

}  // namespace engawa::meetings
