#include "apps/server/response_pipeline.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>

#include "apps/server/log.hpp"
#include "engawa/base/decimal.hpp"
#include "engawa/base/hash.hpp"
#include "engawa/base/text.hpp"
#include "engawa/formats/gzip.hpp"

namespace engawa::server {
namespace {

constexpr std::string_view gzip_suffix = "-gzip";
// Half the time of level 6 for about 3 % more bytes on JSON.
constexpr int gzip_level = 4;

constexpr std::string_view security_headers =
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types engawa-chart\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\r\n";

std::string_view reason_phrase(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 409:
      return "Conflict";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 421:
      return "Misdirected Request";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    default:
      return "";  // RFC 9112 4: the phrase may be empty
  }
}

std::string_view cache_control(Caching caching) {
  switch (caching) {
    case Caching::revalidate:
      return "no-cache";
    case Caching::immutable:
      return "public, max-age=31536000, immutable";
    case Caching::none:
      break;
  }
  return "no-store";
}

// Not strftime: its names of days and months follow the locale.
std::string http_date() {
  constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%s, %02d %s %d %02d:%02d:%02d GMT",
                days[static_cast<std::size_t>(utc.tm_wday)], utc.tm_mday,
                months[static_cast<std::size_t>(utc.tm_mon)], utc.tm_year + 1900, utc.tm_hour,
                utc.tm_min, utc.tm_sec);
  return text.data();
}

// A line break in a value would let a caller write headers of their own.
bool is_safe_header(std::string_view name, std::string_view value) {
  const auto in_name = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  };
  const auto in_value = [](char c) { return c >= 0x20 && c < 0x7F; };
  return !name.empty() && std::all_of(name.begin(), name.end(), in_name) &&
         std::all_of(value.begin(), value.end(), in_value);
}

void append_header(std::string& head, std::string_view name, std::string_view value) {
  if (!is_safe_header(name, value)) {
    log_event(LogLevel::error, "header_left_out", {{"name", std::string(name)}});
    return;
  }
  head.append(name).append(": ").append(value).append("\r\n");
}

std::string head_of(const Response& response, std::string_view etag, bool varies) {
  std::string head;
  head.reserve(1100);
  head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
  head.append(reason_phrase(response.status)).append("\r\n");
  append_header(head, "Date", http_date());
  append_header(head, "Cache-Control", cache_control(response.caching));
  if (!etag.empty()) append_header(head, "ETag", "\"" + std::string(etag) + "\"");
  if (varies) append_header(head, "Vary", "Accept-Encoding");
  for (const auto& [name, value] : response.headers) append_header(head, name, value);
  head += security_headers;
  return head;
}

// Weight of one coding of Accept-Encoding; -1 when it is not named.
double coding_weight(std::string_view accept_encoding, std::string_view coding) {
  for (const std::string& item : base::split(accept_encoding, ',')) {
    const std::vector<std::string> parts = base::split(item, ';');
    if (!equal_ignoring_case(base::trim(parts.front()), coding)) continue;
    for (std::size_t i = 1; i < parts.size(); ++i) {
      const std::string parameter = base::trim(parts[i]);
      if (parameter.starts_with("q=") || parameter.starts_with("Q=")) {
        return base::parse_double(parameter.substr(2)).value_or(0);
      }
    }
    return 1;
  }
  return -1;
}

}  // namespace

bool accepts_gzip(std::string_view accept_encoding) {
  if (accept_encoding.empty()) return false;
  const double named = coding_weight(accept_encoding, "gzip");
  return named >= 0 ? named > 0 : coding_weight(accept_encoding, "*") > 0;
}

bool is_compressible(std::string_view content_type) {
  const std::string type = base::trim(content_type.substr(0, content_type.find(';')));
  return type.starts_with("text/") || type.ends_with("+json") || type.ends_with("+xml") ||
         type == "application/json" || type == "application/xml" ||
         type == "application/javascript";
}

bool etag_matches(std::string_view if_none_match, std::string_view etag) {
  for (const std::string& item : base::split(if_none_match, ',')) {
    const std::string trimmed = base::trim(item);
    std::string_view tag = trimmed;
    if (tag == "*") return true;
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    if (tag.size() < 2 || tag.front() != '"' || tag.back() != '"') continue;
    tag = tag.substr(1, tag.size() - 2);
    if (tag.ends_with(gzip_suffix)) tag.remove_suffix(gzip_suffix.size());
    if (tag == etag) return true;
  }
  return false;
}

ResponsePipeline::ResponsePipeline(std::size_t cache_bytes) : m_cache(cache_bytes) {
  // Lets libsodium choose the vectorised BLAKE2b; without it hashing is right but slower.
  if (sodium_init() < 0) log_event(LogLevel::warning, "hashing_is_slow", {});
}

Body ResponsePipeline::compressed(const Request& request, const Response& response, bool own_etag) {
  if (response.gzip_body) return response.gzip_body;
  // Without an ETag the reply may not be kept, here no more than in the browser.
  if (response.etag.empty()) return make_body(formats::gzip_compress(*response.body, gzip_level));
  const std::string key = own_etag ? request.target + "\n" + response.etag : response.etag;
  Body body = m_cache.find(key);
  if (!body) {
    body = make_body(formats::gzip_compress(*response.body, gzip_level));
    m_cache.store(key, body);
  }
  return body;
}

WireResponse ResponsePipeline::finish(const Request& request, Response response) {
  if (!response.body) response.body = make_body({});
  if (!request.reads_only()) response.caching = Caching::none;
  const bool kept = response.status == 200 && response.caching != Caching::none;
  const bool own_etag = kept && !response.etag.empty();
  if (!kept) response.etag.clear();
  if (kept && !own_etag) response.etag = base::blake2b_hex(*response.body).substr(0, 32);

  const bool may_gzip =
      response.body->size() > gzip_bytes_min && is_compressible(response.content_type);
  const bool gzip = may_gzip && accepts_gzip(request.header("Accept-Encoding"));
  const std::string etag = gzip && kept ? response.etag + std::string(gzip_suffix) : response.etag;

  WireResponse wire;
  if (kept && etag_matches(request.header("If-None-Match"), response.etag)) {
    response.status = wire.status = 304;
    wire.head = head_of(response, etag, may_gzip);
    return wire;
  }
  wire.status = response.status;
  wire.head = head_of(response, etag, may_gzip);
  if (response.status == 204) return wire;
  const Body body = gzip ? compressed(request, response, own_etag) : response.body;
  append_header(wire.head, "Content-Type", response.content_type);
  if (gzip) append_header(wire.head, "Content-Encoding", "gzip");
  append_header(wire.head, "Content-Length", std::to_string(body->size()));
  if (request.method != "HEAD") wire.body = body;
  return wire;
}

}  // namespace engawa::server
