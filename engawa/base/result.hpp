#pragma once

#include <cstdlib>
#include <utility>
#include <variant>

#include "engawa/base/problem.hpp"

namespace engawa::base {

/// Stands for "nothing" in Result<Unit>.
struct Unit {};

/// A value or the problem that kept it from being made. Errors are values here: no exception
/// crosses a folder's border.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}  // NOLINT implicit
  Result(Problem problem)
      : m_state(std::in_place_index<1>, std::move(problem)) {}  // NOLINT implicit

  [[nodiscard]] bool ok() const { return m_state.index() == 0; }
  explicit operator bool() const { return ok(); }

  /// Requires ok().
  [[nodiscard]] T& value() & { return require_value(); }
  [[nodiscard]] const T& value() const& { return const_cast<Result*>(this)->require_value(); }
  [[nodiscard]] T&& value() && { return std::move(require_value()); }
  /// Requires !ok().
  [[nodiscard]] const Problem& problem() const {
    if (ok()) std::abort();
    return *std::get_if<1>(&m_state);
  }

  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

 private:
  T& require_value() {
    if (!ok()) std::abort();
    return *std::get_if<0>(&m_state);
  }
  std::variant<T, Problem> m_state;
};

using Status = Result<Unit>;
inline Status success() { return Unit{}; }

}  // namespace engawa::base

/// Gives the value of a Result, or returns its problem from the enclosing function.
#define TRY(expression)                                              \
  __extension__({                                                    \
    auto engawa_try_result = (expression);                           \
    if (!engawa_try_result.ok()) return engawa_try_result.problem(); \
    std::move(engawa_try_result).value();                            \
  })
