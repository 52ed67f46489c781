#include "engawa/insurers/told_counts.hpp"

#include <algorithm>
#include <array>

#include "engawa/base/decimal.hpp"
#include "engawa/disclosure/linked_cells.hpp"
#include "engawa/disclosure/published_table.hpp"
#include "engawa/formats/csv_reader.hpp"
#include "engawa/indicators/indicator_year.hpp"
#include "engawa/packages/package.hpp"
#include "engawa/packages/problems.hpp"

namespace engawa::insurers {

using base::Result;
using disclosure::total_code;
using indicators::BoundedCount;

namespace {

std::string_view sex_code(cells::Sex sex) { return sex == cells::Sex::Male ? "male" : "female"; }

void note(std::vector<std::string>& known, std::string_view code) {
  if (code == total_code || std::find(known.begin(), known.end(), code) != known.end()) return;
  known.emplace_back(code);
}

BoundedCount between(std::int64_t lower, std::int64_t upper) {
  constexpr double half = 0.5;
  return {static_cast<std::int32_t>(lower), static_cast<std::int32_t>(upper),
          half * static_cast<double>(lower + upper)};
}

/// Bands of 特定健診 that an age code spans: 40-44 is the first, "45-54" the second and third.
struct Bands {
  int first = 0;
  int last = 0;  ///< one past the last
};
std::optional<Bands> bands_of(std::string_view age) {
  constexpr int oldest = 74;
  constexpr int youngest = 40;
  constexpr int years = 5;
  const auto dash = age.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto from = base::parse_integer(age.substr(0, dash));
  const auto to = base::parse_integer(age.substr(dash + 1));
  if (!from || !to || *from < youngest || *to > oldest || *from > *to) return std::nullopt;
  return Bands{static_cast<int>((*from - youngest) / years),
               static_cast<int>((*to - youngest) / years) + 1};
}

/// Adds what `people` of some bands let expect.
void add_expected(indicators::Expected& expected, double people, const std::vector<int>& bands,
                  cells::Sex sex, const indicators::AreaCells& reference) {
  double least = 1;
  double most = 0;
  double affected = 0;
  double all = 0;
  for (const int band : bands) {
    const double share = indicators::age_share(reference, sex, band);
    const double weight =
        reference.people[static_cast<std::size_t>(sex)][static_cast<std::size_t>(band)].estimate;
    least = std::min(least, share);
    most = std::max(most, share);
    affected += share * weight;
    all += weight;
  }
  if (!(all > 0)) return;
  expected.lower += people * least;
  expected.estimate += people * affected / all;
  expected.upper += people * most;
}

/// What the told ages of one sex let expect; what hidden ages hold is what the others leave.
indicators::Expected expected_of(const ToldCounts& counts, cells::Sex sex, std::int64_t people,
                                 const indicators::AreaCells& reference) {
  indicators::Expected expected;
  std::vector<int> open;  // bands of hidden ages, and of those that are not told
  std::vector<bool> seen(cells::age_band_count, false);
  std::int64_t left = people;
  for (const auto& age : counts.ages()) {
    const auto bands = bands_of(age);
    if (!bands || age == packages::programme_ages) continue;
    const auto* count = counts.find(sex_code(sex), age, total_code);
    if (count == nullptr || !*count) continue;
    std::vector<int> spanned;
    for (int band = bands->first; band < bands->last; ++band) {
      seen[static_cast<std::size_t>(band)] = true;
      spanned.push_back(band);
    }
    add_expected(expected, static_cast<double>(**count), spanned, sex, reference);
    left -= **count;
  }
  for (int band = 0; band < cells::age_band_count; ++band) {
    if (!seen[static_cast<std::size_t>(band)]) open.push_back(band);
  }
  if (left > 0) add_expected(expected, static_cast<double>(left), open, sex, reference);
  return expected;
}

}  // namespace

std::span<const QualificationWord> qualification_words() {
  static constexpr std::array<QualificationWord, 14> words{
      {{"insured", "被保険者（本人）"},
       {"insured_1_4", "本人のうち1〜4人の事業所"},
       {"insured_5_9", "本人のうち5〜9人の事業所"},
       {"insured_10_29", "本人のうち10〜29人の事業所"},
       {"insured_30_49", "本人のうち30〜49人の事業所"},
       {"insured_50_or_more", "本人のうち50人以上の事業所"},
       {"insured_unknown", "本人のうち事業所の規模の分からない人"},
       {"insured_other", "本人のうちそのほかの規模（まとめ）"},
       {"dependant", "被扶養者（家族）"},
       {"continued", "任意継続被保険者"},
       {"retired", "特例退職被保険者"},
       {"national", "国民健康保険の人"},
       {"unknown", "資格の分からない人"},
       {"other", "そのほかの資格（まとめ）"}}};
  return words;
}

Result<std::set<std::string>> qualifications_in(const std::string& csv) {
  const auto table = TRY(formats::read_csv(csv));
  std::set<std::string> codes;
  for (std::size_t i = 1; i < table.rows_count(); ++i) {
    const auto row = table.row(i);
    if (row.size() != packages::table_columns) {
      return base::make_problem(packages::problems::package_changed);
    }
    if (row[1] != total_code) codes.emplace(row[1]);
  }
  return codes;
}

Result<ToldCounts> ToldCounts::read(const std::string& csv, const Whom& whom) {
  const auto table = TRY(formats::read_csv(csv));
  ToldCounts counts;
  for (std::size_t i = 1; i < table.rows_count(); ++i) {
    const auto row = table.row(i);
    if (row.size() != packages::table_columns)
      return base::make_problem(packages::problems::package_changed);
    if (row[0] != whom.area || row[1] != whom.qualification) continue;
    std::optional<std::int64_t> count;
    if (!row[5].empty()) count = base::parse_integer(row[5]).value_or(0);
    counts.m_cells[{std::string(row[2]), std::string(row[3]), std::string(row[4])}] = count;
    note(counts.m_ages, row[3]);
    note(counts.m_classes, row[4]);
  }
  return counts;
}

const std::optional<std::int64_t>* ToldCounts::find(std::string_view sex, std::string_view age,
                                                    std::string_view item_class) const {
  const auto found = m_cells.find(Key{std::string(sex), std::string(age), std::string(item_class)});
  return found == m_cells.end() ? nullptr : &found->second;
}

Compared& Compared::operator+=(const Compared& other) {
  people += other.people;
  affected += other.affected;
  expected.lower += other.expected.lower;
  expected.estimate += other.expected.estimate;
  expected.upper += other.expected.upper;
  return *this;
}

std::optional<Compared> affected_of(const ToldCounts& counts,
                                    const indicators::Indicator& indicator, cells::Sex sex,
                                    std::string_view age) {
  const auto* people = counts.find(sex_code(sex), age, total_code);
  if (people == nullptr || !*people) return std::nullopt;
  std::int64_t left = **people;  // what the hidden classes hold
  std::int64_t inside = 0;
  std::int64_t straddling = 0;
  bool hides_inside = false;
  bool hides_outside = false;
  bool told = false;
  for (const auto& item_class : counts.classes()) {
    const auto* count = counts.find(sex_code(sex), age, item_class);
    if (count == nullptr) continue;
    told = true;
    const auto membership = indicators::class_membership(indicator.rule(sex), item_class);
    if (!*count) {
      hides_inside = hides_inside || membership != indicators::Membership::Outside;
      hides_outside = hides_outside || membership != indicators::Membership::Inside;
      continue;
    }
    left -= **count;
    if (membership == indicators::Membership::Inside) inside += **count;
    if (membership == indicators::Membership::Straddles) straddling += **count;
  }
  if (!told) return std::nullopt;
  left = std::max<std::int64_t>(left, 0);
  Compared compared;
  compared.people = between(**people, **people);
  // What is left over is known, but may be as small as what was hidden.
  const bool is_small = left > 0 && left < disclosure::people_count_min;
  if (is_small && hides_inside != hides_outside && straddling == 0) {
    const auto whole = static_cast<std::int32_t>(inside + (hides_inside ? left : 0));
    compared.affected = indicators::widened_for_display({whole, whole, 0});
    compared.affected = between(compared.affected.lower, compared.affected.upper);
    return compared;
  }
  compared.affected =
      between(inside + (hides_outside ? 0 : left), inside + straddling + (hides_inside ? left : 0));
  return compared;
}

std::optional<Compared> compared_with(const ToldCounts& counts,
                                      const indicators::Indicator& indicator,
                                      const indicators::AreaCells& reference) {
  Compared both;
  for (const auto sex : cells::sexes) {
    auto one = affected_of(counts, indicator, sex, packages::programme_ages);
    if (!one) return std::nullopt;
    one->expected = expected_of(counts, sex, one->people.lower, reference);
    both += *one;
  }
  return both;
}

}  // namespace engawa::insurers
