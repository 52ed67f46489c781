#include "engawa/documents/svg_check.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "engawa/base/text.hpp"
#include "engawa/documents/problems.hpp"

namespace engawa::documents {
namespace {

constexpr std::size_t bytes_max = std::size_t{8} << 20;
constexpr std::size_t levels_max = 64;
constexpr std::string_view white_space = " \t\r\n";

constexpr std::array<std::string_view, 25> allowed_elements{
    "svg",     "g",       "path",     "rect",           "circle",         "ellipse", "line",
    "polygon", "text",    "polyline", "tspan",          "title",          "desc",    "defs",
    "use",     "pattern", "clipPath", "linearGradient", "radialGradient", "stop",    "marker",
    "symbol",  "mask",    "metadata", "textPath"};

constexpr std::array<std::string_view, 6> allowed_entities{"amp",  "lt",   "gt",
                                                           "quot", "apos", "#39"};

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == ':';
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// Reads one picture from left to right. Each reader returns what it refuses, or nothing.
class Reader {
 public:
  explicit Reader(std::string_view svg) : m_rest(svg) {}

  std::optional<std::string> read() {
    while (!m_rest.empty()) {
      const std::size_t tag = m_rest.find('<');
      const std::string_view text = m_rest.substr(0, tag);
      if (m_open.empty() && text.find_first_not_of(white_space) != std::string_view::npos) {
        return "text outside the root element";
      }
      if (!entities_allowed(text, true)) return "entity";
      if (tag == std::string_view::npos) break;
      m_rest.remove_prefix(tag + 1);
      if (auto refused = m_rest.starts_with('/') ? read_end() : read_start()) return refused;
    }
    if (!m_open.empty() || !m_seen_root) return "an element that is not closed";
    return std::nullopt;
  }

 private:
  std::string_view take_name() {
    const auto* end = std::find_if_not(m_rest.begin(), m_rest.end(), is_name_character);
    const std::string_view name = m_rest.substr(0, static_cast<std::size_t>(end - m_rest.begin()));
    m_rest.remove_prefix(name.size());
    return name;
  }

  void skip_space() {
    m_rest.remove_prefix(std::min(m_rest.find_first_not_of(white_space), m_rest.size()));
  }

  std::optional<std::string> read_end() {
    m_rest.remove_prefix(1);
    const std::string_view name = take_name();
    skip_space();
    if (m_open.empty() || m_open.back() != name || !m_rest.starts_with('>')) {
      return "closing tag " + std::string(name);
    }
    m_rest.remove_prefix(1);
    m_open.pop_back();
    return std::nullopt;
  }

  std::optional<std::string> read_start() {
    const std::string_view name = take_name();
    if (std::find(allowed_elements.begin(), allowed_elements.end(), name) ==
        allowed_elements.end()) {
      return "element " + std::string(name.empty() ? m_rest.substr(0, 3) : name);
    }
    if (m_open.empty() && (m_seen_root || name != "svg")) return "not one svg element";
    if (m_open.size() == levels_max) return "too many levels";
    m_seen_root = true;
    while (true) {
      const std::size_t before = m_rest.size();
      skip_space();
      if (m_rest.starts_with('>')) {
        m_rest.remove_prefix(1);
        m_open.push_back(name);
        return std::nullopt;
      }
      if (m_rest.starts_with("/>")) {
        m_rest.remove_prefix(2);
        return std::nullopt;
      }
      if (m_rest.size() == before) return "attributes of " + std::string(name);
      if (auto refused = read_attribute()) return refused;
    }
  }

  std::optional<std::string> read_attribute() {
    const std::string_view name = take_name();
    if (name.empty() || !m_rest.starts_with('=') || m_rest.size() < 2) return "broken attribute";
    const char quote = m_rest[1];
    m_rest.remove_prefix(2);
    const std::size_t end = m_rest.find(quote);
    if ((quote != '"' && quote != '\'') || end == std::string_view::npos) {
      return "attribute " + std::string(name);
    }
    const std::string_view value = m_rest.substr(0, end);
    m_rest.remove_prefix(end + 1);
    if (attribute_allowed(name, value)) return std::nullopt;
    return "attribute " + std::string(name);
  }

  static bool attribute_allowed(std::string_view name, std::string_view value) {
    const std::string key = lower(name);
    if (key.starts_with("on") || key == "style") return false;
    if (value.find('<') != std::string_view::npos || !entities_allowed(value, false)) return false;
    if (key == "xmlns") return value == "http://www.w3.org/2000/svg";
    if (key == "xmlns:xlink") return value == "http://www.w3.org/1999/xlink";
    if (key == "href" || key == "xlink:href") return value.starts_with('#');
    if (key.find(':') != std::string::npos) return key == "xml:space" || key == "xml:lang";
    if (key.starts_with("aria-")) return true;
    // CSS may spell url( with escapes; no attribute of ours holds a backslash.
    if (value.find('\\') != std::string_view::npos) return false;
    const std::string folded = lower(value);
    for (std::size_t at = folded.find("url"); at != std::string::npos;
         at = folded.find("url", at + 1)) {
      if (folded.compare(at + 3, 1, "(") == 0 && folded.compare(at + 4, 1, "#") != 0) return false;
    }
    return true;
  }

  // Character references may spell anything, so attributes may hold only those of the escapes.
  static bool entities_allowed(std::string_view text, bool any_number) {
    for (std::size_t at = text.find('&'); at != std::string_view::npos;
         at = text.find('&', at + 1)) {
      const std::size_t end = text.find(';', at);
      if (end == std::string_view::npos) return false;
      const std::string_view name = text.substr(at + 1, end - at - 1);
      const bool known = std::find(allowed_entities.begin(), allowed_entities.end(), name) !=
                         allowed_entities.end();
      const bool number = any_number && name.size() > 1 && name.size() < 10 && name[0] == '#' &&
                          std::all_of(name.begin() + 1, name.end(), is_name_character);
      if (!known && !number) return false;
    }
    return true;
  }

  std::string_view m_rest;
  std::vector<std::string_view> m_open;
  bool m_seen_root = false;
};

}  // namespace

std::string_view svg_root(std::string_view svg) {
  const auto skip_space = [&] {
    svg.remove_prefix(std::min(svg.find_first_not_of(white_space), svg.size()));
  };
  skip_space();
  if (svg.starts_with("<?xml ")) {
    const std::size_t end = svg.find("?>");
    if (end != std::string_view::npos) svg.remove_prefix(end + 2);
  }
  skip_space();
  return svg;
}

base::Status check_svg(std::string_view svg) {
  if (svg.size() > bytes_max) {
    return base::make_problem(problems::svg_not_allowed, std::to_string(svg.size()) + " bytes");
  }
  if (!base::is_valid_utf8(svg)) {
    return base::make_problem(problems::svg_not_allowed, "broken UTF-8");
  }
  if (auto refused = Reader(svg_root(svg)).read()) {
    return base::make_problem(problems::svg_not_allowed, *refused);
  }
  return base::success();
}

}  // namespace engawa::documents
