#include "engawa/accounts/one_time_code.hpp"

#include <liboath/oath.h>
#include <sodium.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <new>
#include <utility>

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

// The bytes of a secret, wiped when no longer needed.
class Key {
 public:
  Key(char* bytes, std::size_t length) : m_bytes(bytes), m_length(length) {}
  Key(const Key&) = delete;
  Key& operator=(const Key&) = delete;
  Key(Key&& other) noexcept : m_bytes(std::move(other.m_bytes)), m_length(other.m_length) {}
  Key& operator=(Key&&) = delete;
  ~Key() {
    if (m_bytes) sodium_memzero(m_bytes.get(), m_length);
  }
  [[nodiscard]] const char* bytes() const { return m_bytes.get(); }
  [[nodiscard]] std::size_t length() const { return m_length; }

 private:
  OathText m_bytes;
  std::size_t m_length;
};

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

std::optional<Key> decoded_key(const std::string& secret) {
  char* decoded = nullptr;
  std::size_t length = 0;
  if (oath_base32_decode(secret.data(), secret.size(), &decoded, &length) != OATH_OK) {
    return std::nullopt;
  }
  return std::optional<Key>(std::in_place, decoded, length);
}

// The code of a step, or nothing when the library cannot make it.
std::string code_of_step(const Key& key, std::int64_t step) {
  std::array<char, digits + 1> code{};
  const int state = oath_totp_generate(key.bytes(), key.length(), step * step_seconds, step_seconds,
                                       0, digits, code.data());
  return state == OATH_OK ? std::string(code.data(), digits) : std::string{};
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

std::string one_time_code(const std::string& secret, std::int64_t unix_seconds) {
  const auto key = decoded_key(secret);
  return key && unix_seconds >= 0 ? code_of_step(*key, unix_seconds / step_seconds) : std::string{};
}

std::optional<std::int64_t> matching_step(const std::string& secret, std::string_view code,
                                          std::int64_t unix_seconds) {
  // Longer than any way to type a code; not worth normalising.
  constexpr std::size_t bytes_max = 100;
  if (code.size() > bytes_max || unix_seconds < 0) return std::nullopt;
  const std::string typed = base::label_key(code);
  if (secret.empty() || !is_code(typed)) return std::nullopt;
  const auto key = decoded_key(secret);
  if (!key) return std::nullopt;
  const std::int64_t now = unix_seconds / step_seconds;
  std::optional<std::int64_t> found;
  // All three are compared whatever matches, so that time tells nothing.
  for (std::int64_t step = now > 0 ? now - 1 : now; step <= now + 1; ++step) {
    const std::string right = code_of_step(*key, step);
    if (!right.empty() && equal_in_constant_time(typed, right)) found = step;
  }
  return found;
}

}  // namespace engawa::accounts
