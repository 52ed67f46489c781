#include "engawa/aggregates/aggregates_evidence.hpp"

#include "engawa/aggregates/figure_words.hpp"
#include "engawa/aggregates/segment_reply.hpp"
#include "engawa/base/text.hpp"
#include "engawa/indicators/problems.hpp"

namespace engawa::aggregates {

using accounts::Desk;
using accounts::Evidence;
using accounts::EvidenceChoice;
using accounts::EvidencePlace;
using base::Result;

namespace {

/// A segment that is behind the other people of its body.
struct Behind {
  const Measure* measure = nullptr;
  const Segment* segment = nullptr;
  AggregateFigure figure;
  AggregateFigure whole;
};

/// Nothing where the place is not the council's own area.
Result<std::optional<Holdings>> holdings_at(Desk& desk, const EvidencePlace& place) {
  const auto council = TRY(store::get<councils::Council>(desk.database, place.council)).record;
  if (council.area != place.area) return std::optional<Holdings>{};
  return std::optional(TRY(holdings_of(desk, council.id)));
}

std::vector<Behind> behind_of(const Holdings& holdings) {
  std::vector<Behind> all;
  for (const auto& figure : latest_figures(holdings)) {
    const auto* measure = holdings.catalogue.find(figure.measure);
    const auto* segment = holdings.catalogue.find_segment(figure.segment);
    const auto* whole = whole_of(holdings.figures, figure);
    if (measure == nullptr || segment == nullptr || whole == nullptr) continue;
    const auto comparison = comparison_of(*measure, difference_from_others(*whole, figure));
    if (comparison == figures::Comparison::worse) all.push_back({measure, segment, figure, *whole});
  }
  return all;
}

/// Names the same choice tomorrow, also when a later year has come in: not the id of a record.
std::string key_of(const Behind& behind) {
  return base::join({behind.figure.measure, behind.figure.segment, behind.figure.body}, "|");
}

std::string title_of(const Behind& behind) {
  return behind.measure->name_ja + "：" + behind.segment->name_ja + "（" + behind.figure.body +
         "）";
}

std::string sentence_of(const Behind& behind) {
  const bool is_lower = behind.measure->better == Better::Higher;
  return behind.figure.body + "の" + behind.segment->name_ja + "の" + behind.measure->name_ja +
         "は" + value_text(*behind.measure, behind.figure) + "で、ほかの人より" +
         (is_lower ? "低い" : "高い") + "です。";
}

Evidence evidence_of(const Holdings& holdings, const Behind& behind) {
  const auto entry = figure_entry(holdings, *behind.measure, behind.figure);
  const auto picture = body_figure(holdings, *behind.measure, behind.whole, {});
  Evidence evidence;
  evidence.title = title_of(behind);
  evidence.sentence = sentence_of(behind);
  evidence.add_fact("対象の年度", entry.fiscal_year_text);
  evidence.add_fact("値（95%信頼区間）", entry.value_text);
  evidence.add_fact("人数", entry.people_text);
  evidence.add_fact("同じところのほかの人との差（95%信頼区間）", entry.others_text);
  evidence.add_fact("全体の値（95%信頼区間）", value_text(*behind.measure, behind.whole));
  evidence.add_fact("前の年度との差（95%信頼区間）", entry.before_text);
  evidence.add_fact("指標の意味", behind.measure->meaning_ja);
  for (const auto& plan : holdings.plans) {
    if (plan.record.measure == behind.figure.measure &&
        plan.record.segment == behind.figure.segment) {
      const auto planned = plan_entry(holdings.catalogue, plan);
      evidence.add_fact("打ち手（" + planned.state_ja + "）", plan.record.what);
    }
  }
  evidence.source = behind.figure.body + "、" + entry.source_text;
  evidence.figure = picture.svg;
  return evidence;
}

Result<std::vector<EvidenceChoice>> choices(Desk& desk, const EvidencePlace& place) {
  std::vector<EvidenceChoice> found;
  const auto holdings = TRY(holdings_at(desk, place));
  if (!holdings) return found;
  for (const auto& behind : behind_of(*holdings)) {
    found.push_back({key_of(behind), title_of(behind), sentence_of(behind)});
  }
  return found;
}

Result<Evidence> find(Desk& desk, const EvidencePlace& place, const std::string& indicator) {
  const auto holdings = TRY(holdings_at(desk, place));
  if (holdings) {
    for (const auto& behind : behind_of(*holdings)) {
      if (key_of(behind) == indicator) return evidence_of(*holdings, behind);
    }
  }
  return base::make_problem(indicators::problems::no_data, indicator);
}

}  // namespace

accounts::EvidenceSource aggregates_evidence() {
  return {"aggregates", "集計値（受診率など）", choices, find};
}

}  // namespace engawa::aggregates
