#include "engawa/notices/mail_message.hpp"

#include <algorithm>

#include "engawa/notices/mime_objects.hpp"
#include "engawa/notices/problems.hpp"

namespace engawa::notices {
namespace {

Held<GMimePart> part_of(const char* type, const char* subtype, const std::string& bytes) {
  Held<GMimePart> part(g_mime_part_new_with_type(type, subtype));
  const auto stream = stream_of(bytes);
  const Held<GMimeDataWrapper> content(
      g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
  g_mime_part_set_content(part.get(), content.get());
  g_mime_part_set_content_encoding(part.get(), GMIME_CONTENT_ENCODING_BASE64);
  return part;
}

Held<GMimePart> text_part(const std::string& text) {
  auto part = part_of("text", "plain", text);
  g_mime_object_set_content_type_parameter(GMIME_OBJECT(part.get()), "charset", "utf-8");
  return part;
}

Held<GMimePart> attachment(const Enclosure& enclosure) {
  const auto slash = enclosure.content_type.find('/');
  const std::string type = enclosure.content_type.substr(0, slash);
  const std::string subtype =
      slash == std::string::npos ? "octet-stream" : enclosure.content_type.substr(slash + 1);
  auto part = part_of(type.c_str(), subtype.c_str(), enclosure.bytes);
  g_mime_object_set_disposition(GMIME_OBJECT(part.get()), GMIME_DISPOSITION_ATTACHMENT);
  g_mime_part_set_filename(part.get(), enclosure.name.c_str());
  return part;
}

// One line, as a header may hold it.
bool is_line(const std::string& text) { return text.find_first_of("\r\n") == std::string::npos; }

// RFC 2047, 2: an encoded word has at most 75 characters. The library makes one of each word of the
// text, and Japanese has no spaces; readers leave out the space between two encoded words.
std::string encoded_words(const std::string& text) {
  constexpr std::size_t bytes_max = 42;  // 56 of base64 and what stands around them
  std::string encoded;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = std::min(begin + bytes_max, text.size());
    const auto is_within = [&](std::size_t at) {
      return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
    };
    while (is_within(end)) --end;
    char* const word =
        g_mime_utils_header_encode_text(nullptr, text.substr(begin, end - begin).c_str(), "utf-8");
    if (!encoded.empty()) encoded += ' ';
    encoded += word;
    g_free(word);
    begin = end;
  }
  return encoded;
}

std::string text_of(GMimeMessage* message) {
  const Held<GMimeStream> stream(g_mime_stream_mem_new());
  GMimeFormatOptions* options = g_mime_format_options_new();
  g_mime_format_options_set_newline_format(options, GMIME_NEWLINE_FORMAT_DOS);
  g_mime_format_options_set_param_encoding_method(options, GMIME_PARAM_ENCODING_METHOD_RFC2231);
  g_mime_object_write_to_stream(GMIME_OBJECT(message), options, stream.get());
  g_mime_format_options_free(options);
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

}  // namespace

std::string domain_of(const std::string& address) { return address.substr(address.find('@') + 1); }

base::Result<std::string> write_mail(const Notice& notice, const std::vector<Enclosure>& enclosures,
                                     const MailSettings& settings, std::int64_t now) {
  if (notice.mail.find('@') == std::string::npos || !is_line(notice.mail) ||
      !is_line(notice.title)) {
    return base::make_problem(problems::mail_not_made, notice.mail, "name@domain");
  }
  start_mime();
  const Held<GMimeMessage> message(g_mime_message_new(TRUE));
  g_mime_message_add_mailbox(message.get(), GMIME_ADDRESS_TYPE_FROM, settings.sender_name.c_str(),
                             settings.sender.c_str());
  g_mime_message_add_mailbox(message.get(), GMIME_ADDRESS_TYPE_TO, notice.organisation_name.c_str(),
                             notice.mail.c_str());
  g_mime_object_set_header(GMIME_OBJECT(message.get()), "Subject",
                           encoded_words(notice.title).c_str(), "utf-8");
  GTimeZone* const japan = g_time_zone_new_identifier("+09:00");
  GDateTime* const utc = g_date_time_new_from_unix_utc(now);
  GDateTime* const there = g_date_time_to_timezone(utc, japan);
  g_mime_message_set_date(message.get(), there);
  g_date_time_unref(there);
  g_date_time_unref(utc);
  g_time_zone_unref(japan);
  const std::string id = notice.id.text + "@" + domain_of(settings.sender);
  g_mime_message_set_message_id(message.get(), id.c_str());
  const auto text = text_part(notice.text);
  if (enclosures.empty()) {
    g_mime_message_set_mime_part(message.get(), GMIME_OBJECT(text.get()));
    return text_of(message.get());
  }
  const Held<GMimeMultipart> parts(g_mime_multipart_new_with_subtype("mixed"));
  g_mime_multipart_add(parts.get(), GMIME_OBJECT(text.get()));
  for (const auto& enclosure : enclosures) {
    const auto part = attachment(enclosure);
    g_mime_multipart_add(parts.get(), GMIME_OBJECT(part.get()));
  }
  g_mime_message_set_mime_part(message.get(), GMIME_OBJECT(parts.get()));
  return text_of(message.get());
}

}  // namespace engawa::notices
