#include "engawa/indicators/issue_figures.hpp"

#include <array>
#include <cmath>

#include "engawa/base/decimal.hpp"
#include "engawa/base/fiscal_year.hpp"
#include "engawa/indicators/figure_parts.hpp"
#include "engawa/indicators/issue_text.hpp"
#include "engawa/indicators/problems.hpp"

namespace engawa::indicators {
namespace {

/// A figure by its id.
struct FigureKind {
  std::string_view id;
  FigureReply (*draw)(const FigureSubject& subject);
};

constexpr std::array<FigureKind, 7> figure_kinds{{{"heat_map_ratio", draw_heat_map_of_ratios},
                                                  {"heat_map_people", draw_heat_map_of_people},
                                                  {"trend", draw_trend},
                                                  {"prefecture_areas", draw_neighbours},
                                                  {"funnel", draw_sizes},
                                                  {"prefecture_map", draw_verdict_map},
                                                  {"class_distribution", draw_classes}}};

}  // namespace

const std::vector<std::string>& issue_figure_ids() {
  static const std::vector<std::string> ids = [] {
    std::vector<std::string> all;
    for (const auto& kind : figure_kinds) all.emplace_back(kind.id);
    return all;
  }();
  return ids;
}

base::Result<FigureReply> draw_issue_figure(const FigureSubject& subject, std::string_view id) {
  for (const auto& kind : figure_kinds) {
    if (kind.id == id) return kind.draw(subject);
  }
  return base::make_problem(problems::unknown_figure, std::string(id));
}

base::Result<double> figure_width(std::string_view word) {
  constexpr double narrow = 320;
  if (word.empty() || word == "wide") return FigureLayout{}.width;
  if (word == "narrow") return narrow;
  return base::make_problem(problems::unknown_width, std::string(word));
}

figures::Comparison compare(const Limited& value, double reference, Direction direction) {
  const bool lower_is_worse = direction == Direction::LowerIsWorse;
  if (value.lower > reference) {
    return lower_is_worse ? figures::Comparison::better : figures::Comparison::worse;
  }
  if (value.upper < reference) {
    return lower_is_worse ? figures::Comparison::worse : figures::Comparison::better;
  }
  return figures::Comparison::similar;
}

figures::ComparisonWords comparison_words(const Indicator& indicator, std::string_view reference) {
  const std::string more = std::string(reference) + "より多い";
  const std::string fewer = std::string(reference) + "より少ない";
  const bool lower_is_worse = indicator.direction == Direction::LowerIsWorse;
  figures::ComparisonWords words;
  words.worse = lower_is_worse ? fewer : more;
  words.better = lower_is_worse ? more : fewer;
  words.similar = std::string(reference) + "とはっきりした差はない";
  words.not_compared = "比べていない";
  return words;
}

const areas::Area& area_of(const FigureSubject& subject) {
  return subject.analysis.master().areas()[subject.area_index];
}

std::size_t reference_index(const FigureSubject& subject) {
  const bool nation = subject.comparator == Comparator::Nation;
  const auto& master = subject.analysis.master();
  const std::string code = nation ? "00" : area_of(subject).code.prefecture();
  return master.index_of(code).value_or(subject.area_index);
}

std::string reference_name(const FigureSubject& subject) {
  return comparator_name(area_of(subject), subject.comparator);
}

bool is_own_reference(const FigureSubject& subject) {
  return reference_index(subject) == subject.area_index;
}

FigureReply start_reply(const FigureSubject& subject, std::string_view id, std::string_view what) {
  FigureReply reply;
  reply.id = id;
  reply.title = subject.year.indicator->short_ja + "：" + std::string(what) + "（" +
                area_of(subject).full_name() + "、" +
                base::FiscalYear{subject.year.fiscal_year}.japanese() + "）";
  reply.table.caption = reply.title;
  return reply;
}

figures::FigureText figure_text(const FigureReply& reply, const FigureSubject& subject) {
  figures::FigureText text;
  text.id_prefix = reply.id + "-" + area_of(subject).code.text;
  text.title = reply.title;
  text.description = reply.sentence;
  text.show_title = subject.layout.show_title;
  text.width = subject.layout.width;
  text.source = subject.analysis.catalogue().ndb_layout().attribution_ja;
  return text;
}

FigureReply finish_empty(FigureReply reply, const FigureSubject& subject, std::string_view reason) {
  reply.sentence = reason;
  figures::Figure figure(figure_text(reply, subject));
  reply.svg = figure.finish(figure.draw_empty(reason));
  reply.table.columns = {"図がない理由"};
  reply.table.rows = {{std::string(reason)}};
  return reply;
}

std::string percent(double share) { return base::format_fixed(100 * share, 1); }

std::vector<figures::Ring> map_rings(const areas::AreaShapes& shapes, std::string_view code) {
  std::vector<figures::Ring> rings;
  for (const auto& ring : shapes.rings(code)) {
    auto& outline = rings.emplace_back();
    outline.reserve(ring.size());
    for (const auto& point : ring) outline.push_back({point.longitude, point.latitude});
  }
  return rings;
}

}  // namespace engawa::indicators
