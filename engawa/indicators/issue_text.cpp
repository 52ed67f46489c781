#include "engawa/indicators/issue_text.hpp"

#include <algorithm>
#include <cmath>

#include "engawa/base/decimal.hpp"

namespace engawa::indicators {
namespace {

using base::format_fixed;
using base::format_grouped;

constexpr std::size_t drivers_shown_max = 5;

// People in a sentence: two significant figures are all that a reader can use.
double round_people(double people) {
  const double magnitude = std::fabs(people);
  const double step = magnitude < 100 ? 1 : magnitude < 1000 ? 10 : magnitude < 10000 ? 100 : 1000;
  return std::round(people / step) * step;
}

std::string rounded(double people) { return format_grouped(std::fabs(round_people(people)), 0); }

// A class may rest on hidden counts, so its people are never given closer than ten.
std::string driver_people(double excess) {
  if (std::fabs(excess) < 10) return "10人未満";
  return "約" + rounded(std::fabs(excess) < 100 ? std::round(excess / 10) * 10 : excess) + "人";
}

std::string interval_of(const Limited& ratio) {
  return "95%信頼区間 " + format_fixed(ratio.lower, 2) + "–" + format_fixed(ratio.upper, 2);
}

std::string age_range(int first, int last) {
  return std::to_string(40 + 5 * first) + "〜" + std::to_string(44 + 5 * last) + "歳";
}

// "男性の40〜59歳", "男女の65〜74歳"; nothing when the drivers are nearly everybody.
std::string who_drives(const std::vector<DriverClass>& drivers) {
  if (drivers.empty() || drivers.size() > 9) return {};
  bool male = false;
  bool female = false;
  int first = cells::age_band_count;
  int last = 0;
  for (const auto& driver : drivers) {
    male = male || driver.sex == cells::Sex::Male;
    female = female || driver.sex == cells::Sex::Female;
    first = std::min(first, driver.age);
    last = std::max(last, driver.age);
  }
  const std::string sex = male && female ? "男女" : male ? "男性" : "女性";
  const bool all_ages = first == 0 && last == cells::age_band_count - 1;
  if (all_ages && male && female) return {};
  return all_ages ? sex : sex + "の" + age_range(first, last);
}

}  // namespace

figures::Comparison comparison_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::Worse:
      return figures::Comparison::worse;
    case Verdict::Better:
      return figures::Comparison::better;
    case Verdict::Similar:
      return figures::Comparison::similar;
    case Verdict::NotComputable:
      return figures::Comparison::not_compared;
  }
  return figures::Comparison::not_compared;
}

std::string signed_people(double people) {
  const double whole = round_people(people);
  return (whole > 0 ? "+" : whole < 0 ? "−" : "") + rounded(people) + "人";
}

std::string ratio_text(const std::optional<Limited>& ratio) {
  if (!ratio) return "計算できません";
  return format_fixed(ratio->value, 2) + "（" + format_fixed(ratio->lower, 2) + "–" +
         format_fixed(ratio->upper, 2) + "）";
}

std::string excess_text(const std::optional<Limited>& excess) {
  if (!excess) return "計算できません";
  return "約" + rounded(excess->value) + "人" + (excess->value < 0 ? "少ない" : "多い") + "（" +
         signed_people(excess->lower) + "〜" + signed_people(excess->upper) + "）";
}

std::string share_text(const std::optional<Limited>& share) {
  if (!share) return "計算できません";
  return format_fixed(100 * share->value, 1) + "%（" + format_fixed(100 * share->lower, 1) + "–" +
         format_fixed(100 * share->upper, 1) + "%）";
}

std::string people_text(const BoundedCount& count) {
  if (count.exact()) return format_grouped(count.lower, 0) + "人";
  const BoundedCount shown = widened_for_display(count);
  return format_grouped(shown.lower, 0) + "〜" + format_grouped(shown.upper, 0) +
         "人（秘匿を含む）";
}

std::string verdict_text(Verdict verdict) {
  switch (verdict) {
    case Verdict::Worse:
      return "▲ 多い";
    case Verdict::Better:
      return "▼ 少ない";
    case Verdict::Similar:
      return "● 同程度";
    case Verdict::NotComputable:
      return "－ 計算できません";
  }
  return "";
}

std::string rank_text(const std::optional<stats::RankRange>& rank) {
  if (!rank) return "－";
  const std::string lower = std::to_string(rank->rank_lower_95);
  if (rank->rank_lower_95 == rank->rank_upper_95) return lower + "位";
  return lower + "〜" + std::to_string(rank->rank_upper_95) + "位";
}

std::string_view trend_word(stats::TrendLabel trend) {
  switch (trend) {
    case stats::TrendLabel::increasing:
      return "increasing";
    case stats::TrendLabel::decreasing:
      return "decreasing";
    case stats::TrendLabel::no_significant_change:
      return "no_significant_change";
    case stats::TrendLabel::cannot_be_calculated:
      return "cannot_be_calculated";
  }
  return "";
}

std::string trend_text(stats::TrendLabel trend) {
  switch (trend) {
    case stats::TrendLabel::increasing:
      return "↗ 増えている";
    case stats::TrendLabel::decreasing:
      return "↘ 減っている";
    case stats::TrendLabel::no_significant_change:
      return "→ 変化ははっきりしない";
    case stats::TrendLabel::cannot_be_calculated:
      return "－ 判定できない";
  }
  return "";
}

std::vector<std::string> driver_texts(const std::vector<DriverClass>& drivers) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < std::min(drivers.size(), drivers_shown_max); ++i) {
    const auto& driver = drivers[i];
    texts.push_back(std::string(cells::sex_ja(driver.sex)) +
                    std::string(cells::age_labels[static_cast<std::size_t>(driver.age)]) + "（" +
                    driver_people(driver.excess) + (driver.excess < 0 ? "少ない" : "多い") + "）");
  }
  return texts;
}

std::string comparator_name(const areas::Area& area, Comparator comparator) {
  return comparator == Comparator::Nation ? "全国" : area.prefecture_name;
}

std::string issue_sentence(const HealthIssue& issue) {
  const IndicatorResult& result = issue.result;
  const Indicator& indicator = *result.indicator;
  const std::string reference = comparator_name(*result.area, result.comparator);
  if (issue.verdict == Verdict::NotComputable || !result.ratio || !result.excess) {
    return indicator.people_ja + "は、" + std::string(status_ja(result.status)) + "。";
  }
  const std::string ratio =
      format_fixed(result.ratio->value, 2) + "倍（" + interval_of(*result.ratio) + "）";
  if (issue.verdict == Verdict::Similar) {
    return indicator.people_ja + "は" + reference + "の" + ratio + "で、差があるとはいえません。";
  }
  const std::string who = who_drives(issue.drivers);
  const std::string most =
      who.empty() ? ""
                  : (result.excess->value < 0 ? "とくに" + who + "で少なくなっています。"
                                              : "とくに" + who + "で多くなっています。");
  return indicator.people_ja + "が" + reference + "の" + ratio + "、約" +
         rounded(result.excess->value) + "人" + (result.excess->value < 0 ? "少ない。" : "多い。") +
         most;
}

}  // namespace engawa::indicators
