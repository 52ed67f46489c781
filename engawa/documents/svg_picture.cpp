#include "engawa/documents/svg_picture.hpp"

#include <cmath>
#include <string>

#include "engawa/documents/problems.hpp"

namespace engawa::documents {
namespace {

std::string take_message(GError* error) {
  if (error == nullptr) return "unknown error";
  std::string message = error->message;
  g_error_free(error);
  return message;
}

}  // namespace

base::Result<SvgPicture> SvgPicture::parse(std::string_view svg) {
  GError* error = nullptr;
  SvgPicture picture;
  picture.m_handle.reset(
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error));
  if (!picture.m_handle) {
    return base::make_problem(problems::svg_unreadable, take_message(error));
  }
  rsvg_handle_set_dpi(picture.m_handle.get(), 96);
  constexpr double points_per_pixel = 0.75;
  if (rsvg_handle_get_intrinsic_size_in_pixels(picture.m_handle.get(), &picture.m_width,
                                               &picture.m_height) == FALSE) {
    gboolean has_box = FALSE;
    RsvgRectangle box{};
    rsvg_handle_get_intrinsic_dimensions(picture.m_handle.get(), nullptr, nullptr, nullptr, nullptr,
                                         &has_box, &box);
    if (has_box != FALSE) {
      picture.m_width = box.width;
      picture.m_height = box.height;
    }
  }
  picture.m_width *= points_per_pixel;
  picture.m_height *= points_per_pixel;
  if (!(std::isfinite(picture.m_width) && picture.m_width > 0 && std::isfinite(picture.m_height) &&
        picture.m_height > 0)) {
    return base::make_problem(problems::svg_unreadable, "no width and height");
  }
  return picture;
}

bool SvgPicture::draw(cairo_t* cairo, double x, double y, double width, double height) const {
  const RsvgRectangle box{x, y, width, height};
  GError* error = nullptr;
  cairo_save(cairo);
  const bool drawn = rsvg_handle_render_document(m_handle.get(), cairo, &box, &error) != FALSE;
  cairo_restore(cairo);
  if (error != nullptr) g_error_free(error);
  return drawn;
}

}  // namespace engawa::documents
