#include "apps/server/body_cache.hpp"

namespace engawa::server {

std::size_t BodyCache::cost(const Entry& entry) {
  return 2 * entry.key.size() + entry.body->size();  // the key is held in the map as well
}

Body BodyCache::find(const std::string& key) {
  const std::lock_guard guard(m_lock);
  const auto found = m_by_key.find(key);
  if (found == m_by_key.end()) return nullptr;
  m_newest_first.splice(m_newest_first.begin(), m_newest_first, found->second);
  return found->second->body;
}

void BodyCache::store(const std::string& key, Body body) {
  Entry entry{key, std::move(body)};
  const std::size_t entry_cost = cost(entry);
  if (entry_cost > m_bytes_max / 4) return;
  const std::lock_guard guard(m_lock);
  if (m_by_key.contains(key)) return;
  while (m_bytes + entry_cost > m_bytes_max) {
    m_bytes -= cost(m_newest_first.back());
    m_by_key.erase(m_newest_first.back().key);
    m_newest_first.pop_back();
  }
  m_newest_first.push_front(std::move(entry));
  m_by_key.emplace(key, m_newest_first.begin());
  m_bytes += entry_cost;
}

std::size_t BodyCache::bytes() const {
  const std::lock_guard guard(m_lock);
  return m_bytes;
}

}  // namespace engawa::server
