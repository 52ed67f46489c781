#pragma once

#include <string>
#include <vector>

#include "engawa/accounts/action.hpp"
#include "engawa/base/problem.hpp"
#include "engawa/store/migrations.hpp"

namespace engawa::application {

/// Every step of the schema, in order.
[[nodiscard]] std::vector<store::Migration> all_migrations();

/// Every kind of record that the search knows.
[[nodiscard]] std::vector<accounts::Searchable> all_searchables();

/// Every action, in the order of the chain.
[[nodiscard]] const std::vector<accounts::Action>& all_actions();

/// The action of that name, or null.
[[nodiscard]] const accounts::Action* find_action(std::string_view name);

/// The OpenAPI 3.1 document of everything the server answers.
[[nodiscard]] std::string openapi_document();

}  // namespace engawa::application
