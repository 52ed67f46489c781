#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <random>
#include <thread>

#include "engawa/base/id.hpp"
#include "engawa/store/databases_for_tests.hpp"
#include "engawa/store/event_log.hpp"
#include "engawa/store/records.hpp"

/// A writer is killed (SIGKILL) at random moments under load. What it had told somebody as written
/// must be there, the log must hold, and the file must be sound.
namespace engawa::store {

using ReceiptId = base::Id<struct ReceiptTag>;
struct Receipt {
  ReceiptId id;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(Receipt, (), (id, text))
template <>
inline constexpr std::string_view table_of<Receipt> = "store_receipts";

namespace {

const Migration receipts{"0902_store_receipts",
                         record_table_sql(table_of<Receipt>, "text text NOT NULL", {})};

/// Adds and amends records until it is killed; each id goes into the pipe once its change stands.
[[noreturn]] void write_until_killed(const Location& location, int pipe_end) {
  auto database = Database::open(location);
  if (!database.ok()) _exit(1);
  while (true) {
    auto change = Change::begin(*database, {"writer", "書き手"}, "store.add_receipt");
    if (!change.ok()) _exit(2);
    Receipt receipt{base::new_id<ReceiptId>(), std::string(500, 'a')};
    if (!add(*change, receipt).ok()) _exit(3);
    receipt.text = "b";
    if (!amend(*change, receipt, 1).ok()) _exit(4);
    if (!change->commit().ok()) _exit(5);
    const std::string line = receipt.id.text + "\n";
    if (write(pipe_end, line.data(), line.size()) != static_cast<ssize_t>(line.size())) _exit(6);
  }
}

std::vector<std::string> lines_of(int pipe_end) {
  std::string all;
  std::array<char, 65536> part{};
  for (ssize_t n = 0; (n = read(pipe_end, part.data(), part.size())) > 0;) {
    all.append(part.data(), static_cast<std::size_t>(n));
  }
  std::vector<std::string> lines;
  std::size_t start = 0;
  for (auto end = all.find('\n'); end != std::string::npos; end = all.find('\n', start)) {
    lines.push_back(all.substr(start, end - start));
    start = end + 1;
  }
  return lines;
}

class Kills : public EveryEngine {
 protected:
  /// One writer, killed after `delay`. Gives what it had acknowledged.
  std::vector<std::string> kill_a_writer(std::chrono::microseconds delay) {
    std::array<int, 2> ends{};
    EXPECT_EQ(pipe(ends.data()), 0);
    const pid_t child = fork();
    if (child == 0) {
      close(ends[0]);
      write_until_killed(location, ends[1]);
    }
    close(ends[1]);
    // The reader drains the pipe meanwhile, so that the writer never waits for it.
    std::vector<std::string> acknowledged;
    std::thread reader([&] { acknowledged = lines_of(ends[0]); });
    std::this_thread::sleep_for(delay);
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status)) << "the writer gave up with " << WEXITSTATUS(status);
    reader.join();
    close(ends[0]);
    return acknowledged;
  }
};
INSTANTIATE_TEST_SUITE_P(Of, Kills, every_engine(), engine_name);

TEST_P(Kills, LoseNothingThatWasAcknowledged) {
  ASSERT_TRUE(
      migrate(database(), in_order({event_log_migrations(), {change_migration(), receipts}})).ok());
  const bool is_long = std::getenv("ENGAWA_LONG_TESTS") != nullptr;
  const int rounds = !is_long ? 50 : GetParam() == Engine::Sqlite ? 1'000 : 100;
  // A client of a server needs longer until it writes.
  const unsigned microseconds_max = GetParam() == Engine::Sqlite ? 40'000 : 200'000;
  std::mt19937 random(4711);
  std::vector<std::string> all;
  for (int round = 0; round < rounds; ++round) {
    const auto told = kill_a_writer(std::chrono::microseconds(random() % microseconds_max));
    all.insert(all.end(), told.begin(), told.end());
    auto opened = Database::open(location);
    ASSERT_TRUE(opened.ok()) << opened.problem().english();
    for (const auto& id : told) {
      const auto found = get<Receipt>(*opened, id);
      ASSERT_TRUE(found.ok()) << "round " << round << " lost " << id;
      ASSERT_EQ(found->record.text, "b");
      ASSERT_EQ(found->version, 2);
    }
  }
  EXPECT_GT(all.size(), static_cast<std::size_t>(rounds));
  ASSERT_TRUE(database().check_integrity().ok());
  const auto events = verify_events(database());
  ASSERT_TRUE(events.ok()) << events.problem().english();
  // Every change has its line, and no line is without its change.
  EXPECT_EQ(static_cast<std::size_t>(*events), list<Receipt>(database())->size());
  EXPECT_GE(static_cast<std::size_t>(*events), all.size());
}

}  // namespace
}  // namespace engawa::store
