#include "engawa/insurers/coverage.hpp"

#include <set>

#include "engawa/base/decimal.hpp"
#include "engawa/base/text.hpp"

namespace engawa::insurers {

Coverage coverage_of(const std::vector<ToldPackage>& packages, const packages::InsurerKinds& kinds,
                     const std::string& area) {
  Coverage coverage;
  std::set<std::string> present;
  for (const auto& package : packages) {
    const auto people = packages::people_40_to_74(package.tables);
    const auto found = people.find(everybody_of(package.manifest, area).area);
    if (found != people.end()) coverage.people += found->second;
    present.insert(package.manifest.insurer_kinds.begin(), package.manifest.insurer_kinds.end());
  }
  for (const auto& kind : kinds.all()) {
    if (present.contains(kind.id)) coverage.kinds_ja.push_back(kind.name_ja);
    if (!present.contains(kind.id) && kind.is_main) coverage.missing_ja.push_back(kind.name_ja);
  }
  return coverage;
}

std::string people_ja(const Coverage& coverage, double residents) {
  std::string text =
      "少なくとも" + base::format_grouped(static_cast<double>(coverage.people), 0) + "人";
  if (residents > 0) {
    text += "、40〜74歳の住民の約" +
            base::format_fixed(100 * static_cast<double>(coverage.people) / residents, 0) +
            "%（令和2年国勢調査）";
  }
  return text;
}

std::string coverage_ja(const Coverage& coverage, double residents) {
  std::string text = people_ja(coverage, residents);
  if (!coverage.kinds_ja.empty()) text += "：" + base::join(coverage.kinds_ja, "、");
  text += "。";
  if (coverage.kinds_ja.empty()) return text + "保険者の種類は分かりません。";
  if (!coverage.missing_ja.empty()) {
    text += base::join(coverage.missing_ja, "、") + "の人は入っていません。";
  }
  return text;
}

}  // namespace engawa::insurers
