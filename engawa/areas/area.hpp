#pragma once

#include <compare>
#include <string>

namespace engawa::areas {

enum class AreaKind { Nation, Prefecture, MedicalArea };

/// Code of an area as the product knows it: "00" the nation, "01".."47" a prefecture (都道府県),
/// four digits a secondary medical area (二次医療圏) of the 335 of the 2020 list. Codes of five
/// digits (municipalities, 市区町村) are only searched for, never carry results here.
struct AreaCode {
  std::string text;
  auto operator<=>(const AreaCode&) const = default;

  [[nodiscard]] bool is_nation() const { return text == "00"; }
  [[nodiscard]] bool is_prefecture() const { return text.size() == 2 && text != "00"; }
  [[nodiscard]] bool is_medical_area() const { return text.size() == 4; }
  /// "31" for "3101" and "31"; "00" for the nation.
  [[nodiscard]] std::string prefecture() const { return text.substr(0, 2); }
};

/// An area with its name.
struct Area {
  AreaCode code;
  std::string name;             ///< "東部"
  std::string prefecture_name;  ///< "鳥取県"; for a prefecture its own name, for the nation "全国"
  AreaKind kind = AreaKind::Nation;

  /// "鳥取県 東部" for a medical area, otherwise the name.
  [[nodiscard]] std::string full_name() const {
    return kind == AreaKind::MedicalArea ? prefecture_name + " " + name : name;
  }
};

}  // namespace engawa::areas
