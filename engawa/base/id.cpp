#include "engawa/base/id.hpp"

#include <sodium.h>

#include <array>
#include <chrono>
#include <cstdint>

namespace engawa::base {

std::string new_id_text() {
  constexpr std::string_view letters = "0123456789abcdefghjkmnpqrstvwxyz";
  constexpr int time_letters = 10;
  constexpr int random_letters = 16;
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  auto milliseconds = static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
  std::string text(time_letters + random_letters, '0');
  for (int i = time_letters - 1; i >= 0; --i) {
    text[static_cast<std::size_t>(i)] = letters[milliseconds % letters.size()];
    milliseconds /= letters.size();
  }
  std::array<unsigned char, random_letters> random{};
  randombytes_buf(random.data(), random.size());
  for (std::size_t i = 0; i < random.size(); ++i) {
    text[time_letters + i] = letters[random[i] % letters.size()];
  }
  return text;
}

}  // namespace engawa::base
