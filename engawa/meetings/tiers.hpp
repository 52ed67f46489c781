#pragma once

#include "engawa/accounts/action.hpp"
#include "engawa/councils/council.hpp"
#include "engawa/documents/document.hpp"

/// 二層のやりとり: what an area's council reports to the council above it, and the help it asks for
/// (2007 report, Q3 and Q4).
namespace engawa::meetings {

using ProgressReportId = base::Id<struct ProgressReportTag>;
using SupportRequestId = base::Id<struct SupportRequestTag>;

/// 圏域進捗報告: one for each fiscal year. The council above sees it once it is submitted.
struct ProgressReport {
  ProgressReportId id;
  councils::CouncilId council;
  int fiscal_year = 0;
  std::string done;          ///< 取り組んだこと
  std::string results;       ///< 分かったこと・変わったこと
  std::string difficulties;  ///< 困っていること
  std::string know_how;      ///< ほかの圏域に伝えたい工夫
  std::optional<base::Date> submitted_on;
  std::string submitted_by;
};
BOOST_DESCRIBE_STRUCT(ProgressReport, (),
                      (id, council, fiscal_year, done, results, difficulties, know_how,
                       submitted_on, submitted_by))

/// 支援要請: asked by the secretariat of an area, answered by that of the council above.
struct SupportRequest {
  SupportRequestId id;
  councils::CouncilId council;
  std::string text;
  base::Date asked_on;
  std::string asked_by;
  std::string answer;
  std::optional<base::Date> answered_on;
  std::string answered_by;
};
BOOST_DESCRIBE_STRUCT(SupportRequest, (),
                      (id, council, text, asked_on, asked_by, answer, answered_on, answered_by))

struct TiersInput {
  councils::CouncilId council;
  int fiscal_year = 0;  ///< 0: the present one
};
BOOST_DESCRIBE_STRUCT(TiersInput, (), (council, fiscal_year))
struct KeepReport {
  councils::CouncilId council;
  ProgressReport report;
  bool submits = false;  ///< shows it to the council above
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(KeepReport, (), (council, report, submits, version))
struct AskSupport {
  councils::CouncilId council;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(AskSupport, (), (council, text))
struct AnswerSupport {
  SupportRequestId request;
  std::string answer;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(AnswerSupport, (), (request, answer, version))

struct ReportEntry {
  ProgressReport report;
  std::int64_t version = 0;
  std::string council_name;
};
BOOST_DESCRIBE_STRUCT(ReportEntry, (), (report, version, council_name))
struct SupportEntry {
  SupportRequest request;
  std::int64_t version = 0;
  std::string council_name;
  int days_waiting = 0;  ///< 0 once it is answered
  bool may_answer = false;
};
BOOST_DESCRIBE_STRUCT(SupportEntry, (), (request, version, council_name, days_waiting, may_answer))
struct TiersReply {
  int fiscal_year = 0;
  std::string year_text;
  std::string above_name;               ///< council above; empty: none
  ReportEntry own;                      ///< of this council; version 0: not written yet
  std::vector<ReportEntry> below;       ///< submitted ones of the councils below
  std::vector<std::string> silent;      ///< councils below that have submitted none
  std::vector<SupportEntry> asked;      ///< by this council, the latest first
  std::vector<SupportEntry> to_answer;  ///< by the councils below, the longest waiting first
};
BOOST_DESCRIBE_STRUCT(TiersReply, (),
                      (fiscal_year, year_text, above_name, own, below, silent, asked, to_answer))

/// The submitted reports as material for the meeting of the council above. Pure.
[[nodiscard]] documents::Document reports_document(const TiersReply& reply,
                                                   const std::string& council_name);

[[nodiscard]] std::vector<accounts::Action> tiers_actions();

}  // namespace engawa::meetings

template <>
inline constexpr std::string_view engawa::store::table_of<engawa::meetings::ProgressReport> =
    "meetings_reports";
template <>
inline constexpr std::string_view engawa::store::table_of<engawa::meetings::SupportRequest> =
    "meetings_support";
