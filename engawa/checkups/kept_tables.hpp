#pragma once

#include <array>
#include <boost/describe.hpp>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "engawa/base/result.hpp"
#include "engawa/checkups/fold_codes.hpp"
#include "engawa/packages/package_keys.hpp"

namespace engawa::checkups {

/// A table under disclosure control, as a package holds it.
struct ProtectedTable {
  std::string csv;
  std::int64_t cells = 0;
  std::int64_t hidden = 0;
  int step = 0;         ///< to less detail
  bool is_told = true;  ///< false: no hiding makes it safe
};
BOOST_DESCRIBE_STRUCT(ProtectedTable, (), (csv, cells, hidden, step, is_told))

/// Tables that are protected already: a run that was interrupted, or that somebody wanted to look
/// at first, goes on where it stood. Holds what may be handed over and nothing of a person; its
/// names and seals are keyed with the insurer's secret, so that they neither tell a count nor let
/// anybody slip in a table. Safe from several threads for different tables.
class KeptTables {
 public:
  /// `rules`: everything beside the counts that a table depends on.
  [[nodiscard]] static KeptTables open(std::filesystem::path folder,
                                       const packages::SigningKey& owner, std::string rules);

  /// Nothing where none is kept, or its seal is wrong.
  [[nodiscard]] std::optional<ProtectedTable> find(const std::string& item,
                                                   const ItemCounts& counts) const;
  /// BAS-003.
  [[nodiscard]] base::Status keep(const std::string& item, const ItemCounts& counts,
                                  const ProtectedTable& table) const;

 private:
  KeptTables() = default;
  [[nodiscard]] std::string keyed(const std::string& bytes) const;
  [[nodiscard]] std::string id_of(const std::string& item, const ItemCounts& counts) const;

  std::filesystem::path m_folder;
  std::array<unsigned char, 32> m_key{};
  std::string m_rules;
};

}  // namespace engawa::checkups
