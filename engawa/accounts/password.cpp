#include "engawa/accounts/password.hpp"

#include <sodium.h>

#include <array>

#include "engawa/accounts/problems.hpp"
#include "engawa/base/text.hpp"

namespace engawa::accounts {
namespace {

// Second recommendation of RFC 9106 (64 MiB, three passes), with the one lane libsodium has.
constexpr unsigned long long passes = 3;
constexpr std::size_t memory_bytes = std::size_t{64} << 20;

// A wiped copy of the normalised password. The text of the request is its owner's to wipe.
class NormalPassword {
 public:
  explicit NormalPassword(std::string_view password) : m_text(base::normalise_nfkc(password)) {}
  NormalPassword(const NormalPassword&) = delete;
  NormalPassword& operator=(const NormalPassword&) = delete;
  ~NormalPassword() { sodium_memzero(m_text.data(), m_text.size()); }
  [[nodiscard]] const std::string& text() const { return m_text; }

 private:
  std::string m_text;
};

void spend_the_time_of_a_check(std::string_view password) {
  const std::array<unsigned char, crypto_pwhash_SALTBYTES> salt{};
  std::array<unsigned char, 32> key{};
  if (crypto_pwhash(key.data(), key.size(), password.data(), password.size(), salt.data(), passes,
                    memory_bytes, crypto_pwhash_ALG_ARGON2ID13) == 0) {
    sodium_memzero(key.data(), key.size());
  }
}

}  // namespace

base::Result<std::string> hash_password(std::string_view password) {
  if (password.size() > password_bytes_max) {
    return base::make_problem(problems::password_too_long);
  }
  if (!base::is_valid_utf8(password)) return base::make_problem(problems::password_unreadable);
  const NormalPassword normal(password);
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (sodium_init() < 0 || crypto_pwhash_str(hash.data(), normal.text().data(),
                                             normal.text().size(), passes, memory_bytes) != 0) {
    return base::make_problem(problems::password_not_hashed);
  }
  return std::string(hash.data());
}

bool verify_password(const std::string& stored_hash, std::string_view password) {
  if (password.size() > password_bytes_max || sodium_init() < 0) return false;
  const NormalPassword normal(password);
  if (stored_hash.empty()) {
    spend_the_time_of_a_check(normal.text());
    return false;
  }
  // Not UTF-8: normalising would make different passwords equal.
  if (!base::is_valid_utf8(password)) return false;
  return crypto_pwhash_str_verify(stored_hash.c_str(), normal.text().data(),
                                  normal.text().size()) == 0;
}

bool needs_rehash(const std::string& stored_hash) {
  return crypto_pwhash_str_needs_rehash(stored_hash.c_str(), passes, memory_bytes) != 0;
}

}  // namespace engawa::accounts
