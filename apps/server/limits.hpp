#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace engawa::server {

/// Takes `bytes` from an allowance shared by all connections and gives them back at the end.
class Reservation {
 public:
  Reservation(std::atomic<std::uint64_t>& used, std::uint64_t bytes, std::uint64_t bytes_max)
      : m_used(used), m_bytes(bytes), m_granted(used.fetch_add(bytes) + bytes <= bytes_max) {}
  Reservation(const Reservation&) = delete;
  Reservation& operator=(const Reservation&) = delete;
  ~Reservation() { m_used.fetch_sub(m_bytes); }

  [[nodiscard]] bool granted() const { return m_granted; }

 private:
  std::atomic<std::uint64_t>& m_used;
  std::uint64_t m_bytes;
  bool m_granted;
};

/// Raises the process's soft limit of open descriptors, as far as its hard limit allows, so that
/// `connections_max` connections and some files fit: the usual 1,024 is below our own limit.
void raise_descriptor_limit(std::size_t connections_max);

}  // namespace engawa::server
