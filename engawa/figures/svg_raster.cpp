#include "engawa/figures/svg_raster.hpp"

#include <cairo.h>
#include <librsvg/rsvg.h>

#include <cmath>
#include <memory>

#include "engawa/figures/problems.hpp"

namespace engawa::figures {
namespace {

using base::make_problem;
using base::Result;
using base::Status;

struct HandleDeleter {
  void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
};
struct ErrorDeleter {
  void operator()(GError* error) const { g_error_free(error); }
};
struct SurfaceDeleter {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct ContextDeleter {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using Handle = std::unique_ptr<RsvgHandle, HandleDeleter>;

std::string message_of(GError* error) {
  const std::unique_ptr<GError, ErrorDeleter> owner(error);
  return error != nullptr && error->message != nullptr ? error->message : "";
}

Result<Handle> parse(std::string_view svg) {
  GError* error = nullptr;
  // Without a base file librsvg resolves no reference to other files.
  Handle handle(
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error));
  if (!handle) return make_problem(problems::svg_unreadable, message_of(error));
  rsvg_handle_set_dpi(handle.get(), 96);
  return handle;
}

Result<Box> size_of(const Handle& handle) {
  double width = 0;
  double height = 0;
  if (rsvg_handle_get_intrinsic_size_in_pixels(handle.get(), &width, &height) == 0 ||
      !(width > 0) || !(height > 0)) {
    return make_problem(problems::svg_unreadable, "no width and height");
  }
  return Box{0, 0, width, height};
}

Status draw(const Handle& handle, cairo_t* context, const Box& area) {
  const RsvgRectangle viewport{area.x, area.y, area.width, area.height};
  GError* error = nullptr;
  if (rsvg_handle_render_document(handle.get(), context, &viewport, &error) == 0) {
    return make_problem(problems::drawing_failed, message_of(error));
  }
  if (const auto status = cairo_status(context); status != CAIRO_STATUS_SUCCESS) {
    return make_problem(problems::drawing_failed, cairo_status_to_string(status));
  }
  return base::success();
}

cairo_status_t append_bytes(void* closure, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

Result<Box> measure_svg(std::string_view svg) {
  const Handle handle = TRY(parse(svg));
  return size_of(handle);
}

Result<std::string> render_png(std::string_view svg, double scale) {
  const Handle handle = TRY(parse(svg));
  const Box natural = TRY(size_of(handle));
  const double width = std::ceil(natural.width * scale);
  const double height = std::ceil(natural.height * scale);
  constexpr double side_max = 16'000;
  constexpr double area_max = 64e6;
  if (!(width >= 1) || !(height >= 1) || width > side_max || height > side_max ||
      width * height > area_max) {
    return make_problem(problems::picture_too_large,
                        std::to_string(std::llround(std::fmin(width, 1e9))) + " x " +
                            std::to_string(std::llround(std::fmin(height, 1e9))) + " px");
  }
  const std::unique_ptr<cairo_surface_t, SurfaceDeleter> surface(cairo_image_surface_create(
      CAIRO_FORMAT_ARGB32, static_cast<int>(width), static_cast<int>(height)));
  const std::unique_ptr<cairo_t, ContextDeleter> context(cairo_create(surface.get()));
  TRY(draw(handle, context.get(), {0, 0, width, height}));
  std::string bytes;
  const auto status = cairo_surface_write_to_png_stream(surface.get(), append_bytes, &bytes);
  if (status != CAIRO_STATUS_SUCCESS) {
    return make_problem(problems::drawing_failed, cairo_status_to_string(status));
  }
  return bytes;
}

Status draw_svg(std::string_view svg, cairo_t* context, const Box& area) {
  const Handle handle = TRY(parse(svg));
  return draw(handle, context, area);
}

}  // namespace engawa::figures
