#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engawa/application/application.hpp"
#include "engawa/base/date.hpp"
#include "engawa/demo/story.hpp"

/// みどり県, a prefecture that does not exist, in a data folder of its own.
namespace engawa::demo {

struct DemoSettings {
  std::filesystem::path story_folder;  ///< catalog/demo
  base::Date today;                    ///< the story ends on this day
  std::int64_t now = 0;                ///< seconds since 1970, for one-time codes and invitations
  std::string password;                ///< of every account; empty: one is made up
  bool with_accounts = true;           ///< false: nobody but the administrator gets one
};

/// How one may sign in. Everybody here is made up, so the secrets may be shown.
struct DemoSignIn {
  std::string role;     ///< 事務局（都道府県）
  std::string person;   ///< name
  std::string post_ja;  ///< 組織 職位
  std::string login;
  std::string password;
  std::string secret;  ///< of the authenticator app; empty: the role needs no second factor
  std::vector<std::string> recovery_codes;  ///< each lets in once
};
BOOST_DESCRIBE_STRUCT(DemoSignIn, (),
                      (role, person, post_ja, login, password, secret, recovery_codes))

struct DemoReply {
  int organisations = 0;
  int posts = 0;
  int persons = 0;
  int councils = 0;
  std::vector<DemoSignIn> sign_ins;
  MadeRecords made;  ///< ids by the keys of the story; not for printing
};
BOOST_DESCRIBE_STRUCT(DemoReply, (), (organisations, posts, persons, councils, sign_ins))

/// Makes the demo in the data folder of `installation`. DEM-001 when anybody is registered there,
/// DEM-002 with the problem of the action when a step of the story cannot be done.
[[nodiscard]] base::Result<DemoReply> make_demo(const application::Settings& installation,
                                                const DemoSettings& settings);

}  // namespace engawa::demo
