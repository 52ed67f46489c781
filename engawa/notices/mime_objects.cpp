#include "engawa/notices/mime_objects.hpp"

#include <mutex>

namespace engawa::notices {

void start_mime() {
  static std::once_flag once;
  std::call_once(once, [] { g_mime_init(); });
}

Held<GMimeStream> stream_of(const std::string& bytes) {
  return Held<GMimeStream>(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
}

}  // namespace engawa::notices
