#include "engawa/base/base64.hpp"

#include <sodium.h>

#include "engawa/base/json_reader.hpp"

namespace engawa::base {

Result<std::string> decode_base64(std::string_view member, const std::string& text) {
  std::string bytes(text.size(), '\0');
  std::size_t length = 0;
  const int state =
      sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                        text.size(), " \r\n", &length, nullptr, sodium_base64_VARIANT_ORIGINAL);
  if (state != 0) return member_problem(member, "", "Base64");
  bytes.resize(length);
  return bytes;
}

std::string encode_base64(std::string_view bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // the terminating zero
  return text;
}

}  // namespace engawa::base
