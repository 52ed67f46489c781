#include "engawa/application/evidence.hpp"

#include "engawa/base/text.hpp"
#include "engawa/indicators/read_actions.hpp"

namespace engawa::application {

using base::Result;

namespace {

std::string title_of(const indicators::IssueRow& row, const indicators::AreaEntry& area) {
  return row.name + "（" + area.name + "）";
}

Result<std::vector<accounts::EvidenceChoice>> choices(indicators::Workspace& workspace,
                                                      const std::string& area) {
  std::vector<accounts::EvidenceChoice> found;
  // An area of which nothing is published (a fictional one, a new one) has no issues to choose
  // from.
  if (workspace.master().find(area) == nullptr) return found;
  const auto reply = TRY(indicators::area_issues(workspace, {area, 0, {}}));
  for (const auto* list : {&reply.worse, &reply.similar, &reply.better}) {
    for (const auto& row : *list) {
      found.push_back({row.indicator, title_of(row, reply.area), row.sentence});
    }
  }
  return found;
}

Result<accounts::Evidence> find(indicators::Workspace& workspace, const std::string& area,
                                const std::string& indicator) {
  const auto reply = TRY(indicators::issue_depth(workspace, {area, indicator, 0, {}, {}}));
  const auto& row = reply.issue;
  accounts::Evidence evidence;
  evidence.title = title_of(row, reply.area);
  evidence.sentence = row.sentence;
  evidence.add_fact("対象の年度", reply.fiscal_year_text);
  evidence.add_fact("標準化該当比（全国を1とした比、95%信頼区間）", row.ratio_nation.text);
  evidence.add_fact("標準化該当比（都道府県を1とした比、95%信頼区間）", row.ratio_prefecture.text);
  evidence.add_fact("全国並みだった場合との差", row.excess.text);
  evidence.add_fact("人数", row.people_text);
  evidence.add_fact("データの範囲", row.coverage_text);
  evidence.add_fact("伏せられた数", row.masked_text);
  evidence.add_fact("差の大きい性・年齢", base::join(row.drivers, "、"));
  evidence.add_fact("注意", row.caution);
  evidence.source = base::join(reply.attributions, "、");
  if (!reply.figures.empty()) evidence.figure = reply.figures.front().svg;
  return evidence;
}

}  // namespace

accounts::EvidenceSource evidence_of(indicators::Workspace& workspace) {
  return {"open_data", "公表データ（NDBオープンデータ）",
          [&workspace](accounts::Desk&, const accounts::EvidencePlace& place) {
            return choices(workspace, place.area);
          },
          [&workspace](accounts::Desk&, const accounts::EvidencePlace& place,
                       const std::string& indicator) {
            return find(workspace, place.area, indicator);
          }};
}

}  // namespace engawa::application
