#include "engawa/figures/heat_map.hpp"

#include <algorithm>
#include <cmath>

#include "engawa/figures/label_layout.hpp"
#include "engawa/figures/legend.hpp"
#include "engawa/figures/palette.hpp"
#include "engawa/figures/text_layout.hpp"

namespace engawa::figures {
namespace {

constexpr double label_size = 14;

std::size_t ratio_class(double ratio, const std::array<double, 6>& breaks) {
  return static_cast<std::size_t>(std::lower_bound(breaks.begin(), breaks.end(), ratio) -
                                  breaks.begin());
}

bool has_value(const HeatCell& cell) {
  return cell.state == CellState::value && cell.ratio && std::isfinite(*cell.ratio);
}

Fill cell_fill(const HeatCell& cell, const std::array<double, 6>& breaks) {
  if (cell.state == CellState::withheld) return {"#FFFFFF", Hatch::withheld};
  if (!has_value(cell)) return {"#FFFFFF", Hatch::missing};
  return {std::string(palette::diverging[ratio_class(*cell.ratio, breaks)]), Hatch::none};
}

void draw_cell(Figure& figure, const HeatMap& map, const HeatCell& cell, const Box& box) {
  SvgWriter& svg = figure.body();
  const Fill fill = cell_fill(cell, map.breaks);
  svg.leaf("rect", {{"x", box.x + 1},
                    {"y", box.y + 1},
                    {"width", std::max(1.0, box.width - 2)},
                    {"height", box.height - 2},
                    {"fill", figure.paint(fill)},
                    {"stroke", palette::axis},
                    {"stroke-width", 0.8}});
  const double middle = box.x + box.width / 2;
  const double y = box.y + box.height / 2;
  if (!has_value(cell)) {
    const bool withheld = cell.state == CellState::withheld;
    const std::string_view word = withheld ? "秘匿" : box.width < 70 ? "なし" : "データなし";
    const double size = 13;
    const double width = std::min(box.width - 4, text_width(word, size) + 8);
    svg.rectangle(middle - width / 2, y - 11, width, 21, palette::paper);
    svg.text(middle, y + 5, word, {size, palette::ink, Anchor::middle});
    return;
  }
  const std::string_view ink = palette::text_on(fill.colour);
  const std::string number = number_text(*cell.ratio, map.places);
  const bool marked = cell.comparison == Comparison::worse || cell.comparison == Comparison::better;
  const double size = box.width < 60 ? 13 : 16;
  const std::string value =
      marked ? std::string(comparison_sign(cell.comparison)) + " " + number : number;
  // A second line that does not fit its cell is left to the table beside the figure.
  const bool two = !cell.second_line.empty() && text_width(cell.second_line, 12) <= box.width - 2;
  if (text_width(value, size) > box.width + 6 && marked) {
    svg.text(middle, y - (two ? 10 : 3), comparison_sign(cell.comparison),
             {12, ink, Anchor::middle});
    svg.text(middle, y + (two ? 6 : 12), number, {size, ink, Anchor::middle, true});
  } else {
    svg.text(middle, y + (two ? -2 : 6), value, {size, ink, Anchor::middle, marked});
  }
  if (two) svg.text(middle, y + 19, cell.second_line, {12, ink, Anchor::middle});
}

std::vector<LegendItem> mark_items(const HeatMap& map) {
  std::vector<LegendItem> items;
  for (const auto comparison : {Comparison::worse, Comparison::better}) {
    LegendItem item;
    item.label = map.words.of(comparison);
    item.mark = comparison_mark(comparison);
    item.colour = palette::ink;
    items.push_back(item);
  }
  const auto any = [&](CellState state) {
    for (const auto& row : map.rows) {
      for (std::size_t i = 0; i < map.columns.size(); ++i) {
        const HeatCell cell = i < row.cells.size() ? row.cells[i] : HeatCell{};
        const bool withheld = cell.state == CellState::withheld;
        if (state == CellState::withheld ? withheld : !withheld && !has_value(cell)) return true;
      }
    }
    return false;
  };
  const auto add_fill = [&](const char* label, Hatch hatch) {
    LegendItem item;
    item.label = label;
    item.fill = Fill{"#FFFFFF", hatch};
    items.push_back(item);
  };
  if (any(CellState::withheld))
    add_fill("秘匿（人数が少ないため公表されていない）", Hatch::withheld);
  if (any(CellState::missing)) add_fill("データなし", Hatch::missing);
  return items;
}

// A strip of the seven colours with the breaks printed at their borders. In a narrow figure the
// words for its ends stand below it, so that the breaks have room.
double draw_colour_key(Figure& figure, const HeatMap& map, double top) {
  SvgWriter& svg = figure.body();
  const double left = Figure::margin;
  const double room = figure.width() - 2 * Figure::margin;
  const std::string_view heading = "比（1＝基準と同じ）";
  const bool beside = !figure.narrow();
  const double strip_left = beside ? left + text_width(heading, 13) + 44 : left;
  const double step = beside ? std::min(54.0, (room - (strip_left - left) - 34) / 7) : room / 7;
  const double y = beside ? top : top + 20;
  svg.text(left, top + 13, heading, {13});
  for (std::size_t i = 0; i < palette::diverging.size(); ++i) {
    svg.leaf("rect", {{"x", strip_left + step * static_cast<double>(i)},
                      {"y", y},
                      {"width", step},
                      {"height", 16},
                      {"fill", palette::diverging[i]},
                      {"stroke", palette::axis},
                      {"stroke-width", 0.8}});
  }
  const double strip_right = strip_left + step * 7;
  const double words = y + (beside ? 13 : 30);
  svg.text(beside ? strip_left - 5 : left, words, "低い",
           {12, palette::ink, beside ? Anchor::end : Anchor::start});
  svg.text(beside ? strip_right + 5 : strip_right, words, "高い",
           {12, palette::ink, beside ? Anchor::start : Anchor::end});
  for (std::size_t i = 0; i < map.breaks.size(); ++i) {
    svg.text(strip_left + step * static_cast<double>(i + 1), y + 30, number_text(map.breaks[i], 2),
             {12, palette::ink, Anchor::middle});
  }
  return y + 38;
}

// Rows for columns. A column's heading stays with what it heads, so that of all columns is left
// out: labels such as 40〜44歳 say by themselves what they are.
HeatMap transposed(const HeatMap& map) {
  HeatMap turned = map;
  turned.column_heading.clear();
  turned.rows.clear();
  turned.columns.clear();
  for (const auto& row : map.rows) turned.columns.push_back(row.label);
  for (std::size_t i = 0; i < map.columns.size(); ++i) {
    auto& row = turned.rows.emplace_back();
    row.label = map.columns[i];
    for (const auto& before : map.rows) {
      row.cells.push_back(i < before.cells.size() ? before.cells[i] : HeatCell{});
    }
  }
  return turned;
}

}  // namespace

std::string draw_heat_map(const HeatMap& given) {
  Figure figure(given.text);
  // A telephone is higher than wide: a few wide cells in many rows keep both lines of every cell.
  const bool turn = figure.narrow() && given.columns.size() > given.rows.size();
  const HeatMap map = turn ? transposed(given) : given;
  if (map.rows.empty() || map.columns.empty()) {
    return figure.finish(figure.draw_empty("表示できる区分がありません。"));
  }
  SvgWriter& svg = figure.body();
  double label_width = 0;
  for (const auto& row : map.rows) {
    label_width = std::max(label_width, text_width(row.label, label_size));
  }
  label_width = std::min(label_width + 10, figure.width() * 0.3);
  const double left = Figure::margin + label_width;
  const double cell_width =
      (figure.width() - Figure::margin - left) / static_cast<double>(map.columns.size());
  const double cell_height = 54;
  double y = figure.top();
  if (!map.column_heading.empty()) {
    svg.text((left + figure.width() - Figure::margin) / 2, y + 12, map.column_heading,
             {13, palette::quiet_ink, Anchor::middle});
    y += 20;
  }
  const double head_size = cell_width < 56 ? 12 : 13;
  for (std::size_t i = 0; i < map.columns.size(); ++i) {
    svg.text(left + cell_width * (static_cast<double>(i) + 0.5), y + 13,
             shorten_text(map.columns[i], head_size, cell_width + 8),
             {head_size, palette::ink, Anchor::middle});
  }
  y += 20;
  for (const auto& row : map.rows) {
    const auto lines = wrap_text(row.label, label_size, label_width - 6, 2);
    double line_y = y + cell_height / 2 + 5 - static_cast<double>(lines.size() - 1) * 9;
    for (const auto& line : lines) {
      svg.text(left - 8, line_y, line, {label_size, palette::ink, Anchor::end, true});
      line_y += 18;
    }
    for (std::size_t i = 0; i < map.columns.size(); ++i) {
      const HeatCell cell = i < row.cells.size() ? row.cells[i] : HeatCell{};
      draw_cell(figure, map, cell,
                {left + cell_width * static_cast<double>(i), y, cell_width, cell_height});
    }
    y += cell_height;
  }
  y = draw_colour_key(figure, map, y + 12);
  y = draw_legend(figure, mark_items(map), Figure::margin, figure.width() - Figure::margin, y);
  return figure.finish(y);
}

}  // namespace engawa::figures
