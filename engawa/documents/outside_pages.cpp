#include "engawa/documents/outside_pages.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "engawa/base/decimal.hpp"
#include "engawa/documents/problems.hpp"

namespace engawa::documents {
namespace {

/// US Letter: what a page without a box of its own has (ISO 32000-1, 7.7.3.3 asks for one).
constexpr std::array<double, 4> box_where_none{0, 0, 612, 792};
constexpr int quarter = 90;
constexpr int full_turn = 360;

std::string numbers(std::initializer_list<double> values) {
  constexpr int digits = 6;
  std::string text;
  for (const double value : values) text += base::format_fixed(value, digits) + " ";
  return text;
}

/// Left, bottom, right, top of a rectangle whose corners may come in any order.
std::optional<std::array<double, 4>> rectangle(const PdfObject& array) {
  if (!array.is_array() || array.items() != 4) return std::nullopt;
  std::array<double, 4> at{};
  for (int i = 0; i < 4; ++i) at[static_cast<std::size_t>(i)] = array.item(i).number();
  if (at[0] > at[2]) std::swap(at[0], at[2]);
  if (at[1] > at[3]) std::swap(at[1], at[3]);
  if (at[2] - at[0] < 1 || at[3] - at[1] < 1) return std::nullopt;
  return at;
}

/// A dictionary below another, made where it is missing.
PdfObject dictionary_in(const PdfFile& file, const PdfObject& parent, const char* key) {
  if (!parent.key(key).is_dictionary()) parent.set(key, file.parse("<< >>"));
  return parent.key(key);
}

/// How a mark looks, as a form; nothing that is a form where it is not to be seen.
std::optional<PdfObject> look_of(const PdfObject& mark) {
  constexpr int hidden = 2;
  constexpr int not_viewed = 32;
  const int flags = mark.has("/F") ? static_cast<int>(mark.key("/F").number()) : 0;
  if ((flags & (hidden | not_viewed)) != 0 || mark.key("/Subtype").is_name("/Popup"))
    return std::nullopt;
  PdfObject look = mark.key("/AP").key("/N");
  if (look.is_dictionary() && !look.is_stream() && mark.has("/AS"))
    look = look.key(mark.key("/AS").name().c_str());
  if (!look.is_stream()) return std::nullopt;
  return look;
}

}  // namespace

base::Result<OutsidePdf> OutsidePdf::open(std::string_view pdf) {
  OutsidePdf outside(TRY(PdfFile::open(pdf)));
  outside.m_file.settle_pages();
  for (int page = 0; page < outside.m_file.pages(); ++page)
    outside.m_boxes.push_back(box_of(outside.m_file.page(page)));
  if (outside.m_boxes.empty()) return base::make_problem(problems::finishing_failed, "no page");
  return outside;
}

OutsidePdf::Box OutsidePdf::box_of(const PdfObject& page) {
  auto seen = rectangle(page.key("/CropBox"));
  if (!seen) seen = rectangle(page.key("/MediaBox"));
  const auto [left, bottom, right, top] = seen.value_or(box_where_none);
  const int turned = page.has("/Rotate") ? static_cast<int>(page.key("/Rotate").number()) : 0;
  const int clockwise = ((turned % full_turn) + full_turn) % full_turn;
  return {left, bottom, right - left, top - bottom, clockwise / quarter * quarter};
}

double OutsidePdf::proportion(int page) const {
  const Box& box = m_boxes[static_cast<std::size_t>(page)];
  const bool lies = box.turned == quarter || box.turned == 3 * quarter;
  return lies ? box.width / box.height : box.height / box.width;
}

// The page is turned clockwise: at 90 degrees its left edge becomes the upper one.
std::string OutsidePdf::to_unit_square(const Box& box) {
  const double x = 1 / box.width;
  const double y = 1 / box.height;
  const double from_left = box.left / box.width;
  const double from_bottom = box.bottom / box.height;
  switch (box.turned) {
    case quarter:
      return numbers({0, -x, y, 0, -from_bottom, 1 + from_left});
    case 2 * quarter:
      return numbers({-x, 0, 0, -y, 1 + from_left, 1 + from_bottom});
    case 3 * quarter:
      return numbers({0, x, -y, 0, 1 + from_bottom, -from_left});
    default:
      return numbers({x, 0, 0, y, -from_left, -from_bottom});
  }
}

// Filled-in fields and stamps lie beside the page's content; on paper they belong to it. Their
// boxes are stretched into their places (ISO 32000-1, 12.5.5), which covers forms without a matrix.
std::string OutsidePdf::draw_marks(const PdfObject& page, const PdfObject& resources) const {
  std::string content;
  const PdfObject marks = page.key("/Annots");
  if (!marks.is_array()) return content;
  for (int i = 0; i < marks.items(); ++i) {
    const auto look = look_of(marks.item(i));
    const auto place = rectangle(marks.item(i).key("/Rect"));
    if (!look || !place) continue;
    const auto box = rectangle(look->dictionary().key("/BBox"));
    if (!box) continue;
    const double wide = ((*place)[2] - (*place)[0]) / ((*box)[2] - (*box)[0]);
    const double high = ((*place)[3] - (*place)[1]) / ((*box)[3] - (*box)[1]);
    const std::string name = "/EngawaMark" + std::to_string(i);
    dictionary_in(m_file, resources, "/XObject").set(name.c_str(), *look);
    content += "q " +
               numbers({wide, 0, 0, high, (*place)[0] - wide * (*box)[0],
                        (*place)[1] - high * (*box)[1]}) +
               "cm " + name + " Do Q\n";
  }
  return content;
}

// One stream is taken as it stands. Several have to be joined, which unpacks them: only small ones,
// as some bytes of a hostile file can be made to fill the memory.
base::Result<PdfObject> OutsidePdf::content_stream(const PdfObject& page) const {
  constexpr double joined_bytes_most = 256.0 * 1024;
  const PdfObject contents = page.key("/Contents");
  if (contents.is_stream()) return m_file.same_stream(contents);
  if (!contents.is_array()) return m_file.stream("");
  if (contents.items() == 1) return m_file.same_stream(contents.item(0));
  double bytes = 0;
  for (int i = 0; i < contents.items(); ++i)
    bytes += contents.item(i).dictionary().key("/Length").number();
  if (bytes > joined_bytes_most)
    return base::make_problem(problems::finishing_failed, "a page of too many large parts");
  return m_file.stream(TRY(m_file.content_of(page)));
}

base::Result<PdfObject> OutsidePdf::form_in(const PdfFile& file, int page) const {
  const PdfObject source = m_file.page(page);
  const Box& box = m_boxes[static_cast<std::size_t>(page)];
  const std::string bounds =
      "[ " + numbers({box.left, box.bottom, box.left + box.width, box.bottom + box.height}) + "]";
  const PdfObject content = TRY(content_stream(source));
  const PdfObject inner = content.dictionary();
  inner.set("/Type", m_file.parse("/XObject"));
  inner.set("/Subtype", m_file.parse("/Form"));
  inner.set("/BBox", m_file.parse(bounds));
  inner.set("/Resources", dictionary_in(m_file, source, "/Resources"));
  if (source.has("/Group")) inner.set("/Group", source.key("/Group"));
  const PdfObject resources = m_file.parse("<< /XObject << >> >>");
  resources.key("/XObject").set("/EngawaPage", content);
  const PdfObject form = m_file.stream("/EngawaPage Do\n" + draw_marks(source, resources));
  const PdfObject outer = form.dictionary();
  outer.set("/Type", m_file.parse("/XObject"));
  outer.set("/Subtype", m_file.parse("/Form"));
  outer.set("/BBox", m_file.parse(bounds));
  outer.set("/Matrix", m_file.parse("[ " + to_unit_square(box) + "]"));
  outer.set("/Resources", resources);
  return file.copy_of(m_file, form);
}

base::Status open_outside(const std::vector<Block>& blocks, OutsidePdfs& pdfs) {
  for (const Block& block : blocks) {
    const auto* outside = std::get_if<OutsidePages>(&block.content);
    if (outside == nullptr || pdfs.contains(outside->pdf.get())) continue;
    pdfs[outside->pdf.get()] =
        std::make_shared<const OutsidePdf>(TRY(OutsidePdf::open(*outside->pdf)));
  }
  return base::success();
}

base::Status place_outside(const PdfFile& file, const std::vector<OutsidePlace>& places) {
  int number = 0;
  for (const auto& place : places) {
    const PdfObject page = file.page(place.page);
    const PdfObject form = TRY(place.pdf->form_in(file, place.outside_page));
    const std::string name = "/Outside" + std::to_string(++number);
    dictionary_in(file, dictionary_in(file, page, "/Resources"), "/XObject")
        .set(name.c_str(), form);
    const auto sheet = rectangle(page.key("/MediaBox")).value_or(box_where_none);
    const double bottom = sheet[3] - place.top - place.height;
    // What our own page draws changes the units; within q and Q it does not reach further.
    const PdfObject contents = file.parse("[ ]");
    contents.append(file.stream("q\n"));
    const PdfObject own = page.key("/Contents");
    if (!own.is_array()) contents.append(own);
    for (int i = 0; own.is_array() && i < own.items(); ++i) contents.append(own.item(i));
    contents.append(file.stream("\nQ\n/Artifact BMC q " +
                                numbers({place.width, 0, 0, place.height, place.x, bottom}) +
                                "cm " + name + " Do Q EMC\n"));
    page.set("/Contents", contents);
  }
  return base::success();
}

}  // namespace engawa::documents
