#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

/// Log of the server: one JSON object a line. Never write a name, a query, a body, an address of
/// a user or a header's value into it.
namespace engawa::server {

enum class LogLevel { info, warning, error };

struct LogField {
  std::string_view name;
  std::variant<std::string, std::int64_t, double> value;
};

/// The line of an event without its line end, beginning with "time" (UTC, milliseconds), "level"
/// and "event". Text is cut after 300 bytes; text that is not UTF-8 is left out.
[[nodiscard]] std::string log_line(LogLevel level, std::string_view event,
                                   std::initializer_list<LogField> fields);

/// Writes the line to stderr in one piece. Safe for concurrent use.
void log_event(LogLevel level, std::string_view event, std::initializer_list<LogField> fields);

}  // namespace engawa::server
