#include "engawa/areas/area_master.hpp"

#include <algorithm>

#include "engawa/areas/named_table.hpp"
#include "engawa/areas/problems.hpp"
#include "engawa/base/text.hpp"

namespace engawa::areas {
namespace {

using base::Result;

std::string folded(std::string_view text) { return base::label_key(text); }

}  // namespace

base::Status AreaMaster::read_municipalities(const std::filesystem::path& file,
                                             AreasByCode& by_code) {
  const auto rows = TRY(read_named_table(
      file, {"muni_code", "muni_name", "sma335_code", "sma335_name", "pref_code", "pref_name"}));
  for (std::size_t i = 0; i < rows.row_count(); ++i) {
    const auto code = rows.at(i, 2);
    const auto prefecture = rows.at(i, 4);
    if (code.size() != 4 || prefecture.size() != 2 || code.substr(0, 2) != prefecture) {
      return base::make_problem(problems::wrong_row, code, {},
                                {file.string(), {}, "row " + std::to_string(i + 2)});
    }
    by_code[prefecture] = Area{{prefecture}, rows.at(i, 5), rows.at(i, 5), AreaKind::Prefecture};
    by_code[code] = Area{{code}, rows.at(i, 3), rows.at(i, 5), AreaKind::MedicalArea};
    m_municipalities.push_back({rows.at(i, 0), rows.at(i, 1), {code}});
  }
  return base::success();
}

Result<AreaMaster> AreaMaster::load(const std::filesystem::path& folder,
                                    const std::filesystem::path& own_file) {
  AreaMaster master;
  AreasByCode by_code;
  by_code["00"] = Area{{"00"}, "全国", "全国", AreaKind::Nation};
  TRY(master.read_municipalities(folder / "municipality_to_sma335_derived.csv", by_code));
  if (!own_file.empty()) TRY(master.read_municipalities(own_file, by_code));
  for (auto& [code, area] : by_code) {
    master.m_index[code] = master.m_areas.size();
    master.m_areas.push_back(std::move(area));
  }
  std::unordered_map<std::string, std::string> readings;
  const auto named = TRY(read_named_table(folder / "readings.csv", {"code", "reading"}));
  for (std::size_t i = 0; i < named.row_count(); ++i) readings[named.at(i, 0)] = named.at(i, 1);
  master.index_for_search(readings);
  return master;
}

const Area* AreaMaster::find(std::string_view code) const {
  const auto found = m_index.find(std::string(code));
  return found == m_index.end() ? nullptr : &m_areas[found->second];
}

std::optional<std::size_t> AreaMaster::index_of(std::string_view code) const {
  const auto found = m_index.find(std::string(code));
  if (found == m_index.end()) return std::nullopt;
  return found->second;
}

std::vector<const Area*> AreaMaster::medical_areas_of(std::string_view prefecture_code) const {
  std::vector<const Area*> found;
  for (const auto& area : m_areas) {
    if (area.kind == AreaKind::MedicalArea && area.code.prefecture() == prefecture_code) {
      found.push_back(&area);
    }
  }
  return found;
}

std::optional<std::string> AreaMaster::prefecture_code(std::string_view name) const {
  for (const auto& area : m_areas) {
    if (area.kind == AreaKind::Prefecture && area.name == name) return area.code.text;
  }
  return std::nullopt;
}

void AreaMaster::index_for_search(const std::unordered_map<std::string, std::string>& readings) {
  const auto reading = [&](const std::string& code) {
    const auto found = readings.find(code);
    return found == readings.end() ? std::string{} : found->second;
  };
  for (std::size_t i = 0; i < m_areas.size(); ++i) {
    const auto& area = m_areas[i];
    m_keys.push_back({folded(area.name), reading(area.code.text), i, area.full_name()});
    if (area.kind == AreaKind::MedicalArea) {
      m_keys.push_back({folded(area.prefecture_name + area.name),
                        reading(area.code.prefecture()) + reading(area.code.text), i,
                        area.full_name()});
    }
  }
  for (const auto& municipality : m_municipalities) {
    const auto area = m_index.at(municipality.medical_area.text);
    m_keys.push_back(
        {folded(municipality.name), reading(municipality.code), area, municipality.name});
  }
}

std::vector<SearchHit> AreaMaster::search(std::string_view query, std::size_t hits_max) const {
  const std::string typed = folded(query);
  if (typed.empty()) return {};
  const std::string kana = base::to_hiragana(typed);
  const std::string from_romaji = base::romaji_to_hiragana(typed);
  // Lower is better: the code itself, a whole name, a beginning, a part.
  const auto quality = [&](const SearchKey& key) {
    if (m_areas[key.area].code.text == typed) return 0;
    int best = 9;
    const auto meet = [&](const std::string& text, const std::string& wanted, int offset) {
      if (text.empty() || wanted.empty()) return;
      const auto at = text.find(wanted);
      if (at == std::string::npos) return;
      best = std::min(best, offset + (text == wanted ? 1 : at == 0 ? 3 : 5));
    };
    meet(key.folded, typed, 0);
    meet(key.reading, kana, 1);
    meet(key.reading, from_romaji, 1);
    return best;
  };
  std::vector<std::pair<int, const SearchKey*>> found;
  for (const auto& key : m_keys) {
    const int score = quality(key);
    if (score < 9) found.emplace_back(score, &key);
  }
  for (const auto& municipality : m_municipalities) {
    if (municipality.code != typed) continue;
    return {{find(municipality.medical_area.text), municipality.name}};
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<SearchHit> hits;
  std::vector<bool> taken(m_areas.size(), false);
  for (const auto& [score, key] : found) {
    if (taken[key->area] || hits.size() >= hits_max) continue;
    taken[key->area] = true;
    hits.push_back({&m_areas[key->area], key->shown});
  }
  return hits;
}

}  // namespace engawa::areas
