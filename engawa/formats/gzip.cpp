#include "engawa/formats/gzip.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>

#include "engawa/formats/problems.hpp"

namespace engawa::formats {
namespace {

constexpr int gzip_window_bits = 15 + 16;  // 16 asks zlib for the gzip wrapper
constexpr std::size_t block_bytes = std::size_t{64} * 1024;

/// Ends an inflate stream however its user returns.
class Inflater {
 public:
  Inflater() {
    if (inflateInit2(&m_stream, gzip_window_bits) != Z_OK) std::abort();
  }
  ~Inflater() { inflateEnd(&m_stream); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  z_stream& stream() { return m_stream; }

 private:
  z_stream m_stream{};
};

/// Hands zlib the next piece of `rest`; its counters are 32 bits wide.
void feed(z_stream& stream, std::string_view& rest) {
  if (stream.avail_in > 0 || rest.empty()) return;
  const std::size_t piece = std::min<std::size_t>(rest.size(), std::numeric_limits<uInt>::max());
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(rest.data()));
  stream.avail_in = static_cast<uInt>(piece);
  rest.remove_prefix(piece);
}

}  // namespace

std::string gzip_compress(std::string_view bytes, int level) {
  z_stream stream{};
  if (deflateInit2(&stream, std::clamp(level, 1, 9), Z_DEFLATED, gzip_window_bits, 8,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    std::abort();
  }
  std::string packed;
  packed.reserve(bytes.size() / 4 + 64);
  std::array<char, block_bytes> block;
  for (int outcome = Z_OK; outcome != Z_STREAM_END;) {
    feed(stream, bytes);
    stream.next_out = reinterpret_cast<Bytef*>(block.data());
    stream.avail_out = static_cast<uInt>(block.size());
    outcome = deflate(&stream, bytes.empty() ? Z_FINISH : Z_NO_FLUSH);
    packed.append(block.data(), block.size() - stream.avail_out);
  }
  deflateEnd(&stream);
  return packed;
}

base::Result<std::string> gzip_decompress(std::string_view packed, std::size_t bytes_max) {
  Inflater inflater;
  z_stream& stream = inflater.stream();
  std::string bytes;
  std::array<char, block_bytes> block;
  for (;;) {
    feed(stream, packed);
    stream.next_out = reinterpret_cast<Bytef*>(block.data());
    stream.avail_out = static_cast<uInt>(block.size());
    const int outcome = inflate(&stream, Z_NO_FLUSH);
    const std::size_t got = block.size() - stream.avail_out;
    if (got > bytes_max - bytes.size()) {
      return base::make_problem(problems::gzip_too_large, "> " + std::to_string(bytes_max),
                                "<= " + std::to_string(bytes_max) + " bytes");
    }
    bytes.append(block.data(), got);
    const bool input_left = stream.avail_in > 0 || !packed.empty();
    if (outcome == Z_STREAM_END) {
      if (!input_left) return bytes;
      inflateReset(&stream);  // another member follows
    } else if (outcome != Z_OK || (!input_left && stream.avail_out > 0)) {
      return base::make_problem(problems::gzip_damaged,
                                stream.msg == nullptr ? "truncated" : stream.msg);
    }
  }
}

}  // namespace engawa::formats
