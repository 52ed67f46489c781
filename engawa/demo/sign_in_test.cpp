#include "engawa/accounts/sign_in.hpp"

#include "engawa/accounts/accounts_store.hpp"
#include "engawa/accounts/one_time_code.hpp"
#include "engawa/demo/demo_for_tests.hpp"

/// Signing in, from the invitation to the end of a sign-in, in the demo prefecture.
namespace engawa::demo {
namespace {

const std::string password = "みどりの風と四つの机と赤い傘";

class SignIns : public DemoTown {
 protected:
  [[nodiscard]] bool needs_accounts() const override { return true; }
  accounts::Desk door(std::int64_t at = now) {
    return {lease->database(), installed->office(), {}, today, at, {}, "127.0.0.7", "test"};
  }
  std::string refusal(const std::string& login, const std::string& typed, std::int64_t at = now) {
    auto desk = door(at);
    const auto reply = accounts::sign_in(desk, login, typed);
    return reply.ok() ? "" : std::string(reply.problem().code());
  }
  std::string token(const std::string& login, std::int64_t at = now) {
    auto desk = door(at);
    const auto reply = accounts::sign_in(desk, login, password);
    EXPECT_TRUE(reply.ok()) << login;
    return reply->token;
  }
  std::optional<accounts::Session> session(const std::string& of_token, std::int64_t at = now) {
    return *accounts::session_of(lease->database(), of_token, today, at);
  }
  accounts::Desk desk_of_session(const accounts::Session& held, std::int64_t at = now) {
    auto desk = door(at);
    desk.actor = held.actor;
    desk.sign_in = held.sign_in;
    return desk;
  }
  std::string secret_of(const std::string& login) {
    return (*accounts::credentials_of_login(lease->database(), login))->totp_secret;
  }
};

TEST_F(SignIns, TakeTheLoginInAnyWriting) {
  EXPECT_EQ(refusal("ＭＥＭＢＥＲ@midori.example ", password), "");
  EXPECT_EQ(refusal("member@midori.example", password + "x"), "ACC-012");
  EXPECT_EQ(refusal("nobody@midori.example", password), "ACC-012");
}

TEST_F(SignIns, SlowGuessersDownAndForgetAfterSuccess) {
  // Five slips are free; the sixth begins the wait.
  for (int i = 0; i < 6; ++i) EXPECT_EQ(refusal("member@midori.example", "wrong"), "ACC-012") << i;
  EXPECT_EQ(refusal("member@midori.example", password), "ACC-013");  // even with the right one
  EXPECT_EQ(refusal("chair@midori.example", password), "");          // others are let in
  constexpr std::int64_t quarter_of_an_hour = 15 * 60;
  EXPECT_EQ(refusal("member@midori.example", password, now + quarter_of_an_hour), "");
  EXPECT_EQ(refusal("member@midori.example", "wrong", now + quarter_of_an_hour), "ACC-012");
}

TEST_F(SignIns, OpenNothingBeforeTheSecondFactor) {
  const auto half = session(token("east@midori.example"));
  ASSERT_TRUE(half);
  EXPECT_TRUE(half->needs_code);
  auto desk = desk_of_session(*half);
  const auto refused =
      application::find_action("councils.my_work")->run(desk, *base::JsonValue::parse("{}"));
  EXPECT_EQ(refused.problem().code(), "ACC-011");
  EXPECT_EQ(accounts::show_second_factor(desk, "000000").problem().code(), "ACC-014");
  const auto code = accounts::one_time_code(secret_of("east@midori.example"), now + 60);
  auto later = desk_of_session(*half, now + 60);
  ASSERT_TRUE(accounts::show_second_factor(later, code).ok());
}

TEST_F(SignIns, TakeACodeOnceAndNoOlderOne) {
  const auto secret = secret_of("east@midori.example");
  const auto enter = [&](std::int64_t at, const std::string& code) {
    const auto held = session(token("east@midori.example", at), at);
    auto desk = desk_of_session(*held, at);
    return accounts::show_second_factor(desk, code).ok();
  };
  const auto code = accounts::one_time_code(secret, now + 300);
  EXPECT_TRUE(enter(now + 300, code));
  EXPECT_FALSE(enter(now + 300, code));
  EXPECT_FALSE(enter(now + 310, accounts::one_time_code(secret, now + 270)));
  EXPECT_TRUE(enter(now + 330, accounts::one_time_code(secret, now + 330)));
}

TEST_F(SignIns, SurviveARestartAndEndByTimeAndByHand) {
  const auto kept = token("member@midori.example");
  lease.reset();
  installed.reset();
  auto opened = application::Application::open(installation_in(folder.path()));
  ASSERT_TRUE(opened.ok());
  installed = std::move(*opened);
  auto leased = installed->store().lease();
  ASSERT_TRUE(leased.ok());
  lease = std::make_unique<store::Lease>(std::move(*leased));
  const auto held = session(kept);
  ASSERT_TRUE(held);
  EXPECT_FALSE(session(kept, now + accounts::sign_in_idle_seconds_max + 1));
  EXPECT_FALSE(session("guess"));
  auto desk = desk_of_session(*held);
  ASSERT_TRUE(accounts::sign_out(desk).ok());
  EXPECT_FALSE(session(kept));
}

TEST_F(SignIns, OfOtherBrowsersEndWithANewPassword) {
  const auto here = token("member@midori.example");
  const auto there = token("member@midori.example");
  auto desk = desk_of_session(*session(here));
  const auto* change = application::find_action("accounts.change_password");
  const auto ask = [&](const std::string& old, const std::string& next) {
    const auto done =
        change->run(desk, *base::JsonValue::parse(R"({"current_password":")" + old +
                                                  R"(","new_password":")" + next + "\"}"));
    return done.ok() ? std::string{} : std::string(done.problem().code());
  };
  EXPECT_EQ(ask("wrong", "青い朝に三つの舟と白い道"), "ACC-012");
  EXPECT_EQ(ask(password, "短い"), "ACC-001");
  EXPECT_EQ(ask(password, "青い朝に三つの舟と白い道と鳥"), "");
  EXPECT_TRUE(session(here));
  EXPECT_FALSE(session(there));
  EXPECT_EQ(refusal("member@midori.example", password), "ACC-012");
}

TEST_F(SignIns, LastAdministratorStays) {
  const auto grants = *store::list<accounts::Grant>(lease->database());
  std::string own;
  for (const auto& it : grants) {
    if (it.record.role == accounts::Role::Administrator) own = it.record.id.text;
  }
  const std::string end = R"({"grant":")" + own + R"(","ends_on":"2026-11-30"})";
  EXPECT_EQ(do_as("administrator", "accounts.end_grant", end), "ACC-025");
  do_as("administrator", "accounts.grant_role",
        R"({"role":"administrator","tenant":"installation","post":")" + id("pref_data") +
            R"(","starts_on":"2026-11-25"})");
  EXPECT_NE(do_as("administrator", "accounts.end_grant", end), "ACC-025");
}

TEST_F(SignIns, OfAPersonEndWhenAnotherSitsInThePost) {
  // The former officer keeps the account and loses what belongs to the post.
  const auto former = actor_of("he_nurse");
  EXPECT_TRUE(former.holds(accounts::Role::Secretariat));
  do_as("he_section", "accounts.change_officer",
        R"({"post":")" + id("he_nurse") +
            R"(","starts_on":"2026-11-25","family_name":"後任","handover_note":"よろしく"})");
  const auto now_free = accounts::load_actor(lease->database(), former.person, today);
  EXPECT_FALSE(now_free->holds(accounts::Role::Secretariat));
  EXPECT_TRUE(actor_of("he_nurse").holds(accounts::Role::Secretariat));
  const auto sat = do_as("he_section", "accounts.who_sat",
                         R"({"post":")" + id("he_nurse") + R"(","day":"2026-10-01"})");
  EXPECT_NE(sat.find(former.name), std::string::npos);
  const auto pack = do_as("he_section", "councils.show_succession_pack",
                          R"({"council":")" + id("c_east") + R"("})");
  EXPECT_NE(pack.find("よろしく"), std::string::npos);
}

}  // namespace
}  // namespace engawa::demo
