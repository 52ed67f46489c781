#include <algorithm>
#include <optional>

#include "engawa/base/decimal.hpp"
#include "engawa/figures/heat_map.hpp"
#include "engawa/indicators/figure_parts.hpp"
#include "engawa/stats/interval.hpp"

namespace engawa::indicators {
namespace {

using cells::Sex;

constexpr double hidden_share_max = 0.2;

/// Affected people and people of one cell of a heat map, fit to be shown.
struct ShownCell {
  bool withheld = true;
  bool approximate = false;  ///< rests on hidden counts
  BoundedCount affected;
  BoundedCount people;

  [[nodiscard]] double share() const {
    return people.estimate > 0 ? std::min(1.0, affected.estimate / people.estimate) : 0;
  }
};

bool is_narrow(const BoundedCount& count) {
  return count.upper - count.lower <= hidden_share_max * count.estimate;
}

ShownCell shown_cell(const FigureSubject& subject, std::size_t area_index,
                     const PublishedRows& published, Sex sex, int age) {
  ShownCell cell;
  if (published.table == nullptr) return cell;
  bool affected_hidden = false;
  bool people_hidden = false;
  for (std::size_t klass = 0; klass < published.table->classes.size(); ++klass) {
    const bool inside = is_inside(*subject.year.indicator, sex, published.table->classes[klass]);
    for (const auto row : published.rows) {
      const bool hidden = published.table->count(row, klass, sex, age) == cells::masked;
      people_hidden = people_hidden || hidden;
      affected_hidden = affected_hidden || (hidden && inside);
    }
  }
  const auto& sums = subject.year.areas[area_index];
  const auto s = static_cast<std::size_t>(sex);
  const auto a = static_cast<std::size_t>(age);
  cell.affected = shown_count(sums.affected[s][a], affected_hidden);
  cell.people = shown_count(sums.people[s][a], people_hidden);
  cell.approximate = affected_hidden || people_hidden;
  cell.withheld =
      (affected_hidden && !is_narrow(cell.affected)) || (people_hidden && !is_narrow(cell.people));
  return cell;
}

// Limits of the share at the least and at the most that hidden counts allow.
std::optional<Limited> share_limits(const ShownCell& cell) {
  const double most_people = std::max<double>(cell.people.lower, cell.affected.upper);
  const auto least = stats::proportion_wilson(cell.affected.lower, cell.people.upper);
  const auto most = stats::proportion_wilson(cell.affected.upper, most_people);
  if (!least || !most) return std::nullopt;
  return Limited{cell.share(), least->lower, most->upper};
}

/// A cell of both heat maps with everything that is printed about it.
struct CellStory {
  Sex sex = Sex::Male;
  int age = 0;
  ShownCell area;
  ShownCell reference;
  std::optional<Limited> share;
  std::optional<double> ratio;
  double excess = 0;
  figures::Comparison comparison = figures::Comparison::not_compared;
};

CellStory tell_cell(const FigureSubject& subject, const ShownCell& area, const ShownCell& reference,
                    Sex sex, int age) {
  CellStory story{sex, age, area, reference, std::nullopt, std::nullopt, 0, {}};
  story.comparison = figures::Comparison::not_compared;
  if (area.withheld || !(area.people.estimate > 0)) return story;
  story.share = share_limits(area);
  if (reference.withheld || !(reference.share() > 0) || !story.share) return story;
  // Colours are by ratio, so a share of nothing stands at the far end of the scale.
  story.ratio = story.share->value / reference.share();
  story.excess = area.affected.estimate - area.people.estimate * reference.share();
  story.comparison = compare(*story.share, reference.share(), subject.year.indicator->direction);
  return story;
}

std::vector<CellStory> tell_cells(const FigureSubject& subject) {
  const auto reference = reference_index(subject);
  const auto rows = published_rows(subject, area_of(subject));
  const auto reference_rows = published_rows(subject, subject.analysis.master().areas()[reference]);
  std::vector<CellStory> stories;
  for (const auto sex : cells::sexes) {
    for (int age = 0; age < cells::age_band_count; ++age) {
      stories.push_back(tell_cell(subject, shown_cell(subject, subject.area_index, rows, sex, age),
                                  shown_cell(subject, reference, reference_rows, sex, age), sex,
                                  age));
    }
  }
  return stories;
}

std::string cell_name(const CellStory& story) {
  return std::string(cells::sex_ja(story.sex)) +
         std::string(cells::age_labels[static_cast<std::size_t>(story.age)]);
}

std::string about(const CellStory& story) {
  return story.area.approximate || story.reference.approximate ? "約" : "";
}

std::string count_cell(const ShownCell& cell, const BoundedCount& count) {
  if (cell.withheld) return "秘匿";
  if (count.exact()) return base::format_grouped(count.lower, 0);
  return base::format_grouped(count.lower, 0) + "〜" + base::format_grouped(count.upper, 0);
}

TableTwin cells_table(const std::string& caption, const std::vector<CellStory>& stories,
                      const std::string& reference, const figures::ComparisonWords& words) {
  TableTwin table;
  table.caption = caption;
  table.columns = {"性別",
                   "年齢階級",
                   "判定可能者（人）",
                   "該当者（人）",
                   "割合（%）",
                   "95%信頼区間（%）",
                   reference + "の割合（%）",
                   reference + "との比",
                   "差（人）",
                   "判定"};
  for (const auto& story : stories) {
    const std::string unknown = story.area.withheld ? "秘匿" : "－";
    const bool shown = story.share.has_value();
    table.rows.push_back(
        {std::string(cells::sex_ja(story.sex)),
         std::string(cells::age_labels[static_cast<std::size_t>(story.age)]),
         count_cell(story.area, story.area.people), count_cell(story.area, story.area.affected),
         shown ? about(story) + percent(story.share->value) : unknown,
         shown ? percent(story.share->lower) + "–" + percent(story.share->upper) : unknown,
         story.reference.withheld ? "秘匿" : percent(story.reference.share()),
         story.ratio ? about(story) + base::format_fixed(*story.ratio, 2) : unknown,
         story.ratio ? about(story) + signed_people(story.excess) : unknown,
         story.ratio ? words.of(story.comparison) : unknown});
  }
  return table;
}

void add_rows(figures::HeatMap& map, const std::vector<CellStory>& stories, bool people) {
  for (int age = 0; age < cells::age_band_count; ++age) {
    map.columns.emplace_back(cells::age_labels[static_cast<std::size_t>(age)]);
  }
  for (const auto sex : cells::sexes) {
    auto& row = map.rows.emplace_back();
    row.label = cells::sex_ja(sex);
    for (const auto& story : stories) {
      if (story.sex != sex) continue;
      auto& cell = row.cells.emplace_back();
      cell.comparison = story.comparison;
      cell.ratio = story.ratio;
      if (story.ratio) {
        cell.state = figures::CellState::value;
        cell.second_line = about(story) + (people ? signed_people(story.excess)
                                                  : percent(story.share->value) + "%");
      } else if (story.area.withheld || story.reference.withheld) {
        cell.state = figures::CellState::withheld;
      }
    }
  }
}

// Names of the cells that are worse, at most `names_max` by how many people they stand for.
std::string worst_cells(std::vector<CellStory> stories, bool by_people, std::size_t names_max) {
  std::erase_if(stories, [](const CellStory& story) {
    return story.comparison != figures::Comparison::worse;
  });
  std::stable_sort(stories.begin(), stories.end(), [&](const CellStory& a, const CellStory& b) {
    if (by_people) return std::abs(a.excess) > std::abs(b.excess);
    return std::abs(*a.ratio - 1) > std::abs(*b.ratio - 1);
  });
  std::string names;
  for (std::size_t i = 0; i < std::min(stories.size(), names_max); ++i) {
    const auto& story = stories[i];
    names +=
        (i > 0 ? "、" : "") + cell_name(story) + "（" + about(story) +
        (by_people ? signed_people(story.excess) : base::format_fixed(*story.ratio, 2) + "倍") +
        "）";
  }
  return names;
}

FigureReply draw_heat_map_of(const FigureSubject& subject, bool people) {
  const std::string reference = reference_name(subject);
  const std::string what = people ? "男女・年齢別の" + reference + "との差の人数"
                                  : "男女・年齢別の" + reference + "との比";
  FigureReply reply = start_reply(subject, people ? "heat_map_people" : "heat_map_ratio", what);
  if (is_own_reference(subject)) {
    return finish_empty(std::move(reply), subject,
                        "比較の基準そのものなので、比べる相手がありません。");
  }
  if (!subject.year.areas[subject.area_index].present) {
    return finish_empty(std::move(reply), subject,
                        std::string(status_ja(ResultStatus::NotPublished)) + "。");
  }
  const auto stories = tell_cells(subject);
  const auto words = comparison_words(*subject.year.indicator, reference);
  const std::string worst = worst_cells(stories, people, 3);
  const bool any_withheld = std::any_of(stories.begin(), stories.end(), [](const CellStory& story) {
    return story.area.withheld || story.reference.withheld;
  });
  reply.sentence = any_withheld ? "秘匿された区分を除くと、" : "";
  reply.sentence += worst.empty()
                        ? "割合がはっきり" + words.worse + "男女・年齢の区分はありません。"
                        : "割合がはっきり" + words.worse + "のは、" +
                              (people ? "人数の差の大きい順に" : "比の離れた順に") + worst +
                              "などです。";
  if (std::none_of(stories.begin(), stories.end(),
                   [](const CellStory& story) { return story.ratio.has_value(); })) {
    reply.sentence = "秘匿などのため、どの男女・年齢の区分も" + reference + "と比べられません。";
  }
  reply.table = cells_table(reply.title, stories, reference, words);
  figures::HeatMap map;
  map.text = figure_text(reply, subject);
  map.text.notes.push_back(
      people ? "上段は割合の比（" + reference + "＝1）、下段は同じ割合だった場合との差の人数です。"
             : "上段は割合の比（" + reference + "＝1）、下段はこの区域の割合です。");
  map.text.notes.emplace_back(
      "「約」は秘匿された人数を含む推計です。▲▼は割合の95%"
      "信頼区間が基準を含まないことを示します。");
  map.column_heading = "年齢階級";
  map.words = words;
  add_rows(map, stories, people);
  reply.svg = figures::draw_heat_map(map);
  return reply;
}

}  // namespace

FigureReply draw_heat_map_of_ratios(const FigureSubject& subject) {
  return draw_heat_map_of(subject, false);
}

FigureReply draw_heat_map_of_people(const FigureSubject& subject) {
  return draw_heat_map_of(subject, true);
}

}  // namespace engawa::indicators
