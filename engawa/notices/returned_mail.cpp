#include "engawa/notices/returned_mail.hpp"

#include <algorithm>
#include <cctype>

#include "engawa/base/text.hpp"
#include "engawa/notices/mail_message.hpp"
#include "engawa/notices/mime_objects.hpp"

namespace engawa::notices {
namespace {

constexpr std::size_t reason_bytes_max = 300;

bool is_type(GMimeObject* part, const char* type, const char* subtype) {
  GMimeContentType* const found = g_mime_object_get_content_type(part);
  return found != nullptr && g_mime_content_type_is_type(found, type, subtype) != 0;
}

Held<GMimeMessage> parsed(const std::string& bytes) {
  const auto stream = stream_of(bytes);
  const Held<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  return Held<GMimeMessage>(g_mime_parser_construct_message(parser.get(), nullptr));
}

std::string content_of(GMimeObject* part) {
  if (!GMIME_IS_PART(part)) return {};
  GMimeDataWrapper* const content = g_mime_part_get_content(GMIME_PART(part));
  if (content == nullptr) return {};
  const Held<GMimeStream> target(g_mime_stream_mem_new());
  if (g_mime_data_wrapper_write_to_stream(content, target.get()) < 0) return {};
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(target.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

/// "Name: value" lines of a delivery status, the folded ones joined.
std::vector<std::pair<std::string, std::string>> fields_of(const std::string& text) {
  std::vector<std::pair<std::string, std::string>> fields;
  for (const auto& line : base::split(text, '\n')) {
    const bool is_folded = line.starts_with(' ') || line.starts_with('\t');
    if (is_folded && !fields.empty()) {
      fields.back().second += " " + base::trim(line);
      continue;
    }
    const auto colon = line.find(':');
    if (colon == std::string::npos) continue;
    std::string name = lower(base::trim(line.substr(0, colon)));
    fields.emplace_back(std::move(name), base::trim(line.substr(colon + 1)));
  }
  return fields;
}

/// What a foreign server said, as it may be kept and shown: printable ASCII, not without end.
std::string as_one_line(const std::string& text) {
  std::string line = text.substr(0, reason_bytes_max);
  for (char& c : line) {
    if (c < ' ' || c > '~') c = '?';
  }
  return line;
}

/// Why, where one of the recipients was not reached for good.
std::optional<std::string> failure_in(const std::string& status) {
  bool failed = false;
  std::string code;
  std::string words;
  for (const auto& [name, value] : fields_of(status)) {
    if (name == "action") failed = failed || lower(value).starts_with("failed");
    if (name == "status") code = value;
    // "smtp; 550 5.1.1 ...": what speaks stands before the semicolon.
    if (name == "diagnostic-code") words = base::trim(value.substr(value.find(';') + 1));
  }
  if (!failed) return std::nullopt;
  return as_one_line(words.empty() ? code : words);
}

/// Digits and small letters (base/id.hpp): nothing else of a foreign mail reaches the store.
bool looks_like_an_id(const std::string& text) {
  constexpr std::size_t characters_max = 32;
  const auto fits = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); };
  return !text.empty() && text.size() <= characters_max &&
         std::all_of(text.begin(), text.end(), fits);
}

/// The id that a mail of ours has before the "@" of its Message-ID.
std::optional<NoticeId> notice_of(GMimeMessage* original, const std::string& sender) {
  const char* const found = original == nullptr ? nullptr : g_mime_message_get_message_id(original);
  if (found == nullptr) return std::nullopt;
  const std::string id = found;
  const auto at = id.find('@');
  if (at == std::string::npos || id.substr(at + 1) != domain_of(sender)) return std::nullopt;
  NoticeId notice{id.substr(0, at)};
  return looks_like_an_id(notice.text) ? std::optional(std::move(notice)) : std::nullopt;
}

}  // namespace

std::optional<ReturnedMail> read_returned(const std::string& message, const std::string& sender) {
  start_mime();
  const auto report = parsed(message);
  GMimeObject* const root = report ? g_mime_message_get_mime_part(report.get()) : nullptr;
  if (root == nullptr || !GMIME_IS_MULTIPART(root) || !is_type(root, "multipart", "report"))
    return std::nullopt;
  std::optional<std::string> failure;
  std::optional<NoticeId> notice;
  const int parts = g_mime_multipart_get_count(GMIME_MULTIPART(root));
  for (int i = 0; i < parts; ++i) {
    GMimeObject* const part = g_mime_multipart_get_part(GMIME_MULTIPART(root), i);
    if (is_type(part, "message", "delivery-status")) failure = failure_in(content_of(part));
    if (GMIME_IS_MESSAGE_PART(part)) {
      notice = notice_of(g_mime_message_part_get_message(GMIME_MESSAGE_PART(part)), sender);
    }
    if (is_type(part, "text", "rfc822-headers")) {
      const auto headers = parsed(content_of(part) + "\r\n\r\n");
      notice = notice_of(headers.get(), sender);
    }
  }
  if (!failure || !notice) return std::nullopt;
  return ReturnedMail{*notice, *failure};
}

}  // namespace engawa::notices
