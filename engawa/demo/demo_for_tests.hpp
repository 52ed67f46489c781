#pragma once

#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <string>

#include "engawa/accounts/directory.hpp"
#include "engawa/application/contents.hpp"
#include "engawa/base/temporary_folder.hpp"
#include "engawa/demo/demo.hpp"

/// The demo prefecture for tests: told once for all tests of a program, copied for each.
namespace engawa::demo {

class DemoTown : public ::testing::Test {
 protected:
  static constexpr base::Date today{2026, 11, 25};
  static constexpr std::int64_t now = 1'795'600'000;  // that day

  static application::Settings installation_in(const std::filesystem::path& folder) {
    return {folder, std::filesystem::path(ENGAWA_SOURCE_DIR) / "catalog", {}};
  }

  /// Hashing passwords takes its time; most tests act as somebody without signing in.
  [[nodiscard]] virtual bool needs_accounts() const { return false; }

  void SetUp() override {
    m_told = &the_told(needs_accounts());
    std::filesystem::copy(m_told->folder.path(), folder.path(),
                          std::filesystem::copy_options::recursive);
    auto opened = application::Application::open(installation_in(folder.path()));
    ASSERT_TRUE(opened.ok()) << opened.problem().english();
    installed = std::move(*opened);
    auto leased = installed->store().lease();
    ASSERT_TRUE(leased.ok());
    lease = std::make_unique<store::Lease>(std::move(*leased));
  }

  /// Id of what the story calls `key`.
  [[nodiscard]] const std::string& id(const std::string& key) const {
    const auto found = m_told->made.find(key);
    EXPECT_NE(found, m_told->made.end()) << key;
    return found->second;
  }

  /// The holder of a post; "administrator", or nobody for "".
  accounts::Actor actor_of(const std::string& post) {
    if (post.empty()) return accounts::nobody();
    accounts::PersonId person{post == "administrator" ? id(post) : std::string{}};
    if (person.empty()) {
      const auto holder = accounts::holder_on(lease->database(), {id(post)}, today);
      EXPECT_TRUE(holder.ok() && *holder) << post;
      person = (*holder)->id;
    }
    auto actor = accounts::load_actor(lease->database(), person, today);
    EXPECT_TRUE(actor.ok()) << post;
    return *actor;
  }

  accounts::Desk desk_of(const std::string& post) {
    return {lease->database(), installed->office(), actor_of(post), today, now, {}, {}, {}};
  }

  /// Body of the answer, or the number of the problem.
  std::string do_as(const std::string& post, const std::string& action, const std::string& json) {
    auto desk = desk_of(post);
    const auto answer = application::find_action(action)->run(desk, *base::JsonValue::parse(json));
    return answer.ok() ? answer->body : std::string(answer.problem().code());
  }

  base::TemporaryFolder folder;
  std::unique_ptr<application::Application> installed;
  std::unique_ptr<store::Lease> lease;

 private:
  struct Told {
    base::TemporaryFolder folder;
    MadeRecords made;
  };
  static const Told& the_told(bool with_accounts) {
    static std::array<Told, 2> both;
    Told& told = both[with_accounts ? 1 : 0];
    if (!told.made.empty()) return told;
    auto reply = make_demo(installation_in(told.folder.path()),
                           {std::filesystem::path(ENGAWA_SOURCE_DIR) / "catalog/demo", today, now,
                            "みどりの風と四つの机と赤い傘", with_accounts});
    EXPECT_TRUE(reply.ok()) << reply.problem().english();
    told.made = std::move(reply->made);
    return told;
  }

  const Told* m_told = nullptr;
};

}  // namespace engawa::demo
