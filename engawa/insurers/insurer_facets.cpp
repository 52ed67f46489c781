#include "engawa/base/fiscal_year.hpp"
#include "engawa/disclosure/linked_cells.hpp"
#include "engawa/indicators/issue_text.hpp"
#include "engawa/indicators/problems.hpp"
#include "engawa/insurers/insurer_issues.hpp"
#include "engawa/stats/interval.hpp"

namespace engawa::insurers {

using base::make_problem;
using base::Result;
using indicators::Indicator;
using packages::StoredPackageTable;

namespace {

const std::string total{disclosure::total_code};

std::string share_text(const Compared& compared) {
  const bool exact = compared.affected.exact() && compared.people.exact();
  if (!exact || compared.people.lower == 0) return "－";
  constexpr double confidence = 0.95;
  const auto share =
      stats::proportion_wilson(compared.affected.lower, compared.people.lower, confidence);
  if (!share) return "－";
  return indicators::share_text(indicators::Limited{
      compared.affected.estimate / compared.people.estimate, share->lower, share->upper});
}

/// Rows of the table of facets.
class FacetTable {
 public:
  FacetTable(const Question& question, const Indicator& indicator, const Reference& reference)
      : m_question(question), m_indicator(indicator), m_reference(reference) {
    twin.caption = indicator.name_ja + "：だれについての値か";
    twin.columns = {"だれ", "判定できた人", "該当者", "割合（95%信頼区間）",
                    "標準化該当比（95%信頼区間）"};
  }

  void add_compared(const std::string& who, const std::optional<Compared>& compared) {
    if (!compared) return add_empty(who);
    const auto result =
        result_of(*compared, m_indicator, m_question.area(), m_question.fiscal_year);
    const bool shown = result.status == indicators::ResultStatus::Ok;
    twin.rows.push_back({who, indicators::people_text(compared->people),
                         indicators::people_text(compared->affected), share_text(*compared),
                         shown ? indicators::ratio_text(result.ratio)
                               : std::string(indicators::status_ja(result.status))});
  }

  /// People whom the open data do not know: shares alone, nothing to compare them with.
  void add_younger(const std::string& who, const ToldCounts& counts) {
    Compared both;
    for (const auto sex : cells::sexes) {
      const auto one = affected_of(counts, m_indicator, sex, packages::younger_ages);
      if (!one) return;
      both += *one;
    }
    twin.rows.push_back({who, indicators::people_text(both.people),
                         indicators::people_text(both.affected), share_text(both),
                         "全国の値がないため比べられません"});
  }

  [[nodiscard]] std::optional<Compared> compared(const ToldCounts& counts) const {
    return compared_with(counts, m_indicator, *m_reference.nation);
  }

  indicators::TableTwin twin;

 private:
  void add_empty(const std::string& who) {
    twin.rows.push_back({who, "－", "－", "－", "人が少なく、性別・年齢に分けて渡されていません"});
  }

  const Question& m_question;
  const Indicator& m_indicator;
  const Reference& m_reference;
};

/// The facets of one package: everybody, then its kinds of insured people, then the younger ones.
base::Status add_package(FacetTable& table, const Question& question, const ToldPackage& package,
                         const StoredPackageTable& stored) {
  const std::string& name = package.manifest.insurer_name;
  const Whom whom = everybody_of(package.manifest, question.council.area);
  const auto counts = TRY(ToldCounts::read(stored.csv, whom));
  table.add_compared(name, table.compared(counts));
  // Kinds are told of the whole file, which is this area only where it was made for it.
  if (whom.area == total) {
    for (const auto& [code, text] : qualification_words()) {
      const auto own = TRY(ToldCounts::read(stored.csv, {total, std::string(code)}));
      if (!own.empty()) {
        table.add_compared(name + "　" + std::string(text), table.compared(own));
      }
    }
  }
  table.add_younger(name + "　40歳未満", counts);
  return base::success();
}

/// Who works in the area, of the packages that tell it.
base::Status add_workers(FacetTable& table, const Indicator& indicator, const Question& workers) {
  for (const auto& package : workers.packages) {
    const auto* stored = package.find(indicator.item);
    if (stored == nullptr) continue;
    const auto counts =
        TRY(ToldCounts::read(stored->csv, everybody_of(package.manifest, workers.council.area)));
    table.add_compared(package.manifest.insurer_name + "　" + std::string(workers_ja),
                       table.compared(counts));
  }
  return base::success();
}

}  // namespace

Result<InsurerFacetsReply> facets_of_packages(accounts::Desk& desk,
                                              const InsurerFacetsQuery& query) {
  const Question question = TRY(question_of(desk, query.council, query.fiscal_year));
  const auto* indicator = question.workspace->catalogue().find_indicator(query.indicator);
  if (indicator == nullptr) {
    return make_problem(indicators::problems::unknown_indicator, query.indicator);
  }
  const auto reference = reference_of(*question.analysis, *indicator, question.fiscal_year);
  if (question.fiscal_year == 0 || !question.area_index || !reference) {
    return make_problem(indicators::problems::no_data, indicator->name_ja);
  }
  InsurerFacetsReply reply;
  reply.name = indicator->name_ja;
  reply.area_name = question.area().full_name();
  reply.fiscal_year_text = base::FiscalYear{question.fiscal_year}.japanese_with_era();
  reply.reference_text = "全国（NDBオープンデータ、" +
                         base::FiscalYear{reference->year->fiscal_year}.japanese_with_era() +
                         "）を1とした比";
  reply.attributions = attributions(question);
  FacetTable table(question, *indicator, *reference);
  const auto& open_data = *reference->year;
  if (open_data.areas[*question.area_index].present) {
    const auto result =
        indicators::make_result(*question.analysis, open_data, *question.area_index,
                                indicators::Group::Both, indicators::Comparator::Nation);
    const bool shown = result.status == indicators::ResultStatus::Ok;
    table.twin.rows.push_back({"NDBオープンデータ（すべての保険者、" +
                                   base::FiscalYear{open_data.fiscal_year}.japanese() + "）",
                               indicators::people_text(result.people),
                               indicators::people_text(result.affected),
                               share_text({result.people, result.affected, {}}),
                               shown ? indicators::ratio_text(result.ratio)
                                     : std::string(indicators::status_ja(result.status))});
  }
  if (question.packages.size() > 1) {
    const auto together = TRY(everybody(question, *indicator, *reference));
    table.add_compared("取り込んだ保険者の合計（" + std::to_string(together.packages) + "件）",
                       together.packages > 0 ? std::optional(together.compared) : std::nullopt);
  }
  for (const auto& package : question.packages) {
    const auto* stored = package.find(indicator->item);
    if (stored != nullptr) TRY(add_package(table, question, package, *stored));
  }
  const auto workers =
      TRY(question_of(desk, query.council, query.fiscal_year, packages::Population::Workers));
  TRY(add_workers(table, *indicator, workers));
  reply.table = std::move(table.twin);
  reply.notes = notes(packages::Population::Residents);
  reply.notes.emplace_back(
      "資格の区分は、保険者がこの区域だけを集計したときに分かれます。"
      "事業所の規模と所在地は国の様式にはなく、保険者が独自の表から集計したときに分かれます。"
      "区域にある事業所で働く人は、住む人と重なるので、足し合わせることはできません。");
  return reply;
}

}  // namespace engawa::insurers
