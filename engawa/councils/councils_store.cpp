#include "engawa/councils/councils_store.hpp"

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

}  // namespace

std::vector<store::Migration> councils_migrations() {
  return {{"0007_councils_councils", council_tables()}};
}

}  // namespace engawa::councils
