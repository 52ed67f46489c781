#include "engawa/application/contents.hpp"

#include <algorithm>

#include "engawa/accounts/accounts_store.hpp"
#include "engawa/accounts/directory.hpp"
#include "engawa/accounts/log_actions.hpp"
#include "engawa/accounts/member_list.hpp"
#include "engawa/accounts/search_actions.hpp"
#include "engawa/accounts/sign_in.hpp"
#include "engawa/aggregates/aggregates_actions.hpp"
#include "engawa/aggregates/aggregates_searchables.hpp"
#include "engawa/aggregates/aggregates_store.hpp"
#include "engawa/base/version.hpp"
#include "engawa/councils/councils_actions.hpp"
#include "engawa/councils/councils_searchables.hpp"
#include "engawa/councils/councils_store.hpp"
#include "engawa/disclosure/release_ledger.hpp"
#include "engawa/indicators/read_actions.hpp"
#include "engawa/indicators/tables_store.hpp"
#include "engawa/insurers/insurers_actions.hpp"
#include "engawa/meetings/meetings_actions.hpp"
#include "engawa/meetings/meetings_searchables.hpp"
#include "engawa/meetings/meetings_store.hpp"
#include "engawa/notices/notices_store.hpp"
#include "engawa/packages/package_store.hpp"
#include "engawa/store/change.hpp"
#include "engawa/store/event_log.hpp"

namespace engawa::application {

using accounts::Action;

std::vector<store::Migration> all_migrations() {
  return store::in_order({store::event_log_migrations(),
                          {store::change_migration()},
                          {store::search_migration()},
                          {disclosure::release_ledger_migration()},
                          packages::packages_migrations(),
                          indicators::tables_migrations(),
                          accounts::accounts_migrations(),
                          councils::councils_migrations(),
                          notices::notices_migrations(),
                          meetings::meetings_migrations(),
                          aggregates::aggregates_migrations()});
}

std::vector<accounts::Searchable> all_searchables() {
  auto all = accounts::directory_searchables();
  for (auto& kind : councils::councils_searchables()) all.push_back(std::move(kind));
  for (auto& kind : meetings::meetings_searchables()) all.push_back(std::move(kind));
  for (auto& kind : aggregates::aggregates_searchables()) all.push_back(std::move(kind));
  return all;
}

const std::vector<Action>& all_actions() {
  static const std::vector<Action> actions = [] {
    std::vector<Action> all;
    for (auto&& list :
         {accounts::sign_in_actions(), accounts::directory_actions(), accounts::person_actions(),
          accounts::role_actions(), accounts::log_actions(), accounts::search_actions(),
          accounts::member_list_actions(), councils::councils_actions(),
          meetings::meetings_actions(), insurers::insurers_actions(),
          aggregates::aggregates_actions()}) {
      all.insert(all.end(), list.begin(), list.end());
    }
    return all;
  }();
  return actions;
}

const Action* find_action(std::string_view name) {
  const auto& actions = all_actions();
  const auto found = std::find_if(actions.begin(), actions.end(),
                                  [&](const Action& action) { return action.name == name; });
  return found == actions.end() ? nullptr : &*found;
}

namespace {

std::string parameters_json(const Action& action) {
  std::string json;
  for (const auto& member : action.members) {
    if (!json.empty()) json += ",";
    json += R"({"name":)" + base::to_json(member.name) +
            R"(,"in":"query","required":false,"schema":)" + member.schema + "}";
  }
  return json;
}

std::string operation_json(const Action& action, base::Schemas& schemas) {
  const std::string reply = action.reply_schema(schemas);
  const std::string problem = base::schema_of<indicators::ProblemReply>(schemas);
  std::string json = action.takes_body ? R"({"post":{)" : R"({"get":{)";
  json += R"("operationId":)" + base::to_json(action.name) + R"(,"summary":)" +
          base::to_json(action.summary_ja) + R"(,"x-right":)" +
          base::to_json(base::enum_text(action.right));
  if (action.takes_body) {
    json += R"(,"requestBody":{"required":true,"content":{"application/json":{"schema":)" +
            action.input_schema(schemas) + "}}}";
  } else {
    json += R"(,"parameters":[)" + parameters_json(action) + "]";
  }
  return json +
         R"(,"responses":{"200":{"description":"OK","content":{"application/json":{"schema":)" +
         reply +
         R"(}}},"default":{"description":"Problem","content":{"application/problem+json":)" +
         R"({"schema":)" + problem + "}}}}}}";
}

}  // namespace

std::string openapi_document() {
  base::Schemas schemas;
  std::string paths = indicators::openapi_paths(schemas);
  for (const auto& action : all_actions()) {
    paths += "," + base::to_json(action.path()) + ":" + operation_json(action, schemas);
  }
  std::string components;
  for (const auto& [name, schema] : schemas) {
    if (!components.empty()) components += ",";
    components += base::to_json(name) + ":" + schema;
  }
  return R"({"openapi":"3.1.0","info":{"title":"Engawa","version":)" +
         base::to_json(std::string(base::program_version)) +
         R"(,"license":{"name":"Apache-2.0","identifier":"Apache-2.0"}},"paths":{)" + paths +
         R"(},"components":{"schemas":{)" + components + "}}}";
}

}  // namespace engawa::application
