#include "engawa/aggregates/aggregates_actions.hpp"

#include "engawa/aggregates/figure_intake.hpp"
#include "engawa/aggregates/figure_table.hpp"
#include "engawa/aggregates/figure_words.hpp"
#include "engawa/aggregates/missed_people.hpp"
#include "engawa/aggregates/problems.hpp"
#include "engawa/aggregates/segment_reply.hpp"
#include "engawa/base/fiscal_year.hpp"
#include "engawa/councils/council_actions.hpp"
#include "engawa/councils/council_place.hpp"

namespace engawa::aggregates {

using accounts::Desk;
using accounts::ListReply;
using accounts::Right;
using base::Result;

namespace {

Result<ListReply> list_figures(Desk& desk, const councils::ListOfCouncil& input) {
  ListReply list{"集計値",
                 {{"measure", "指標", "text"},
                  {"fiscal_year", "年度", "number"},
                  {"body", "どこの値か", "text"},
                  {"kind", "保険者の種類", "text"},
                  {"segment", "区分", "text"},
                  {"numerator", "分子", "number"},
                  {"denominator", "分母", "number"},
                  {"value", "値（95%信頼区間）", "text"},
                  {"source", "出典", "text"}},
                 {},
                 0,
                 0};
  const Holdings holdings = TRY(holdings_of(desk, input.council));
  for (const auto& figure : holdings.figures) {
    const auto* measure = holdings.catalogue.find(figure.measure);
    const auto* segment = holdings.catalogue.find_segment(figure.segment);
    if (measure == nullptr || segment == nullptr) continue;
    const auto* source = holdings.source_of(figure);
    list.rows.push_back(
        {figure.id.text,
         {measure->name_ja, std::to_string(figure.fiscal_year), figure.body,
          holdings.kind_ja(figure.kind), segment->name_ja, std::to_string(figure.numerator),
          std::to_string(figure.denominator), value_text(*measure, figure),
          source == nullptr ? "" : source->title},
         std::to_string(measure->order) + figure.body + std::to_string(figure.fiscal_year)});
  }
  return accounts::arrange(std::move(list), councils::list_input(input));
}

Result<accounts::FileReply> make_template(Desk& desk, const TemplateInput& input) {
  const Measures catalogue = TRY(measures_of(desk));
  const auto* measure = catalogue.find(input.measure);
  if (measure == nullptr) return base::make_problem(problems::unknown_measure, input.measure);
  const int last_year = desk.today.fiscal_year().year - 1;
  return accounts::FileReply{measure->name_ja + "_ひな形.xlsx",
                             "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                             TRY(figure_template(catalogue, *measure, last_year))};
}

}  // namespace

std::vector<accounts::Action> aggregates_actions() {
  using accounts::changing;
  using accounts::reading;
  using accounts::takes_file;
  using councils::for_members;
  using councils::for_secretariat;
  std::vector<accounts::Action> actions{
      reading("aggregates.show_segments", "受診率と薄い層", Right::See, for_members<SegmentsInput>,
              show_segments),
      reading("aggregates.show_missed", "だれのデータがないか", Right::See,
              for_members<AggregatesInput>, show_missed),
      reading("aggregates.list_figures", "集計値の一覧", Right::See,
              for_members<councils::ListOfCouncil>, list_figures),
      reading("aggregates.make_template", "集計値のひな形", Right::See, for_members<TemplateInput>,
              make_template),
      takes_file(reading("aggregates.check_file", "集計値の表を確かめる", Right::KeepCouncil,
                         for_secretariat<FigureFile>, check_file)),
      takes_file(changing("aggregates.take_file", "集計値の表を取り込む", Right::KeepCouncil,
                          for_secretariat<FigureFile>, take_file)),
      changing("aggregates.keep_figure", "集計値を書く", Right::KeepCouncil,
               for_secretariat<KeepFigure>, keep_figure),
      changing("aggregates.remove_source", "集計値の取込みを取り消す", Right::KeepCouncil,
               for_secretariat<RemoveSource>, remove_source)};
  for (auto& action : plan_actions()) actions.push_back(std::move(action));
  return actions;
}

}  // namespace engawa::aggregates
