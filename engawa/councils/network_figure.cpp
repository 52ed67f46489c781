#include "engawa/councils/network_figure.hpp"

#include <array>
#include <cmath>
#include <map>

#include "engawa/figures/figure.hpp"
#include "engawa/figures/palette.hpp"
#include "engawa/figures/text_layout.hpp"

namespace engawa::councils {
namespace {

constexpr double box_height = 34;
constexpr double row_height = 50;
constexpr double head_height = 30;
constexpr double gap = 36;  ///< between columns, where arrows run
constexpr double text_size = 11;

struct Box {
  double x = 0;
  double y = 0;
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> column_heads{
    {{"community", "地域"}, {"workplace", "職域"}, {"insurer", "保険者"}, {"", "医療・住民ほか"}}};

std::size_t column_of(const NetworkNode& node) {
  for (std::size_t i = 0; i + 1 < column_heads.size(); ++i) {
    if (node.pillar == column_heads[i].first) return i;
  }
  return column_heads.size() - 1;
}

void draw_box(figures::SvgWriter& svg, const NetworkNode& node, const Box& box, double width) {
  svg.leaf("rect", {{"x", box.x},
                    {"y", box.y},
                    {"width", width},
                    {"height", box_height},
                    {"rx", 4},
                    {"fill", figures::palette::paper},
                    {"stroke", figures::palette::ink},
                    {"stroke-dasharray", node.has_seat ? "none" : "4 3"}});
  constexpr double padding = 6;
  constexpr double line_height = 13;
  const auto lines = figures::wrap_text(node.name, text_size, width - 2 * padding, 2);
  double baseline = box.y + (lines.size() > 1 ? line_height + 1 : line_height + 8);
  for (const auto& line : lines) {
    svg.text(box.x + width / 2, baseline, line,
             {text_size, figures::palette::ink, figures::Anchor::middle});
    baseline += line_height;
  }
}

// A line from the side of one box to the side of another, with a point of its own at the end, so
// that no marker is needed.
void draw_arrow(figures::SvgWriter& svg, const Box& source, const Box& target, double width) {
  constexpr double half = 2;
  constexpr double point = 8;
  constexpr double point_half = 4;
  double x1 = source.x + width;
  double x2 = target.x;
  if (source.x > target.x) {
    x1 = source.x;
    x2 = target.x + width;
  }
  // Within a column the arrow runs from foot to head.
  double y1 = source.y + box_height / half;
  double y2 = target.y + box_height / half;
  if (source.x == target.x) {
    x1 = x2 = source.x + width / half;
    y1 = source.y < target.y ? source.y + box_height : source.y;
    y2 = source.y < target.y ? target.y : target.y + box_height;
  }
  const double length = std::hypot(x2 - x1, y2 - y1);
  if (length <= 0) return;
  const double along_x = (x2 - x1) / length;
  const double along_y = (y2 - y1) / length;
  svg.line(x1, y1, x2, y2, figures::palette::series_prefecture, 1);
  std::string path = "M";
  const auto add = [&path](double x, double y) {
    figures::append_coordinate(path, x);
    path += " ";
    figures::append_coordinate(path, y);
  };
  add(x2, y2);
  path += "L";
  add(x2 - point * along_x - point_half * along_y, y2 - point * along_y + point_half * along_x);
  path += "L";
  add(x2 - point * along_x + point_half * along_y, y2 - point * along_y - point_half * along_x);
  path += "Z";
  svg.leaf("path", {{"d", path}, {"fill", figures::palette::series_prefecture}});
}

}  // namespace

std::string draw_network(const std::string& council_name, const std::vector<NetworkNode>& nodes,
                         const std::vector<NetworkEdge>& edges) {
  figures::FigureText text;
  text.id_prefix = "network";
  text.title = council_name + "の関係図";
  text.description = std::to_string(nodes.size()) + "の組織と、" + std::to_string(edges.size()) +
                     "の伝達の道。内容は表にもあります。";
  text.notes = {"矢印は、情報を伝える向きです。点線の枠は、席のない組織です。"};
  text.show_title = false;
  figures::Figure figure(text);
  if (nodes.empty()) return figure.finish(figure.draw_empty("席のある組織がまだありません。"));
  const auto count = static_cast<double>(column_heads.size());
  const double width = (figure.width() - 2 * figures::Figure::margin - (count - 1) * gap) / count;
  std::array<std::size_t, column_heads.size()> rows{};
  std::map<std::string, Box> boxes;
  for (const auto& node : nodes) {
    const std::size_t column = column_of(node);
    boxes[node.organisation.text] = {
        figures::Figure::margin + static_cast<double>(column) * (width + gap),
        figure.top() + head_height + static_cast<double>(rows[column]++) * row_height};
  }
  std::size_t rows_max = 0;
  for (std::size_t i = 0; i < column_heads.size(); ++i) {
    rows_max = std::max(rows_max, rows[i]);
    constexpr double head_baseline = 16;
    figure.body().text(figures::Figure::margin + static_cast<double>(i) * (width + gap) + width / 2,
                       figure.top() + head_baseline, column_heads[i].second,
                       {12, figures::palette::quiet_ink, figures::Anchor::middle, true});
  }
  for (const auto& edge : edges) {
    const auto source = boxes.find(edge.relay.source.text);
    const auto target = boxes.find(edge.relay.target.text);
    if (source == boxes.end() || target == boxes.end()) continue;
    draw_arrow(figure.body(), source->second, target->second, width);
  }
  for (const auto& node : nodes) {
    draw_box(figure.body(), node, boxes[node.organisation.text], width);
  }
  return figure.finish(figure.top() + head_height + static_cast<double>(rows_max) * row_height);
}

}  // namespace engawa::councils
