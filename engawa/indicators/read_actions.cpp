#include "engawa/indicators/read_actions.hpp"

#include <boost/mp11.hpp>

#include "engawa/base/json.hpp"
#include "engawa/base/problems.hpp"

namespace engawa::indicators {
namespace {

using base::Result;

// Fills a described query from text parameters.
template <class Query>
Result<Query> read_query(const Parameters& parameters) {
  Query query;
  std::optional<base::Problem> problem;
  boost::mp11::mp_for_each<boost::describe::describe_members<Query, boost::describe::mod_public>>(
      [&](auto member) {
        const auto found = parameters.find(std::string_view(member.name));
        if (found == parameters.end() || found->second.empty()) return;
        auto& place = query.*member.pointer;
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(place)>, int>) {
          const auto number = base::parse_integer(found->second);
          const bool good = number && *number > 0 && *number < 10000;
          if (good) place = static_cast<int>(*number);
          if (!good) {
            problem =
                base::make_problem(base::problems::bad_argument,
                                   std::string(member.name) + "=" + found->second, "西暦の年度");
          }
        } else {
          place = found->second;
        }
      });
  if (problem) return *problem;
  return query;
}

template <class Query>
std::vector<std::pair<std::string, bool>> parameters_of() {
  std::vector<std::pair<std::string, bool>> parameters;
  boost::mp11::mp_for_each<boost::describe::describe_members<Query, boost::describe::mod_public>>(
      [&](auto member) {
        using Member = std::remove_cvref_t<decltype(std::declval<Query>().*member.pointer)>;
        parameters.emplace_back(member.name, std::is_same_v<Member, int>);
      });
  return parameters;
}

template <class Reply, class Query>
ReadAction action(std::string name, std::string path, std::string summary_ja,
                  Result<Reply> (*function)(Workspace&, const Query&)) {
  return {std::move(name),
          std::move(path),
          std::move(summary_ja),
          [function](Workspace& workspace, const Parameters& parameters) -> Result<std::string> {
            const Query query = TRY(read_query<Query>(parameters));
            return base::to_json(TRY(function(workspace, query)));
          },
          parameters_of<Query>(),
          [](base::Schemas& schemas) { return base::schema_of<Reply>(schemas); }};
}

std::string parameter_json(const ReadAction& action,
                           const std::pair<std::string, bool>& parameter) {
  const bool in_path = action.path.find("{" + parameter.first + "}") != std::string::npos;
  std::string json = "{\"name\":";
  base::append_json_string(json, parameter.first);
  json += in_path ? ",\"in\":\"path\",\"required\":true" : ",\"in\":\"query\",\"required\":false";
  json += parameter.second ? ",\"schema\":{\"type\":\"integer\"}}"
                           : ",\"schema\":{\"type\":\"string\"}}";
  return json;
}

std::string operation_json(const ReadAction& action, base::Schemas& schemas) {
  std::string json = "{\"get\":{\"operationId\":";
  base::append_json_string(json, action.name);
  json += ",\"summary\":";
  base::append_json_string(json, action.summary_ja);
  json += ",\"parameters\":[";
  for (std::size_t i = 0; i < action.parameters.size(); ++i) {
    if (i > 0) json += ",";
    json += parameter_json(action, action.parameters[i]);
  }
  json +=
      "],\"responses\":{\"200\":{\"description\":\"OK\",\"content\":{\"application/"
      "json\":{\"schema\":" +
      action.reply_schema(schemas) + "}}},\"default\":{\"description\":\"Problem\",\"content\":" +
      "{\"application/problem+json\":{\"schema\":" + base::schema_of<ProblemReply>(schemas) +
      "}}}}}}";
  return json;
}

}  // namespace

const std::vector<ReadAction>& read_actions() {
  static const std::vector<ReadAction> actions{
      action("indicators.list_areas", "/api/areas", "区域の一覧とデータのある年度", list_areas),
      action("indicators.search_areas", "/api/areas/search", "区域の検索", search_areas),
      action("indicators.choice_map", "/api/maps/{area}", "区域を選ぶ地図", choice_map),
      action("indicators.area_issues", "/api/areas/{area}/issues", "区域の健康課題", area_issues),
      action("indicators.issue_depth", "/api/areas/{area}/issues/{indicator}",
             "一つの健康課題のくわしい内容", issue_depth),
      action("indicators.list_indicators", "/api/indicators", "指標カタログ", list_indicators),
      action("indicators.list_sources", "/api/sources", "データの出典と取込み状況", list_sources)};
  return actions;
}

std::string openapi_paths(base::Schemas& schemas) {
  std::string paths;
  for (const auto& action : read_actions()) {
    if (!paths.empty()) paths += ",";
    base::append_json_string(paths, action.path);
    paths += ":" + operation_json(action, schemas);
  }
  return paths;
}

}  // namespace engawa::indicators
