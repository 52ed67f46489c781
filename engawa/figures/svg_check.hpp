#pragma once

#include <cctype>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// A small check of SVG text for the tests of this folder: is it well formed, and does it keep the
/// rules of the README? Written apart from the writer, so that both cannot err alike.
namespace engawa::figures::test {

class SvgCheck {
 public:
  explicit SvgCheck(std::string_view svg) : m_svg(svg) { run(); }

  /// Empty when all is well, else the first fault.
  [[nodiscard]] const std::string& fault() const { return m_fault; }
  [[nodiscard]] std::size_t count(std::string_view element) const {
    std::size_t found = 0;
    for (const auto& name : m_names) found += name == element ? 1 : 0;
    return found;
  }

 private:
  void fail(const std::string& what) {
    if (m_fault.empty()) m_fault = what + " near byte " + std::to_string(m_at);
  }

  void run() {
    for (const std::string_view word : {"style=", "<style", "<script", "NaN", "nan\"", "inf\"",
                                        "javascript:", "onload", "<foreignObject", "<image"}) {
      if (m_svg.find(word) != std::string_view::npos) fail("forbidden " + std::string(word));
    }
    while (m_at < m_svg.size() && m_fault.empty()) {
      if (m_svg[m_at] == '<') {
        tag();
      } else {
        text();
      }
    }
    if (!m_open.empty()) fail("open element " + m_open.back());
    for (const auto& reference : m_references) {
      if (m_ids.count(reference) == 0) fail("no element with id " + reference);
    }
  }

  void text() {
    const auto end = std::min(m_svg.find('<', m_at), m_svg.size());
    entities(m_svg.substr(m_at, end - m_at));
    if (m_open.empty()) fail("text outside the root");
    m_at = end;
  }

  void entities(std::string_view part) {
    for (std::size_t i = 0; i < part.size(); ++i) {
      const auto c = static_cast<unsigned char>(part[i]);
      if (c < 0x20 && c != '\n' && c != '\t') fail("control character");
      if (c == '>') fail("unescaped >");
      if (c != '&') continue;
      const auto end = part.find(';', i);
      if (end == std::string_view::npos || end - i > 6) fail("bare &");
    }
  }

  std::string name() {
    const std::size_t from = m_at;
    while (m_at < m_svg.size() && (std::isalnum(static_cast<unsigned char>(m_svg[m_at])) != 0 ||
                                   m_svg[m_at] == '-' || m_svg[m_at] == ':')) {
      ++m_at;
    }
    return std::string(m_svg.substr(from, m_at - from));
  }

  void tag() {
    ++m_at;
    if (m_svg[m_at] == '/') {
      ++m_at;
      const std::string closed = name();
      if (m_open.empty() || m_open.back() != closed) return fail("unexpected </" + closed + ">");
      m_open.pop_back();
      if (m_svg[m_at++] != '>') fail("broken end tag");
      return;
    }
    const std::string opened = name();
    if (opened.empty()) return fail("empty tag");
    m_names.push_back(opened);
    std::set<std::string> seen;
    while (m_at < m_svg.size() && m_svg[m_at] == ' ') {
      ++m_at;
      attribute(seen);
    }
    if (m_svg.substr(m_at, 2) == "/>") {
      m_at += 2;
      return;
    }
    if (m_svg.substr(m_at, 1) != ">") return fail("broken tag " + opened);
    ++m_at;
    m_open.push_back(opened);
  }

  void attribute(std::set<std::string>& seen) {
    const std::string key = name();
    if (key.empty() || !seen.insert(key).second) return fail("attribute " + key);
    if (m_svg.substr(m_at, 2) != "=\"") return fail("attribute without value");
    m_at += 2;
    const auto end = m_svg.find('"', m_at);
    if (end == std::string_view::npos) return fail("open attribute");
    const std::string value(m_svg.substr(m_at, end - m_at));
    entities(value);
    if (value.find('<') != std::string::npos) fail("unescaped < in attribute");
    if (key == "id" && !m_ids.insert(value).second) fail("id twice: " + value);
    if (key == "aria-labelledby" || key == "aria-describedby") m_references.insert(value);
    if (value.rfind("url(#", 0) == 0) m_references.insert(value.substr(5, value.size() - 6));
    m_at = end + 1;
  }

  std::string_view m_svg;
  std::size_t m_at = 0;
  std::string m_fault;
  std::vector<std::string> m_open;
  std::vector<std::string> m_names;
  std::set<std::string> m_ids;
  std::set<std::string> m_references;
};

/// Text that tries to break out of wherever it is put.
inline const std::string hostile =
    "</title><script>alert(1)</script>\" onmouseover='x' & ]]> \x01\xff 漢字";

}  // namespace engawa::figures::test
