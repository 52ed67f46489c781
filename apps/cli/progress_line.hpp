#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace engawa::cli {

/// How far a long step is: rewritten in place on a terminal, with a bar, at most ten times a
/// second; elsewhere a line for each tenth. Tells the share done, the amounts, the rate and the
/// time left. Not safe from several threads at once.
class ProgressLine {
 public:
  /// What is counted: things ("冊"), or bytes where `unit` is empty.
  explicit ProgressLine(std::string what, std::string unit = {});

  /// What is done at the first call was there before and does not count for the rate.
  void show(std::uint64_t done, std::uint64_t total);

 private:
  using Clock = std::chrono::steady_clock;
  [[nodiscard]] std::string text(std::uint64_t done, std::uint64_t total, Clock::time_point now,
                                 bool with_bar) const;
  [[nodiscard]] std::string amounts(double done, double total) const;
  [[nodiscard]] std::string rate_text(double rate) const;

  std::string m_what;
  std::string m_unit;
  bool m_on_terminal;
  bool m_has_begun = false;
  std::uint64_t m_first = 0;
  std::uint64_t m_last_tenth = 0;
  Clock::time_point m_start;
  Clock::time_point m_shown;
};

}  // namespace engawa::cli
