#include "apps/server/log.hpp"

#include <gmock/gmock.h>

#include <string>

namespace engawa::server {
namespace {

using testing::HasSubstr;

TEST(Log, WritesOneJsonObject) {
  const std::string line = log_line(LogLevel::warning, "request",
                                    {{"path", std::string("/a\"\n鳥")},
                                     {"status", std::int64_t{200}},
                                     {"milliseconds", 1.5},
                                     {"broken", std::string("\xFF")}});
  EXPECT_THAT(line, testing::MatchesRegex(R"(\{"time":"[0-9T:.-]+Z","level":"warning",.*\})"));
  EXPECT_THAT(line, HasSubstr("\"path\":\"/a\\\"\\u000a鳥\",\"status\":200,\"milliseconds\":1.500,"
                              "\"broken\":\"\"}"));
  std::string long_text;
  for (int i = 0; i < 500; ++i) long_text += "鳥";
  EXPECT_LT(log_line(LogLevel::info, "x", {{"text", long_text}}).size(), 400U);
}

}  // namespace
}  // namespace engawa::server
