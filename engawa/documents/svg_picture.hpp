#pragma once

#include <librsvg/rsvg.h>

#include <memory>
#include <string_view>

#include "engawa/base/result.hpp"

namespace engawa::documents {

/// A parsed picture, drawn as vectors. It has no base address, so librsvg loads nothing from
/// outside, whatever the picture asks for. Not thread-safe: one picture, one thread.
class SvgPicture {
 public:
  /// Parses. DOC-003 when librsvg cannot read it or it has no size.
  [[nodiscard]] static base::Result<SvgPicture> parse(std::string_view svg);

  /// Natural size in points (a CSS pixel is 0.75 pt).
  [[nodiscard]] double width() const { return m_width; }
  [[nodiscard]] double height() const { return m_height; }
  /// Draws into a box. False when librsvg fails.
  [[nodiscard]] bool draw(cairo_t* cairo, double x, double y, double width, double height) const;

 private:
  struct Unreference {
    void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
  };
  SvgPicture() = default;
  std::unique_ptr<RsvgHandle, Unreference> m_handle;
  double m_width = 0;
  double m_height = 0;
};

}  // namespace engawa::documents
