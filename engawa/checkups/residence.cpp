#include "engawa/checkups/residence.hpp"

#include <algorithm>

#include "engawa/base/files.hpp"
#include "engawa/base/text.hpp"
#include "engawa/checkups/problems.hpp"
#include "engawa/formats/csv_reader.hpp"
#include "engawa/store/search_folding.hpp"

namespace engawa::checkups {

using base::Status;

namespace {

std::u32string folded(std::string_view text) {
  std::u32string all = store::fold(text);
  all.erase(std::remove(all.begin(), all.end(), U' '), all.end());
  return all;
}

/// 0 when it is not seven digits.
std::uint32_t postal_number(std::string_view text) {
  std::uint32_t number = 0;
  int digits = 0;
  for (const char c : base::normalise_nfkc(text)) {
    if (c < '0' || c > '9') continue;
    number = number * 10 + static_cast<std::uint32_t>(c - '0');
    ++digits;
  }
  return digits == 7 ? number : 0;
}

}  // namespace

std::vector<bool> municipalities_of(const areas::AreaMaster& areas, std::string_view area) {
  std::vector<bool> inside;
  for (const auto& municipality : areas.municipalities()) {
    const areas::AreaCode& own = municipality.medical_area;
    inside.push_back(area == "00" || own.text == area || own.prefecture() == area);
  }
  return inside;
}

Residences::Residences(const areas::AreaMaster& areas) {
  const auto& municipalities = areas.municipalities();
  const auto add = [&](const std::u32string& name, std::size_t index) {
    m_longest = std::max(m_longest, name.size());
    const auto [entry, added] =
        m_by_name.emplace(store::to_utf8(name), static_cast<MunicipalityIndex>(index));
    if (!added && entry->second != index) entry->second = unknown_municipality;
  };
  for (std::size_t i = 0; i < municipalities.size(); ++i) {
    m_by_code.emplace(municipalities[i].code, static_cast<MunicipalityIndex>(i));
    const areas::Area* prefecture = areas.find(municipalities[i].code.substr(0, 2));
    const std::u32string before = prefecture == nullptr ? U"" : folded(prefecture->name);
    const std::u32string name = folded(municipalities[i].name);
    add(name, i);
    add(before + name, i);
    m_prefectures.insert(before);
  }
}

MunicipalityIndex Residences::find(std::string_view address, std::string_view postal_code) const {
  const MunicipalityIndex found = by_address(address);
  return found != unknown_municipality ? found : by_postal_code(postal_code);
}

MunicipalityIndex Residences::by_address(std::string_view address) const {
  if (address.empty()) return unknown_municipality;
  const std::u32string text = folded(address);
  const MunicipalityIndex found = by_beginning(text);
  if (found != unknown_municipality) return found;
  // A county (郡) stands between the prefecture and the name: 「静岡県周智郡森町」.
  const std::size_t county = text.find(U'郡');
  constexpr std::size_t county_max = 10;
  if (county == std::u32string::npos || county > county_max) return unknown_municipality;
  const std::u32string rest = text.substr(county + 1);
  for (const auto& prefecture : m_prefectures) {
    if (text.compare(0, prefecture.size(), prefecture) == 0) return by_beginning(prefecture + rest);
  }
  return by_beginning(rest);
}

MunicipalityIndex Residences::by_beginning(std::u32string_view text) const {
  // The longest name wins: 「札幌市中央区」 before any 「札幌市」.
  for (std::size_t length = std::min(text.size(), m_longest); length > 1; --length) {
    const auto found = m_by_name.find(store::to_utf8(text.substr(0, length)));
    if (found != m_by_name.end()) return found->second;
  }
  return unknown_municipality;
}

MunicipalityIndex Residences::by_postal_code(std::string_view postal_code) const {
  if (m_by_postal_code.empty()) return unknown_municipality;
  const auto found = m_by_postal_code.find(postal_number(postal_code));
  return found == m_by_postal_code.end() ? unknown_municipality : found->second;
}

Status Residences::add_postal_codes(const std::filesystem::path& file) {
  auto bytes = TRY(base::read_file(file));
  const auto table = TRY(formats::read_csv(std::move(bytes), file.filename().string()));
  for (std::size_t i = 0; i < table.rows_count(); ++i) {
    const auto row = table.row(i);
    const std::uint32_t code = row.size() > 2 ? postal_number(row[2]) : 0;
    if (code == 0) {
      return base::make_problem(
          problems::postal_codes, {}, "KEN_ALL.CSV",
          {file.filename().string(), {}, "row " + std::to_string(table.line_of(i))});
    }
    const auto municipality = m_by_code.find(std::string(row[0]));
    const MunicipalityIndex index =
        municipality == m_by_code.end() ? unknown_municipality : municipality->second;
    const auto [entry, added] = m_by_postal_code.emplace(code, index);
    if (!added && entry->second != index) entry->second = unknown_municipality;
  }
  return base::success();
}

}  // namespace engawa::checkups
