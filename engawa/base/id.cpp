#include "engawa/base/id.hpp"

#include <sodium.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <mutex>

namespace engawa::base {
namespace {

constexpr std::string_view letters = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t time_letters = 10;
constexpr std::size_t random_letters = 16;

std::string time_text() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  auto milliseconds = static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
  std::string text(time_letters, letters.front());
  for (auto place = text.rbegin(); place != text.rend(); ++place) {
    *place = letters[milliseconds % letters.size()];
    milliseconds /= letters.size();
  }
  return text;
}

std::string random_text() {
  std::array<unsigned char, random_letters> random{};
  randombytes_buf(random.data(), random.size());
  std::string text;
  for (const unsigned char byte : random) text += letters[byte % letters.size()];
  return text;
}

/// The id that follows, as a number written in these letters.
void count_up(std::string& id) {
  for (auto place = id.rbegin(); place != id.rend(); ++place) {
    const std::size_t next = letters.find(*place) + 1;
    *place = letters[next % letters.size()];
    if (next < letters.size()) return;
  }
}

}  // namespace

std::string new_id_text() {
  static std::mutex lock;
  static std::string last;
  const std::lock_guard guard(lock);
  const std::string time = time_text();
  // Within a millisecond, and when the clock was put back, chance must not decide the order.
  if (time > last.substr(0, time_letters)) {
    last = time + random_text();
  } else {
    count_up(last);
  }
  return last;
}

}  // namespace engawa::base
