#include "engawa/disclosure/profile.hpp"

#include "engawa/disclosure/problems.hpp"
#include "engawa/formats/toml_keys.hpp"

namespace engawa::disclosure {

using base::make_problem;
using base::Result;

namespace {

bool is_plain_name(const std::string& id) {
  return !id.empty() &&
         id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
}

std::vector<Profile::Consent> read_consents(const toml::table& table, formats::TomlKeys& keys) {
  std::vector<Profile::Consent> consents;
  const auto* entries = table["consent"].as_array();
  if (entries == nullptr) return consents;
  for (const auto& entry : *entries) {
    const auto* pair = entry.as_table();
    const auto first = pair == nullptr ? "" : (*pair)["first_dimension"].value_or(std::string());
    const auto second = pair == nullptr ? "" : (*pair)["second_dimension"].value_or(std::string());
    if (first.empty() || second.empty()) keys.note("consent", "first_dimension, second_dimension");
    consents.push_back({first, second});
  }
  return consents;
}

Rounding read_rounding(const toml::table& table, formats::TomlKeys& keys) {
  Rounding rounding;
  const auto* entry = table["rounding"].as_table();
  if (entry == nullptr) return rounding;
  const auto rule = (*entry)["rule"].value_or(std::string());
  using Rule = Rounding::Rule;
  for (const auto& [name, value] : {std::pair("up", Rule::up), std::pair("nearest", Rule::nearest),
                                    std::pair("controlled", Rule::controlled)}) {
    if (rule == name) rounding.rule = value;
  }
  const auto cells = (*entry)["cells"].value_or(std::string());
  rounding.sums_only = cells == "sums";
  rounding.base = (*entry)["base"].value_or(0);
  constexpr int base_most = 10'000;
  if (rounding.rule == Rule::none) keys.note("rounding.rule", "up, nearest, controlled");
  if (cells != "sums" && cells != "all") keys.note("rounding.cells", "all, sums");
  if (rounding.base < 2 || rounding.base > base_most) keys.note("rounding.base", "2 ... 10000");
  if (rounding.sums_only && rounding.rule == Rule::controlled)
    keys.note("rounding.cells", "controlled: all");
  return rounding;
}

}  // namespace

Result<Profile> load_profile(const std::filesystem::path& folder, const std::string& id) {
  const auto file = folder / (id + ".toml");
  std::error_code error;
  if (!is_plain_name(id) || !std::filesystem::exists(file, error)) {
    std::string known;
    for (const auto& other : TRY(formats::toml_files(folder)))
      known.append(known.empty() ? "" : ", ").append(other.stem().string());
    return make_problem(problems::bad_profile, id, known);
  }
  const auto table = TRY(formats::read_toml(file));
  formats::TomlKeys keys(table, file);
  const auto whole = [&](const char* key, int least, int most) {
    const auto value = keys.integer(key);
    if (value && *value >= least && *value <= most) return *value;
    keys.note(key, std::to_string(least) + " ... " + std::to_string(most));
    return least;
  };
  constexpr int count_most = 100'000;
  Profile profile;
  profile.id = keys.text("id");
  profile.name_ja = keys.text("name_ja");
  profile.source = keys.text("source");
  profile.threshold = whole("threshold", 2, count_most);
  profile.hide_zero = keys.flag("hide_zero");
  profile.width_min = whole("width_min", 1, count_most);
  profile.known_width_min = whole("known_width_min", 0, profile.threshold - 2);
  profile.contributors_min = whole("contributors_min", 1, count_most);
  profile.dominance_percent = whole("dominance_percent", 1, 100);
  profile.dimensions_max = whole("dimensions_max", 1, 20);
  profile.consents = read_consents(table, keys);
  profile.rounding = read_rounding(table, keys);
  if (profile.id != id) keys.note("id", id);
  TRY(keys.status());
  return profile;
}

}  // namespace engawa::disclosure
