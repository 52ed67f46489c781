#include "engawa/aggregates/figure_words.hpp"

#include <algorithm>

#include "engawa/base/decimal.hpp"
#include "engawa/indicators/issue_text.hpp"
#include "engawa/stats/interval.hpp"

namespace engawa::aggregates {

namespace {

std::optional<stats::Difference> difference(const stats::TwoProportions& groups) {
  auto found = stats::newcombe_difference(groups);
  return found ? std::optional(*found) : std::nullopt;
}

std::string grouped(double number) { return base::format_grouped(number, 0); }

/// "＋1.2", "−19.1", "0.0" of a share's difference, in points of a percentage.
std::string signed_points(double share) {
  const std::string digits = base::format_fixed(100 * share, 1);
  if (digits.starts_with('-')) return "−" + digits.substr(1);
  return digits == "0.0" ? digits : "＋" + digits;
}

}  // namespace

const AggregateFigure* find_figure(const std::vector<AggregateFigure>& figures,
                                   const AggregateFigure& like) {
  const auto found = std::lower_bound(
      figures.begin(), figures.end(), like,
      [](const AggregateFigure& a, const AggregateFigure& b) { return a.subject() < b.subject(); });
  const bool is_there = found != figures.end() && found->subject() == like.subject();
  return is_there ? &*found : nullptr;
}

std::span<const AggregateFigure> family_in(const std::vector<AggregateFigure>& figures,
                                           const AggregateFigure& like) {
  const auto [first, last] = std::equal_range(
      figures.begin(), figures.end(), like,
      [](const AggregateFigure& a, const AggregateFigure& b) { return a.family() < b.family(); });
  return {first, last};
}

const AggregateFigure* year_before(const std::vector<AggregateFigure>& figures,
                                   const AggregateFigure& figure) {
  AggregateFigure like = figure;
  --like.fiscal_year;
  return find_figure(figures, like);
}

const AggregateFigure* whole_of(const std::vector<AggregateFigure>& figures,
                                const AggregateFigure& figure) {
  if (figure.segment == everybody) return nullptr;
  AggregateFigure like = figure;
  like.segment = everybody;
  return find_figure(figures, like);
}

std::optional<stats::Difference> difference_from_others(const AggregateFigure& whole,
                                                        const AggregateFigure& part) {
  return difference({static_cast<double>(part.numerator), static_cast<double>(part.denominator),
                     static_cast<double>(whole.numerator - part.numerator),
                     static_cast<double>(whole.denominator - part.denominator)});
}

std::optional<stats::Difference> difference_from_before(const AggregateFigure& before,
                                                        const AggregateFigure& now) {
  return difference({static_cast<double>(now.numerator), static_cast<double>(now.denominator),
                     static_cast<double>(before.numerator),
                     static_cast<double>(before.denominator)});
}

figures::Comparison comparison_of(const Measure& measure,
                                  const std::optional<stats::Difference>& difference) {
  using figures::Comparison;
  const bool is_compared = measure.kind == MeasureKind::Share && difference.has_value() &&
                           measure.better != Better::Neither;
  if (!is_compared) return Comparison::not_compared;
  const bool higher_is_better = measure.better == Better::Higher;
  if (difference->limits.lower > 0) {
    return higher_is_better ? Comparison::better : Comparison::worse;
  }
  if (difference->limits.upper < 0) {
    return higher_is_better ? Comparison::worse : Comparison::better;
  }
  return Comparison::similar;
}

figures::ComparisonWords others_words(const Measure& measure) {
  const bool higher_is_better = measure.better == Better::Higher;
  figures::ComparisonWords words;
  words.worse = higher_is_better ? "ほかの人より低い" : "ほかの人より高い";
  words.better = higher_is_better ? "ほかの人より高い" : "ほかの人より低い";
  words.similar = "ほかの人とはっきりした差はない";
  words.not_compared = "比べていない";
  words.less_is_worse = higher_is_better;
  return words;
}

std::string value_text(const Measure& measure, const AggregateFigure& figure) {
  const auto numerator = static_cast<double>(figure.numerator);
  const auto denominator = static_cast<double>(figure.denominator);
  if (measure.kind == MeasureKind::Amount) {
    return grouped(numerator / denominator) + measure.unit_ja;
  }
  const auto limits = stats::proportion_wilson(numerator, denominator);
  if (!limits) return base::format_fixed(100 * numerator / denominator, 1) + "%";
  return indicators::share_text(
      indicators::Limited{numerator / denominator, limits->lower, limits->upper});
}

std::string people_text(const Measure& measure, const AggregateFigure& figure) {
  const std::string unit = measure.kind == MeasureKind::Amount ? measure.unit_ja : "人";
  return measure.denominator_ja + " " + grouped(static_cast<double>(figure.denominator)) + "人、" +
         measure.numerator_ja + " " + grouped(static_cast<double>(figure.numerator)) + unit;
}

std::string points_text(const std::optional<stats::Difference>& difference) {
  if (!difference) return {};
  return signed_points(difference->value) + "ポイント（" + signed_points(difference->limits.lower) +
         "〜" + signed_points(difference->limits.upper) + "）";
}

}  // namespace engawa::aggregates
