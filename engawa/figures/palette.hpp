#pragma once

#include <array>
#include <string_view>

/// Colours of every figure. Contrast ratios are against white, by the WCAG 2 formula.
namespace engawa::figures::palette {

inline constexpr std::string_view paper = "#FFFFFF";
inline constexpr std::string_view ink = "#1A1A1A";        ///< text, 17:1
inline constexpr std::string_view quiet_ink = "#4D4D4D";  ///< secondary text, 8.5:1
inline constexpr std::string_view axis = "#767676";       ///< axes and outlines, 4.5:1
inline constexpr std::string_view grid = "#D8D8D8";       ///< decoration only
inline constexpr std::string_view row_band = "#F3F3F3";   ///< every second row
inline constexpr std::string_view highlight = "#FFF3B8";  ///< behind the row in question

inline constexpr std::string_view worse = "#C74700";    ///< 4.9:1
inline constexpr std::string_view better = "#0017C1";   ///< 11:1
inline constexpr std::string_view similar = "#4D4D4D";  ///< 8.5:1

/// Lines of a trend: the area, its prefecture, the nation. Told apart by dash and marker first.
inline constexpr std::string_view series_area = ink;
inline constexpr std::string_view series_prefecture = "#006F83";  ///< 5.9:1
inline constexpr std::string_view series_nation = "#6B6B6B";      ///< 5.3:1

/// Diverging fills from much lower to much higher; the middle is neutral.
inline constexpr std::array<std::string_view, 7> diverging{
    "#0017C1", "#7096F8", "#D0DFFC", "#F2F2F2", "#FFDFC2", "#FF9A52", "#A63B00"};

/// Sequential blues from light to dark; neighbours differ by about 11 L*, so grey print keeps
/// order.
inline constexpr std::array<std::string_view, 7> sequential{
    "#E8F1FE", "#C5D7FB", "#9DB7F9", "#7096F8", "#3460FB", "#0017C1", "#000B5E"};

/// Black or white, whichever reads better on `background` ("#RRGGBB").
[[nodiscard]] std::string_view text_on(std::string_view background);

/// Contrast ratio (1..21) of two "#RRGGBB" colours: WCAG 2.2, relative luminance.
[[nodiscard]] double contrast(std::string_view one, std::string_view other);

}  // namespace engawa::figures::palette
