#include "engawa/notices/delivery.hpp"

#include <gtest/gtest.h>

#include "engawa/base/date.hpp"
#include "engawa/notices/notices_store.hpp"
#include "engawa/notices/smtp_for_tests.hpp"
#include "engawa/store/databases_for_tests.hpp"
#include "engawa/store/event_log.hpp"

namespace engawa::notices {
namespace {

constexpr std::int64_t now = 1'796'000'000;

class Delivery : public store::EveryEngine {
 protected:
  void SetUp() override {
    store::EveryEngine::SetUp();
    const auto migrated = store::migrate(database(), store::in_order({store::event_log_migrations(),
                                                                      {store::change_migration()},
                                                                      notices_migrations()}));
    ASSERT_TRUE(migrated.ok()) << migrated.problem().english();
  }

  NoticeId released(NoticeState state = NoticeState::Waiting) {
    auto change = store::Change::begin(database(), {}, "tests.notice");
    EXPECT_TRUE(change.ok());
    Notice it;
    it.id = base::new_id<NoticeId>();
    it.organisation_name = "みどり商工会議所";
    it.mail = "head@chamber.example";
    it.title = "協議会の会議録について（送付）";
    it.text = "会議録を送ります。\n.点で始まる行\n";
    it.letter.title = it.title;
    it.letter.issued_on = {2026, 11, 10};
    it.letter.organisation = it.organisation_name;
    it.state = state;
    it.released_at = now;
    const auto enclosed = add_enclosure(*change, "会議録.pdf", "application/pdf", "%PDF-1.4 x");
    EXPECT_TRUE(enclosed.ok());
    it.enclosures = {enclosed->text};
    EXPECT_TRUE(store::add(*change, it).ok());
    EXPECT_TRUE(change->commit().ok());
    return it.id;
  }

  Notice stands(const NoticeId& id) {
    const auto found = store::get<Notice>(database(), id.text);
    EXPECT_TRUE(found.ok());
    return found->record;
  }

  static MailSettings settings_for(int port) {
    MailSettings settings;
    settings.host = "127.0.0.1";
    settings.port = port;
    settings.security = MailSecurity::None;
    settings.sender = "east@midori.example";
    settings.sender_name = "みどり県東部保健所";
    settings.seconds_max = 2;
    return settings;
  }

  DeliveryReport deliver(int port, std::int64_t at = now) {
    const auto report = deliver_due(database(), settings_for(port), at);
    EXPECT_TRUE(report.ok()) << report.problem().english();
    return report.ok() ? *report : DeliveryReport{};
  }
};

TEST_P(Delivery, HandsAReleasedMailOverOnce) {
  SmtpForTests server(Behaviour::Takes);
  const auto id = released();
  EXPECT_EQ(deliver(server.port()).delivered, 1);
  EXPECT_EQ(stands(id).state, NoticeState::Delivered);
  EXPECT_EQ(stands(id).sent_on, base::date_in_japan(now));
  EXPECT_EQ(deliver(server.port(), now + 100'000).delivered, 0);
  EXPECT_EQ(server.messages(), 1);
}

TEST_P(Delivery, SendsNothingThatNobodyReleased) {
  SmtpForTests server(Behaviour::Takes);
  const auto id = released(NoticeState::Prepared);
  EXPECT_EQ(deliver(server.port()).delivered, 0);
  EXPECT_EQ(stands(id).state, NoticeState::Prepared);
  EXPECT_EQ(server.messages(), 0);
}

TEST_P(Delivery, ARecipientThatIsRefusedBouncesWithTheServersWords) {
  SmtpForTests server(Behaviour::RefusesRecipient);
  const auto id = released();
  EXPECT_EQ(deliver(server.port()).bounced, 1);
  EXPECT_EQ(stands(id).state, NoticeState::Bounced);
  EXPECT_NE(stands(id).reason.find("550"), std::string::npos) << stands(id).reason;
}

TEST_P(Delivery, AMessageThatIsRefusedBounces) {
  SmtpForTests server(Behaviour::RefusesAfterData);
  const auto id = released();
  deliver(server.port());
  EXPECT_EQ(stands(id).state, NoticeState::Bounced);
  EXPECT_NE(stands(id).reason.find("554"), std::string::npos) << stands(id).reason;
}

TEST_P(Delivery, ABusyServerIsTriedAgainLaterAndNotBefore) {
  for (const auto behaviour : {Behaviour::BusyAtRecipient, Behaviour::BusyAfterData}) {
    SmtpForTests server(behaviour);
    const auto id = released();
    EXPECT_EQ(deliver(server.port()).waiting, 1);
    EXPECT_EQ(stands(id).state, NoticeState::Waiting);
    EXPECT_EQ(deliver(server.port(), now + 60).waiting, 0);
    SmtpForTests well(Behaviour::Takes);
    EXPECT_EQ(deliver(well.port(), now + 400).delivered, 1);
    EXPECT_EQ(stands(id).attempts, 2);
  }
}

TEST_P(Delivery, AServerThatCannotBeReachedLeavesTheMailWaiting) {
  const auto dropped = released();
  {
    SmtpForTests server(Behaviour::DropsAtOnce);
    EXPECT_EQ(deliver(server.port()).waiting, 1);
  }
  EXPECT_EQ(stands(dropped).state, NoticeState::Waiting);
  EXPECT_FALSE(stands(dropped).reason.empty());
  {
    SmtpForTests server(Behaviour::HangsAtGreeting);
    EXPECT_EQ(deliver(server.port(), now + 400).waiting, 1);
  }
  EXPECT_EQ(stands(dropped).state, NoticeState::Waiting);
}

TEST_P(Delivery, AnAnswerThatNeverCameIsNotSentAgainByItself) {
  for (const auto behaviour : {Behaviour::DropsAfterData, Behaviour::HangsAfterData}) {
    SmtpForTests server(behaviour);
    const auto id = released();
    EXPECT_EQ(deliver(server.port()).uncertain, 1);
    EXPECT_EQ(stands(id).state, NoticeState::Uncertain);
    EXPECT_EQ(deliver(server.port(), now + 100'000).uncertain, 0);
    EXPECT_EQ(server.messages(), 1);
  }
}

TEST_P(Delivery, AMailOfAProgramThatDiedIsUncertain) {
  SmtpForTests server(Behaviour::Takes);
  const auto id = released(NoticeState::Sending);
  EXPECT_EQ(deliver(server.port(), now + 1'000).uncertain, 1);
  EXPECT_EQ(stands(id).state, NoticeState::Uncertain);
  EXPECT_EQ(server.messages(), 0);
}

TEST_P(Delivery, IsGivenUpAfterFiveDays) {
  SmtpForTests server(Behaviour::BusyAtRecipient);
  const auto id = released();
  EXPECT_EQ(deliver(server.port(), now + give_up_seconds).bounced, 1);
  EXPECT_EQ(stands(id).state, NoticeState::Bounced);
}

TEST_P(Delivery, StopsAskingAServerThatIsDown) {
  SmtpForTests server(Behaviour::BusyAtRecipient);
  for (int i = 0; i < 5; ++i) released();
  EXPECT_EQ(deliver(server.port()).waiting, 3);
}

TEST_P(Delivery, TwoPassesAtOnceSendNothingTwice) {
  SmtpForTests server(Behaviour::Takes);
  const auto id = released();
  // The second pass runs while the first has the mail in its hands.
  const Transport within = [&](const MailSettings& settings, const std::string& recipient,
                               const std::string& message) {
    EXPECT_EQ(deliver(server.port()).delivered, 0);
    return send_mail(settings, recipient, message);
  };
  const auto report = deliver_due(database(), settings_for(server.port()), now, within);
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report->delivered, 1);
  EXPECT_EQ(stands(id).state, NoticeState::Delivered);
  EXPECT_EQ(server.messages(), 1);
}

TEST_P(Delivery, AnAddressWithALineBreakIsNeverHandedOver) {
  SmtpForTests server(Behaviour::Takes);
  const auto id = released();
  auto change = store::Change::begin(database(), {}, "tests.notice");
  auto notice = stands(id);
  notice.mail = "head@chamber.example>\r\nRCPT TO:<else@other.example";
  ASSERT_TRUE(store::amend(*change, notice, 1).ok());
  ASSERT_TRUE(change->commit().ok());
  EXPECT_EQ(deliver(server.port()).bounced, 1);
  EXPECT_EQ(server.messages(), 0);
}

INSTANTIATE_TEST_SUITE_P(, Delivery, store::every_engine(), store::engine_name);

TEST(SecondsUntilNext, DoubleUpToFourHours) {
  EXPECT_EQ(seconds_until_next(1), 300);
  EXPECT_EQ(seconds_until_next(2), 600);
  EXPECT_EQ(seconds_until_next(20), 14'400);
}

}  // namespace
}  // namespace engawa::notices
