#pragma once

#include <string>
#include <vector>

#include "engawa/figures/marks.hpp"
#include "engawa/indicators/health_issues.hpp"

namespace engawa::indicators {

/// Words and numbers as people read them, made in one place for screen, sheet and terminal.

/// "1.21（1.15–1.27）"; "計算できません" when absent.
[[nodiscard]] std::string ratio_text(const std::optional<Limited>& ratio);
/// "+320人", "−15人": two significant figures from 100 people on.
[[nodiscard]] std::string signed_people(double people);
/// "約320人多い（210人〜430人）", "約120人少ない（…）".
[[nodiscard]] std::string excess_text(const std::optional<Limited>& excess);
/// "28.4%（28.1–28.7%）" of a share 0..1.
[[nodiscard]] std::string share_text(const std::optional<Limited>& share);
/// "12,345人", or "約12,340〜12,349人" where hidden cells leave it open.
[[nodiscard]] std::string people_text(const BoundedCount& count);
/// "▲ 多い", "▼ 少ない", "● 同程度", "－ 計算できません".
[[nodiscard]] std::string verdict_text(Verdict verdict);
/// "2〜5位", "1位".
[[nodiscard]] std::string rank_text(const std::optional<stats::RankRange>& rank);
/// "↗ 増えています", "→ はっきりした変化はありません" ...
[[nodiscard]] std::string trend_text(stats::TrendLabel trend);
[[nodiscard]] std::string_view trend_word(stats::TrendLabel trend);
/// "男性 45〜49歳（約120人）" for each driver, at most five.
[[nodiscard]] std::vector<std::string> driver_texts(const std::vector<DriverClass>& drivers);
/// "全国" or the prefecture's name.
[[nodiscard]] std::string comparator_name(const areas::Area& area, Comparator comparator);
/// The issue in one plain sentence.
[[nodiscard]] std::string issue_sentence(const HealthIssue& issue);

/// How a verdict is marked in figures.
[[nodiscard]] figures::Comparison comparison_of(Verdict verdict);

}  // namespace engawa::indicators
