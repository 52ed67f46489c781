#include "apps/server/message.hpp"

#include <algorithm>

#include "engawa/base/json.hpp"

namespace engawa::server {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

std::string detail_text(const base::Problem& problem) {
  std::string text;
  const auto add = [&](std::string_view word, std::string_view value) {
    if (value.empty()) return;
    if (!text.empty()) text += '\n';
    text.append(word).append(value);
  };
  add("ファイル: ", problem.place.file);
  add("シート: ", problem.place.sheet);
  add("セル: ", problem.place.cell);
  add("見つかったもの: ", problem.found);
  add("期待したもの: ", problem.expected);
  add("理由: ", problem.kind->why_ja);
  add("直し方: ", problem.kind->mend_ja);
  return text;
}

}  // namespace

Body make_body(std::string bytes) { return std::make_shared<const std::string>(std::move(bytes)); }

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](char x, char y) { return lower(x) == lower(y); });
}

std::optional<std::string_view> Request::query_value(std::string_view name) const {
  for (const auto& [key, value] : query) {
    if (key == name) return value;
  }
  return std::nullopt;
}

std::string_view Request::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (equal_ignoring_case(key, name)) return value;
  }
  return {};
}

std::size_t Request::header_count(std::string_view name) const {
  return static_cast<std::size_t>(
      std::count_if(headers.begin(), headers.end(),
                    [&](const auto& pair) { return equal_ignoring_case(pair.first, name); }));
}

Response json_response(std::string json, int status) {
  Response response;
  response.status = status;
  response.body = make_body(std::move(json));
  return response;
}

Response text_response(std::string text, std::string content_type) {
  Response response;
  response.content_type = std::move(content_type);
  response.body = make_body(std::move(text));
  return response;
}

Response error_response(const base::Problem& problem, int status) {
  std::string json = R"({"code":)";
  base::append_json_string(json, problem.code());
  json += R"(,"title":)";
  base::append_json_string(json, problem.kind->what_ja);
  json += R"(,"detail":)";
  base::append_json_string(json, detail_text(problem));
  json += R"(,"status":)" + std::to_string(status) + R"(,"place":)";
  base::append_json_string(json, problem.place.cell);
  json += "}";
  Response response = json_response(std::move(json), status);
  response.content_type = "application/problem+json";
  response.caching = Caching::none;
  return response;
}

}  // namespace engawa::server
