#include "engawa/checkups/person_key.hpp"

#include <sodium.h>

#include <cstring>
#include <string>

#include "engawa/base/decimal.hpp"
#include "engawa/base/text.hpp"
#include "engawa/checkups/document_source.hpp"
#include "engawa/store/search_folding.hpp"

namespace engawa::checkups {

namespace {

bool is_digits_and_letters(std::string_view text) {
  for (const char c : text) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
    if (!plain) return false;
  }
  return true;
}

/// A card's symbol or number without what copying changes.
std::string folded(std::string_view text) {
  if (is_digits_and_letters(text)) return std::string(text);
  std::string kept;
  for (const char32_t sign : store::fold(text)) {
    constexpr std::u32string_view dropped = U" -ー・.,/";
    if (dropped.find(sign) != std::u32string_view::npos) continue;
    kept += store::to_utf8(std::u32string_view(&sign, 1));
  }
  return kept;
}

}  // namespace

PersonKeys::PersonKeys() {
  if (sodium_init() < 0) std::abort();
  randombytes_buf(m_secret.data(), m_secret.size());
}

PersonKey PersonKeys::key_of(const Person& person) const {
  std::string identity = padded_insurer_number(person.insurer_number);
  for (const auto text : {person.symbol, person.number}) {
    identity += '\n';
    identity += folded(text);
  }
  if (person.birth_date) identity += '\n' + person.birth_date->iso();
  if (person.sex) identity += *person.sex == cells::Sex::Male ? "\n1" : "\n2";
  PersonKey key;
  std::array<unsigned char, sizeof(key.words)> hash{};
  crypto_generichash(hash.data(), hash.size(),
                     reinterpret_cast<const unsigned char*>(identity.data()), identity.size(),
                     m_secret.data(), m_secret.size());
  std::memcpy(key.words.data(), hash.data(), hash.size());
  sodium_memzero(identity.data(), identity.size());
  return key;
}

std::uint8_t branch_number(std::string_view branch) {
  if (branch.empty()) return 0;
  const auto number = base::parse_integer(base::trim(base::normalise_nfkc(branch)));
  return number && *number > 0 && *number < 100 ? static_cast<std::uint8_t>(*number) : 0;
}

}  // namespace engawa::checkups
