#include "engawa/base/hex.hpp"

#include <sodium.h>

namespace engawa::base {

std::string to_hex(std::string_view bytes) {
  std::string digits(2 * bytes.size() + 1, '\0');
  sodium_bin2hex(digits.data(), digits.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                 bytes.size());
  digits.pop_back();
  return digits;
}

std::optional<std::string> from_hex(std::string_view digits) {
  std::string bytes(digits.size() / 2, '\0');
  std::size_t length = 0;
  const bool read = digits.size() % 2 == 0 &&
                    sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(),
                                   digits.data(), digits.size(), nullptr, &length, nullptr) == 0 &&
                    length == bytes.size();
  return read ? std::optional(std::move(bytes)) : std::nullopt;
}

}  // namespace engawa::base
