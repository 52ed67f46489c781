#pragma once

#include "engawa/base/files.hpp"
#include "engawa/councils/councils_for_tests.hpp"
#include "engawa/meetings/meetings_actions.hpp"
#include "engawa/meetings/meetings_store.hpp"
#include "engawa/notices/notices_store.hpp"

/// The small council of councils_for_tests.hpp with its meetings: a chair, three member bodies, an
/// issue that may be put on the table.
namespace engawa::meetings {

class MeetingTown : public councils::CouncilTown {
 protected:
  std::vector<store::Migration> more_migrations() override {
    auto all = notices::notices_migrations();
    for (auto& one : meetings_migrations()) all.push_back(std::move(one));
    return all;
  }
  const std::vector<accounts::Action>& actions() override {
    static const auto all = councils::councils_actions_and(meetings_actions());
    return all;
  }
  const accounts::Office& office() override {
    if (!m_office) {
      m_office = councils::new_office_for_tests();
      m_office->data_folder = folder.path();
      m_office->evidence.push_back(
          {"open_data", "公表データ",
           [this](accounts::Desk&, const accounts::EvidencePlace& place)
               -> base::Result<std::vector<accounts::EvidenceChoice>> {
             return std::vector<accounts::EvidenceChoice>{
                 {"blood_pressure", "blood_pressure（" + place.area + "）", evidence_sentence},
                 {"smoking", "smoking（" + place.area + "）", evidence_sentence}};
           },
           [this](accounts::Desk&, const accounts::EvidencePlace& place,
                  const std::string& indicator) -> base::Result<accounts::Evidence> {
             return accounts::Evidence{indicator + "（" + place.area + "）",
                                       evidence_sentence,
                                       {"対象の年度：2022年度"},
                                       "NDBオープンデータ",
                                       ""};
           }});
    }
    return *m_office;
  }

  void SetUp() override {
    CouncilTown::SetUp();
    seat(chamber, "chair");
    seat(labour, "senior_member");
    seat(city, "member");
    keep_mail(chamber, "会頭", "山田 太郎", "head@chamber.example");
    keep_mail(labour, "署長", "", "");
  }

  // A body with an account that only listens to the council's meetings.
  councils::Body observer() {
    auto change = store::Change::begin(database(), {}, "tests.observer");
    const auto university = body(*change, "university", "みどり大学", "教授", "3101");
    EXPECT_TRUE(change->commit().ok());
    seat(university, "observer");
    return university;
  }

  // Head and mail of a body, as its secretariat keeps them.
  void keep_mail(const councils::Body& body, const std::string& title, const std::string& name,
                 const std::string& mail) {
    auto change = store::Change::begin(database(), {}, "tests.body");
    auto found = store::get<accounts::Organisation>(database(), body.organisation);
    ASSERT_TRUE(found.ok());
    found->record.head_title = title;
    found->record.head_name = name;
    found->record.mail = mail;
    ASSERT_TRUE(store::amend(*change, found->record, found->version).ok());
    ASSERT_TRUE(change->commit().ok());
  }

  void set_up_mail() {
    ASSERT_TRUE(base::write_file(folder.path() / "mail.toml",
                                 "host = \"127.0.0.1\"\nsecurity = \"none\"\n"
                                 "sender = \"east@midori.example\"\n"
                                 "site = \"http://localhost:8080\"\n")
                    .ok());
  }

  std::string keep(const std::string& name, const std::string& json) {
    return id_of(as(health_centre.person, "meetings." + name, json));
  }
  std::string meeting_on(const std::string& day, const std::string& more = {}) {
    return keep("keep_meeting", R"({"meeting":{"council":")" + council + R"(","day":")" + day +
                                    R"(","place":"保健所 会議室")" + more + "}}");
  }
  static std::string of(const std::string& meeting, const std::string& more = {}) {
    return R"({"meeting":")" + meeting + "\"" + more + "}";
  }
  base::JsonValue shown(const std::string& meeting, const std::string& who) {
    return as(who, "meetings.show_meeting", of(meeting));
  }
  base::JsonValue shown(const std::string& meeting) { return shown(meeting, health_centre.person); }
  std::string version_of(const std::string& meeting) {
    return std::to_string(number(shown(meeting), "version"));
  }
  base::JsonValue agenda_item(const std::string& meeting, std::size_t index) {
    const auto items = all(shown(meeting), "agenda");
    EXPECT_LT(index, items.size());
    return at(items[index], "item");
  }

  /// A meeting that was held, with one line of minutes.
  std::string held() {
    const auto meeting = meeting_on("2026-06-10");
    as(health_centre.person, "meetings.hold_meeting",
       of(meeting, R"(,"version":)" + version_of(meeting)));
    as(health_centre.person, "meetings.record_presence",
       of(meeting, R"(,"marks":[{"post":")" + chamber.post +
                       R"(","presence":"attended"},{"post":")" + labour.post +
                       R"(","presence":"proxy_attended","proxy_name":"次長"}])"));
    write(meeting, "話し合った。");
    return meeting;
  }
  void write(const std::string& meeting, const std::string& text, int version = 0) {
    as(health_centre.person, "meetings.keep_item_minutes",
       of(meeting, R"(,"item":")" + id_of(agenda_item(meeting, 0)) + R"(","text":")" + text +
                       R"(","version":)" + std::to_string(version)));
  }
  void step(const std::string& name, const std::string& meeting, const std::string& who,
            const std::string& more = {}) {
    as(who, "meetings." + name, of(meeting, R"(,"version":)" + version_of(meeting) + more));
  }
  std::string published() {
    const auto meeting = held();
    step("submit_minutes", meeting, health_centre.person);
    step("confirm_minutes", meeting, chamber.person);
    step("publish_minutes", meeting, health_centre.person, R"(,"document_number":"8東保第1号")");
    return meeting;
  }

  std::string evidence_sentence = "血圧の高い人が全国より多い。";

 private:
  std::unique_ptr<accounts::Office> m_office;
};

}  // namespace engawa::meetings
