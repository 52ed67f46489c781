#include "engawa/aggregates/aggregates_searchables.hpp"

#include "engawa/aggregates/aggregate_figure.hpp"
#include "engawa/councils/councils_searchables.hpp"

namespace engawa::aggregates {
namespace {

using accounts::SearchText;
using base::Result;

std::string page_of(const councils::CouncilId& council) {
  return "/work/councils/" + council.text + "/segments";
}

Result<SearchText> text_of_plan(store::Database&, const PlannedAction& it) {
  return SearchText{it.what,
                    base::join({it.who, it.outcome}, "\n"),
                    councils::members_audience(it.council),
                    page_of(it.council),
                    {it.council.text}};
}

Result<SearchText> text_of_source(store::Database&, const FigureSource& it) {
  return SearchText{
      it.title, {}, councils::members_audience(it.council), page_of(it.council), {it.council.text}};
}

}  // namespace

std::vector<accounts::Searchable> aggregates_searchables() {
  using accounts::searchable;
  using accounts::told;
  return {searchable<PlannedAction>("区分の打ち手", text_of_plan, councils::may_find_at_council),
          told<FigureSource>("集計値", text_of_source, councils::may_find_at_council)};
}

}  // namespace engawa::aggregates
