#include "engawa/formats/encoding.hpp"

#include <iconv.h>

#include <array>
#include <cstdint>

namespace engawa::formats {
namespace {

/// Owns one iconv conversion; a conversion has state and must not be shared by threads.
class Conversion {
 public:
  Conversion() : m_handle(iconv_open("UTF-8", "CP932")) {}
  ~Conversion() {
    if (valid()) iconv_close(m_handle);
  }
  Conversion(const Conversion&) = delete;
  Conversion& operator=(const Conversion&) = delete;

  [[nodiscard]] bool valid() const { return reinterpret_cast<std::intptr_t>(m_handle) != -1; }
  [[nodiscard]] iconv_t handle() const { return m_handle; }

 private:
  iconv_t m_handle;
};

}  // namespace

std::optional<std::string> cp932_to_utf8(std::string_view bytes) {
  const Conversion conversion;
  if (!conversion.valid()) return std::nullopt;
  // iconv takes a pointer to non-const bytes but never writes through it.
  char* in = const_cast<char*>(bytes.data());
  std::size_t in_left = bytes.size();
  std::string utf8;
  utf8.reserve(bytes.size() + bytes.size() / 2);
  std::array<char, 16384> block{};
  while (in_left > 0) {
    char* out = block.data();
    std::size_t out_left = block.size();
    const std::size_t left_before = in_left;
    const std::size_t outcome = iconv(conversion.handle(), &in, &in_left, &out, &out_left);
    utf8.append(block.data(), block.size() - out_left);
    if (outcome != static_cast<std::size_t>(-1)) continue;
    // A full output block is the only reason to go on; an unknown or cut character is not.
    const bool block_full = errno == E2BIG && in_left < left_before;
    if (!block_full) return std::nullopt;
  }
  return utf8;
}

}  // namespace engawa::formats
