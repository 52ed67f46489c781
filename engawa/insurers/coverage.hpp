#pragma once

#include <string>
#include <vector>

#include "engawa/areas/census_population.hpp"
#include "engawa/insurers/council_packages.hpp"

namespace engawa::insurers {

/// How many people of 40 to 74 years of an area some packages speak of in one year, and of which
/// kinds of insurers.
struct Coverage {
  std::int64_t people = 0;  ///< at least
  std::vector<std::string> kinds_ja;
  std::vector<std::string> missing_ja;  ///< main kinds of which there is no package
};
[[nodiscard]] Coverage coverage_of(const std::vector<ToldPackage>& packages,
                                   const packages::InsurerKinds& kinds, const std::string& area);

/// "少なくとも12,345人、40〜74歳の住民の約41%（令和2年国勢調査）: 国民健康保険、協会けんぽ。
/// 健康保険組合、共済組合の人は入っていません。"
[[nodiscard]] std::string coverage_ja(const Coverage& coverage, double residents);
/// The same without the kinds: "少なくとも12,345人、40〜74歳の住民の約41%（令和2年国勢調査）".
[[nodiscard]] std::string people_ja(const Coverage& coverage, double residents);

}  // namespace engawa::insurers
