#include "engawa/aggregates/missed_people.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "engawa/base/decimal.hpp"
#include "engawa/base/fiscal_year.hpp"
#include "engawa/base/text.hpp"
#include "engawa/disclosure/linked_cells.hpp"
#include "engawa/indicators/examined.hpp"
#include "engawa/indicators/issue_text.hpp"
#include "engawa/insurers/coverage.hpp"
#include "engawa/stats/interval.hpp"

namespace engawa::aggregates {

using accounts::Desk;
using base::Result;
using insurers::Question;
using insurers::ToldCounts;

namespace {

const std::string total{disclosure::total_code};
constexpr std::array<std::string_view, 2> sex_codes{"male", "female"};

/// The latest year of the open data that tells of the area.
struct OpenData {
  int fiscal_year = 0;
  const indicators::AreaCells* examined = nullptr;
};

OpenData open_data_of(const Question& question) {
  OpenData latest;
  for (const int year : question.analysis->fiscal_years()) {
    const auto* found = indicators::examined_people(*question.analysis, *question.area_index, year);
    if (found != nullptr) latest = {year, found};
  }
  return latest;
}

/// Of all tables of a package the counts that hold the most people of 40 to 74 years.
Result<ToldCounts> fullest_table(const insurers::ToldPackage& package, const insurers::Whom& whom) {
  ToldCounts fullest;
  std::int64_t most = -1;
  for (const auto& table : package.tables) {
    auto counts = TRY(ToldCounts::read(table.csv, whom));
    const auto* people = counts.find(total, packages::programme_ages, total);
    if (people == nullptr || people->value_or(0) <= most) continue;
    most = people->value_or(0);
    fullest = std::move(counts);
  }
  return fullest;
}

/// The packages of a year, each as its fullest table.
Result<std::vector<ToldCounts>> told_people(const Question& question) {
  std::vector<ToldCounts> told;
  for (const auto& package : question.packages) {
    const auto whom = insurers::everybody_of(package.manifest, question.council.area);
    told.push_back(TRY(fullest_table(package, whom)));
  }
  return told;
}

/// "1,234人"; "少なくとも1,234人" where a package does not tell that age by itself.
std::string told_text(const std::vector<ToldCounts>& told, std::string_view sex,
                      std::string_view age) {
  std::int64_t people = 0;
  bool is_whole = true;
  for (const auto& counts : told) {
    const auto* count = counts.find(sex, age, total);
    if (count == nullptr || !*count) is_whole = false;
    if (count != nullptr) people += count->value_or(0);
  }
  if (!is_whole && people == 0) return "－";
  return (is_whole ? "" : "少なくとも") + base::format_grouped(static_cast<double>(people), 0) +
         "人";
}

/// Share of the residents who have a result; where counts are hidden, from their least to their
/// most. Above everybody (people moved in since the census) there is none.
std::string share_of_residents(const indicators::BoundedCount& bounds, double residents) {
  const auto people = bounds.exact() ? bounds : indicators::widened_for_display(bounds);
  const auto least = stats::proportion_wilson(people.lower, residents);
  const auto most = stats::proportion_wilson(people.upper, residents);
  if (!least || !most) return "－";
  return indicators::share_text(
      indicators::Limited{people.estimate / residents, least->lower, most->upper});
}

/// Makes the rows of the table and looks for the age with the smallest share.
class ResidentRows {
 public:
  ResidentRows(const areas::CensusPopulation& census, const Question& question,
               const OpenData& open_data, const std::vector<ToldCounts>& told)
      : m_residents(census.residents_by_age(*question.area_index)),
        m_open_data(open_data),
        m_told(told) {}

  [[nodiscard]] std::vector<std::vector<std::string>> rows() {
    std::vector<std::vector<std::string>> all;
    for (const auto sex : cells::sexes) {
      double residents = 0;
      for (int age = 0; age < cells::age_band_count; ++age) {
        const double own = m_residents[index(sex)][static_cast<std::size_t>(age)];
        residents += own;
        all.push_back(row(sex, age, own));
      }
      all.push_back(row(sex, cells::age_total, residents));
    }
    return all;
  }

  /// Empty where the open data tell nothing.
  [[nodiscard]] const std::string& fewest_ja() const { return m_fewest_ja; }

 private:
  static std::size_t index(cells::Sex sex) { return static_cast<std::size_t>(sex); }

  std::vector<std::string> row(cells::Sex sex, int age, double residents) {
    const bool is_total = age == cells::age_total;
    const std::string name =
        std::string(cells::sex_ja(sex)) +
        (is_total ? "計" : std::string(cells::age_labels[static_cast<std::size_t>(age)]));
    std::vector<std::string> cells{name, base::format_grouped(residents, 0) + "人"};
    if (m_open_data.examined != nullptr) {
      const auto& people = m_open_data.examined->people[index(sex)][static_cast<std::size_t>(age)];
      cells.push_back(indicators::people_text(people));
      cells.push_back(share_of_residents(people, residents));
      if (!is_total) remember(name, people.estimate, residents);
    }
    if (!m_told.empty()) {
      cells.push_back(told_text(m_told, sex_codes[index(sex)], age_code(age)));
    }
    return cells;
  }

  /// "40-44", as the tables of packages name it.
  static std::string age_code(int age) {
    constexpr int youngest = 40;
    constexpr int years = 5;
    if (age == cells::age_total) return std::string(packages::programme_ages);
    const int from = youngest + years * age;
    return std::to_string(from) + "-" + std::to_string(from + years - 1);
  }

  void remember(const std::string& name, double people, double residents) {
    if (!(residents > 0) || people / residents >= m_fewest) return;
    constexpr double ten = 10;  // finer than the counts and the years between them allow
    m_fewest = people / residents;
    m_fewest_ja = "公表データに特定健診の結果のある人が最も少ないのは" + name + "で、住民の約" +
                  base::format_fixed(100 * m_fewest, 0) + "%です。約" +
                  base::format_grouped(ten * std::round((residents - people) / ten), 0) +
                  "人の結果がありません。";
  }

  const std::array<areas::CensusPopulation::ByAge, 2>& m_residents;
  const OpenData& m_open_data;
  const std::vector<ToldCounts>& m_told;
  double m_fewest = 1;
  std::string m_fewest_ja;
};

std::vector<std::string> columns_of(const OpenData& open_data, const Question& question) {
  std::vector<std::string> columns{"だれ", "住民（令和2年国勢調査）"};
  if (open_data.examined != nullptr) {
    columns.push_back("公表データに結果のある人（" +
                      base::FiscalYear{open_data.fiscal_year}.japanese() + "）");
    columns.emplace_back("住民に占める割合（95%信頼区間）");
  }
  if (question.fiscal_year != 0) {
    columns.push_back("保険者の集計にある人（" + base::FiscalYear{question.fiscal_year}.japanese() +
                      "）");
  }
  return columns;
}

/// Whom the packages speak of, and of which insurers there is none.
Result<std::string> packages_sentence(Desk& desk, const Question& question) {
  if (question.packages.empty()) {
    return std::string(
        "保険者の集計は、まだ受け取っていません。どの保険の人にどんな課題があるかは分かりません。");
  }
  const auto kinds = TRY(insurers::kinds_of(desk));
  const auto coverage = insurers::coverage_of(question.packages, kinds, question.council.area);
  return "保険者の集計（" + base::FiscalYear{question.fiscal_year}.japanese() + "）は" +
         insurers::coverage_ja(coverage, insurers::residents_of(desk, question.council.area));
}

}  // namespace

Result<MissedReply> show_missed(Desk& desk, const AggregatesInput& input) {
  const Question question = TRY(insurers::question_of(desk, input.council, std::nullopt));
  MissedReply reply;
  reply.notes = {
      "40歳未満と75歳以上の人は、特定健診の対象ではないため、公表データに入っていません。",
      "健診を受けていない人のことは、どのデータからも分かりません。",
      "事業所の規模は、国の様式の特定健診の記録にないので、公表データからは分かりません。"
      "保険者が独自の表から集計するか、下の集計値で補えます。"};
  if (!question.area_index) {
    reply.sentences.emplace_back(
        "この協議会の区域は公表データの区域ではないため、住民の数と比べられません。");
    return reply;
  }
  reply.area_name = question.area().full_name();
  const OpenData open_data = open_data_of(question);
  const auto told = TRY(told_people(question));
  ResidentRows rows(question.workspace->census(), question, open_data, told);
  reply.table.caption = "40〜74歳の住民のうち、データのある人";
  reply.table.columns = columns_of(open_data, question);
  reply.table.rows = rows.rows();
  if (!rows.fewest_ja().empty()) reply.sentences.push_back(rows.fewest_ja());
  reply.sentences.push_back(TRY(packages_sentence(desk, question)));
  reply.notes.emplace_back(
      "住民は2020年10月1日、健診は示した年度の数です。"
      "その間の転出入と加齢の分だけ、割合はずれます。公表データの人は、BMIを判定できた人です。");
  reply.attributions = insurers::attributions(question);
  reply.attributions.emplace_back(areas::census_credit_ja);
  return reply;
}

}  // namespace engawa::aggregates
