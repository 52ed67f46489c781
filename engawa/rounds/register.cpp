#include "engawa/rounds/register.hpp"

#include <algorithm>

#include "engawa/base/files.hpp"
#include "engawa/base/fiscal_year.hpp"
#include "engawa/base/json_reader.hpp"
#include "engawa/rounds/problems.hpp"

namespace engawa::rounds {

base::Result<Register> read_register(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file)) return Register{};
  const std::string text = TRY(base::read_file(file));
  const auto json = TRY(base::JsonValue::parse(text));
  return base::read_json<Register>(json);
}

base::Status note(Register& entries, const Agreement& agreement, bool again) {
  for (const int year : agreement.call.fiscal_years) {
    bool is_noted = false;
    for (const RegisterEntry& entry : entries.entries) {
      if (entry.fiscal_year != year) continue;
      if (entry.round == agreement.round) is_noted = true;
      if (entry.round != agreement.round && !again) {
        return base::make_problem(problems::added_up_before,
                                  base::FiscalYear{year}.japanese() + " " + entry.title);
      }
    }
    if (!is_noted) entries.entries.push_back({agreement.round, agreement.call.title, year});
  }
  return base::success();
}

}  // namespace engawa::rounds
