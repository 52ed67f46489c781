#include "apps/server/routes/indicators_routes.hpp"

#include <chrono>

#include "apps/server/body_cache.hpp"
#include "apps/server/routes/problem_status.hpp"
#include "engawa/areas/problems.hpp"
#include "engawa/base/decimal.hpp"
#include "engawa/base/hash.hpp"
#include "engawa/base/problems.hpp"
#include "engawa/figures/svg_raster.hpp"
#include "engawa/indicators/exports.hpp"
#include "engawa/indicators/health_issue_sheet.hpp"
#include "engawa/indicators/issue_figures.hpp"
#include "engawa/indicators/problems.hpp"
#include "engawa/indicators/read_actions.hpp"

namespace engawa::server {
namespace {

using base::Result;
using indicators::Workspace;

constexpr std::string_view xlsx_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

indicators::Parameters parameters_of(const Request& request, const PathParameters& path,
                                     const std::vector<std::string>& names) {
  indicators::Parameters parameters;
  for (const auto& name : names) {
    const auto in_query = request.query_value(name);
    if (in_query) parameters[name] = std::string(*in_query);
    const auto in_path = path[name];
    if (!in_path.empty()) parameters[name] = std::string(in_path);
  }
  return parameters;
}

constexpr std::size_t replies_bytes_max = std::size_t{64} << 20;

// Replies already made from the tables that are active now. A reply depends on nothing but its
// action, its parameters and the event log, so the three name it; a restart begins anew, because
// another build may word a reply differently.
class Replies {
 public:
  Response reply(Workspace& workspace, const indicators::ReadAction& action,
                 const indicators::Parameters& parameters) {
    const auto analysis = workspace.analysis();
    if (!analysis) return error_response(analysis.problem(), status_of(analysis.problem()));
    std::string key = action.name + "|" + std::to_string(analysis.value()->data_version());
    for (const auto& [name, value] : parameters)
      key += "|" + name + "=" + std::to_string(value.size()) + ":" + value;
    Body body = m_bodies.find(key);
    if (body == nullptr) {
      auto json = action.run(workspace, parameters);
      if (!json) return error_response(json.problem(), status_of(json.problem()));
      body = make_body(std::move(*json));
      m_bodies.store(key, body);
    }
    Response response;
    response.body = std::move(body);
    constexpr std::size_t etag_digits = 32;
    response.etag = base::blake2b_hex(m_started + key).substr(0, etag_digits);
    return response;
  }

 private:
  BodyCache m_bodies{replies_bytes_max};
  std::string m_started =
      std::to_string(std::chrono::system_clock::now().time_since_epoch().count());
};

void add_action(ApiRouter& router, Workspace& workspace, const indicators::ReadAction& action,
                const std::shared_ptr<Replies>& replies) {
  std::vector<std::string> names;
  for (const auto& parameter : action.parameters) names.push_back(parameter.first);
  router.add(
      {"GET", action.path,
       [&workspace, &action, names, replies](const Request& request, const PathParameters& path) {
         return replies->reply(workspace, action, parameters_of(request, path, names));
       }});
}

Response download(std::string bytes, std::string_view type, const std::string& name) {
  Response response;
  response.content_type = std::string(type);
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
  response.body = make_body(std::move(bytes));
  return response;
}

// A download whose query is that of an issue; `make` gives its bytes.
using MakeDownload = std::function<Result<std::string>(
    Workspace&, const indicators::IssueDepthQuery&, const PathParameters&)>;

void add_download(ApiRouter& router, Workspace& workspace, std::string pattern,
                  std::string_view type, const std::string& file_name, const MakeDownload& make) {
  router.add(
      {"GET", std::move(pattern),
       [&workspace, type, file_name, make](const Request& request, const PathParameters& path) {
         const auto year_text = request.query_value("year").value_or("");
         const auto year = base::parse_integer(year_text);
         if (!year_text.empty() && (!year || *year < 0 || *year > 9999)) {
           const auto problem =
               base::make_problem(base::problems::bad_argument, "year=" + std::string(year_text));
           return error_response(problem, status_of(problem));
         }
         const indicators::IssueDepthQuery query{
             std::string(path["area"]),
             std::string(path["indicator"]),
             static_cast<int>(year.value_or(0)),
             std::string(request.query_value("comparator").value_or("")),
             {}};
         auto bytes = make(workspace, query, path);
         if (!bytes) return error_response(bytes.problem(), status_of(bytes.problem()));
         const std::string stem =
             "engawa-" + query.area + (query.indicator.empty() ? "" : "-" + query.indicator);
         return download(std::move(*bytes), type, stem + "-" + file_name);
       }});
}

Result<std::string> figure_svg(Workspace& workspace, const indicators::IssueDepthQuery& query,
                               std::string_view id) {
  const auto selection =
      TRY(indicators::select(workspace, query.area, query.year, query.comparator));
  const auto* year = selection.analysis->find(query.indicator, selection.fiscal_year);
  if (year == nullptr) return base::make_problem(indicators::problems::no_data, query.indicator);
  const indicators::FigureSubject subject{*selection.analysis, workspace.shapes(), *year,
                                          selection.area_index, selection.comparator};
  return TRY(indicators::draw_issue_figure(subject, id)).svg;
}

void add_downloads(ApiRouter& router, Workspace& workspace) {
  const auto table = [](auto make) {
    return [make](Workspace& w, const indicators::IssueDepthQuery& q, const PathParameters&) {
      return make(w, q);
    };
  };
  const std::string area = "/api/areas/{area}/";
  const std::string issue = area + "issues/{indicator}/";
  add_download(router, workspace, area + "sheet.pdf", "application/pdf", "sheet.pdf",
               [](Workspace& w, const indicators::IssueDepthQuery& q, const PathParameters&) {
                 return indicators::sheet_pdf_of(w, q.area, q.year);
               });
  add_download(router, workspace, area + "results.csv", "text/csv; charset=utf-8", "results.csv",
               table(indicators::results_csv));
  add_download(router, workspace, area + "results.xlsx", xlsx_type, "results.xlsx",
               table(indicators::results_xlsx));
  add_download(router, workspace, issue + "numbers.csv", "text/csv; charset=utf-8", "numbers.csv",
               table(indicators::numbers_csv));
  add_download(router, workspace, issue + "numbers.xlsx", xlsx_type, "numbers.xlsx",
               table(indicators::numbers_xlsx));
  add_download(router, workspace, issue + "figures/{figure}/picture.svg", "image/svg+xml",
               "figure.svg",
               [](Workspace& w, const indicators::IssueDepthQuery& q, const PathParameters& path) {
                 return figure_svg(w, q, path["figure"]);
               });
  add_download(router, workspace, issue + "figures/{figure}/picture.png", "image/png", "figure.png",
               [](Workspace& w, const indicators::IssueDepthQuery& q,
                  const PathParameters& path) -> Result<std::string> {
                 return figures::render_png(TRY(figure_svg(w, q, path["figure"])));
               });
}

}  // namespace

void add_indicators_routes(ApiRouter& router, Workspace& workspace) {
  const auto replies = std::make_shared<Replies>();
  for (const auto& action : indicators::read_actions())
    add_action(router, workspace, action, replies);
  add_downloads(router, workspace);
}

}  // namespace engawa::server
