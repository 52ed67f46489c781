#include "engawa/store/event_log.hpp"

#include <array>
#include <ctime>

#include "engawa/base/hash.hpp"
#include "engawa/store/problems.hpp"

namespace engawa::store {
namespace {

// Lengths stand in front of the parts so that no two lines can share one text.
std::string line_hash(const std::string& previous, std::int64_t sequence, const std::string& at,
                      const std::string& verb, const std::string& detail,
                      const std::string& actor) {
  std::string text = previous + "|" + std::to_string(sequence);
  for (const auto* part : {&at, &verb, &detail, &actor}) {
    // Lines written before actors were known have no such part.
    if (part == &actor && actor.empty()) continue;
    text += "|" + std::to_string(part->size()) + ":" + *part;
  }
  return base::blake2b_hex(text);
}

}  // namespace

std::vector<Migration> event_log_migrations() {
  return {{"0001_store_events",
           "CREATE TABLE store_events(sequence integer PRIMARY KEY, at text NOT NULL, "
           "verb text NOT NULL, detail text NOT NULL, hash text NOT NULL);"
           "CREATE TABLE store_event_head(one integer PRIMARY KEY CHECK(one=1), "
           "sequence integer NOT NULL, hash text NOT NULL);"
           "INSERT INTO store_event_head(one, sequence, hash) VALUES(1, 0, '');"},
          {"0003_store_event_actors",
           "ALTER TABLE store_events ADD COLUMN actor text NOT NULL DEFAULT '';"
           "CREATE INDEX store_events_actor ON store_events(actor);"
           "CREATE INDEX store_events_verb ON store_events(verb);"}};
}

base::Status append_event(Database& database, const std::string& at, const std::string& verb,
                          const std::string& detail, const std::string& actor) {
  std::int64_t sequence = 0;
  std::string previous;
  TRY(database.each("SELECT sequence, hash FROM store_event_head", {}, [&](const Row& row) {
    sequence = row.integer(0);
    previous = row.text(1);
  }));
  ++sequence;
  const std::string hash = line_hash(previous, sequence, at, verb, detail, actor);
  TRY(
      database.run("INSERT INTO store_events(sequence, at, verb, detail, hash, actor) "
                   "VALUES($1,$2,$3,$4,$5,$6)",
                   {sequence, at, verb, detail, hash, actor}));
  return database.run("UPDATE store_event_head SET sequence=$1, hash=$2", {sequence, hash});
}

namespace {

base::Result<std::vector<Event>> events_where(Database& database, const std::string& condition,
                                              const std::vector<Value>& values) {
  std::vector<Event> events;
  TRY(database.each("SELECT sequence, at, actor, verb, detail, hash FROM store_events " + condition,
                    values, [&](const Row& row) {
                      events.push_back({row.integer(0), row.text(1), row.text(2), row.text(3),
                                        row.text(4), row.text(5)});
                    }));
  return events;
}

}  // namespace

base::Result<std::vector<Event>> read_events(Database& database) {
  return events_where(database, "ORDER BY sequence", {});
}

base::Result<std::int64_t> last_event(Database& database) {
  return TRY(database.integer("SELECT sequence FROM store_event_head")).value_or(0);
}

base::Result<std::int64_t> last_event_of(Database& database, const std::string& folder) {
  // "." to "/" spans every verb of the folder and lets the index on verbs answer.
  return TRY(database.integer(
                 "SELECT max(sequence) FROM store_events WHERE verb > $1 AND verb < $2",
                 {folder + ".", folder + "/"}))
      .value_or(0);
}

base::Result<std::optional<Event>> event_of_change(Database& database, const std::string& actor,
                                                   const std::string& change_id) {
  auto events = TRY(events_where(database, "WHERE actor = $1 AND detail LIKE $2",
                                 {actor, "{\"change\":\"" + change_id + "\"%"}));
  if (events.empty()) return std::optional<Event>{};
  return std::optional(std::move(events.back()));
}

base::Result<std::int64_t> verify_events(Database& database) {
  const auto events = TRY(read_events(database));
  std::string previous;
  std::int64_t sequence = 0;
  for (const auto& event : events) {
    ++sequence;
    const bool same = event.sequence == sequence &&
                      event.hash == line_hash(previous, sequence, event.at, event.verb,
                                              event.detail, event.actor);
    if (!same) {
      return base::make_problem(problems::broken_chain, "line " + std::to_string(sequence));
    }
    previous = event.hash;
  }
  std::string head;
  TRY(database.each("SELECT hash FROM store_event_head", {},
                    [&](const Row& row) { head = row.text(0); }));
  if (head != previous) {
    return base::make_problem(problems::broken_chain,
                              "end of log after line " + std::to_string(sequence));
  }
  return sequence;
}

std::string timestamp_now() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  std::array<char, 32> text{};
  const auto size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
  return {text.data(), size};
}

}  // namespace engawa::store
