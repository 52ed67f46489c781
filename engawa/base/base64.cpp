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

}  // namespace engawa::base
