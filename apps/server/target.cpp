#include "apps/server/target.hpp"

#include <algorithm>

#include "apps/server/problems.hpp"
#include "engawa/base/text.hpp"

namespace engawa::server {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F;
}

base::Problem malformed(std::string_view expected) {
  return base::make_problem(problems::malformed_request, {}, std::string(expected));
}

base::Status read_path(std::string_view raw, Request& request) {
  std::string path;
  for (std::size_t start = 1; start <= raw.size();) {
    const std::size_t end = std::min(raw.find('/', start), raw.size());
    const std::optional<std::string> segment =
        percent_decode(raw.substr(start, end - start), false);
    if (!segment) return malformed("UTF-8をパーセント符号化したURL");
    if (segment->find_first_of("/\\") != std::string::npos || *segment == "." || *segment == "..") {
      return malformed("「.」「..」や符号化した区切りを含まないURL");
    }
    path.append("/").append(*segment);
    start = end + 1;
  }
  request.path = std::move(path);
  return base::success();
}

base::Status read_query(std::string_view raw, Request& request) {
  while (!raw.empty()) {
    const std::size_t end = std::min(raw.find('&'), raw.size());
    const std::string_view pair = raw.substr(0, end);
    raw.remove_prefix(std::min(end + 1, raw.size()));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    auto name = percent_decode(pair.substr(0, equals), true);
    auto value = percent_decode(pair.substr(std::min(equals + 1, pair.size())), true);
    if (!name || !value) return malformed("UTF-8をパーセント符号化したURL");
    request.query.emplace_back(std::move(*name), std::move(*value));
  }
  return base::success();
}

}  // namespace

std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space) {
  std::string bytes;
  bytes.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_digit(text[i + 1]);
      const int low = hex_digit(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    } else if (c == '+' && plus_is_space) {
      c = ' ';
    }
    if (is_control(c)) return std::nullopt;
    bytes += c;
  }
  if (!base::is_valid_utf8(bytes)) return std::nullopt;
  return bytes;
}

base::Status read_target(std::string_view target, Request& request) {
  request.path.clear();
  request.query.clear();
  request.target = std::string(target);
  if (target.empty() || target.front() != '/') return malformed("「/」で始まるURL");
  const std::size_t question = std::min(target.find('?'), target.size());
  const std::string_view query = target.substr(std::min(question + 1, target.size()));
  base::Status path_read = read_path(target.substr(0, question), request);
  if (!path_read) return path_read;
  return read_query(query, request);
}

std::string percent_encode(std::string_view text) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  constexpr std::string_view plain = "-_.";
  constexpr unsigned low_half = 15;
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || plain.find(c) != std::string_view::npos;
    if (is_plain) {
      encoded += c;
    } else {
      encoded += {'%', hex[byte >> 4U], hex[byte & low_half]};
    }
  }
  return encoded;
}

}  // namespace engawa::server
