#include "engawa/packages/package_keys.hpp"

#include <sodium.h>

#include <cstdlib>
#include <cstring>

#include "engawa/base/files.hpp"
#include "engawa/base/hash.hpp"
#include "engawa/base/hex.hpp"
#include "engawa/base/text.hpp"
#include "engawa/packages/problems.hpp"

namespace engawa::packages {

namespace fs = std::filesystem;
using base::make_problem;
using base::Result;
using base::Status;

namespace {

constexpr std::string_view signing_word = "engawa-insurer-secret";
constexpr std::string_view sealing_word = "engawa-council-secret";
constexpr std::string_view public_word = "engawa-council-public";

void start() {
  if (sodium_init() < 0) std::abort();
}

template <std::size_t Size>
std::string_view view(const std::array<unsigned char, Size>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// The key behind `word` on the file's first line, or an empty text.
std::string key_behind(std::string_view word, const std::string& text) {
  const auto parts = base::split(base::trim(text), ' ');
  if (parts.size() != 2 || parts[0] != word) return {};
  return base::from_hex(parts[1]).value_or("");
}

Status write_secret(std::string_view word, std::string_view key, const fs::path& file) {
  if (fs::exists(file)) {
    return make_problem(problems::key_exists, {}, {}, {file.filename().string(), {}, {}});
  }
  return base::write_private_file(file, std::string(word) + " " + base::to_hex(key) + "\n");
}

}  // namespace

SigningKey make_signing_key() {
  start();
  SigningKey key;
  crypto_sign_keypair(key.public_key.data(), key.secret.data());
  return key;
}

SealingKey make_sealing_key() {
  start();
  SealingKey key;
  crypto_box_keypair(key.public_key.data(), key.secret.data());
  key.can_open = true;
  return key;
}

Status write_signing_key(const SigningKey& key, const fs::path& file) {
  return write_secret(signing_word, view(key.secret), file);
}

Status write_sealing_key(const SealingKey& key, const fs::path& file) {
  return write_secret(sealing_word, view(key.secret), file);
}

Result<SigningKey> read_signing_key(const fs::path& file) {
  start();
  const std::string bytes = key_behind(signing_word, TRY(base::read_file(file, 1024)));
  SigningKey key;
  if (bytes.size() != key.secret.size()) {
    return make_problem(problems::bad_key, {}, std::string(signing_word),
                        {file.filename().string(), {}, {}});
  }
  std::memcpy(key.secret.data(), bytes.data(), bytes.size());
  crypto_sign_ed25519_sk_to_pk(key.public_key.data(), key.secret.data());
  return key;
}

Result<SealingKey> read_sealing_key(const std::string& file_or_line) {
  start();
  std::error_code error;
  const bool is_file = fs::is_regular_file(file_or_line, error);
  const std::string text = is_file ? TRY(base::read_file(file_or_line, 1024)) : file_or_line;
  SealingKey key;
  const std::string secret = key_behind(sealing_word, text);
  if (secret.size() == key.secret.size()) {
    std::memcpy(key.secret.data(), secret.data(), secret.size());
    crypto_scalarmult_base(key.public_key.data(), key.secret.data());
    key.can_open = true;
    return key;
  }
  std::string open = key_behind(public_word, text);
  if (open.empty()) open = key_behind(public_word, std::string(public_word) + " " + text);
  if (open.size() != key.public_key.size()) {
    return make_problem(problems::bad_key, {}, std::string(public_word),
                        {fs::path(file_or_line).filename().string(), {}, {}});
  }
  std::memcpy(key.public_key.data(), open.data(), open.size());
  return key;
}

std::string public_line(const SealingKey& key) {
  return std::string(public_word) + " " + public_digits(key) + "\n";
}

std::string public_digits(const SigningKey& key) { return base::to_hex(view(key.public_key)); }
std::string public_digits(const SealingKey& key) { return base::to_hex(view(key.public_key)); }

std::string secret_digits(const SealingKey& key) { return base::to_hex(view(key.secret)); }

Result<SealingKey> sealing_key_of(std::string_view secret_digits) {
  start();
  SealingKey key;
  const std::string secret =
      key_behind(sealing_word, std::string(sealing_word) + " " + std::string(secret_digits));
  if (secret.size() != key.secret.size()) {
    return make_problem(problems::bad_key, {}, std::string(sealing_word));
  }
  std::memcpy(key.secret.data(), secret.data(), secret.size());
  crypto_scalarmult_base(key.public_key.data(), key.secret.data());
  key.can_open = true;
  return key;
}

std::string sign(std::string_view bytes, const SigningKey& key) {
  start();
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
                       reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                       key.secret.data());
  return signature;
}

bool is_signed(std::string_view bytes, std::string_view signature, std::string_view public_digits) {
  start();
  const auto key = base::from_hex(public_digits);
  return key && key->size() == crypto_sign_PUBLICKEYBYTES &&
         signature.size() == crypto_sign_BYTES &&
         crypto_sign_verify_detached(reinterpret_cast<const unsigned char*>(signature.data()),
                                     reinterpret_cast<const unsigned char*>(bytes.data()),
                                     bytes.size(),
                                     reinterpret_cast<const unsigned char*>(key->data())) == 0;
}

std::string seal_bytes(std::string_view bytes, const SealingKey& key) {
  start();
  std::string sealed(bytes.size() + crypto_box_SEALBYTES, '\0');
  crypto_box_seal(reinterpret_cast<unsigned char*>(sealed.data()),
                  reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                  key.public_key.data());
  return sealed;
}

std::optional<std::string> open_bytes(std::string_view sealed, const SealingKey& key) {
  start();
  if (sealed.size() < crypto_box_SEALBYTES || !key.can_open) return std::nullopt;
  std::string bytes(sealed.size() - crypto_box_SEALBYTES, '\0');
  const bool opened =
      crypto_box_seal_open(reinterpret_cast<unsigned char*>(bytes.data()),
                           reinterpret_cast<const unsigned char*>(sealed.data()), sealed.size(),
                           key.public_key.data(), key.secret.data()) == 0;
  return opened ? std::optional(std::move(bytes)) : std::nullopt;
}

std::string fingerprint(std::string_view public_digits, std::size_t groups) {
  const std::string digits = base::blake2b_hex(public_digits).substr(0, 4 * groups);
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && i % 4 == 0) text += ' ';
    text += digits[i];
  }
  return text;
}

}  // namespace engawa::packages
