#include "apps/server/page_templates.hpp"

#include <utility>

#include "engawa/base/hash.hpp"
#include "engawa/base/text.hpp"

namespace engawa::server {
namespace {

constexpr std::string_view open_mark = "{{";
constexpr std::string_view close_mark = "}}";

// Takes "name: value\n" from the front of `file`.
std::optional<std::string> take_line(std::string_view& file, std::string_view name) {
  const std::size_t end = file.find('\n');
  const std::string_view line = file.substr(0, end);
  if (end == std::string_view::npos || !line.starts_with(name)) return std::nullopt;
  file.remove_prefix(end + 1);
  return base::trim(line.substr(name.size()));
}

std::optional<char> unescaped(char letter) {
  constexpr std::string_view letters = "\"\\/bfnrt";
  constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
  const std::size_t place = letters.find(letter);
  if (place == std::string_view::npos) return std::nullopt;
  return meanings[place];
}

// The character of four hexadecimal digits; nothing beyond ASCII.
std::optional<char> ascii_of(std::string_view digits) {
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  if (digits.size() != 4 || !digits.starts_with("00")) return std::nullopt;
  const std::size_t high = hexadecimal.find(digits[2]);
  const std::size_t low = hexadecimal.find(digits[3]);
  if (high > 7 || low > 15) return std::nullopt;
  return static_cast<char>(high * 16 + low);
}

// What one place stands for: "text title" or "svg svg".
std::optional<std::string> value_of(std::string_view place, std::string_view json) {
  const std::size_t space = place.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const std::string_view kind = place.substr(0, space);
  std::optional<std::string> value = string_under(json, place.substr(space + 1));
  if (!value) return std::nullopt;
  if (kind == "text") return base::escape_xml(*value);
  if (kind == "svg" && value->starts_with("<svg")) return value;
  return std::nullopt;
}

std::string reply_path(std::string_view pattern, const PathParameters& parameters) {
  std::string path;
  for (std::size_t from = 0; from < pattern.size();) {
    const std::size_t open = pattern.find('{', from);
    path += pattern.substr(from, open - from);
    const std::size_t close = pattern.find('}', open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    path += parameters[pattern.substr(open + 1, close - open - 1)];
    from = close + 1;
  }
  return path;
}

}  // namespace

std::optional<PageTemplate> PageTemplate::read(std::string_view file) {
  auto path = take_line(file, "path: ");
  auto reply = take_line(file, "reply: ");
  if (!path || !reply || !file.starts_with('\n')) return std::nullopt;
  return PageTemplate{std::move(*path), std::move(*reply), std::string(file.substr(1))};
}

std::optional<std::string> PageTemplate::fill(std::string_view reply_json) const {
  const std::string_view source = html;
  std::string page;
  page.reserve(source.size() + reply_json.size());
  std::size_t from = 0;
  for (;;) {
    const std::size_t open = source.find(open_mark, from);
    page += source.substr(from, open - from);
    if (open == std::string_view::npos) return page;
    const std::size_t name = open + open_mark.size();
    const std::size_t close = source.find(close_mark, name);
    if (close == std::string_view::npos) return std::nullopt;
    const auto value = value_of(source.substr(name, close - name), reply_json);
    if (!value) return std::nullopt;
    page += *value;
    from = close + close_mark.size();
  }
}

std::optional<std::string> string_under(std::string_view json, std::string_view key) {
  // Inside a string every quote is escaped, so these bytes can be nothing but a key.
  const std::string begin = "\"" + std::string(key) + "\":\"";
  const std::size_t found = json.find(begin);
  if (found == std::string_view::npos) return std::nullopt;
  std::string text;
  for (std::size_t i = found + begin.size(); i < json.size(); ++i) {
    if (json[i] == '"') return text;
    if (json[i] != '\\') {
      text += json[i];
      continue;
    }
    if (++i >= json.size()) return std::nullopt;
    const bool is_number = json[i] == 'u';
    const auto character = is_number ? ascii_of(json.substr(i + 1, 4)) : unescaped(json[i]);
    if (!character) return std::nullopt;
    text += *character;
    if (is_number) i += 4;
  }
  return std::nullopt;
}

std::optional<Response> page_response(const PageTemplate& page, const ApiRouter& router,
                                      const Request& request, const PathParameters& parameters) {
  Request asked = request;
  asked.path = reply_path(page.reply, parameters);
  const Response reply = router.handle(asked);
  if (reply.status != 200 || !reply.body) return std::nullopt;
  auto html = page.fill(*reply.body);
  if (!html) return std::nullopt;
  Response response;
  response.content_type = "text/html; charset=utf-8";
  response.body = make_body(std::move(*html));
  return response;
}

}  // namespace engawa::server
