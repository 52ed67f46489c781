#include "engawa/aggregates/segment_reply.hpp"

#include <algorithm>
#include <map>

#include "engawa/aggregates/aggregates_store.hpp"
#include "engawa/aggregates/figure_words.hpp"
#include "engawa/aggregates/segment_figure.hpp"
#include "engawa/base/fiscal_year.hpp"
#include "engawa/base/json_reader.hpp"
#include "engawa/base/text.hpp"
#include "engawa/councils/council_place.hpp"
#include "engawa/indicators/issue_figures.hpp"
#include "engawa/insurers/council_packages.hpp"

namespace engawa::aggregates {

using accounts::Desk;
using base::Result;
using councils::CouncilWord;

namespace {

constexpr std::string_view thin_lens = "thin";

std::string verdict_ja(const Measure& measure, figures::Comparison comparison) {
  using figures::Comparison;
  if (comparison == Comparison::not_compared) return {};
  const auto words = others_words(measure);
  const bool is_high = (comparison == Comparison::better) == words.less_is_worse;
  const std::string sign = comparison == Comparison::similar ? "●" : is_high ? "▲" : "▼";
  return sign + " " + words.of(comparison);
}

std::string source_text(const Holdings& holdings, const AggregateFigure& figure) {
  const auto* source = holdings.source_of(figure);
  return source == nullptr ? std::string{} : source->title;
}

std::string period_text(const PlannedAction& plan) {
  if (!plan.starts_on && !plan.ends_on) return {};
  return (plan.starts_on ? plan.starts_on->japanese() : std::string{}) + "〜" +
         (plan.ends_on ? plan.ends_on->japanese() : std::string{});
}

bool is_of(const AggregateFigure& figure, const Measure& measure, const Segment& segment) {
  return figure.measure == measure.id && figure.segment == segment.id;
}

std::string names(const std::vector<const SegmentEntry*>& segments) {
  std::vector<std::string> texts;
  for (const auto* segment : segments) texts.push_back(segment->name);
  return base::join(texts, "、");
}

/// Thin layers that are behind the other people of a body, and those of whom nothing is known.
std::string sentence_of(const std::vector<SegmentEntry>& segments, const Measure& measure) {
  const bool is_lower = measure.better == Better::Higher;
  std::vector<const SegmentEntry*> behind;
  std::vector<const SegmentEntry*> unknown;
  for (const auto& segment : segments) {
    if (!segment.is_thin) continue;
    const bool is_behind = std::any_of(segment.figures.begin(), segment.figures.end(),
                                       [](const FigureEntry& entry) { return entry.is_behind; });
    if (is_behind) behind.push_back(&segment);
    if (segment.figures.empty()) unknown.push_back(&segment);
  }
  std::string text;
  if (!behind.empty()) {
    text = "薄い層のうち、同じところのほかの人より" + std::string(is_lower ? "低い" : "高い") +
           "のは、" + names(behind) + "です。";
  }
  if (!unknown.empty()) text += "薄い層のうち、まだ値がないのは、" + names(unknown) + "です。";
  return text;
}

std::vector<SegmentEntry> segments_of(const Holdings& holdings, const Measure& measure,
                                      const std::vector<AggregateFigure>& latest,
                                      const Lens& lens) {
  std::vector<SegmentEntry> entries;
  for (const auto& segment : holdings.catalogue.segments()) {
    if (!is_told_by(measure, segment) || !lens.shows(segment)) continue;
    SegmentEntry entry{segment.id, segment.name_ja, segment.is_thin, {}, {}};
    for (const auto& figure : latest) {
      if (is_of(figure, measure, segment)) {
        entry.figures.push_back(figure_entry(holdings, measure, figure));
      }
    }
    for (const auto& plan : holdings.plans) {
      if (plan.record.measure == measure.id && plan.record.segment == segment.id) {
        entry.plans.push_back(plan_entry(holdings.catalogue, plan));
      }
    }
    if (entry.is_thin || !entry.figures.empty() || !entry.plans.empty()) {
      entries.push_back(std::move(entry));
    }
  }
  return entries;
}

std::vector<BodyFigure> pictures_of(const Holdings& holdings, const Measure& measure,
                                    const std::vector<AggregateFigure>& latest, const Lens& lens) {
  std::vector<BodyFigure> pictures;
  for (const auto& figure : latest) {
    if (figure.measure != measure.id || figure.segment != everybody) continue;
    auto picture = body_figure(holdings, measure, figure, lens);
    if (!picture.svg.empty()) pictures.push_back(std::move(picture));
  }
  return pictures;
}

std::vector<MeasureEntry> measures_told(const Holdings& holdings, const Lens& lens) {
  auto latest = latest_figures(holdings);
  std::erase_if(latest, [&lens](const AggregateFigure& figure) {
    return !lens.kind.empty() && figure.kind != lens.kind;
  });
  std::vector<MeasureEntry> entries;
  for (const auto& measure : holdings.catalogue.all()) {
    MeasureEntry entry{measure.id, measure.name_ja, measure.meaning_ja, {}, {}, {}};
    entry.segments = segments_of(holdings, measure, latest, lens);
    const bool is_told =
        std::any_of(entry.segments.begin(), entry.segments.end(), [](const SegmentEntry& segment) {
          return !segment.figures.empty() || !segment.plans.empty();
        });
    if (!is_told) continue;
    entry.sentence = sentence_of(entry.segments, measure);
    if (!lens.kind.empty() && !entry.sentence.empty()) {
      entry.sentence = holdings.kind_ja(lens.kind) + "だけを見ると、" + entry.sentence;
    }
    entry.pictures = pictures_of(holdings, measure, latest, lens);
    entries.push_back(std::move(entry));
  }
  return entries;
}

Result<std::vector<SourceEntry>> source_entries(Desk& desk, const Holdings& holdings) {
  std::map<std::string, int> counts;
  for (const auto& figure : holdings.figures) ++counts[figure.source.text];
  councils::Names names(desk.database);
  std::vector<SourceEntry> entries;
  for (const auto& source : holdings.sources) {
    SourceEntry entry{source.record.id,
                      source.record.title,
                      source.record.file_name,
                      {},
                      counts[source.record.id.text]};
    entry.taken_text = base::date_in_japan_of(source.changed_at).japanese();
    if (!source.changed_by.empty()) {
      entry.taken_text += "　" + TRY(names.person(source.changed_by)).name();
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::vector<MeasureChoice> choices_of(const Measures& catalogue) {
  std::vector<MeasureChoice> choices;
  for (const auto& measure : catalogue.all()) {
    const std::string unit =
        measure.kind == MeasureKind::Amount ? "（" + measure.unit_ja + "）" : std::string{};
    MeasureChoice choice{
        measure.id, measure.name_ja, measure.numerator_ja + unit, measure.denominator_ja, {}};
    for (const auto& segment : catalogue.segments()) {
      if (is_told_by(measure, segment)) choice.segments.push_back({segment.id, segment.name_ja});
    }
    choices.push_back(std::move(choice));
  }
  return choices;
}

std::vector<CouncilWord> lenses_of(const Measures& catalogue) {
  std::vector<CouncilWord> lenses{{"", "すべて"}, {std::string(thin_lens), "薄い層だけ"}};
  for (const auto& segment : catalogue.segments()) {
    const bool is_known = segment.group == everybody ||
                          std::any_of(lenses.begin(), lenses.end(), [&](const CouncilWord& word) {
                            return word.key == segment.group;
                          });
    if (!is_known) lenses.push_back({segment.group, std::string(group_ja(segment.group))});
  }
  return lenses;
}

Result<Lens> lens_of(const SegmentsInput& input, const Holdings& holdings) {
  const auto lenses = lenses_of(holdings.catalogue);
  const bool is_known = std::any_of(lenses.begin(), lenses.end(), [&](const CouncilWord& word) {
    return word.key == input.lens;
  });
  if (!is_known) return base::member_problem("lens", input.lens, "thin, qualification, age, sex");
  if (!input.kind.empty() && holdings.kinds.find(input.kind) == nullptr) {
    return base::member_problem("kind", input.kind, "association");
  }
  return Lens{input.lens, input.kind, TRY(indicators::figure_width(input.width))};
}

}  // namespace

bool Lens::shows(const Segment& segment) const {
  if (group.empty() || segment.id == everybody) return true;
  return group == thin_lens ? segment.is_thin : segment.group == group;
}

std::string Holdings::kind_ja(const std::string& kind) const {
  const auto* found = kinds.find(kind);
  return found == nullptr ? std::string{} : found->name_ja;
}

const FigureSource* Holdings::source_of(const AggregateFigure& figure) const {
  for (const auto& source : sources) {
    if (source.record.id == figure.source) return &source.record;
  }
  return nullptr;
}

Result<Measures> measures_of(const Desk& desk) {
  return Measures::load(desk.office.catalogue_folder / "aggregates");
}

Result<Holdings> holdings_of(Desk& desk, const councils::CouncilId& council) {
  Holdings holdings;
  holdings.catalogue = TRY(measures_of(desk));
  holdings.kinds = TRY(insurers::kinds_of(desk));
  holdings.figures = TRY(figures_of(desk.database, council));
  holdings.sources = TRY(sources_of(desk.database, council));
  holdings.plans = TRY(store::list<PlannedAction>(desk.database, "council = $1", {council.text}));
  return holdings;
}

std::vector<AggregateFigure> latest_figures(const Holdings& holdings) {
  // By measure, body, year, segment: of a segment the last year comes last.
  std::map<std::tuple<std::string, std::string, std::string>, const AggregateFigure*> latest;
  for (const auto& figure : holdings.figures) {
    latest[{figure.measure, figure.segment, figure.body}] = &figure;
  }
  std::vector<AggregateFigure> figures;
  for (const auto& measure : holdings.catalogue.all()) {
    for (const auto& segment : holdings.catalogue.segments()) {
      for (const auto& [key, figure] : latest) {
        if (is_of(*figure, measure, segment)) figures.push_back(*figure);
      }
    }
  }
  return figures;
}

FigureEntry figure_entry(const Holdings& holdings, const Measure& measure,
                         const AggregateFigure& figure) {
  FigureEntry entry;
  entry.id = figure.id;
  entry.body = figure.body;
  entry.kind_ja = holdings.kind_ja(figure.kind);
  entry.fiscal_year_text = base::FiscalYear{figure.fiscal_year}.japanese_with_era();
  entry.value_text = value_text(measure, figure);
  entry.people_text = people_text(measure, figure);
  entry.source_text = source_text(holdings, figure);
  if (measure.kind != MeasureKind::Share) return entry;
  if (const auto* whole = whole_of(holdings.figures, figure)) {
    const auto others = difference_from_others(*whole, figure);
    entry.others_text = points_text(others);
    const auto comparison = comparison_of(measure, others);
    entry.verdict_ja = verdict_ja(measure, comparison);
    entry.is_behind = comparison == figures::Comparison::worse;
  }
  if (const auto* before = year_before(holdings.figures, figure)) {
    entry.before_text = points_text(difference_from_before(*before, figure));
  }
  return entry;
}

PlanEntry plan_entry(const Measures& catalogue, const store::Versioned<PlannedAction>& plan) {
  const auto* measure = catalogue.find(plan.record.measure);
  const auto* segment = catalogue.find_segment(plan.record.segment);
  return {plan.record,
          plan.version,
          measure == nullptr ? plan.record.measure : measure->name_ja,
          segment == nullptr ? plan.record.segment : segment->name_ja,
          std::string(japanese(plan.record.state)),
          period_text(plan.record)};
}

BodyFigure body_figure(const Holdings& holdings, const Measure& measure,
                       const AggregateFigure& figure, const Lens& lens) {
  SegmentPicture picture;
  picture.width = lens.width;
  picture.whole = figure;
  const std::string year = base::FiscalYear{figure.fiscal_year}.japanese_with_era();
  picture.title = measure.name_ja + "：" + figure.body + "、" + year;
  picture.id_prefix = "segments-" + figure.id.text;
  picture.source = figure.body + "、" + source_text(holdings, figure);
  for (const auto& segment : holdings.catalogue.segments()) {
    if (!lens.shows(segment)) continue;
    for (const auto& other : family_in(holdings.figures, figure)) {
      const bool is_part = segment.id != everybody && other.segment == segment.id;
      if (is_part) picture.parts.push_back(other);
    }
  }
  if (picture.parts.empty()) return {};
  return {picture.title, draw_segments(measure, holdings.catalogue, picture)};
}

Result<SegmentsReply> show_segments(Desk& desk, const SegmentsInput& input) {
  const auto council = TRY(councils::known_council(desk, input.council)).record;
  const Holdings holdings = TRY(holdings_of(desk, council.id));
  SegmentsReply reply;
  reply.council_name = council.name;
  const auto* area = desk.office.areas.find(council.area);
  if (area != nullptr) reply.area_name = area->full_name();
  reply.measures = measures_told(holdings, TRY(lens_of(input, holdings)));
  reply.sources = TRY(source_entries(desk, holdings));
  reply.choices = choices_of(holdings.catalogue);
  reply.lenses = lenses_of(holdings.catalogue);
  for (const auto& kind : holdings.kinds.all()) reply.kinds.push_back({kind.id, kind.name_ja});
  reply.states = councils::words_of<PlanState>();
  reply.notes = {
      "割合の区間は95%信頼区間（ウィルソン法）です。"
      "ほかの人との差は、同じ保険者や機関の全体からその区分を除いた人との差で、"
      "区間はニューカム法（方法10）です。区間が0をまたぐときは、差があるとはいえません。",
      "前の年度との差の区間は、二つの年度の人を別々の人とみなした、広めの区間です。",
      "保険者や機関の間で、年齢や性別の違いはそろえていません。"
      "どこが良いかを比べる表ではありません。",
      "1人当たりの額は全員の合計を人数で割った値です。"
      "一人一人の額の散らばりが分からないので、区間はありません。",
      "少人数の値と、引き算で少人数の値が分かる組み合わせは、受け取らないようにしています。"};
  reply.may_keep = councils::council_may(desk.actor, council).keep;
  return reply;
}

}  // namespace engawa::aggregates
