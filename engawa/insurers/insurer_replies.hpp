#pragma once

#include "engawa/councils/council_actions.hpp"
#include "engawa/indicators/replies.hpp"
#include "engawa/packages/package_store.hpp"

/// Inputs and replies of the actions of this folder.
namespace engawa::insurers {

struct CouncilOfPackages {
  councils::CouncilId council;
};
BOOST_DESCRIBE_STRUCT(CouncilOfPackages, (), (council))

/// 保険者の集計を取り込む: a sealed package, as the insurer gave it.
struct TakePackage {
  councils::CouncilId council;
  std::string base64;
};
BOOST_DESCRIBE_STRUCT(TakePackage, (), (council, base64))

struct RemovePackage {
  councils::CouncilId council;
  packages::PackageId package;
};
BOOST_DESCRIBE_STRUCT(RemovePackage, (), (council, package))

/// A package as a council sees it.
struct PackageEntry {
  packages::PackageId id;
  std::string insurer_name;
  std::vector<std::string> parties_ja;  ///< of a sum of several insurers: name and key
  std::string kinds_ja;                 ///< 協会けんぽ、健康保険組合
  std::string area_name;
  std::string years_ja;
  std::string people_text;    ///< who became how many people of the tables
  std::string coverage_text;  ///< how many of the residents these are
  std::string tables_text;    ///< tables, and how much of them is hidden
  std::string signer;         ///< fingerprint of the insurer's key
  std::string program_version;
  std::string profile_ja;
  base::Date taken_on;
  std::string taken_by;
  std::vector<std::string> left_out_ja;
};
BOOST_DESCRIBE_STRUCT(PackageEntry, (),
                      (id, insurer_name, parties_ja, kinds_ja, area_name, years_ja, people_text,
                       coverage_text, tables_text, signer, program_version, profile_ja, taken_on,
                       taken_by, left_out_ja))

struct PackagesReply {
  std::string council_name;
  std::string area;
  std::string area_name;
  std::string public_line;  ///< the key to give to insurers; empty where none was made
  std::string fingerprint;
  std::vector<PackageEntry> packages;
  bool may_keep = false;
};
BOOST_DESCRIBE_STRUCT(PackagesReply, (),
                      (council_name, area, area_name, public_line, fingerprint, packages, may_keep))

struct InsurerIssuesQuery {
  councils::CouncilId council;
  std::optional<int> fiscal_year;  ///< empty: the latest
  std::string kind;                ///< of insurer (catalog/insurer_kinds.toml); empty: all
  std::string qualification;       ///< of the insured ("dependant"); empty: all
  packages::Population people = packages::Population::Residents;
};
BOOST_DESCRIBE_STRUCT(InsurerIssuesQuery, (), (council, fiscal_year, kind, qualification, people))

/// Health issues of the people of all packages of a year together.
struct InsurerIssuesReply {
  std::string council_name;
  std::string area_name;
  std::optional<int> fiscal_year;
  std::string fiscal_year_text;
  std::vector<int> fiscal_years;
  std::vector<councils::CouncilWord> kinds;           ///< that may be looked at by themselves
  std::vector<councils::CouncilWord> qualifications;  ///< likewise
  std::vector<councils::CouncilWord> populations;     ///< where people are told by workplace too
  std::string reference_text;                         ///< with whom they are compared
  std::string coverage_text;
  std::vector<indicators::IssueRow> worse;
  std::vector<indicators::IssueRow> similar;
  std::vector<indicators::IssueRow> better;
  std::vector<indicators::IssueRow> not_computable;
  std::vector<std::string> not_told;  ///< names of indicators that no package tells finely enough
  std::vector<std::string> notes;
  std::vector<std::string> attributions;
};
BOOST_DESCRIBE_STRUCT(InsurerIssuesReply, (),
                      (council_name, area_name, fiscal_year, fiscal_year_text, fiscal_years, kinds,
                       qualifications, populations, reference_text, coverage_text, worse, similar,
                       better, not_computable, not_told, notes, attributions))

struct InsurerFacetsQuery {
  councils::CouncilId council;
  std::string indicator;
  std::optional<int> fiscal_year;
};
BOOST_DESCRIBE_STRUCT(InsurerFacetsQuery, (), (council, indicator, fiscal_year))

/// One issue by insurer, kind of insured people and age, beside the open data of the area.
struct InsurerFacetsReply {
  std::string name;
  std::string area_name;
  std::string fiscal_year_text;
  std::string reference_text;
  indicators::TableTwin table;
  std::vector<std::string> notes;
  std::vector<std::string> attributions;
};
BOOST_DESCRIBE_STRUCT(InsurerFacetsReply, (),
                      (name, area_name, fiscal_year_text, reference_text, table, notes,
                       attributions))

}  // namespace engawa::insurers
