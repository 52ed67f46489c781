#include "engawa/notices/mail_worker.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <future>

#include "engawa/base/files.hpp"
#include "engawa/base/temporary_folder.hpp"
#include "engawa/notices/notices_store.hpp"
#include "engawa/notices/smtp_for_tests.hpp"
#include "engawa/store/event_log.hpp"

namespace engawa::notices {
namespace {

TEST(MailWorker, SendsWhatIsReleasedAsSoonAsAServerIsNamed) {
  const base::TemporaryFolder folder;
  auto store = store::Store::open(
      {folder.path() / "engawa.sqlite3", {}},
      store::in_order(
          {store::event_log_migrations(), {store::change_migration()}, notices_migrations()}));
  ASSERT_TRUE(store.ok()) << store.problem().english();
  Notice notice;
  notice.id = base::new_id<NoticeId>();
  notice.organisation_name = "みどり商工会議所";
  notice.mail = "head@chamber.example";
  notice.title = "会議録について（送付）";
  notice.letter.title = notice.title;
  notice.letter.issued_on = {2026, 11, 10};
  notice.state = NoticeState::Waiting;
  {
    auto lease = (*store)->lease();
    auto change = store::Change::begin(lease->database(), {}, "tests.notice");
    ASSERT_TRUE(store::add(*change, notice).ok());
    ASSERT_TRUE(change->commit().ok());
  }
  SmtpForTests server(Behaviour::Takes);
  ASSERT_TRUE(base::write_file(folder.path() / mail_settings_file,
                               "host = \"127.0.0.1\"\nsecurity = \"none\"\nport = " +
                                   std::to_string(server.port()) +
                                   "\nsender = \"east@midori.example\"\nseconds_max = 5\n")
                  .ok());
  // The mail was released long before, so that it is tried whatever the clock says.
  std::promise<int> delivered;
  const MailWorker worker(**store, folder.path(), [&](const base::Result<DeliveryReport>& report) {
    delivered.set_value(report.ok() ? report->delivered : -1);
  });
  auto told = delivered.get_future();
  ASSERT_EQ(told.wait_for(std::chrono::minutes(1)), std::future_status::ready);
  EXPECT_EQ(told.get(), 1);
  EXPECT_EQ(server.messages(), 1);
}

}  // namespace
}  // namespace engawa::notices
