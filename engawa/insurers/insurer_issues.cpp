#include "engawa/insurers/insurer_issues.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "engawa/base/decimal.hpp"
#include "engawa/base/fiscal_year.hpp"
#include "engawa/base/text.hpp"
#include "engawa/indicators/issue_row.hpp"
#include "engawa/indicators/issue_text.hpp"
#include "engawa/insurers/coverage.hpp"

namespace engawa::insurers {

using base::Result;
using indicators::IndicatorResult;

namespace {

std::string reference_ja(const Question& question) {
  std::set<int> years;
  for (const auto& indicator : question.workspace->catalogue().indicators()) {
    if (!indicator.headline) continue;
    const auto reference = reference_of(*question.analysis, indicator, question.fiscal_year);
    if (reference) years.insert(reference->year->fiscal_year);
  }
  std::string text = "全国（NDBオープンデータ";
  for (const int year : years) text += "、" + base::FiscalYear{year}.japanese_with_era();
  return text + "）を1とした比";
}

std::vector<indicators::IssueRow>& list_of(InsurerIssuesReply& reply, indicators::Verdict verdict) {
  using indicators::Verdict;
  if (verdict == Verdict::Worse) return reply.worse;
  if (verdict == Verdict::Better) return reply.better;
  if (verdict == Verdict::Similar) return reply.similar;
  return reply.not_computable;
}

indicators::HealthIssue issue_of(IndicatorResult result) {
  indicators::HealthIssue issue;
  issue.verdict = indicators::verdict_of(result);
  issue.against_nation = result;
  issue.result = std::move(result);
  return issue;
}

/// The row of an issue; what an insurer's tables cannot tell stays empty.
indicators::IssueRow row_of(const Question& question, const indicators::HealthIssue& issue,
                            const std::string& insurers, std::size_t packages) {
  auto row = indicators::make_issue_row(issue, question.workspace->census(), *question.area_index);
  row.trend.clear();
  row.trend_text.clear();
  row.depth_path.clear();
  row.masked_text = "隠された数と、まとめられた区分による該当者数の開き " +
                    base::format_fixed(100 * issue.result.masked_share, 1) + "%";
  if (question.people == packages::Population::Workers) {
    row.coverage_text = "健診結果のある人 " + indicators::people_text(issue.result.people);
  }
  row.coverage_text += "。" + insurers;
  if (packages < question.packages.size()) {
    row.coverage_text += "。受け取った集計" + std::to_string(question.packages.size()) +
                         "件のうち" + std::to_string(packages) +
                         "件の値です（ほかは人が少なく、性別・年齢に分けて渡されていません）";
  }
  return row;
}

/// Kinds of insurers of which there is a package of just them.
std::vector<councils::CouncilWord> kinds_told(const Question& question,
                                              const packages::InsurerKinds& kinds) {
  std::vector<councils::CouncilWord> words;
  for (const auto& kind : kinds.all()) {
    const bool is_told = std::any_of(
        question.packages.begin(), question.packages.end(), [&kind](const ToldPackage& package) {
          return package.manifest.insurer_kinds == std::vector<std::string>{kind.id};
        });
    if (is_told) words.push_back({kind.id, kind.name_ja});
  }
  return words;
}

/// Qualifications of which any table tells; packages tell them where they were made for the area.
Result<std::vector<councils::CouncilWord>> qualifications_told(const Question& question) {
  std::set<std::string> told;
  for (const auto& package : question.packages) {
    if (package.manifest.area != question.council.area) continue;
    for (const auto& table : package.tables) told.merge(TRY(qualifications_in(table.csv)));
  }
  std::vector<councils::CouncilWord> words;
  for (const auto& [code, text] : qualification_words()) {
    if (told.contains(std::string(code))) words.push_back({std::string(code), std::string(text)});
  }
  return words;
}

/// "協会けんぽの被扶養者（家族）だけです"
std::string only_ja(const Question& question, const Coverage& coverage,
                    const std::string& qualification) {
  const bool works = question.people == packages::Population::Workers;
  std::string text =
      coverage.kinds_ja.empty() ? "受け取った保険者" : base::join(coverage.kinds_ja, "、");
  std::string whom(works ? workers_ja : "人");
  for (const auto& word : qualification_words()) {
    if (word.code != qualification) continue;
    whom = (works ? "区域にある事業所で働く人、" : "") + std::string(word.text_ja);
  }
  return text + (works ? "の人のうち、" : "の") + whom + "だけです";
}

/// Of how many people the numbers speak. How many work in an area no published table tells.
std::string coverage_text(const accounts::Desk& desk, const Question& question,
                          const Coverage& coverage) {
  if (question.people == packages::Population::Workers) {
    return std::string(workers_ja) + "：" + coverage_ja(coverage, 0);
  }
  return coverage_ja(coverage, residents_of(desk, question.council.area));
}

}  // namespace

Result<InsurerIssuesReply> issues_of_packages(accounts::Desk& desk,
                                              const InsurerIssuesQuery& query) {
  Question question = TRY(question_of(desk, query.council, query.fiscal_year, query.people));
  const auto kinds = TRY(kinds_of(desk));
  const auto told_kinds = kinds_told(question, kinds);
  TRY(look_at_kind(question, kinds, query.kind));
  TRY(look_at_qualification(question, query.qualification));
  InsurerIssuesReply reply;
  reply.council_name = question.council.name;
  reply.fiscal_years = question.years;
  reply.notes = notes(query.people);
  if (question.fiscal_year == 0 || !question.area_index) return reply;
  reply.kinds = told_kinds;
  reply.qualifications = TRY(qualifications_told(question));
  if (question.has_workers) {
    using packages::Population;
    reply.populations = {{base::enum_text(Population::Residents), "区域に住む人"},
                         {base::enum_text(Population::Workers), std::string(workers_ja)}};
  }
  const auto coverage = coverage_of(question.packages, kinds, question.council.area);
  reply.area_name = question.area().full_name();
  reply.fiscal_year = question.fiscal_year;
  reply.fiscal_year_text = base::FiscalYear{question.fiscal_year}.japanese_with_era();
  reply.reference_text = reference_ja(question);
  reply.coverage_text = coverage_text(desk, question, coverage);
  reply.attributions = attributions(question);
  std::vector<indicators::HealthIssue> issues;
  std::vector<std::optional<stats::RankItem>> items;
  std::map<std::string, std::size_t> in_sum;  // packages, by indicator
  for (const auto& indicator : question.workspace->catalogue().indicators()) {
    if (!indicator.headline) continue;
    const auto reference = reference_of(*question.analysis, indicator, question.fiscal_year);
    if (!reference) continue;
    const auto together = TRY(everybody(question, indicator, *reference));
    if (together.packages == 0) {
      reply.not_told.push_back(indicator.name_ja);
      continue;
    }
    issues.push_back(
        issue_of(result_of(together.compared, indicator, question.area(), question.fiscal_year)));
    in_sum[indicator.id] = together.packages;
    const bool is_ranked = issues.back().verdict != indicators::Verdict::NotComputable;
    items.push_back(is_ranked ? std::optional(indicators::rank_item_of(issues.back().result))
                              : std::nullopt);
  }
  indicators::rank(issues, items);
  const std::string insurers = only_ja(question, coverage, question.qualification);
  for (const auto& issue : issues) {
    list_of(reply, issue.verdict)
        .push_back(row_of(question, issue, insurers, in_sum[issue.result.indicator->id]));
  }
  std::reverse(reply.better.begin(), reply.better.end());
  return reply;
}

}  // namespace engawa::insurers
