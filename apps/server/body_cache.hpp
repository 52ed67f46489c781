#pragma once

#include <cstddef>
#include <list>
#include <mutex>
#include <string>
#include <unordered_map>

#include "apps/server/message.hpp"

namespace engawa::server {

/// Bodies by key, at most `bytes_max` bytes of keys and bodies in all; the one not asked for
/// longest goes first. Safe for concurrent use.
class BodyCache {
 public:
  explicit BodyCache(std::size_t bytes_max) : m_bytes_max(bytes_max) {}

  /// Null when not held.
  [[nodiscard]] Body find(const std::string& key);
  /// A body over a quarter of the whole is not kept, so that one large file does not empty it.
  void store(const std::string& key, Body body);
  [[nodiscard]] std::size_t bytes() const;

 private:
  struct Entry {
    std::string key;
    Body body;
  };
  [[nodiscard]] static std::size_t cost(const Entry& entry);

  mutable std::mutex m_lock;
  const std::size_t m_bytes_max;
  std::size_t m_bytes = 0;
  std::list<Entry> m_newest_first;
  std::unordered_map<std::string, std::list<Entry>::iterator> m_by_key;
};

}  // namespace engawa::server
