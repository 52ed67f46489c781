#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engawa/rounds/papers.hpp"

namespace engawa::rounds {

/// A year that an insurer's people have been added up in.
struct RegisterEntry {
  std::string round;
  std::string title;
  int fiscal_year = 0;
};
BOOST_DESCRIBE_STRUCT(RegisterEntry, (), (round, title, fiscal_year))

/// 合算の控え: of two rounds with almost the same parties the difference tells who is in one of
/// them alone. So an insurer keeps a note beside its key.
struct Register {
  std::vector<RegisterEntry> entries;
};
BOOST_DESCRIBE_STRUCT(Register, (), (entries))

/// Empty where there is no file yet. BAS-001, BAS-005, BAS-006.
[[nodiscard]] base::Result<Register> read_register(const std::filesystem::path& file);
/// Notes the years of an agreement's round. RND-013 when one was in another round, unless `again`.
[[nodiscard]] base::Status note(Register& entries, const Agreement& agreement, bool again);

}  // namespace engawa::rounds
