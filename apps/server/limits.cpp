#include "apps/server/limits.hpp"

#include <sys/resource.h>

#include <algorithm>

namespace engawa::server {
namespace {

constexpr std::size_t descriptors_for_files = 256;

}  // namespace

void raise_descriptor_limit(std::size_t connections_max) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  const rlim_t wanted = std::min<rlim_t>(limit.rlim_max, connections_max + descriptors_for_files);
  if (limit.rlim_cur >= wanted) return;
  limit.rlim_cur = wanted;
  // When this fails the accept loop still survives running out of descriptors.
  static_cast<void>(::setrlimit(RLIMIT_NOFILE, &limit));
}

}  // namespace engawa::server
