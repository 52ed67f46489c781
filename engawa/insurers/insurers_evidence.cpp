#include "engawa/insurers/insurers_evidence.hpp"

#include "engawa/base/text.hpp"
#include "engawa/indicators/problems.hpp"
#include "engawa/insurers/insurer_issues.hpp"

namespace engawa::insurers {

using accounts::Desk;
using accounts::Evidence;
using accounts::EvidenceChoice;
using accounts::EvidencePlace;
using base::Result;
using indicators::IssueRow;
using packages::Population;

namespace {

/// Nothing where the place is not the council's own area.
Result<InsurerIssuesReply> issues_at(Desk& desk, const EvidencePlace& place, Population people) {
  const auto council = TRY(store::get<councils::Council>(desk.database, place.council)).record;
  if (council.area != place.area ||
      desk.office.equipment.find<indicators::Workspace>() == nullptr) {
    return InsurerIssuesReply{};
  }
  return issues_of_packages(desk, {council.id, {}, {}, {}, people});
}

std::string source_ja(Population people) {
  return people == Population::Workers ? "保険者の集計、区域で働く人" : "保険者の集計";
}

std::string title_of(const IssueRow& row, const InsurerIssuesReply& reply, Population people) {
  return row.name + "（" + reply.area_name + "、" + source_ja(people) + "）";
}

Result<std::vector<EvidenceChoice>> choices(Desk& desk, const EvidencePlace& place,
                                            Population people) {
  const auto reply = TRY(issues_at(desk, place, people));
  std::vector<EvidenceChoice> found;
  for (const auto* list : {&reply.worse, &reply.similar, &reply.better}) {
    for (const auto& row : *list) {
      found.push_back({row.indicator, title_of(row, reply, people), row.sentence});
    }
  }
  return found;
}

Evidence evidence_of(const IssueRow& row, const InsurerIssuesReply& reply, Population people) {
  Evidence evidence;
  evidence.title = title_of(row, reply, people);
  evidence.sentence = row.sentence;
  evidence.add_fact("対象の年度", reply.fiscal_year_text);
  evidence.add_fact("標準化該当比（95%信頼区間）。" + reply.reference_text, row.ratio_nation.text);
  evidence.add_fact("全国並みだった場合との差", row.excess.text);
  evidence.add_fact("人数", row.people_text);
  evidence.add_fact("データの範囲", row.coverage_text);
  evidence.add_fact("カバー率", reply.coverage_text);
  evidence.add_fact("伏せられた数", row.masked_text);
  evidence.add_fact("差の大きい性・年齢", base::join(row.drivers, "、"));
  evidence.add_fact("注意", row.caution);
  for (const auto& note : reply.notes) evidence.add_fact("注記", note);
  evidence.source = base::join(reply.attributions, "、");
  return evidence;
}

Result<Evidence> find(Desk& desk, const EvidencePlace& place, const std::string& indicator,
                      Population people) {
  const auto reply = TRY(issues_at(desk, place, people));
  for (const auto* list : {&reply.worse, &reply.similar, &reply.better}) {
    for (const auto& row : *list) {
      if (row.indicator == indicator) return evidence_of(row, reply, people);
    }
  }
  return base::make_problem(indicators::problems::no_data, indicator);
}

}  // namespace

accounts::EvidenceSource insurers_evidence(Population people) {
  return {people == Population::Workers ? "insurers_workers" : "insurers", source_ja(people),
          [people](Desk& desk, const EvidencePlace& place) { return choices(desk, place, people); },
          [people](Desk& desk, const EvidencePlace& place, const std::string& indicator) {
            return find(desk, place, indicator, people);
          }};
}

}  // namespace engawa::insurers
