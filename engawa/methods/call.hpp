#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/methods/method.hpp"

namespace engawa::methods {

/// The options of one call of a method, checked against its declaration. Immutable; safe from many
/// threads.
class Call {
 public:
  /// A call with every option at its preset.
  [[nodiscard]] static Call preset(const Method& method);

  /// Reads "--name value", "--name=value" and flags. An argument that is not an option is a path;
  /// there may be one. Every method also takes --confidence C[,C...], --multiplier K, --missing
  /// zero and
  /// --skip-bad. Problem: MET-002.
  [[nodiscard]] static base::Result<Call> parse(const Method& method,
                                                std::span<const std::string> arguments);

  [[nodiscard]] const std::vector<double>& confidences() const { return m_confidences; }
  [[nodiscard]] double multiplier() const { return m_multiplier; }
  [[nodiscard]] bool missing_is_zero() const { return m_missing_is_zero; }
  [[nodiscard]] bool skip_bad() const { return m_skip_bad; }
  [[nodiscard]] const std::vector<std::string>& paths() const { return m_paths; }

  /// Value of a choice or file; the preset when not given.
  [[nodiscard]] std::string_view choice(std::string_view option) const;
  [[nodiscard]] bool flag(std::string_view option) const;
  /// Value of a number option; nothing when neither given nor preset.
  [[nodiscard]] std::optional<double> number(std::string_view option) const;
  /// MET-002 when a number option is given (or preset) outside [least, most].
  [[nodiscard]] base::Status check_number(std::string_view option, double least, double most) const;

  /// The bytes of the file that a file option names, put here by whoever reads files.
  [[nodiscard]] const std::string& file_bytes(std::string_view option) const;
  void set_file_bytes(std::string_view option, std::string bytes);

  /// "lower_95", "upper_95", "lower_99_8" ... for every confidence, with `prefix` in front
  /// ("rr_" gives "rr_lower_95").
  [[nodiscard]] std::vector<std::string> limit_columns(std::string_view prefix = {}) const;
  /// "95" or "99_8": the confidence as column names spell it.
  [[nodiscard]] std::string confidence_text(std::size_t index) const;

 private:
  base::Status take(const Method& method, std::string_view name, const std::string* value);
  base::Status take_common(std::string_view name, std::string_view value);

  std::vector<double> m_confidences;
  double m_multiplier = 1;
  bool m_missing_is_zero = false;
  bool m_skip_bad = false;
  std::vector<std::string> m_paths;
  std::map<std::string, std::string, std::less<>> m_values;
  std::map<std::string, std::string, std::less<>> m_files;
};

/// `parts` one after the other; what a method's `results` is written with.
[[nodiscard]] std::vector<std::string> columns(
    std::initializer_list<std::vector<std::string>> parts);

}  // namespace engawa::methods
