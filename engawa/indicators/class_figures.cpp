#include <algorithm>
#include <cmath>
#include <optional>

#include "engawa/base/decimal.hpp"
#include "engawa/figures/class_distribution.hpp"
#include "engawa/indicators/class_label.hpp"
#include "engawa/indicators/figure_parts.hpp"

namespace engawa::indicators {
namespace {

using areas::AreaKind;
using cells::Sex;

bool belongs_to(const std::string& code, const areas::Area& area) {
  if (area.kind == AreaKind::Nation) return true;
  if (area.kind == AreaKind::MedicalArea) return code == area.code.text;
  return code.substr(0, 2) == area.code.text;
}

/// The classes of both sexes of one area: visible people, and people whose class is hidden.
struct ClassCounts {
  std::vector<double> visible;
  std::vector<bool> hidden;
  double withheld = 0;

  void reverse() {
    std::reverse(visible.begin(), visible.end());
    std::reverse(hidden.begin(), hidden.end());
  }
  [[nodiscard]] double people() const {
    double sum = withheld;
    for (const double count : visible) sum += count;
    return sum;
  }
};

ClassCounts count_classes(const FigureSubject& subject, std::size_t area_index,
                          const PublishedRows& published) {
  ClassCounts counts;
  counts.visible.assign(published.table->classes.size(), 0);
  counts.hidden.assign(published.table->classes.size(), false);
  for (const auto sex : cells::sexes) {
    double visible = 0;
    bool hidden = false;
    for (std::size_t klass = 0; klass < counts.visible.size(); ++klass) {
      for (const auto row : published.rows) {
        const auto count = published.table->count(row, klass, sex, cells::age_total);
        if (count == cells::masked) hidden = counts.hidden[klass] = true;
        counts.visible[klass] += std::max(count, 0);
        visible += std::max(count, 0);
      }
    }
    const auto& total =
        subject.year.areas[area_index].people[static_cast<std::size_t>(sex)][cells::age_total];
    const double people = shown_count(total, hidden).estimate;
    if (hidden) counts.withheld += std::max(0.0, people - visible);
  }
  return counts;
}

// Published tables run from high to low values; bars run from low to high.
bool runs_downwards(const std::vector<std::string>& classes) {
  const auto first = parse_class_label(classes.front());
  const auto last = parse_class_label(classes.back());
  return first && last && first->lower > last->lower;
}

// Where the affected classes begin or end, when they lie on one side for both sexes.
std::optional<std::size_t> cut_off_of(const Indicator& indicator,
                                      const std::vector<std::string>& classes) {
  std::optional<std::size_t> border;
  for (std::size_t klass = 0; klass < classes.size(); ++klass) {
    const bool inside = is_inside(indicator, Sex::Male, classes[klass]);
    if (inside != is_inside(indicator, Sex::Female, classes[klass])) return std::nullopt;
    if (klass == 0 || inside == is_inside(indicator, Sex::Male, classes[klass - 1])) continue;
    if (border) return std::nullopt;
    border = klass;
  }
  return border;
}

std::string class_text(const ClassCounts& counts, std::size_t klass) {
  const std::string share = base::format_grouped(counts.visible[klass], 0) + "人（" +
                            percent(counts.visible[klass] / counts.people()) + "%）";
  if (!counts.hidden[klass]) return share;
  return counts.visible[klass] > 0 ? share + "のほか秘匿" : "秘匿";
}

std::vector<std::size_t> areas_above(const FigureSubject& subject) {
  const auto& master = subject.analysis.master();
  const auto& area = area_of(subject);
  std::vector<std::size_t> indices{subject.area_index};
  if (area.kind == AreaKind::MedicalArea) {
    indices.push_back(master.index_of(area.code.prefecture()).value_or(subject.area_index));
  }
  if (area.kind != AreaKind::Nation) {
    indices.push_back(master.index_of("00").value_or(subject.area_index));
  }
  return indices;
}

// Adds one area as a bar and as a column of the table.
void add_area(figures::ClassDistribution& distribution, TableTwin& table, const std::string& name,
              const ClassCounts& counts) {
  // People of hidden classes are known to the nearest ten at best.
  const std::string people =
      counts.withheld > 0 ? "約" + base::format_grouped(10 * std::round(counts.people() / 10), 0)
                          : base::format_grouped(counts.people(), 0);
  distribution.bars.push_back({name, counts.visible, counts.withheld, people + "人"});
  table.columns.push_back(name);
  for (std::size_t klass = 0; klass < counts.visible.size(); ++klass) {
    table.rows[klass].push_back(class_text(counts, klass));
  }
  table.rows.back().push_back(
      counts.withheld > 0 ? "約" + percent(counts.withheld / counts.people()) + "%" : "なし");
}

std::string largest_class(const ClassCounts& counts, const std::vector<std::string>& classes) {
  const auto largest = std::max_element(counts.visible.begin(), counts.visible.end());
  return "「" + classes[static_cast<std::size_t>(largest - counts.visible.begin())] + "」（" +
         percent(*largest / counts.people()) + "%）";
}

}  // namespace

PublishedRows published_rows(const FigureSubject& subject, const areas::Area& area) {
  const auto& indicator = *subject.year.indicator;
  const auto stored = [&](cells::Level level) {
    return subject.analysis.table(indicator.item, indicator.scope, level, subject.year.fiscal_year);
  };
  const auto* table =
      area.kind == AreaKind::MedicalArea ? nullptr : stored(cells::Level::Prefecture);
  if (table == nullptr) table = stored(cells::Level::MedicalArea);
  PublishedRows published;
  if (table == nullptr) return published;
  published.table = &subject.analysis.cells_of(*table);
  for (std::size_t row = 0; row < published.table->area_codes.size(); ++row) {
    if (belongs_to(published.table->area_codes[row], area)) published.rows.push_back(row);
  }
  return published;
}

bool is_inside(const Indicator& indicator, Sex sex, const std::string& label) {
  return class_membership(indicator.rule(sex), label) == Membership::Inside;
}

BoundedCount shown_count(const BoundedCount& count, bool hidden) {
  if (!hidden || count.upper - count.lower >= 9) return count;
  BoundedCount wide = widened_for_display(count);
  wide.estimate = 0.5 * (wide.lower + wide.upper);
  return wide;
}

FigureReply draw_classes(const FigureSubject& subject) {
  FigureReply reply = start_reply(subject, "class_distribution", "階級別の分布");
  const auto own = published_rows(subject, area_of(subject));
  if (own.table == nullptr || own.rows.empty() || own.table->classes.empty()) {
    return finish_empty(std::move(reply), subject,
                        std::string(status_ja(ResultStatus::NotPublished)) + "。");
  }
  const bool reversed = runs_downwards(own.table->classes);
  auto classes = own.table->classes;
  if (reversed) std::reverse(classes.begin(), classes.end());
  figures::ClassDistribution distribution;
  distribution.classes = classes;
  distribution.cut_off = cut_off_of(*subject.year.indicator, classes);
  distribution.cut_off_label = subject.year.indicator->short_ja;
  reply.table.columns = {"階級"};
  for (const auto& klass : classes) reply.table.rows.push_back({klass});
  reply.table.rows.push_back({"階級が秘匿されている人の割合"});
  for (const auto index : areas_above(subject)) {
    const auto& area = subject.analysis.master().areas()[index];
    const auto published = published_rows(subject, area);
    if (published.table == nullptr || published.table->classes != own.table->classes) continue;
    auto counts = count_classes(subject, index, published);
    if (reversed) counts.reverse();
    if (!(counts.people() > 0)) continue;
    add_area(distribution, reply.table, area.full_name(), counts);
    if (index == subject.area_index) {
      reply.sentence =
          area.full_name() + "でもっとも多い階級は" + largest_class(counts, classes) + "です。";
    }
  }
  if (distribution.bars.empty()) {
    return finish_empty(std::move(reply), subject,
                        std::string(status_ja(ResultStatus::NoPeople)) + "。");
  }
  distribution.text = figure_text(reply, subject);
  distribution.text.notes.emplace_back(
      "男女を合わせた40〜74歳の受診者の分布です（年齢は調整していません）。");
  reply.svg = figures::draw_class_distribution(distribution);
  return reply;
}

}  // namespace engawa::indicators
