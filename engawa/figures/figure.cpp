#include "engawa/figures/figure.hpp"

#include <algorithm>
#include <cmath>

#include "engawa/figures/palette.hpp"
#include "engawa/figures/text_layout.hpp"

namespace engawa::figures {
namespace {

constexpr double title_size = 17;
constexpr double note_size = 12;

double usable_width(double wanted) {
  return std::isfinite(wanted) ? std::clamp(wanted, 320.0, 1200.0) : 720.0;
}

std::string_view hatch_name(Hatch hatch) {
  switch (hatch) {
    case Hatch::rising:
      return "rising";
    case Hatch::falling:
      return "falling";
    case Hatch::dotted:
      return "dotted";
    case Hatch::withheld:
      return "withheld";
    case Hatch::missing:
      return "missing";
    case Hatch::none:
      break;
  }
  return "none";
}

// Tiles are 8 x 8; lines run over the corners so that neighbouring tiles join.
void draw_tile(SvgWriter& svg, const Fill& fill) {
  constexpr const char* rising = "M-2 2L2 -2M0 8L8 0M6 10L10 6";
  constexpr const char* falling = "M-2 6L2 10M0 0L8 8M6 -2L10 2";
  const bool grey = fill.hatch == Hatch::withheld || fill.hatch == Hatch::missing;
  const std::string_view ground = grey ? palette::paper : std::string_view(fill.colour);
  const std::string_view lines = palette::text_on(ground);
  svg.rectangle(0, 0, 8, 8, ground);
  switch (fill.hatch) {
    case Hatch::withheld:
      svg.leaf("path", {{"d", std::string(rising) + falling},
                        {"stroke", palette::axis},
                        {"stroke-width", 0.9},
                        {"fill", "none"}});
      break;
    case Hatch::missing:
      svg.leaf("circle", {{"cx", 4}, {"cy", 4}, {"r", 1.1}, {"fill", palette::axis}});
      break;
    case Hatch::dotted:
      svg.leaf("circle", {{"cx", 4}, {"cy", 4}, {"r", 1.4}, {"fill", lines}});
      break;
    case Hatch::rising:
    case Hatch::falling:
      svg.leaf("path", {{"d", fill.hatch == Hatch::rising ? rising : falling},
                        {"stroke", lines},
                        {"stroke-width", 1.6},
                        {"stroke-opacity", 0.75},
                        {"fill", "none"}});
      break;
    case Hatch::none:
      break;
  }
}

}  // namespace

Figure::Figure(const FigureText& text)
    : m_text(text), m_prefix(safe_id(text.id_prefix)), m_width(usable_width(text.width)) {
  if (m_text.title.empty()) m_text.title = "図";
  if (m_text.description.empty()) m_text.description = m_text.title;
  m_top = 8;
  if (!m_text.show_title) return;
  for (const auto& line : wrap_text(m_text.title, title_size, m_width - 2 * margin, 3)) {
    m_top += title_size * 1.4;
    m_body.text(margin, m_top - 5, line, {title_size, palette::ink, Anchor::start, true});
  }
  m_top += 6;
}

std::string Figure::id(std::string_view name) const { return m_prefix + "-" + std::string(name); }

std::string Figure::paint(const Fill& fill) {
  if (fill.hatch == Hatch::none) return fill.colour;
  std::string key = id("hatch-");
  key += hatch_name(fill.hatch);
  // Two colours may share a hatch; the colour's digits keep their patterns apart.
  if (fill.hatch != Hatch::withheld && fill.hatch != Hatch::missing) {
    for (const char c : fill.colour) {
      if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) key += c;
    }
  }
  m_patterns.emplace(key, fill);
  return "url(#" + key + ")";
}

double Figure::draw_empty(std::string_view reason) {
  const double height = 120;
  m_body.leaf("rect", {{"x", margin},
                       {"y", m_top},
                       {"width", m_width - 2 * margin},
                       {"height", height},
                       {"fill", palette::row_band},
                       {"stroke", palette::axis},
                       {"stroke-dasharray", "6 4"}});
  const auto lines = wrap_text(reason, 14, m_width - 6 * margin, 4);
  double y = m_top + height / 2 + 5 - static_cast<double>(lines.size() - 1) * 10;
  for (const auto& line : lines) {
    m_body.text(m_width / 2, y, line, {14, palette::ink, Anchor::middle});
    y += 20;
  }
  return m_top + height;
}

std::string Figure::finish(double bottom) {
  double y = bottom + 4;
  const auto paragraph = [&](const std::string& words, std::string_view colour) {
    for (const auto& line : wrap_text(words, note_size, m_width - 2 * margin, 12)) {
      y += note_size * 1.45;
      m_body.text(margin, y, line, {note_size, colour});
    }
  };
  for (const auto& note : m_text.notes) paragraph("注：" + note, palette::quiet_ink);
  if (!m_text.source.empty()) paragraph("出典：" + m_text.source, palette::quiet_ink);
  const double height = std::ceil(y + 10);

  std::string size;
  append_coordinate(size, m_width);
  std::string view = "0 0 " + size + " ";
  append_coordinate(view, height);
  SvgWriter svg;
  svg.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                   {"viewBox", view},
                   {"width", m_width},
                   {"height", height},
                   {"role", m_has_links ? "group" : "img"},
                   {"aria-labelledby", id("title")},
                   {"aria-describedby", id("desc")},
                   {"lang", "ja"},
                   {"font-family", font_family},
                   {"font-size", 14},
                   {"fill", palette::ink}});
  svg.element("title", {{"id", id("title")}}, m_text.title);
  svg.element("desc", {{"id", id("desc")}}, m_text.description);
  if (!m_patterns.empty()) {
    svg.open("defs");
    for (const auto& [key, fill] : m_patterns) {
      svg.open("pattern",
               {{"id", key}, {"width", 8}, {"height", 8}, {"patternUnits", "userSpaceOnUse"}});
      draw_tile(svg, fill);
      svg.close();
    }
    svg.close();
  }
  svg.rectangle(0, 0, m_width, height, palette::paper);
  svg.raw(m_body.finish());
  return svg.finish();
}

}  // namespace engawa::figures
