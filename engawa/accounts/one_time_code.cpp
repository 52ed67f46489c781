#include "engawa/accounts/one_time_code.hpp"

#include <liboath/oath.h>
#include <sodium.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <new>

#include "engawa/accounts/token.hpp"
#include "engawa/base/text.hpp"

namespace engawa::accounts {
namespace {

constexpr std::string_view issuer = "縁側";
constexpr unsigned step_seconds = 30;
constexpr unsigned digits = 6;

struct Free {
  void operator()(char* bytes) const { std::free(bytes); }
};
using OathText = std::unique_ptr<char, Free>;

// Everything but the unreserved characters of RFC 3986.
std::string percent_encode(std::string_view text) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  constexpr std::string_view unreserved =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  std::string encoded;
  for (const char c : text) {
    if (unreserved.find(c) != std::string_view::npos) {
      encoded += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded += '%';
    encoded += hex[byte >> 4];
    encoded += hex[byte & 15U];
  }
  return encoded;
}

bool is_code(std::string_view text) {
  return text.size() == digits && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::string new_one_time_secret() {
  std::array<char, 20> bits{};
  randombytes_buf(bits.data(), bits.size());
  char* text = nullptr;
  std::size_t length = 0;
  // Encoding fails only without memory.
  if (oath_base32_encode(bits.data(), bits.size(), &text, &length) != OATH_OK) {
    throw std::bad_alloc();
  }
  const OathText owner(text);
  return {text, length};
}

std::string one_time_code_uri(std::string_view secret, std::string_view login) {
  const std::string encoded_issuer = percent_encode(issuer);
  return "otpauth://totp/" + encoded_issuer + ":" + percent_encode(login) +
         "?secret=" + percent_encode(secret) + "&issuer=" + encoded_issuer +
         "&algorithm=SHA1&digits=" + std::to_string(digits) +
         "&period=" + std::to_string(step_seconds);
}

std::optional<std::int64_t> matching_step(const std::string& secret, std::string_view code,
                                          std::int64_t unix_seconds) {
  // Longer than any way to type a code; not worth normalising.
  constexpr std::size_t bytes_max = 100;
  if (code.size() > bytes_max || unix_seconds < 0) return std::nullopt;
  const std::string typed = base::label_key(code);
  if (secret.empty() || !is_code(typed)) return std::nullopt;
  char* decoded = nullptr;
  std::size_t decoded_length = 0;
  if (oath_base32_decode(secret.data(), secret.size(), &decoded, &decoded_length) != OATH_OK) {
    return std::nullopt;
  }
  const OathText key(decoded);
  const std::int64_t now = unix_seconds / step_seconds;
  std::optional<std::int64_t> found;
  // All three are compared whatever matches, so that time tells nothing.
  for (std::int64_t step = now > 0 ? now - 1 : now; step <= now + 1; ++step) {
    std::array<char, digits + 1> right{};
    const int state = oath_totp_generate(key.get(), decoded_length, step * step_seconds,
                                         step_seconds, 0, digits, right.data());
    if (state == OATH_OK && equal_in_constant_time(typed, {right.data(), digits})) found = step;
  }
  sodium_memzero(decoded, decoded_length);
  return found;
}

}  // namespace engawa::accounts
