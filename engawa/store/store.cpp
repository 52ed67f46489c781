#include "engawa/store/store.hpp"

namespace engawa::store {
namespace {

// More threads than this at work at once is rare, and each connection holds memory and, on
// PostgreSQL, a process of the server.
constexpr std::size_t free_max = 32;

}  // namespace

Lease::~Lease() {
  if (m_database != nullptr) m_store->give_back(std::move(m_database));
}

base::Result<std::unique_ptr<Store>> Store::open(Location location,
                                                 const std::vector<Migration>& migrations) {
  std::unique_ptr<Store> store(new Store(std::move(location)));
  Lease lease = TRY(store->lease());
  TRY(migrate(lease.database(), migrations));
  return store;
}

base::Result<Lease> Store::lease() {
  while (auto database = take_free()) {
    // A server may have been restarted since the connection was given back.
    if (database->is_idle()) return Lease(*this, std::move(database));
  }
  return Lease(*this, std::make_unique<Database>(TRY(connect())));
}

base::Result<Database> Store::connect() const { return Database::open(m_location); }

std::unique_ptr<Database> Store::take_free() {
  const std::lock_guard guard(m_lock);
  if (m_free.empty()) return nullptr;
  auto database = std::move(m_free.back());
  m_free.pop_back();
  return database;
}

void Store::give_back(std::unique_ptr<Database> database) {
  if (!database->is_idle()) return;
  const std::lock_guard guard(m_lock);
  if (m_free.size() < free_max) m_free.push_back(std::move(database));
}

}  // namespace engawa::store
