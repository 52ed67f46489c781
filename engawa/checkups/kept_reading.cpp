#include "engawa/checkups/kept_reading.hpp"

#include <sodium.h>
#include <sys/stat.h>

#include <cstring>
#include <map>
#include <optional>
#include <string_view>

#include "engawa/base/described.hpp"
#include "engawa/base/files.hpp"
#include "engawa/base/hex.hpp"
#include "engawa/base/json.hpp"
#include "engawa/base/json_reader.hpp"

namespace engawa::checkups {

namespace fs = std::filesystem;
using base::Result;
using base::Status;

namespace {

constexpr const char* salt_file = "salt";
constexpr const char* part_ending = ".part";
constexpr std::size_t salt_bytes = 32;
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t seal_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
/// Says what the bytes are; sealed with them, but not written.
constexpr std::string_view part_form = "engawa-read-part-1";

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string random_bytes(std::size_t size) {
  std::string bytes(size, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

/// What stands before the entries of a part.
struct PartHead {
  std::vector<std::string> marks;
  std::vector<std::string> insurer_kinds;
  IntakeTotals totals;
  std::int64_t entries = 0;
  std::int64_t items = 0;
};
BOOST_DESCRIBE_STRUCT(PartHead, (), (marks, insurer_kinds, totals, entries, items))

/// The head as a line, then the members of all entries, then their classes. Bytes as this machine
/// has them: nobody else reads them.
std::string written(const ReadPart& part) {
  const PersonYears& persons = part.persons;
  const PartHead head{part.marks,
                      {part.insurer_kinds.begin(), part.insurer_kinds.end()},
                      part.totals,
                      static_cast<std::int64_t>(persons.size()),
                      static_cast<std::int64_t>(persons.items())};
  std::string bytes = base::to_json(head) + "\n";
  for (std::size_t i = 0; i < persons.size(); ++i) {
    base::each_member(persons.entry(i), [&bytes](std::string_view, const auto& member) {
      static_assert(std::is_trivially_copyable_v<std::remove_cvref_t<decltype(member)>>);
      bytes.append(reinterpret_cast<const char*>(&member), sizeof(member));
    });
  }
  for (std::size_t i = 0; i < persons.size(); ++i) {
    bytes.append(reinterpret_cast<const char*>(persons.classes(i)),
                 persons.items() * sizeof(ClassIndex));
  }
  return bytes;
}

std::size_t entry_bytes() {
  std::size_t size = 0;
  const PersonYear any;
  base::each_member(any, [&size](std::string_view, const auto& member) { size += sizeof(member); });
  return size;
}

/// Nothing where the bytes are no part of so many items.
std::optional<ReadPart> read_part(std::string_view bytes, std::size_t items) {
  const auto end = bytes.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const auto json = base::JsonValue::parse(bytes.substr(0, end));
  if (!json) return std::nullopt;
  const auto head = base::read_json<PartHead>(*json);
  if (!head || head->entries < 0 || head->items != static_cast<std::int64_t>(items)) {
    return std::nullopt;
  }
  bytes.remove_prefix(end + 1);
  const auto entries = static_cast<std::size_t>(head->entries);
  if (bytes.size() != entries * (entry_bytes() + items * sizeof(ClassIndex))) return std::nullopt;
  ReadPart part(items);
  part.marks = head->marks;
  part.insurer_kinds.insert(head->insurer_kinds.begin(), head->insurer_kinds.end());
  part.totals = head->totals;
  const char* members = bytes.data();
  const char* classes = members + entries * entry_bytes();
  std::vector<ClassIndex> own(items);
  for (std::size_t i = 0; i < entries; ++i) {
    PersonYear entry;
    base::each_member(entry, [&members](std::string_view, auto& member) {
      std::memcpy(&member, members, sizeof(member));
      members += sizeof(member);
    });
    std::memcpy(own.data(), classes, items * sizeof(ClassIndex));
    classes += items * sizeof(ClassIndex);
    part.persons.add(entry, own.data());
  }
  return part;
}

std::array<unsigned char, 32> derived(const packages::SigningKey& owner, const std::string& salt,
                                      std::string_view purpose) {
  const std::string words = std::string(purpose) + "\n" + salt;
  std::array<unsigned char, 32> key{};
  crypto_generichash(key.data(), key.size(), bytes_of(words), words.size(), owner.secret.data(),
                     owner.secret.size());
  return key;
}

/// Files by their marks; a file that was named twice stands here twice.
using ByMark = std::multimap<std::string, SourceFile>;

/// Whether all files of a part are there, and takes them out if so.
bool take_files(ByMark& files, const std::vector<std::string>& marks) {
  std::vector<ByMark::node_type> taken;
  for (const auto& mark : marks) {
    const auto found = files.find(mark);
    if (found == files.end()) break;
    taken.push_back(files.extract(found));
  }
  if (taken.size() == marks.size()) return true;
  for (auto& node : taken) files.insert(std::move(node));
  return false;
}

}  // namespace

MarkedFile marked(SourceFile file) {
  std::error_code error;
  std::string mark = fs::absolute(file.path, error).string();
  struct stat status {};
  if (::lstat(file.path.c_str(), &status) == 0) {
    for (const auto part :
         {static_cast<std::int64_t>(status.st_ino), status.st_size, status.st_mtim.tv_sec,
          status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec}) {
      mark += "\n" + std::to_string(part);
    }
  }
  return {std::move(file), std::move(mark)};
}

Result<KeptReading> KeptReading::open(fs::path folder, const packages::SigningKey& owner,
                                      const std::string& rules, std::chrono::milliseconds part) {
  std::error_code error;
  fs::create_directories(folder, error);  // a folder that cannot be made shows in the next lines
  std::string salt;
  if (const auto kept = base::read_file(folder / salt_file); kept && kept->size() == salt_bytes) {
    salt = *kept;
  } else {
    salt = random_bytes(salt_bytes);
    TRY(base::write_private_file(folder / salt_file, salt));
  }
  const auto run = derived(owner, salt, "engawa-read-persons-1");
  const auto key = derived(owner, salt, "engawa-read-parts-1\n" + rules);
  return KeptReading(std::move(folder), run, key, part);
}

Status KeptReading::keep(const ReadPart& part) const {
  std::string plain = written(part);
  std::string sealed = random_bytes(nonce_bytes);
  sealed.resize(nonce_bytes + plain.size() + seal_bytes);
  auto* to = reinterpret_cast<unsigned char*>(sealed.data());
  crypto_aead_xchacha20poly1305_ietf_encrypt(to + nonce_bytes, nullptr, bytes_of(plain),
                                             plain.size(), bytes_of(part_form), part_form.size(),
                                             nullptr, to, m_key.data());
  sodium_memzero(plain.data(), plain.size());
  constexpr std::size_t name_bytes = 16;
  const std::string name = base::to_hex(random_bytes(name_bytes)) + part_ending;
  return base::write_private_file(m_folder / name, sealed);
}

std::optional<ReadPart> KeptReading::opened(const fs::path& file, std::size_t items) const {
  const auto sealed = base::read_file(file);
  if (!sealed || sealed->size() <= nonce_bytes + seal_bytes) return std::nullopt;
  std::string plain(sealed->size() - nonce_bytes - seal_bytes, '\0');
  const bool is_whole =
      crypto_aead_xchacha20poly1305_ietf_decrypt(
          reinterpret_cast<unsigned char*>(plain.data()), nullptr, nullptr,
          bytes_of(*sealed) + nonce_bytes, sealed->size() - nonce_bytes, bytes_of(part_form),
          part_form.size(), bytes_of(*sealed), m_key.data()) == 0;
  auto part = is_whole ? read_part(plain, items) : std::nullopt;
  sodium_memzero(plain.data(), plain.size());
  return part;
}

void KeptReading::take_from(std::vector<MarkedFile>& files, std::size_t items,
                            const std::function<void(const ReadPart&)>& use) const {
  ByMark left;
  for (auto& file : files) left.emplace(std::move(file.mark), std::move(file.file));
  std::vector<fs::path> useless;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(m_folder, error)) {
    if (entry.path().extension() != part_ending) continue;
    const auto part = opened(entry.path(), items);
    if (part && take_files(left, part->marks)) {
      use(*part);
    } else {
      useless.push_back(entry.path());
    }
  }
  for (const auto& path : useless) fs::remove(path, error);
  files.clear();
  for (auto& [mark, file] : left) files.push_back({std::move(file), mark});
}

bool KeptReading::holds(const fs::path& file) const {
  std::error_code error;
  return fs::equivalent(file.parent_path(), m_folder, error);
}

void KeptReading::forget() const {
  std::error_code error;
  fs::remove(m_folder / salt_file, error);
  fs::remove_all(m_folder, error);
}

}  // namespace engawa::checkups
