#pragma once

#include <compare>
#include <string>
#include <string_view>

namespace engawa::base {

/// Name of one record of a kind: 26 characters, made by new_id_text(). Ids of different kinds are
/// different types and cannot be mixed up: `using PostId = base::Id<struct PostTag>;`. Empty means
/// "none".
template <class Tag>
struct Id {
  std::string text;

  auto operator<=>(const Id&) const = default;
  [[nodiscard]] bool empty() const { return text.empty(); }
};

/// A new id: 48 bits of milliseconds since 1970, then 80 random bits, in the 32 digits and small
/// letters without i, l, o and u; within a millisecond the next number. Ids made later by one
/// program sort later. Safe from any thread.
[[nodiscard]] std::string new_id_text();

template <class SomeId>
[[nodiscard]] SomeId new_id() {
  return SomeId{new_id_text()};
}

}  // namespace engawa::base
