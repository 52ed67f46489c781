#include "engawa/aggregates/segment_figure.hpp"

#include "engawa/aggregates/figure_words.hpp"
#include "engawa/base/decimal.hpp"
#include "engawa/figures/interval_list.hpp"
#include "engawa/stats/interval.hpp"

namespace engawa::aggregates {
namespace {

constexpr double hundred = 100;

double percentage(const AggregateFigure& figure) {
  return hundred * static_cast<double>(figure.numerator) / static_cast<double>(figure.denominator);
}

figures::IntervalRow row_of(const Measure& measure, const Measures& catalogue,
                            const AggregateFigure& whole, const AggregateFigure& part) {
  figures::IntervalRow row;
  const auto* segment = catalogue.find_segment(part.segment);
  row.label = segment == nullptr ? part.segment : segment->name_ja;
  row.highlighted = segment != nullptr && segment->is_thin;
  row.value = percentage(part);
  const auto limits = stats::proportion_wilson(static_cast<double>(part.numerator),
                                               static_cast<double>(part.denominator));
  if (limits) {
    row.lower = hundred * limits->lower;
    row.upper = hundred * limits->upper;
  }
  row.comparison = comparison_of(measure, difference_from_others(whole, part));
  return row;
}

}  // namespace

std::string draw_segments(const Measure& measure, const Measures& catalogue,
                          const SegmentPicture& picture) {
  if (measure.kind != MeasureKind::Share) return {};
  figures::IntervalList list;
  list.text.id_prefix = picture.id_prefix;
  list.text.title = picture.title;
  list.text.source = picture.source;
  list.text.show_title = false;
  list.text.width = picture.width;
  list.text.notes = {
      "色は、同じところのほかの人と比べた結果です。帯のある行は薄い層です。並びは決ま"
      "った順で、良し悪しの順ではありません。"};
  list.reference = percentage(picture.whole);
  list.reference_label = "全体 " + base::format_fixed(list.reference, 1) + "%";
  list.label_heading = "区分";
  list.value_heading = "％（95%信頼区間）";
  list.places = 1;
  list.logarithmic = false;
  list.words = others_words(measure);
  for (const auto& part : picture.parts) {
    list.rows.push_back(row_of(measure, catalogue, picture.whole, part));
  }
  return figures::draw_interval_list(list);
}

}  // namespace engawa::aggregates
