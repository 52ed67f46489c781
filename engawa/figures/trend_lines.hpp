#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engawa/figures/figure.hpp"

namespace engawa::figures {

/// Value of one fiscal year, with its interval where there is one.
struct TrendPoint {
  int fiscal_year = 0;
  std::optional<double> value;  ///< none: not computable, the line has a gap
  std::optional<double> lower;
  std::optional<double> upper;
  std::string reason;  ///< why there is no value, a short word: 「秘匿」「計算不能」
};

enum class SeriesRole { area, prefecture, nation };

/// One line: solid ● for the area, dashed ■ for the prefecture, dotted ◆ for the nation.
struct TrendSeries {
  std::string name;
  SeriesRole role = SeriesRole::area;
  std::vector<TrendPoint> points;  ///< any order; one per fiscal year
};

/// A change of the questionnaire or the method: a vertical line before `fiscal_year`.
struct TrendBreak {
  int fiscal_year = 0;
  std::string label;  ///< 「質問の変更」
};

struct TrendLines {
  FigureText text;
  std::vector<TrendSeries> series;  ///< one to three
  std::vector<TrendBreak> breaks;
  std::string unit;                 ///< above the value axis, e.g. 「%」
  int places = 1;                   ///< decimals of the printed values
  bool from_zero = false;           ///< value axis begins at zero
  std::optional<double> reference;  ///< horizontal line, e.g. 1 for a ratio
  std::string reference_label;
};

/// Values by fiscal year with whiskers for intervals and names at the line ends. A line is not
/// drawn across a gap nor across a break. Pure; O(points).
[[nodiscard]] std::string draw_trend_lines(const TrendLines& trend);

}  // namespace engawa::figures
