#include "engawa/councils/councils_store.hpp"

#include <set>

#include "engawa/councils/contact.hpp"
#include "engawa/councils/relation.hpp"
#include "engawa/councils/room.hpp"
#include "engawa/councils/seat.hpp"
#include "engawa/store/records.hpp"

namespace engawa::councils {
namespace {

std::string council_tables() {
  return store::record_table_sql(
             store::table_of<Council>,
             "kind text NOT NULL, name text NOT NULL, reading text NOT NULL, area text NOT NULL, "
             "parent text NOT NULL, owner text NOT NULL, co_owners text NOT NULL, "
             "purpose text NOT NULL, charter text NOT NULL, established_on text, "
             "term_years bigint NOT NULL, closed_on text",
             {"owner", "parent"}) +
         store::record_table_sql(store::table_of<Term>,
                                 "council text NOT NULL, name text NOT NULL, "
                                 "starts_on text NOT NULL, ends_on text NOT NULL",
                                 {"council"}) +
         store::record_table_sql(
             store::table_of<Seat>,
             "council text NOT NULL, post text NOT NULL, role text NOT NULL, role_grant text NOT "
             "NULL, starts_on text NOT NULL, ends_on text, is_coordinator smallint NOT NULL, "
             "meeting text NOT NULL, materials text NOT NULL",
             {"council", "post"});
}

std::string relation_tables() {
  return "ALTER TABLE councils_councils ADD COLUMN themes text NOT NULL DEFAULT '[]';" +
         store::record_table_sql(store::table_of<CouncilRelation>,
                                 "council text NOT NULL, other text NOT NULL, other_name text NOT "
                                 "NULL, purpose text NOT NULL, role text NOT NULL, relation text "
                                 "NOT NULL, themes text NOT NULL",
                                 {"council"}) +
         store::record_table_sql(store::table_of<PurposeAcknowledgement>,
                                 "council text NOT NULL, organisation text NOT NULL, wording text "
                                 "NOT NULL, acknowledged_on text NOT NULL, acknowledged_by text "
                                 "NOT NULL",
                                 {"council"}) +
         store::record_table_sql(
             store::table_of<RoleExpectation>,
             "council text NOT NULL, organisation text NOT NULL, function text NOT NULL, "
             "issue text NOT NULL, is_expected smallint NOT NULL, expected_note text NOT NULL, "
             "is_offered smallint NOT NULL, offered_note text NOT NULL, answered_on text, "
             "answered_by text NOT NULL",
             {"council"});
}

std::string room_tables() {
  return store::record_table_sql(
             store::table_of<Nomination>,
             "council text NOT NULL, organisation text NOT NULL, request text NOT NULL, "
             "requested_on text NOT NULL, due_on text NOT NULL, state text NOT NULL, "
             "post text NOT NULL, answer text NOT NULL, answered_on text",
             {"council", "organisation"}) +
         store::record_table_sql(store::table_of<MaterialSlot>,
                                 "council text NOT NULL, meeting text NOT NULL, title text NOT "
                                 "NULL, owner text NOT NULL, due_on text, body text NOT NULL, "
                                 "state text NOT NULL",
                                 {"council"}) +
         store::record_table_sql(
             store::table_of<SlotComment>,
             "council text NOT NULL, slot text NOT NULL, author text NOT NULL, author_name text "
             "NOT NULL, written_on text NOT NULL, body text NOT NULL, is_settled smallint NOT NULL",
             {"council", "slot"}) +
         store::record_table_sql(store::table_of<CouncilTask>,
                                 "council text NOT NULL, audience text NOT NULL, title text NOT "
                                 "NULL, owner text NOT NULL, due_on text, state text NOT NULL, "
                                 "note text NOT NULL",
                                 {"council", "owner"});
}

std::string contact_tables() {
  return store::record_table_sql(
             store::table_of<Contact>,
             "tenant text NOT NULL, organisation text NOT NULL, person text NOT NULL, "
             "person_words text NOT NULL, day text NOT NULL, how text NOT NULL, note text NOT "
             "NULL, understanding bigint NOT NULL, next_step text NOT NULL, next_on text, "
             "is_next_done smallint NOT NULL",
             {"tenant", "organisation"}) +
         store::record_table_sql(store::table_of<KeyPerson>,
                                 "tenant text NOT NULL, organisation text NOT NULL, person text "
                                 "NOT NULL, person_words text NOT NULL, strength text NOT NULL, "
                                 "note text NOT NULL",
                                 {"tenant"}) +
         store::record_table_sql(store::table_of<Relay>,
                                 "council text NOT NULL, source text NOT NULL, target text NOT "
                                 "NULL, target_words text NOT NULL, what text NOT NULL, "
                                 "reach_count bigint NOT NULL, starts_on text NOT NULL, "
                                 "ends_on text",
                                 {"council"});
}

}  // namespace

std::vector<store::Migration> councils_migrations() {
  return {{"0007_councils_councils", council_tables()},
          {"0008_councils_relations", relation_tables()},
          {"0009_councils_room", room_tables()},
          {"0010_councils_contacts", contact_tables()}};
}

base::Result<std::map<std::string, int>> seat_counts_on(store::Database& database,
                                                        const base::Date& day) {
  std::map<std::string, int> counts;
  TRY(database.each("SELECT council, count(*) FROM " + std::string(store::table_of<Seat>) +
                        " WHERE is_current = 1 AND is_removed = 0 AND starts_on <= $1 AND "
                        "(ends_on IS NULL OR ends_on >= $1) GROUP BY council",
                    {day.iso()}, [&](const store::Row& row) {
                      counts[row.text(0)] = static_cast<int>(row.integer(1));
                    }));
  return counts;
}

base::Result<std::vector<Council>> councils_with_place(store::Database& database,
                                                       const accounts::Actor& actor) {
  std::set<std::string> tenants;
  for (const auto& held : actor.roles) tenants.insert(held.tenant);
  std::map<std::string, Council> found;
  for (const auto& tenant : tenants) {
    // Co-owners are a short JSON list of ids, each within quotes.
    for (auto& one :
         TRY(store::list<Council>(database, "(id = $1 OR owner = $1 OR co_owners LIKE $2)",
                                  {tenant, "%\"" + tenant + "\"%"}))) {
      found.emplace(one.record.id.text, std::move(one.record));
    }
  }
  std::vector<Council> councils;
  for (auto& [id, council] : found) councils.push_back(std::move(council));
  return councils;
}

}  // namespace engawa::councils
