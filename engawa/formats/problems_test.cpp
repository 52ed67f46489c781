#include "engawa/formats/problems.hpp"

#include <gtest/gtest.h>

#include <set>

namespace engawa::formats {
namespace {

TEST(Problems, AreNumberedOnceAndComplete) {
  std::set<std::string_view> codes;
  for (const base::ProblemKind* kind : problems::all) {
    EXPECT_TRUE(codes.insert(kind->code).second) << kind->code;
    EXPECT_EQ(kind->code.substr(0, 4), "FMT-");
    EXPECT_FALSE(kind->english.empty() || kind->what_ja.empty() || kind->why_ja.empty() ||
                 kind->mend_ja.empty())
        << kind->code;
  }
}

}  // namespace
}  // namespace engawa::formats
