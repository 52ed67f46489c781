#include "engawa/aggregates/small_numbers.hpp"

#include <map>

#include "engawa/aggregates/problems.hpp"

namespace engawa::aggregates {

using base::make_problem;
using base::Status;

namespace {

/// The counts of people that a figure tells.
struct People {
  std::int64_t all = 0;
  std::int64_t with = 0;  ///< of a share

  People& operator-=(const People& other) {
    all -= other.all;
    with -= other.with;
    return *this;
  }
};

People people_of(const Measure& measure, const AggregateFigure& figure) {
  return {figure.denominator, measure.kind == MeasureKind::Share ? figure.numerator : 0};
}

bool is_few(std::int64_t people, std::int64_t least) { return people > 0 && people < least; }

/// Whether any of the counts, or the complement where there is one, is of a few people.
bool tells_of_few(const People& people, std::int64_t least) {
  return is_few(people.all, least) || is_few(people.with, least) ||
         is_few(people.all - people.with, least);
}

/// What the segments of `group` leave of the whole.
Status check_rest(const Measure& measure, std::string_view group, const People& rest) {
  const std::string name(group_ja(group));
  const bool has_excess =
      rest.all < 0 || (!measure.may_exceed && (rest.with < 0 || rest.with > rest.all));
  if (has_excess) return make_problem(problems::parts_above_whole, name);
  if (tells_of_few(rest, measure.least_people)) return make_problem(problems::few_left, name);
  return base::success();
}

}  // namespace

Status check_figure(const Measure& measure, const Segment& segment, const AggregateFigure& figure) {
  const auto is_counted = [](std::int64_t count) { return count >= 0 && count <= most_counted; };
  if (!is_counted(figure.numerator) || !is_counted(figure.denominator)) {
    return make_problem(problems::not_a_count, segment.name_ja);
  }
  if (!measure.may_exceed && figure.numerator > figure.denominator) {
    return make_problem(problems::above_people,
                        measure.numerator_ja + " > " + measure.denominator_ja);
  }
  if (figure.denominator == 0 || tells_of_few(people_of(measure, figure), measure.least_people)) {
    return make_problem(problems::few_people, segment.name_ja,
                        std::to_string(measure.least_people) + "人以上");
  }
  return base::success();
}

Status check_breakdowns(const Measure& measure, const Measures& catalogue,
                        const std::vector<AggregateFigure>& figures) {
  std::map<std::string, People> rests;  // by group
  for (const auto& whole : figures) {
    if (whole.segment != everybody) continue;
    for (const auto& figure : figures) {
      const auto* segment = catalogue.find_segment(figure.segment);
      if (segment == nullptr || segment->id == everybody) continue;
      const auto [rest, is_new] = rests.emplace(segment->group, people_of(measure, whole));
      rest->second -= people_of(measure, figure);
    }
  }
  for (const auto& [group, rest] : rests) TRY(check_rest(measure, group, rest));
  return base::success();
}

}  // namespace engawa::aggregates
