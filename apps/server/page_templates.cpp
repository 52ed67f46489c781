#include "apps/server/page_templates.hpp"

#include <algorithm>
#include <utility>

#include "engawa/base/decimal.hpp"
#include "engawa/base/text.hpp"

namespace engawa::server {
namespace {

using base::JsonValue;

constexpr std::string_view open_mark = "{{";
constexpr std::string_view close_mark = "}}";

// Before and behind the first space, which may be missing.
std::pair<std::string_view, std::string_view> split_at_space(std::string_view text) {
  const std::size_t space = std::min(text.find(' '), text.size());
  return {text.substr(0, space), text.substr(std::min(space + 1, text.size()))};
}

// A text, a whole number, or texts as a Japanese sentence lists them.
std::optional<std::string> plain_text(const JsonValue& found) {
  if (found.text() != nullptr) return *found.text();
  if (found.integer()) return std::to_string(*found.integer());
  if (found.elements() == nullptr) return std::nullopt;
  std::string list;
  for (const JsonValue& element : *found.elements()) {
    if (element.text() == nullptr) return std::nullopt;
    if (!list.empty()) list += "、";
    list += *element.text();
  }
  return list;
}

// What one place stands for: "text issues.summary" or "svg depth.figures.0.svg".
std::optional<std::string> value_of(std::string_view place, const JsonValue& values) {
  const auto [kind, where] = split_at_space(place);
  const JsonValue* found = value_at(values, where);
  if (found == nullptr) return std::nullopt;
  const std::string* text = found->text();
  if (kind == "svg" && text != nullptr && text->starts_with("<svg")) return *text;
  if (kind != "text") return std::nullopt;
  const auto plain = plain_text(*found);
  if (!plain) return std::nullopt;
  return base::escape_xml(*plain);
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

// False for a line that no template begins with.
bool read_line(std::string_view line, PageTemplate& page) {
  const std::size_t colon = line.find(": ");
  if (colon == std::string_view::npos) return false;
  const auto [kind, name] = split_at_space(line.substr(0, colon));
  const std::string_view rest = line.substr(colon + 2);
  if (kind == "path") {
    page.path = rest;
  } else if (kind == "reply") {
    page.replies.emplace_back(name, rest);
  } else if (kind == "when") {
    page.conditions.emplace_back(split_at_space(rest));
  } else {
    return false;
  }
  return true;
}

const JsonValue* step_into(const JsonValue& json, const std::string& step) {
  if (const auto* elements = json.elements(); elements != nullptr) {
    const auto place = base::parse_integer(step);
    const bool is_there =
        place && *place >= 0 && static_cast<std::size_t>(*place) < elements->size();
    return is_there ? &(*elements)[static_cast<std::size_t>(*place)] : nullptr;
  }
  const auto found = json.members().find(step);
  return found == json.members().end() ? nullptr : &found->second;
}

}  // namespace

const JsonValue* value_at(const JsonValue& json, std::string_view where) {
  const JsonValue* value = &json;
  for (const auto& step : base::split(where, '.')) {
    value = step_into(*value, std::string(step));
    if (value == nullptr) return nullptr;
  }
  return value;
}

std::optional<PageTemplate> PageTemplate::read(std::string_view file) {
  PageTemplate page;
  for (;;) {
    const std::size_t end = file.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view line = file.substr(0, end);
    file.remove_prefix(end + 1);
    if (line.empty()) break;
    if (!read_line(line, page)) return std::nullopt;
  }
  if (page.path.empty() || page.replies.empty()) return std::nullopt;
  page.html = file;
  return page;
}

std::optional<std::string> PageTemplate::fill(const JsonValue& values) const {
  for (const auto& [where, expected] : conditions) {
    const JsonValue* found = value_at(values, where);
    if (found == nullptr || plain_text(*found) != expected) return std::nullopt;
  }
  const std::string_view source = html;
  std::string page;
  page.reserve(2 * source.size());
  for (std::size_t from = 0;;) {
    const std::size_t open = source.find(open_mark, from);
    page += source.substr(from, open - from);
    if (open == std::string_view::npos) return page;
    const std::size_t name = open + open_mark.size();
    const std::size_t close = source.find(close_mark, name);
    if (close == std::string_view::npos) return std::nullopt;
    const auto value = value_of(source.substr(name, close - name), values);
    if (!value) return std::nullopt;
    page += *value;
    from = close + close_mark.size();
  }
}

std::optional<Response> page_response(const PageTemplate& page, const ApiRouter& router,
                                      const Request& request, const PathParameters& parameters) {
  JsonValue values;
  for (const auto& [name, pattern] : page.replies) {
    Request asked = request;
    asked.path = reply_path(pattern, parameters);
    const Response reply = router.handle(asked);
    if (reply.status != 200 || !reply.body) return std::nullopt;
    auto json = JsonValue::parse(*reply.body);
    if (!json) return std::nullopt;
    values.set(name, std::move(*json));
  }
  auto html = page.fill(values);
  if (!html) return std::nullopt;
  Response response;
  response.content_type = "text/html; charset=utf-8";
  response.body = make_body(std::move(*html));
  return response;
}

}  // namespace engawa::server
