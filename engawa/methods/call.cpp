#include "engawa/methods/call.hpp"

#include <algorithm>
#include <cmath>

#include "engawa/base/decimal.hpp"
#include "engawa/base/text.hpp"
#include "engawa/methods/problems.hpp"

namespace engawa::methods {

using base::make_problem;
using base::Result;
using base::Status;
using base::success;

namespace {

const Option* find_option(const Method& method, std::string_view name) {
  const auto found = std::find_if(method.options.begin(), method.options.end(),
                                  [&](const Option& option) { return option.name == name; });
  return found == method.options.end() ? nullptr : &*found;
}

base::Problem bad_option(std::string_view name, std::string_view found, std::string expected) {
  std::string text = "--" + std::string(name);
  if (!found.empty()) text.append(" ").append(found);
  return make_problem(problems::bad_option, text, std::move(expected));
}

Result<std::vector<double>> parse_confidences(std::string_view text) {
  std::vector<double> confidences;
  for (const auto& part : base::split(text, ',')) {
    const auto value = base::parse_double(base::trim(part));
    if (!value || !(*value >= 0.5 && *value < 1))
      return bad_option("confidence", text, "0.5 <= C < 1, e.g. 0.95,0.998");
    if (std::find(confidences.begin(), confidences.end(), *value) == confidences.end())
      confidences.push_back(*value);
  }
  return confidences;
}

bool is_flag(const Method& method, std::string_view name) {
  if (name == "skip-bad") return true;
  const Option* option = find_option(method, name);
  return option != nullptr && option->kind == OptionKind::flag;
}

}  // namespace

Call Call::preset(const Method& method) {
  Call call;
  call.m_confidences = *parse_confidences(method.confidence);
  for (const auto& option : method.options) {
    if (!option.preset.empty()) call.m_values.emplace(option.name, option.preset);
  }
  return call;
}

Result<Call> Call::parse(const Method& method, std::span<const std::string> arguments) {
  Call call = preset(method);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "-" || argument.rfind("--", 0) != 0) {
      call.m_paths.push_back(argument);
      if (call.m_paths.size() > 1) return make_problem(problems::bad_option, argument, "1 file");
      continue;
    }
    const auto equals = argument.find('=');
    const std::string name = argument.substr(2, equals == std::string::npos ? equals : equals - 2);
    if (is_flag(method, name)) {
      if (equals != std::string::npos) return bad_option(name, argument, "no value");
      TRY(call.take(method, name, nullptr));
      continue;
    }
    std::string value;
    if (equals != std::string::npos) {
      value = argument.substr(equals + 1);
    } else {
      if (i + 1 == arguments.size()) return bad_option(name, {}, "a value");
      value = arguments[++i];
    }
    TRY(call.take(method, name, &value));
  }
  return call;
}

Status Call::take_common(std::string_view name, std::string_view value) {
  if (name == "confidence") {
    m_confidences = TRY(parse_confidences(value));
    return success();
  }
  if (name == "multiplier") {
    const auto number = base::parse_double(value);
    if (!number || !(*number > 0) || !std::isfinite(*number))
      return bad_option(name, value, "a number > 0");
    m_multiplier = *number;
    return success();
  }
  if (value != "zero" && value != "empty") return bad_option(name, value, "zero, empty");
  m_missing_is_zero = value == "zero";
  return success();
}

Status Call::take(const Method& method, std::string_view name, const std::string* value) {
  if (name == "skip-bad") {
    m_skip_bad = true;
    return success();
  }
  if (name == "confidence" || name == "multiplier" || name == "missing")
    return take_common(name, *value);
  const Option* option = find_option(method, name);
  if (option == nullptr) {
    std::vector<std::string> known{"--confidence", "--multiplier", "--missing", "--skip-bad"};
    for (const auto& one : method.options) known.push_back("--" + std::string(one.name));
    return bad_option(name, {}, base::join(known, ", "));
  }
  if (option->kind == OptionKind::choice &&
      std::find(option->values.begin(), option->values.end(), *value) == option->values.end()) {
    return bad_option(name, *value,
                      base::join({option->values.begin(), option->values.end()}, ", "));
  }
  if (option->kind == OptionKind::number) {
    const auto number = base::parse_double(*value);
    const bool word =
        std::find(option->values.begin(), option->values.end(), *value) != option->values.end();
    if (!word && (!number || !std::isfinite(*number))) return bad_option(name, *value, "a number");
  }
  m_values.insert_or_assign(std::string(name), value == nullptr ? "yes" : *value);
  return success();
}

std::string_view Call::choice(std::string_view option) const {
  const auto found = m_values.find(option);
  return found == m_values.end() ? std::string_view() : std::string_view(found->second);
}

bool Call::flag(std::string_view option) const { return m_values.contains(option); }

std::optional<double> Call::number(std::string_view option) const {
  return base::parse_double(choice(option));
}

Status Call::check_number(std::string_view option, double least, double most) const {
  const auto value = number(option);
  if (!value || (*value >= least && *value <= most)) return success();
  std::string expected = base::format_significant(least) + " <= " + std::string(option);
  if (std::isfinite(most)) expected += " <= " + base::format_significant(most);
  return bad_option(option, choice(option), std::move(expected));
}

const std::string& Call::file_bytes(std::string_view option) const {
  static const std::string none;
  const auto found = m_files.find(option);
  return found == m_files.end() ? none : found->second;
}

void Call::set_file_bytes(std::string_view option, std::string bytes) {
  m_files.insert_or_assign(std::string(option), std::move(bytes));
}

std::string Call::confidence_text(std::size_t index) const {
  // Twelve digits hide the binary rounding of 100 x 0.998.
  const double percent = std::round(m_confidences[index] * 1e12) / 1e10;
  return base::replace_all(base::format_significant(percent), ".", "_");
}

std::vector<std::string> Call::limit_columns(std::string_view prefix) const {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < m_confidences.size(); ++i) {
    for (const std::string_view side : {"lower_", "upper_"})
      names.push_back(std::string(prefix).append(side).append(confidence_text(i)));
  }
  return names;
}

std::vector<std::string> columns(std::initializer_list<std::vector<std::string>> parts) {
  std::vector<std::string> all;
  for (const auto& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace engawa::methods
