#include "apps/server/log.hpp"

#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>

#include "engawa/base/decimal.hpp"
#include "engawa/base/json.hpp"
#include "engawa/base/text.hpp"

namespace engawa::server {
namespace {

constexpr std::size_t text_bytes_max = 300;

std::string utc_now() {
  const auto now = std::chrono::system_clock::now();
  const auto milliseconds =
      std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count();
  const std::time_t seconds = milliseconds / 1000;
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  std::array<char, 80> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", utc.tm_year + 1900,
                utc.tm_mon + 1, utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec,
                static_cast<int>(milliseconds % 1000));
  return text.data();
}

std::string_view level_name(LogLevel level) {
  switch (level) {
    case LogLevel::info:
      return "info";
    case LogLevel::warning:
      return "warning";
    case LogLevel::error:
      break;
  }
  return "error";
}

// Cut between characters, so that the line stays UTF-8.
std::string_view cut(std::string_view text) {
  if (text.size() <= text_bytes_max) return text;
  std::size_t end = text_bytes_max;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

void append_value(std::string& line, const LogField& field) {
  if (const auto* text = std::get_if<std::string>(&field.value)) {
    base::append_json_string(line, base::is_valid_utf8(*text) ? cut(*text) : std::string_view{});
  } else if (const auto* integer = std::get_if<std::int64_t>(&field.value)) {
    line += std::to_string(*integer);
  } else {
    line += base::format_fixed(std::get<double>(field.value), 3);
  }
}

}  // namespace

std::string log_line(LogLevel level, std::string_view event,
                     std::initializer_list<LogField> fields) {
  std::string line = R"({"time":")" + utc_now() + R"(","level":")";
  line.append(level_name(level)).append(R"(","event":)");
  base::append_json_string(line, event);
  for (const LogField& field : fields) {
    line += ',';
    base::append_json_string(line, field.name);
    line += ':';
    append_value(line, field);
  }
  line += '}';
  return line;
}

void log_event(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) {
  const std::string line = log_line(level, event, fields) + "\n";
  std::string_view rest = line;
  while (!rest.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, rest.data(), rest.size());
    if (written <= 0) return;  // nowhere left to complain to
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace engawa::server
