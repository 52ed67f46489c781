#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace engawa::figures {

/// One attribute of an element: a name and a number (coordinates) or a text (escaped when written).
/// Lives only as long as the expression that builds it.
class Attribute {
 public:
  Attribute(std::string_view name, std::string_view text) : m_name(name), m_text(text) {}
  Attribute(std::string_view name, const std::string& text) : m_name(name), m_text(text) {}
  Attribute(std::string_view name, const char* text) : m_name(name), m_text(text) {}
  template <class Number>
  requires std::is_arithmetic_v<Number> Attribute(std::string_view name, Number number)
      : m_name(name), m_number(static_cast<double>(number)), m_is_number(true) {}

  void append_to(std::string& out) const;

 private:
  std::string_view m_name;
  std::string_view m_text;
  double m_number = 0;
  bool m_is_number = false;
};

enum class Anchor { start, middle, end };

/// How a piece of text looks. `size` in user units.
struct TextLook {
  double size = 14;
  std::string_view fill = "#1A1A1A";
  Anchor anchor = Anchor::start;
  bool bold = false;
  bool halo = false;  ///< white outline behind the letters, for text over lines
};

/// Builds SVG text element by element. Escapes everything, writes coordinates with at most two
/// decimals and never writes a number that is not finite. Not thread-safe; one writer, one picture.
class SvgWriter {
 public:
  SvgWriter& open(std::string_view name, std::initializer_list<Attribute> attributes = {});
  SvgWriter& leaf(std::string_view name, std::initializer_list<Attribute> attributes);
  /// `<name ...>content</name>` with escaped content.
  SvgWriter& element(std::string_view name, std::initializer_list<Attribute> attributes,
                     std::string_view content);
  /// A text element whose baseline begins (or is centred, or ends) at x, y.
  SvgWriter& text(double x, double y, std::string_view content, const TextLook& look = {});
  SvgWriter& line(double x1, double y1, double x2, double y2, std::string_view stroke,
                  double width = 1, std::string_view dash = {});
  SvgWriter& rectangle(double x, double y, double width, double height, std::string_view fill);
  /// Closes the element opened last.
  SvgWriter& close();
  /// Appends markup that another writer made.
  SvgWriter& raw(std::string_view markup);
  /// Everything written so far, with open elements closed; leaves the writer empty.
  [[nodiscard]] std::string finish();

 private:
  void begin(std::string_view name, std::initializer_list<Attribute> attributes);
  std::string m_out;
  std::vector<std::string> m_open;
};

/// Appends `value` with at most `places` (0..2) decimals and no trailing zeros, "." as point. Not
/// finite becomes 0; magnitudes are cut at 1e7, beyond which no picture reaches.
void append_coordinate(std::string& out, double value, int places = 2);

/// "translate(x y)" for a transform attribute.
[[nodiscard]] std::string translate(double x, double y);

/// `text` escaped for XML, with what XML forbids (control characters, broken UTF-8) replaced.
[[nodiscard]] std::string xml_text(std::string_view text);

/// The text people read for `value`: base::format_fixed, or "—" when it is not finite.
[[nodiscard]] std::string number_text(double value, int places);

/// `reference` when it stays inside the site ("areas/31.html", "/areas/31", "#map", "?area=31"),
/// else empty: no scheme, no other host.
[[nodiscard]] std::string_view local_reference(std::string_view reference);

/// A name usable as an XML id: letters, digits, "-" and "_" of `wanted`, beginning with a letter.
[[nodiscard]] std::string safe_id(std::string_view wanted);

}  // namespace engawa::figures
