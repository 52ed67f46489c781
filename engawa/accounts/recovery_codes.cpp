#include "engawa/accounts/recovery_codes.hpp"

#include <sodium.h>

#include <array>

#include "engawa/accounts/token.hpp"
#include "engawa/base/hash.hpp"
#include "engawa/base/text.hpp"

namespace engawa::accounts {
namespace {

constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t code_length = 16;
constexpr std::size_t group_length = 4;
// 32 letters: a byte's remainder is as likely for each.
static_assert(letters.size() == 32);

std::string new_recovery_code() {
  std::array<unsigned char, code_length> random{};
  randombytes_buf(random.data(), random.size());
  std::string code;
  for (std::size_t i = 0; i < code_length; ++i) {
    if (i > 0 && i % group_length == 0) code += '-';
    code += letters[random[i] % letters.size()];
  }
  return code;
}

std::optional<std::string> normal_code(std::string_view typed) {
  // Longer than any way to type a code; not worth normalising.
  constexpr std::size_t bytes_max = 200;
  if (typed.size() > bytes_max) return std::nullopt;
  std::string code;
  for (char c : base::label_key(typed)) {
    if (c == '-') continue;
    if (c == 'i' || c == 'l') c = '1';
    if (c == 'o') c = '0';
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (letters.find(c) == std::string_view::npos) return std::nullopt;
    code += c;
  }
  if (code.size() != code_length) return std::nullopt;
  return code;
}

}  // namespace

std::vector<std::string> new_recovery_codes() {
  std::vector<std::string> codes;
  while (codes.size() < recovery_code_count) codes.push_back(new_recovery_code());
  return codes;
}

std::optional<std::string> recovery_code_hash(std::string_view typed) {
  const auto code = normal_code(typed);
  if (!code) return std::nullopt;
  return base::blake2b_hex(*code);
}

std::optional<std::size_t> matching_recovery_code(std::string_view typed,
                                                  const std::vector<std::string>& hashes) {
  const auto hash = recovery_code_hash(typed);
  if (!hash) return std::nullopt;
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    if (equal_in_constant_time(*hash, hashes[i])) found = i;
  }
  return found;
}

}  // namespace engawa::accounts
