#pragma once

#include <array>
#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/checkups/document_source.hpp"
#include "engawa/checkups/person_key.hpp"
#include "engawa/checkups/person_years.hpp"
#include "engawa/packages/package_keys.hpp"

namespace engawa::checkups {

/// A file with what it was like before it was read: path, size, inode and times.
struct MarkedFile {
  SourceFile file;
  std::string mark;
};
[[nodiscard]] MarkedFile marked(SourceFile file);

/// Files that were read to their end, and what remains of them.
struct ReadPart {
  explicit ReadPart(std::size_t items) : persons(items) {}

  std::vector<std::string> marks;  ///< of the files
  PersonYears persons;             ///< not settled
  IntakeTotals totals;
  std::set<std::string> insurer_kinds;
};

/// Parts of a reading that was interrupted: the next run goes on from them. They hold entries
/// without names, and are written under XChaCha20-Poly1305 alone, with a key made of the insurer's
/// secret and a salt that lies beside them: who has the folder without the insurer's key reads
/// nothing, and once the salt is gone nobody does. Only while a run is under way: forget() ends it.
/// Safe from several threads at once, forget() and take_from() apart.
class KeptReading {
 public:
  /// Files are put together until reading them took so long: the most that an interruption costs
  /// each thread, beside the file it was in.
  static constexpr std::chrono::seconds usual_part{2};

  /// `rules`: everything beside the files that reading depends on. BAS-001 or BAS-003 where the
  /// folder cannot be used.
  [[nodiscard]] static base::Result<KeptReading> open(std::filesystem::path folder,
                                                      const packages::SigningKey& owner,
                                                      const std::string& rules,
                                                      std::chrono::milliseconds part = usual_part);

  [[nodiscard]] std::chrono::milliseconds part_time() const { return m_part_time; }
  /// The keys of the run, those of the parts.
  [[nodiscard]] const PersonKeys& keys() const { return m_keys; }

  /// BAS-003.
  [[nodiscard]] base::Status keep(const ReadPart& part) const;
  /// Gives `use` the parts of which every file still is as it was, with `items` classes of each
  /// person, one after the other; takes their files out of `files`. What cannot be used is removed.
  void take_from(std::vector<MarkedFile>& files, std::size_t items,
                 const std::function<void(const ReadPart&)>& use) const;
  /// Whether a file is one of its own: it may lie among those that are read.
  [[nodiscard]] bool holds(const std::filesystem::path& file) const;
  /// Removes everything, the salt first.
  void forget() const;

 private:
  using Secret = std::array<unsigned char, 32>;
  KeptReading(std::filesystem::path folder, const Secret& run, const Secret& key,
              std::chrono::milliseconds part_time)
      : m_folder(std::move(folder)), m_key(key), m_keys(run), m_part_time(part_time) {}

  [[nodiscard]] std::optional<ReadPart> opened(const std::filesystem::path& file,
                                               std::size_t items) const;

  std::filesystem::path m_folder;
  Secret m_key;
  PersonKeys m_keys;
  std::chrono::milliseconds m_part_time;
};

}  // namespace engawa::checkups
