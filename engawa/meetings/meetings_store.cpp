#include "engawa/meetings/meetings_store.hpp"

#include "engawa/meetings/roadmap.hpp"
#include "engawa/meetings/tiers.hpp"

namespace engawa::meetings {

using base::Result;

namespace {

std::string meeting_tables() {
  return store::record_table_sql(
             store::table_of<Meeting>,
             "council text NOT NULL, other_council text NOT NULL, kind text NOT NULL, series text "
             "NOT NULL, title text NOT NULL, fiscal_year bigint NOT NULL, month bigint NOT NULL, "
             "day text, starts_at text NOT NULL, ends_at text NOT NULL, place text NOT NULL, "
             "online text NOT NULL, openness text NOT NULL, openness_reason text NOT NULL, "
             "openness_decided_by text NOT NULL, observer_seats bigint NOT NULL, "
             "is_announced smallint NOT NULL, state text NOT "
             "NULL, minutes_state text NOT NULL, submitted_on text",
             {"council", "other_council", "day"}) +
         store::record_table_sql(store::table_of<MeetingBrief>,
                                 "meeting text NOT NULL, aim text NOT NULL, method text NOT NULL, "
                                 "schedule text NOT NULL, materials text NOT NULL, met_on text",
                                 {"meeting"}) +
         store::record_table_sql(store::table_of<MeetingReview>,
                                 "meeting text NOT NULL, went_well text NOT NULL, lessons text "
                                 "NOT NULL, held_on text",
                                 {"meeting"});
}

std::string agenda_tables() {
  return store::record_table_sql(
             store::table_of<AgendaItem>,
             "meeting text NOT NULL, position bigint NOT NULL, kind text NOT NULL, title text NOT "
             "NULL, presenter text NOT NULL, minutes bigint NOT NULL, prompt text NOT NULL, "
             "material text NOT NULL, material_due_on text, openness text NOT NULL, "
             "openness_reason text NOT NULL, "
             "openness_decided_by text NOT NULL",
             {"meeting"}) +
         store::record_table_sql(store::table_of<ItemMinutes>,
                                 "meeting text NOT NULL, item text NOT NULL, text text NOT NULL, "
                                 "public_text text NOT NULL",
                                 {"meeting", "item"}) +
         store::record_table_sql(store::table_of<Evidence>,
                                 "meeting text NOT NULL, item text NOT NULL, area text NOT NULL, "
                                 "indicator text NOT NULL, title text NOT NULL, sentence text NOT "
                                 "NULL, facts text NOT NULL, source text NOT NULL, figure text "
                                 "NOT NULL, frozen_on text NOT NULL",
                                 {"meeting"}) +
         store::record_table_sql(store::table_of<MeetingFile>,
                                 "meeting text NOT NULL, item text NOT NULL, name text NOT NULL, "
                                 "enclosure text NOT NULL, bytes bigint NOT NULL, sha256 text NOT "
                                 "NULL, added_on text NOT NULL, added_by text NOT NULL",
                                 {"meeting"}) +
         store::record_table_sql(store::table_of<Packet>,
                                 "meeting text NOT NULL, number bigint NOT NULL, enclosure text "
                                 "NOT NULL, pages bigint NOT NULL, frozen_on text NOT NULL, "
                                 "frozen_by text NOT NULL",
                                 {"meeting"}) +
         store::record_table_sql(
             store::table_of<MinutesVersion>,
             "meeting text NOT NULL, number bigint NOT NULL, present text NOT NULL, absent text "
             "NOT NULL, parts text NOT NULL, decisions text NOT NULL, public_decisions text NOT "
             "NULL, promises text NOT NULL, "
             "confirmed_on text NOT NULL, confirmed_by text NOT NULL, how text NOT NULL, "
             "published_on text",
             {"meeting"});
}

std::string people_tables() {
  return store::record_table_sql(store::table_of<DatePoll>,
                                 "meeting text NOT NULL, slots text NOT NULL, due_on text NOT NULL",
                                 {"meeting"}) +
         store::record_table_sql(
             store::table_of<Attendance>,
             "meeting text NOT NULL, post text NOT NULL, organisation text NOT NULL, marks text "
             "NOT NULL, presence text NOT NULL, proxy_name text NOT NULL, opinion text NOT NULL, "
             "answered_on text, answered_by text NOT NULL",
             {"meeting", "organisation"}) +
         store::record_table_sql(store::table_of<Decision>,
                                 "council text NOT NULL, meeting text NOT NULL, item text NOT "
                                 "NULL, text text NOT NULL, decided_on text NOT NULL",
                                 {"council", "meeting"}) +
         store::record_table_sql(
             store::table_of<ActionItem>,
             "council text NOT NULL, meeting text NOT NULL, decision text NOT NULL, title text NOT "
             "NULL, owner text NOT NULL, made_on text NOT NULL, due_on text NOT NULL, state text "
             "NOT NULL, result text NOT NULL",
             {"council", "meeting", "owner"});
}

std::string tiers_tables() {
  return store::record_table_sql(store::table_of<RoadmapItem>,
                                 "council text NOT NULL, fiscal_year bigint NOT NULL, theme text "
                                 "NOT NULL, text text NOT NULL, owner text NOT NULL, is_done "
                                 "smallint NOT NULL",
                                 {"council"}) +
         store::record_table_sql(store::table_of<ProgressReport>,
                                 "council text NOT NULL, fiscal_year bigint NOT NULL, done text "
                                 "NOT NULL, results text NOT NULL, difficulties text NOT NULL, "
                                 "know_how text NOT NULL, submitted_on text, submitted_by text "
                                 "NOT NULL",
                                 {"council"}) +
         store::record_table_sql(store::table_of<SupportRequest>,
                                 "council text NOT NULL, text text NOT NULL, asked_on text NOT "
                                 "NULL, asked_by text NOT NULL, answer text NOT NULL, answered_on "
                                 "text, answered_by text NOT NULL",
                                 {"council"});
}

// Two searches in the indexes; asked with OR, SQLite reads the whole table.
constexpr std::string_view of_council =
    "id IN (SELECT id FROM meetings_meetings WHERE is_current = 1 AND council = $1 UNION ALL "
    "SELECT id FROM meetings_meetings WHERE is_current = 1 AND other_council = $1)";

Result<std::vector<store::Versioned<Meeting>>> meetings_where(
    store::Database& database, const std::string& condition,
    const std::vector<store::Value>& values) {
  return store::select<Meeting>(database,
                                "WHERE is_current = 1 AND is_removed = 0 AND " + condition +
                                    " ORDER BY CASE WHEN day IS NULL THEN 1 ELSE 0 END, day, "
                                    "fiscal_year, starts_at, id",
                                values);
}

}  // namespace

std::vector<store::Migration> meetings_migrations() {
  return {{"0015_meetings", meeting_tables() + agenda_tables() + people_tables()},
          {"0016_meetings_tiers", tiers_tables()}};
}

Result<std::vector<store::Versioned<Meeting>>> meetings_of(store::Database& database,
                                                           const councils::CouncilId& council) {
  return meetings_where(database, std::string(of_council), {council.text});
}

Result<std::vector<store::Versioned<Meeting>>> meetings_of_year(store::Database& database,
                                                                const councils::CouncilId& council,
                                                                int fiscal_year) {
  return meetings_where(database, std::string(of_council) + " AND fiscal_year = $2",
                        {council.text, static_cast<std::int64_t>(fiscal_year)});
}

Result<std::vector<store::Versioned<AgendaItem>>> agenda_of(store::Database& database,
                                                            const MeetingId& meeting) {
  return store::select<AgendaItem>(
      database, "WHERE is_current = 1 AND is_removed = 0 AND meeting = $1 ORDER BY position, id",
      {meeting.text});
}

Result<store::Versioned<ItemMinutes>> minutes_of_item(store::Database& database,
                                                      const AgendaItem& item) {
  auto found = TRY(store::list<ItemMinutes>(database, "item = $1", {item.id.text}));
  if (!found.empty()) return std::move(found.front());
  store::Versioned<ItemMinutes> fresh;
  fresh.record.meeting = item.meeting;
  fresh.record.item = item.id;
  return fresh;
}

Result<store::Versioned<Attendance>> attendance_of(store::Database& database,
                                                   const MeetingId& meeting,
                                                   const accounts::Post& post) {
  auto found = TRY(store::list<Attendance>(database, "meeting = $1 AND post = $2",
                                           {meeting.text, post.id.text}));
  if (!found.empty()) return std::move(found.front());
  store::Versioned<Attendance> fresh;
  fresh.record.meeting = meeting;
  fresh.record.post = post.id;
  fresh.record.organisation = post.organisation;
  return fresh;
}

Result<std::vector<store::Versioned<MinutesVersion>>> minutes_versions(store::Database& database,
                                                                       const MeetingId& meeting) {
  return store::select<MinutesVersion>(
      database, "WHERE is_current = 1 AND is_removed = 0 AND meeting = $1 ORDER BY number DESC",
      {meeting.text});
}

Result<std::vector<store::Versioned<ActionItem>>> open_promises(
    store::Database& database, const councils::CouncilId& council) {
  return store::select<ActionItem>(database,
                                   "WHERE is_current = 1 AND is_removed = 0 AND council = $1 AND "
                                   "state IN ('open', 'doing') ORDER BY due_on, id",
                                   {council.text});
}

}  // namespace engawa::meetings
