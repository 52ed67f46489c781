#include "engawa/figures/text_layout.hpp"

#include <algorithm>

namespace engawa::figures {
namespace {

constexpr std::string_view ellipsis = "…";

// Widths in em: the widest of the fonts named in the header, measured with Pango.
double em_width(char32_t c) {
  if (c >= '0' && c <= '9') return 0.7;
  if (c == ' ') return 0.34;
  if (c == '.' || c == ',' || c == ':' || c == ';' || c == '\'' || c == '!' || c == '|')
    return 0.34;
  if (c == '(' || c == ')' || c == '-' || c == '[' || c == ']' || c == '/') return 0.5;
  if (c == 'i' || c == 'j' || c == 'l' || c == 't' || c == 'f' || c == 'I') return 0.4;
  if (c == 'm' || c == 'w' || c == 'M' || c == 'W' || c == '%' || c == '@') return 1.0;
  if (c >= 'A' && c <= 'Z') return 0.78;
  if (c < 0x80) return 0.66;
  if (c == 0x2010 || c == 0x2013) return 0.55;
  if (c >= 0xFF61 && c <= 0xFF9F) return 0.5;
  if (c < 0x250) return 0.75;
  if ((c >= 0x300 && c < 0x370) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0x200B) return 0;
  return 1.0;
}

bool is_in(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

bool is_wide(char32_t c) { return c >= 0x2E80 && !(c >= 0xFF61 && c <= 0xFF9F); }

bool may_begin_line(char32_t c) {
  return !is_in(
      c,
      U"、。，．・：；？！）」』】〕〉》”’ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々～%％）)]},.:;");
}

bool may_end_line(char32_t c) { return !is_in(c, U"（「『【〔〈《“‘([{"); }

struct Piece {
  std::string text;  // never broken inside, unless alone too wide
  double width = 0;
};

// Splits at every place where a line may break.
std::vector<Piece> pieces_of(std::string_view text, double size) {
  std::vector<Piece> pieces;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t c = next_code_point(text, at);
    const bool breakable = before == ' ' || is_wide(before) || is_wide(c);
    if (pieces.empty() || (breakable && c != ' ' && may_begin_line(c) && may_end_line(before))) {
      pieces.emplace_back();
    }
    pieces.back().text.append(text.substr(from, at - from));
    pieces.back().width += em_width(c) * size;
    before = c;
  }
  return pieces;
}

void strip_trailing_space(std::string& line) {
  while (!line.empty() && line.back() == ' ') line.pop_back();
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  const std::size_t start = at++;
  if (length == 1) return lead;
  if (lead < 0xC2 || lead > 0xF4 || start + length > text.size()) return replacement_character;
  char32_t c = lead & (0xFFU >> (length + 1));
  for (std::size_t i = start + 1; i < start + length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return replacement_character;
    c = (c << 6) | (byte(i) & 0x3FU);
  }
  const bool too_long = (length == 3 && c < 0x800) || (length == 4 && c < 0x10000);
  if (too_long || (c >= 0xD800 && c < 0xE000) || c > 0x10FFFF) return replacement_character;
  at = start + length;
  return c;
}

double text_width(std::string_view text, double size) {
  double em = 0;
  for (std::size_t at = 0; at < text.size();) em += em_width(next_code_point(text, at));
  return em * size;
}

std::string shorten_text(std::string_view text, double size, double width) {
  if (text_width(text, size) <= width) return std::string(text);
  double used = size;  // the ellipsis
  std::size_t kept = 0;
  for (std::size_t at = 0; at < text.size(); kept = at) {
    used += em_width(next_code_point(text, at)) * size;
    if (used > width) break;
  }
  return std::string(text.substr(0, kept)).append(ellipsis);
}

std::vector<std::string> wrap_text(std::string_view text, double size, double width,
                                   std::size_t lines_max) {
  std::vector<std::string> lines;
  if (text.empty() || lines_max == 0) return lines;
  double used = 0;
  std::string rest;  // what follows the beginning of the last allowed line
  lines.emplace_back();
  for (const auto& piece : pieces_of(text, size)) {
    const bool last = lines.size() == lines_max;
    if (!last && used > 0 && used + piece.width > width) {
      strip_trailing_space(lines.back());
      lines.emplace_back();
      used = 0;
    }
    if (lines.size() == lines_max) {
      rest += piece.text;
      continue;
    }
    // A single word wider than the line breaks wherever it must.
    for (std::size_t at = 0; at < piece.text.size();) {
      const std::size_t from = at;
      const double step = em_width(next_code_point(piece.text, at)) * size;
      if (used > 0 && used + step > width && lines.size() < lines_max) {
        lines.emplace_back();
        used = 0;
      }
      if (lines.size() == lines_max) {
        rest += piece.text.substr(from);
        break;
      }
      lines.back().append(piece.text, from, at - from);
      used += step;
    }
  }
  if (!rest.empty()) lines.back() = shorten_text(rest, size, width);
  strip_trailing_space(lines.back());
  return lines;
}

}  // namespace engawa::figures
