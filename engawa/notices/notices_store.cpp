#include "engawa/notices/notices_store.hpp"

#include "engawa/documents/pdf_writer.hpp"

namespace engawa::notices {

using base::Result;

namespace {

const std::string notices_table(store::table_of<Notice>);

std::string tables_sql() {
  return store::record_table_sql(
             store::table_of<Notice>,
             "tenant text NOT NULL, subject text NOT NULL, kind text NOT NULL, "
             "organisation text NOT NULL, organisation_name text NOT NULL, addressee text NOT "
             "NULL, postal_code text NOT NULL, address text NOT NULL, channel text NOT NULL, "
             "mail text NOT NULL, title text NOT NULL, text text NOT NULL, letter text "
             "NOT NULL, enclosures text NOT NULL, state text NOT NULL, reason text NOT NULL, "
             "attempts bigint NOT NULL, next_attempt_at bigint NOT NULL, released_at bigint NOT "
             "NULL, sent_on text, received_on text, received_by text NOT NULL",
             {"subject", "state"}) +
         "CREATE TABLE notices_enclosures (id text PRIMARY KEY, name text NOT NULL, "
         "content_type text NOT NULL, content {bytes} NOT NULL);";
}

}  // namespace

std::vector<store::Migration> notices_migrations() { return {{"0014_notices", tables_sql()}}; }

Result<EnclosureId> add_enclosure(store::Change& change, std::string name, std::string content_type,
                                  std::string bytes) {
  const auto id = base::new_id<EnclosureId>();
  TRY(change.database().run(
      "INSERT INTO notices_enclosures VALUES ($1, $2, $3, $4)",
      {id.text, std::move(name), std::move(content_type), store::Blob{std::move(bytes)}}));
  change.mention("notices_enclosures", id.text);
  return id;
}

Result<Enclosure> enclosure(store::Database& database, const EnclosureId& id) {
  Enclosure found;
  TRY(database.each("SELECT name, content_type, content FROM notices_enclosures WHERE id = $1",
                    {id.text}, [&](const store::Row& row) {
                      found = {id, row.text(0), row.text(1), row.bytes(2)};
                    }));
  if (found.id.empty()) return base::make_problem(store::problems::no_record, id.text);
  return found;
}

Result<Enclosure> letter_file(const Notice& notice) {
  auto options = documents::dated(notice.letter.issued_on);
  return Enclosure{{},
                   notice.letter.title + ".pdf",
                   "application/pdf",
                   TRY(documents::write_pdf(letter_document(notice.letter), options))};
}

Result<std::vector<store::Versioned<Notice>>> due_mails(store::Database& database, std::int64_t now,
                                                        int count_max) {
  return store::select<Notice>(
      database,
      "WHERE is_current = 1 AND is_removed = 0 AND state = 'waiting' AND next_attempt_at <= $1 "
      "ORDER BY released_at, id LIMIT " +
          std::to_string(count_max),
      {now});
}

Result<std::vector<store::Versioned<Notice>>> abandoned_mails(store::Database& database,
                                                              std::int64_t before) {
  return store::list<Notice>(database, "state = 'sending' AND next_attempt_at < $1", {before});
}

Result<std::vector<store::Versioned<Notice>>> notices_about(store::Database& database,
                                                            const std::string& subject) {
  return store::select<Notice>(database,
                               "WHERE is_current = 1 AND is_removed = 0 AND subject = $1 ORDER BY "
                               "kind, organisation_name, id",
                               {subject});
}

}  // namespace engawa::notices
