#include "engawa/checkups/kept_tables.hpp"

#include <sodium.h>

#include "engawa/base/files.hpp"
#include "engawa/base/hex.hpp"
#include "engawa/base/json.hpp"
#include "engawa/base/json_reader.hpp"

namespace engawa::checkups {

namespace fs = std::filesystem;
using base::Status;

namespace {

/// A kept table with its seal.
struct KeptFile {
  std::string seal;
  std::string table;  ///< JSON
};
BOOST_DESCRIBE_STRUCT(KeptFile, (), (seal, table))

template <class T>
std::optional<T> read(const std::string& text) {
  const auto json = base::JsonValue::parse(text);
  if (!json) return std::nullopt;
  auto value = base::read_json<T>(*json);
  return value ? std::optional(std::move(*value)) : std::nullopt;
}

}  // namespace

KeptTables KeptTables::open(fs::path folder, const packages::SigningKey& owner, std::string rules) {
  constexpr std::string_view word = "engawa-kept-tables-1";
  KeptTables kept;
  kept.m_folder = std::move(folder);
  kept.m_rules = std::move(rules);
  crypto_generichash(kept.m_key.data(), kept.m_key.size(),
                     reinterpret_cast<const unsigned char*>(word.data()), word.size(),
                     owner.secret.data(), owner.secret.size());
  std::error_code error;
  fs::create_directories(kept.m_folder, error);  // a folder that cannot be made shows in keep()
  return kept;
}

std::string KeptTables::keyed(const std::string& bytes) const {
  std::array<unsigned char, 32> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size(), m_key.data(), m_key.size());
  return base::to_hex({reinterpret_cast<const char*>(hash.data()), hash.size()});
}

std::string KeptTables::id_of(const std::string& item, const ItemCounts& counts) const {
  std::string bytes = m_rules + "\n" + item + "\n" + std::to_string(counts.classes) + "\n";
  const auto add = [&bytes](std::size_t code, const ItemCounts::Block& block) {
    bytes += std::to_string(code) + ":" + std::to_string(block.size()) + "\n";
    bytes.append(reinterpret_cast<const char*>(block.data()), block.size() * sizeof(block[0]));
  };
  for (const auto& [residence, block] : counts.by_residence) add(residence, block);
  for (std::size_t i = 0; i < qualifications; ++i) add(i, counts.by_qualification[i]);
  return keyed(bytes);
}

std::optional<ProtectedTable> KeptTables::find(const std::string& item,
                                               const ItemCounts& counts) const {
  const std::string id = id_of(item, counts);
  const auto text = base::read_file(m_folder / id);
  if (!text) return std::nullopt;
  const auto file = read<KeptFile>(*text);
  if (!file || file->seal != keyed(id + file->table)) return std::nullopt;
  return read<ProtectedTable>(file->table);
}

Status KeptTables::keep(const std::string& item, const ItemCounts& counts,
                        const ProtectedTable& table) const {
  const std::string id = id_of(item, counts);
  const std::string json = base::to_json(table);
  return base::write_private_file(m_folder / id, base::to_json(KeptFile{keyed(id + json), json}));
}

}  // namespace engawa::checkups
