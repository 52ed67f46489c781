#include "apps/cli/progress_line.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "engawa/base/decimal.hpp"

namespace engawa::cli {

namespace {

/// "12秒", "5分", "1時間20分".
std::string duration_ja(double seconds) {
  constexpr int minute = 60;
  constexpr int hour = 3600;
  const auto whole = static_cast<std::int64_t>(seconds + 0.5);
  if (whole < minute) return std::to_string(whole) + "秒";
  if (whole < hour) return std::to_string((whole + minute / 2) / minute) + "分";
  return std::to_string(whole / hour) + "時間" + std::to_string(whole % hour / minute) + "分";
}

/// The unit that `bytes` are best told in.
struct ByteUnit {
  const char* name;
  double bytes;
};
ByteUnit unit_of(double bytes) {
  constexpr double step = 1024;
  constexpr std::array<ByteUnit, 4> units{{{" KB", step},
                                           {" MB", step * step},
                                           {" GB", step * step * step},
                                           {" TB", step * step * step * step}}};
  std::size_t unit = 0;
  while (unit + 1 < units.size() && bytes >= units[unit + 1].bytes) ++unit;
  return units[unit];
}

std::string number_text(double value) {
  const bool is_whole = value == std::floor(value);
  return base::format_grouped(value, value < 10 && !is_whole ? 1 : 0);
}

std::string bar(double share) {
  constexpr int cells = 20;
  std::string text;
  for (int i = 0; i < cells; ++i) text += i < static_cast<int>(share * cells + 0.5) ? "#" : "-";
  return "[" + text + "] ";
}

}  // namespace

ProgressLine::ProgressLine(std::string what, std::string unit)
    : m_what(std::move(what)), m_unit(std::move(unit)), m_on_terminal(isatty(STDERR_FILENO) == 1) {}

std::string ProgressLine::amounts(double done, double total) const {
  if (!m_unit.empty()) return number_text(done) + " / " + number_text(total) + m_unit;
  const ByteUnit unit = unit_of(total);
  return number_text(done / unit.bytes) + " / " + number_text(total / unit.bytes) + unit.name;
}

std::string ProgressLine::rate_text(double rate) const {
  if (!m_unit.empty()) return number_text(rate) + m_unit;
  const ByteUnit unit = unit_of(rate);
  return number_text(rate / unit.bytes) + unit.name;
}

std::string ProgressLine::text(std::uint64_t done, std::uint64_t total, Clock::time_point now,
                               bool with_bar) const {
  const double share = total == 0 ? 1 : static_cast<double>(done) / static_cast<double>(total);
  std::string text = m_what + " " + (with_bar ? bar(share) : "") +
                     base::format_fixed(100 * share, 0) + "%　" +
                     amounts(static_cast<double>(done), static_cast<double>(total));
  const double seconds = std::chrono::duration<double>(now - m_start).count();
  if (done <= m_first || !(seconds > 0)) return text;
  const double rate = static_cast<double>(done - m_first) / seconds;
  text += "、毎秒 " + rate_text(rate);
  if (done >= total) return text + "、かかった時間 " + duration_ja(seconds);
  return text + "、残り約" + duration_ja(static_cast<double>(total - done) / rate);
}

void ProgressLine::show(std::uint64_t done, std::uint64_t total) {
  constexpr auto pause = std::chrono::milliseconds(100);
  const auto now = Clock::now();
  const std::uint64_t tenth = total == 0 ? 10 : done * 10 / total;
  const bool is_first = !m_has_begun;
  if (is_first) {
    m_has_begun = true;
    m_first = done;
    m_start = now;
  }
  const bool is_due = m_on_terminal ? is_first || now - m_shown >= pause : tenth > m_last_tenth;
  if (!is_due && (done < total || m_last_tenth == 10)) return;
  m_shown = now;
  m_last_tenth = tenth;
  std::fprintf(stderr, "%s%s%s", m_on_terminal ? "\r\033[K" : "",
               text(done, total, now, m_on_terminal).c_str(),
               m_on_terminal && done < total ? "" : "\n");
}

}  // namespace engawa::cli
