#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/base/result.hpp"

namespace engawa::packages {

/// 保険者の種類 (catalog/insurer_kinds.toml).
struct InsurerKind {
  std::string id;
  std::string name_ja;
  std::vector<std::string> prefixes;  ///< first two of eight digits of a 保険者番号 (法別番号)
  bool is_main = false;               ///< most residents of 40 to 74 years belong to one of these
};

/// The kinds of insurers. Immutable once loaded; safe to read from any thread.
class InsurerKinds {
 public:
  /// FMT-023, FMT-024.
  [[nodiscard]] static base::Result<InsurerKinds> load(const std::filesystem::path& file);

  [[nodiscard]] const std::vector<InsurerKind>& all() const { return m_kinds; }
  /// By a number of eight digits, leading zeros included; null for one that is not known.
  [[nodiscard]] const InsurerKind* of_number(std::string_view eight_digits) const;
  [[nodiscard]] const InsurerKind* find(std::string_view id) const;

 private:
  std::vector<InsurerKind> m_kinds;
};

}  // namespace engawa::packages
