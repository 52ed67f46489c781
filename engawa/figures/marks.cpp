#include "engawa/figures/marks.hpp"

#include "engawa/figures/palette.hpp"

namespace engawa::figures {

const std::string& ComparisonWords::of(Comparison comparison) const {
  switch (comparison) {
    case Comparison::worse:
      return worse;
    case Comparison::similar:
      return similar;
    case Comparison::better:
      return better;
    case Comparison::not_compared:
      break;
  }
  return not_compared;
}

std::string_view comparison_colour(Comparison comparison) {
  switch (comparison) {
    case Comparison::worse:
      return palette::worse;
    case Comparison::similar:
      return palette::similar;
    case Comparison::better:
      return palette::better;
    case Comparison::not_compared:
      break;
  }
  return palette::axis;
}

std::string_view comparison_sign(Comparison comparison) {
  switch (comparison) {
    case Comparison::worse:
      return "▲";
    case Comparison::similar:
      return "●";
    case Comparison::better:
      return "▼";
    case Comparison::not_compared:
      break;
  }
  return "";
}

Mark comparison_mark(Comparison comparison, bool less_is_worse) {
  switch (comparison) {
    case Comparison::worse:
      return less_is_worse ? Mark::triangle_down : Mark::triangle_up;
    case Comparison::similar:
      return Mark::disc;
    case Comparison::better:
      return less_is_worse ? Mark::triangle_up : Mark::triangle_down;
    case Comparison::not_compared:
      break;
  }
  return Mark::ring;
}

void draw_mark(SvgWriter& svg, Mark mark, double x, double y, double size, std::string_view colour,
               bool hollow) {
  const double half = size / 2;
  std::string path;
  const auto point = [&](char command, double dx, double dy) {
    path += command;
    append_coordinate(path, x + dx * half);
    path += ' ';
    append_coordinate(path, y + dy * half);
  };
  switch (mark) {
    case Mark::disc:
    case Mark::ring: {
      const bool open = hollow || mark == Mark::ring;
      svg.leaf("circle", {{"cx", x},
                          {"cy", y},
                          {"r", half * 0.92},
                          {"fill", open ? palette::paper : colour},
                          {"stroke", open ? colour : palette::paper},
                          {"stroke-width", open ? 1.5 : 1.0}});
      return;
    }
    case Mark::triangle_up:
      point('M', 0, -1.05), point('L', 1.05, 0.85), point('L', -1.05, 0.85);
      break;
    case Mark::triangle_down:
      point('M', 0, 1.05), point('L', 1.05, -0.85), point('L', -1.05, -0.85);
      break;
    case Mark::square:
      point('M', -0.85, -0.85), point('L', 0.85, -0.85), point('L', 0.85, 0.85),
          point('L', -0.85, 0.85);
      break;
    case Mark::diamond:
      point('M', 0, -1.15), point('L', 1.15, 0), point('L', 0, 1.15), point('L', -1.15, 0);
      break;
  }
  path += 'Z';
  svg.leaf("path", {{"d", path},
                    {"fill", hollow ? palette::paper : colour},
                    {"stroke", hollow ? colour : palette::paper},
                    {"stroke-width", hollow ? 1.5 : 1.0}});
}

Fill comparison_fill(Comparison comparison) {
  switch (comparison) {
    case Comparison::worse:
      return {std::string(palette::worse), Hatch::rising};
    case Comparison::similar:
      return {"#DCDCDC", Hatch::none};
    case Comparison::better:
      return {std::string(palette::better), Hatch::falling};
    case Comparison::not_compared:
      break;
  }
  return {std::string(palette::paper), Hatch::none};
}

Fill sequential_fill(std::size_t index, std::size_t count) {
  constexpr std::size_t shades = palette::sequential.size();
  if (count <= 1) return {std::string(palette::sequential[2]), Hatch::none};
  const std::size_t shade =
      count >= shades ? index % shades : (index * (shades - 1) + (count - 1) / 2) / (count - 1);
  return {std::string(palette::sequential[shade % shades]), Hatch::none};
}

}  // namespace engawa::figures
