#include "apps/server/problems.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace engawa::server {
namespace {

TEST(Problems, HaveUniqueNumbers) {
  std::vector<std::string_view> codes;
  for (const base::ProblemKind* kind : problems::all) codes.push_back(kind->code);
  std::sort(codes.begin(), codes.end());
  EXPECT_EQ(std::unique(codes.begin(), codes.end()), codes.end());
}

}  // namespace
}  // namespace engawa::server
