#include <algorithm>
#include <array>
#include <optional>

#include "engawa/areas/problems.hpp"
#include "engawa/base/decimal.hpp"
#include "engawa/indicators/figure_parts.hpp"
#include "engawa/indicators/issue_text.hpp"

namespace engawa::indicators {
namespace {

using areas::Area;
using areas::AreaKind;

// Positions in figures::comparison_classes().
constexpr std::size_t withheld_class = 3;
constexpr std::size_t missing_class = 4;

constexpr std::string_view okinawa = "47";
constexpr std::string_view tokyo = "13";
constexpr std::string_view tokyo_islands = "1313";

std::size_t class_of(const IndicatorResult& result) {
  if (!result.ratio) {
    return result.status == ResultStatus::TooHidden ? withheld_class : missing_class;
  }
  switch (compare(*result.ratio, 1, result.indicator->direction)) {
    case figures::Comparison::worse:
      return 0;
    case figures::Comparison::similar:
      return 1;
    case figures::Comparison::better:
      return 2;
    case figures::Comparison::not_compared:
      return missing_class;
  }
  return missing_class;
}

// What a map of `code` shows: prefectures of the nation, medical areas of a prefecture.
std::vector<const Area*> areas_on_map(const areas::AreaMaster& master, const std::string& code) {
  if (code != "00") return master.medical_areas_of(code);
  std::vector<const Area*> prefectures;
  for (const auto& area : master.areas()) {
    if (area.kind == AreaKind::Prefecture) prefectures.push_back(&area);
  }
  return prefectures;
}

figures::MapShape shape_of(const Area& area, const areas::AreaShapes& shapes) {
  figures::MapShape shape;
  shape.code = area.code.text;
  shape.name = area.name;
  shape.rings = map_rings(shapes, area.code.text);
  shape.group = area.code.prefecture();
  return shape;
}

// 「埼玉」 for 埼玉県: 47 names in full do not fit on one map. 北海道 has no shorter name.
std::string short_prefecture_name(const std::string& name) {
  for (const std::string_view ending : {"県", "府", "都"}) {
    if (name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
  }
  return name;
}

// Tokyo's islands stretch over hundreds of kilometres of sea: they stand in an inset.
void set_prefecture_extent(figures::AreaMap& map, std::string_view code) {
  if (code != tokyo) return;
  for (auto& shape : map.shapes) {
    if (shape.code == tokyo_islands) shape.group = tokyo_islands;
  }
  map.inset_group = tokyo_islands;
  map.inset_label = "島しょ（縮尺が異なる）";
  map.inset_bounds = figures::MapBounds{138.5, 32.9, 140.5, 35};
  map.text.notes.emplace_back("小笠原諸島などは図に含めていません。");
}

std::string verdict_sentence(const FigureSubject& subject, const figures::AreaMap& map) {
  const auto count = [&](std::size_t category) {
    return std::to_string(
        std::count_if(map.shapes.begin(), map.shapes.end(),
                      [&](const figures::MapShape& shape) { return shape.category == category; }));
  };
  const auto words = comparison_words(*subject.year.indicator, "全国");
  return std::to_string(map.shapes.size()) + "区域のうち、" + words.worse + "のは" + count(0) +
         "区域、" + words.better + "のは" + count(2) + "区域、はっきりした差がないのは" + count(1) +
         "区域です。";
}

std::string class_label(const figures::AreaMap& map, std::size_t category) {
  return category < map.classes.size() ? map.classes[category].label : std::string("－");
}

}  // namespace

void set_national_extent(figures::AreaMap& map) {
  map.bounds = figures::MapBounds{128.5, 30, 149, 46};
  map.inset_group = okinawa;
  map.inset_label = "沖縄県（縮尺が異なる）";
  map.inset_bounds = figures::MapBounds{122.5, 24, 128.7, 28};
  map.text.notes.emplace_back("奄美以南の島の一部、小笠原諸島、大東諸島などは図に含めていません。");
}

FigureReply draw_verdict_map(const FigureSubject& subject) {
  const auto& own = area_of(subject);
  const bool nation = own.kind == AreaKind::Nation;
  const std::string kind = nation ? "都道府県" : own.prefecture_name + "の二次医療圏";
  FigureReply reply = start_reply(subject, "prefecture_map", kind + "をそれぞれ全国と比べた地図");
  figures::AreaMap map;
  map.classes = figures::comparison_classes(comparison_words(*subject.year.indicator, "全国"));
  map.classes[withheld_class].label = "秘匿が多く計算していない";
  map.show_labels = !nation;
  reply.table.columns = {nation ? "都道府県" : "二次医療圏", "標準化該当比（95%信頼区間）",
                         "全国との比較"};
  bool any = false;
  const auto& master = subject.analysis.master();
  for (const auto* area : areas_on_map(master, own.code.prefecture())) {
    const auto result =
        make_result(subject.analysis, subject.year, *master.index_of(area->code.text), Group::Both,
                    Comparator::Nation);
    auto& shape = map.shapes.emplace_back(shape_of(*area, subject.shapes));
    shape.category = class_of(result);
    shape.marked = area->code == own.code;
    if (result.ratio) shape.value_text = base::format_fixed(result.ratio->value, 2);
    any = any || result.status != ResultStatus::NotPublished;
    reply.table.rows.push_back(
        {area->name, ratio_text(result.ratio), class_label(map, shape.category)});
  }
  if (!any) {
    return finish_empty(std::move(reply), subject,
                        "この年度は" + kind + "別の表が公表されていません。");
  }
  reply.sentence = verdict_sentence(subject, map);
  map.text = figure_text(reply, subject);
  map.text.source += "。" + std::string(map_source);
  map.text.notes.emplace_back(
      "数値は標準化該当比（全国＝1）。区域どうしの大小を比べるものではありません。");
  if (nation) set_national_extent(map);
  set_prefecture_extent(map, own.code.prefecture());
  reply.svg = figures::draw_area_map(map);
  return reply;
}

base::Result<FigureReply> draw_choice_map(const areas::AreaMaster& master,
                                          const areas::AreaShapes& shapes, std::string_view code) {
  const auto* whole = master.find(code);
  if (whole == nullptr || whole->kind == AreaKind::MedicalArea) {
    return base::make_problem(areas::problems::unknown_area, std::string(code));
  }
  const bool nation = whole->kind == AreaKind::Nation;
  FigureReply reply;
  reply.id = "choice_map";
  reply.title = nation ? "都道府県を選ぶ地図" : whole->name + "の二次医療圏を選ぶ地図";
  reply.sentence = nation ? "都道府県を選ぶと、その健康課題に進みます。"
                          : "二次医療圏を選ぶと、その健康課題に進みます。";
  reply.table.caption = reply.title;
  reply.table.columns = {"コード", "名前"};
  figures::AreaMap map;
  map.text.id_prefix = reply.id + "-" + whole->code.text;
  map.text.title = reply.title;
  map.text.description = reply.sentence;
  map.text.source = map_source;
  map.text.show_title = false;
  map.show_labels = true;
  // One plain class: a map for choosing says nothing about health.
  map.classes = {{"選べる区域", {"#E8F1FE", figures::Hatch::none}}};
  for (const auto* area : areas_on_map(master, whole->code.text)) {
    auto& shape = map.shapes.emplace_back(shape_of(*area, shapes));
    shape.href = "/areas/" + area->code.text;
    if (nation) shape.short_name = short_prefecture_name(area->name);
    reply.table.rows.push_back({area->code.text, area->name});
  }
  if (nation) set_national_extent(map);
  set_prefecture_extent(map, whole->code.text);
  reply.svg = figures::draw_area_map(map);
  return reply;
}

}  // namespace engawa::indicators
