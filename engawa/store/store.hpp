#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "engawa/store/database.hpp"
#include "engawa/store/migrations.hpp"

namespace engawa::store {

class Store;

/// A connection borrowed from a Store; goes back at the end of its life, unless it is broken or a
/// transaction is still open on it: then it is closed. Used by one thread.
class Lease {
 public:
  [[nodiscard]] Database& database() { return *m_database; }

  Lease(Lease&& other) noexcept = default;
  Lease& operator=(Lease&&) = delete;
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;
  ~Lease();

 private:
  friend class Store;
  Lease(Store& store, std::unique_ptr<Database> database)
      : m_store(&store), m_database(std::move(database)) {}
  Store* m_store;
  std::unique_ptr<Database> m_database;  ///< null once moved from
};

/// One installation's database with its schema up to date. Safe from any thread; outlives its
/// leases.
class Store {
 public:
  /// Opens the database and migrates it. STO-001, STO-004, STO-007.
  [[nodiscard]] static base::Result<std::unique_ptr<Store>> open(
      Location location, const std::vector<Migration>& migrations);

  /// A connection that is free, or a new one. STO-001, STO-007.
  [[nodiscard]] base::Result<Lease> lease();
  /// A connection of one's own.
  [[nodiscard]] base::Result<Database> connect() const;
  [[nodiscard]] const Location& location() const { return m_location; }

 private:
  friend class Lease;
  explicit Store(Location location) : m_location(std::move(location)) {}
  [[nodiscard]] std::unique_ptr<Database> take_free();
  void give_back(std::unique_ptr<Database> database);

  Location m_location;
  std::mutex m_lock;
  std::vector<std::unique_ptr<Database>> m_free;  ///< guarded by m_lock
};

}  // namespace engawa::store
