#pragma once

#include <vector>

#include "engawa/notices/notice.hpp"
#include "engawa/store/migrations.hpp"
#include "engawa/store/records.hpp"

namespace engawa::notices {

[[nodiscard]] std::vector<store::Migration> notices_migrations();

/// Keeps a file that goes out and gives its id.
[[nodiscard]] base::Result<EnclosureId> add_enclosure(store::Change& change, std::string name,
                                                      std::string content_type, std::string bytes);
/// STO-011 when there is none.
[[nodiscard]] base::Result<Enclosure> enclosure(store::Database& database, const EnclosureId& id);

/// The letter of a notice as the PDF that goes along with its mail. DOC-*.
[[nodiscard]] base::Result<Enclosure> letter_file(const Notice& notice);

/// Mails whose turn it is at `now`, the longest released first, at most `count_max`.
[[nodiscard]] base::Result<std::vector<store::Versioned<Notice>>> due_mails(
    store::Database& database, std::int64_t now, int count_max);

/// Mails that a program left in the middle of sending before `before` (seconds since 1970).
[[nodiscard]] base::Result<std::vector<store::Versioned<Notice>>> abandoned_mails(
    store::Database& database, std::int64_t before);

/// Notices about one thing (a meeting), by kind and body.
[[nodiscard]] base::Result<std::vector<store::Versioned<Notice>>> notices_about(
    store::Database& database, const std::string& subject);

}  // namespace engawa::notices
