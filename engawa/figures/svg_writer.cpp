#include "engawa/figures/svg_writer.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "engawa/base/decimal.hpp"
#include "engawa/base/text.hpp"
#include "engawa/figures/text_layout.hpp"

namespace engawa::figures {
namespace {

bool allowed_in_xml(char32_t c) {
  return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c < 0x7F) || (c > 0x9F && c < 0xFFFE) ||
         c >= 0x10000;
}

std::string_view anchor_word(Anchor anchor) { return anchor == Anchor::middle ? "middle" : "end"; }

}  // namespace

void append_coordinate(std::string& out, double value, int places) {
  constexpr double limit = 1e7;
  constexpr long long scales[] = {1, 10, 100};
  const long long scale = scales[std::clamp(places, 0, 2)];
  if (!std::isfinite(value)) value = 0;
  const double cut = std::clamp(value, -limit, limit);
  long long units = std::llround(cut * static_cast<double>(scale));
  if (units < 0) {
    out += '-';
    units = -units;
  }
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, units / scale).ptr;
  out.append(digits, end);
  long long rest = units % scale;
  if (rest == 0) return;
  out += '.';
  for (long long place = scale / 10; rest > 0; place /= 10) {
    out += static_cast<char>('0' + rest / place);
    rest %= place;
  }
}

std::string translate(double x, double y) {
  std::string text = "translate(";
  append_coordinate(text, x);
  text += ' ';
  append_coordinate(text, y);
  return text + ")";
}

std::string xml_text(std::string_view text) {
  const bool plain =
      std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
  if (plain) return base::escape_xml(text);
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t c = next_code_point(text, at);
    if (c == replacement_character) {
      clean += "\xEF\xBF\xBD";
    } else if (allowed_in_xml(c)) {
      clean.append(text.substr(from, at - from));
    }
  }
  return base::escape_xml(clean);
}

std::string number_text(double value, int places) {
  return std::isfinite(value) ? base::format_fixed(value, places) : "—";
}

std::string_view local_reference(std::string_view reference) {
  if (reference.substr(0, 2) == "//" || reference.find('\\') != std::string_view::npos) return {};
  const auto blank = [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; };
  if (std::any_of(reference.begin(), reference.end(), blank)) return {};
  const auto colon = reference.find(':');
  const auto path = reference.find_first_of("/?#");
  return colon == std::string_view::npos || path < colon ? reference : std::string_view{};
}

std::string safe_id(std::string_view wanted) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  std::string id;
  for (const char c : wanted) {
    if (letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_') id += c;
  }
  if (id.empty() || !letter(id[0])) id.insert(0, "figure-");
  return id;
}

void Attribute::append_to(std::string& out) const {
  out.append(" ").append(m_name).append("=\"");
  if (m_is_number) {
    append_coordinate(out, m_number);
  } else {
    out += xml_text(m_text);
  }
  out += '"';
}

void SvgWriter::begin(std::string_view name, std::initializer_list<Attribute> attributes) {
  m_out.append("<").append(name);
  for (const auto& attribute : attributes) attribute.append_to(m_out);
}

SvgWriter& SvgWriter::open(std::string_view name, std::initializer_list<Attribute> attributes) {
  begin(name, attributes);
  m_out += '>';
  m_open.emplace_back(name);
  return *this;
}

SvgWriter& SvgWriter::leaf(std::string_view name, std::initializer_list<Attribute> attributes) {
  begin(name, attributes);
  m_out += "/>";
  return *this;
}

SvgWriter& SvgWriter::element(std::string_view name, std::initializer_list<Attribute> attributes,
                              std::string_view content) {
  begin(name, attributes);
  m_out.append(">").append(xml_text(content)).append("</").append(name).append(">");
  return *this;
}

SvgWriter& SvgWriter::text(double x, double y, std::string_view content, const TextLook& look) {
  begin("text", {{"x", x}, {"y", y}, {"font-size", look.size}, {"fill", look.fill}});
  if (look.anchor != Anchor::start) {
    m_out.append(" text-anchor=\"").append(anchor_word(look.anchor)).append("\"");
  }
  if (look.bold) m_out += " font-weight=\"700\"";
  if (look.halo) {
    m_out +=
        " stroke=\"#FFFFFF\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"";
  }
  m_out.append(">").append(xml_text(content)).append("</text>");
  return *this;
}

SvgWriter& SvgWriter::line(double x1, double y1, double x2, double y2, std::string_view stroke,
                           double width, std::string_view dash) {
  begin("line", {{"x1", x1}, {"y1", y1}, {"x2", x2}, {"y2", y2}, {"stroke", stroke}});
  if (width != 1) Attribute("stroke-width", width).append_to(m_out);
  if (!dash.empty()) Attribute("stroke-dasharray", dash).append_to(m_out);
  m_out += "/>";
  return *this;
}

SvgWriter& SvgWriter::rectangle(double x, double y, double width, double height,
                                std::string_view fill) {
  return leaf("rect", {{"x", x},
                       {"y", y},
                       {"width", std::max(0.0, width)},
                       {"height", std::max(0.0, height)},
                       {"fill", fill}});
}

SvgWriter& SvgWriter::close() {
  if (m_open.empty()) return *this;
  m_out.append("</").append(m_open.back()).append(">");
  m_open.pop_back();
  return *this;
}

SvgWriter& SvgWriter::raw(std::string_view markup) {
  m_out.append(markup);
  return *this;
}

std::string SvgWriter::finish() {
  while (!m_open.empty()) close();
  return std::exchange(m_out, {});
}

}  // namespace engawa::figures
