#include "engawa/base/json_reader.hpp"

#include <boost/json/src.hpp>
#include <variant>

namespace engawa::base {
namespace {

constexpr std::size_t depth_max = 32;

}  // namespace

struct JsonValue::Node {
  using Object = std::map<std::string, JsonValue, std::less<>>;
  std::variant<std::monostate, bool, std::int64_t, double, std::string, std::vector<JsonValue>,
               Object>
      content;

  static Result<JsonValue> of(const boost::json::value& json);
  static JsonValue wrap(decltype(content) content);
};

JsonValue JsonValue::Node::wrap(decltype(content) content) {
  JsonValue value;
  value.m_node = std::make_shared<const Node>(Node{std::move(content)});
  return value;
}

Result<JsonValue> JsonValue::Node::of(const boost::json::value& json) {
  if (json.is_bool()) return wrap(json.get_bool());
  if (json.is_int64()) return wrap(json.get_int64());
  if (json.is_uint64()) return wrap(static_cast<double>(json.get_uint64()));
  if (json.is_double()) return wrap(json.get_double());
  if (json.is_string()) return wrap(std::string(json.get_string()));
  if (json.is_array()) {
    std::vector<JsonValue> elements;
    for (const auto& element : json.get_array()) elements.push_back(TRY(of(element)));
    return wrap(std::move(elements));
  }
  if (json.is_object()) {
    Object members;
    for (const auto& member : json.get_object()) {
      members.emplace(std::string(member.key()), TRY(of(member.value())));
    }
    return wrap(std::move(members));
  }
  return wrap(std::monostate{});
}

Result<JsonValue> JsonValue::parse(std::string_view text) {
  boost::json::error_code error;
  boost::json::parse_options options;
  options.max_depth = depth_max;
  const auto json = boost::json::parse(text, error, {}, options);
  if (error) return make_problem(problems::not_json, error.message());
  return Node::of(json);
}

JsonValue JsonValue::of_text(std::string text) { return Node::wrap(std::move(text)); }

bool JsonValue::is_null() const {
  return m_node == nullptr || std::holds_alternative<std::monostate>(m_node->content);
}

bool JsonValue::is_object() const {
  return m_node != nullptr && std::holds_alternative<Node::Object>(m_node->content);
}

const bool* JsonValue::boolean() const {
  return m_node == nullptr ? nullptr : std::get_if<bool>(&m_node->content);
}

const std::string* JsonValue::text() const {
  return m_node == nullptr ? nullptr : std::get_if<std::string>(&m_node->content);
}

std::optional<std::int64_t> JsonValue::integer() const {
  if (m_node == nullptr) return std::nullopt;
  const auto* number = std::get_if<std::int64_t>(&m_node->content);
  return number == nullptr ? std::nullopt : std::optional(*number);
}

std::optional<double> JsonValue::number() const {
  if (m_node == nullptr) return std::nullopt;
  if (const auto* number = std::get_if<double>(&m_node->content)) return *number;
  const auto whole = integer();
  if (!whole) return std::nullopt;
  return static_cast<double>(*whole);
}

const std::vector<JsonValue>* JsonValue::elements() const {
  return m_node == nullptr ? nullptr : std::get_if<std::vector<JsonValue>>(&m_node->content);
}

const std::map<std::string, JsonValue, std::less<>>& JsonValue::members() const {
  static const Node::Object none;
  return is_object() ? std::get<Node::Object>(m_node->content) : none;
}

void JsonValue::set(const std::string& name, JsonValue value) {
  Node::Object object = members();
  object.insert_or_assign(name, std::move(value));
  m_node = std::make_shared<const Node>(Node{std::move(object)});
}

void JsonValue::remove(const std::string& name) {
  if (!members().contains(name)) return;
  Node::Object object = members();
  object.erase(name);
  m_node = std::make_shared<const Node>(Node{std::move(object)});
}

Problem member_problem(std::string_view member, std::string found, std::string expected) {
  return make_problem(problems::bad_member, std::move(found), std::move(expected),
                      {{}, {}, std::string(member)});
}

}  // namespace engawa::base
