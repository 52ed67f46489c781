#include "engawa/accounts/one_time_code.hpp"

#include <gtest/gtest.h>

#include <set>

namespace engawa::accounts {
namespace {

// The secret of RFC 6238, Appendix B: "12345678901234567890".
const std::string rfc_secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

TEST(OneTimeCode, GivesTheCodesOfRfc6238) {
  // Appendix B, SHA-1; its codes have eight digits, ours are their last six.
  const struct {
    std::int64_t time;
    const char* code;
  } vectors[] = {{59, "287082"},         {1111111109, "081804"}, {1111111111, "050471"},
                 {1234567890, "005924"}, {2000000000, "279037"}, {20000000000, "353130"}};
  for (const auto& vector : vectors) {
    EXPECT_EQ(matching_step(rfc_secret, vector.code, vector.time), vector.time / 30) << vector.time;
  }
}

TEST(OneTimeCode, OneStepEarlyOrLateIsTakenAndItsOwnStepReturned) {
  const std::int64_t step = 1234567890 / 30;
  EXPECT_EQ(matching_step(rfc_secret, "005924", (step - 1) * 30), step);
  EXPECT_EQ(matching_step(rfc_secret, "005924", (step + 1) * 30 + 29), step);
  EXPECT_FALSE(matching_step(rfc_secret, "005924", (step - 2) * 30 + 29));
  EXPECT_FALSE(matching_step(rfc_secret, "005924", (step + 2) * 30));
}

TEST(OneTimeCode, FullWidthDigitsAndBlanksAreTaken) {
  for (const char* typed : {"005 924", " 005924\n", "００５９２４", "００５　９２４"}) {
    EXPECT_TRUE(matching_step(rfc_secret, typed, 1234567890)) << typed;
  }
}

TEST(OneTimeCode, AnythingElseIsRefused) {
  for (const char* typed : {"", "005925", "00592", "0059244", "00592a", "5924", "ねこ", "-05924",
                            "\xff\xff\xff\xff\xff\xff"}) {
    EXPECT_FALSE(matching_step(rfc_secret, typed, 1234567890)) << typed;
  }
  EXPECT_FALSE(matching_step(rfc_secret, std::string(100000, '0'), 1234567890));
  EXPECT_FALSE(matching_step("", "005924", 1234567890));
  EXPECT_FALSE(matching_step("not base32 !", "005924", 1234567890));
  EXPECT_FALSE(matching_step(rfc_secret, "005924", -1));
}

TEST(OneTimeCode, SecretsHave160BitsAndDiffer) {
  std::set<std::string> seen;
  for (int i = 0; i < 100; ++i) {
    const std::string secret = new_one_time_secret();
    EXPECT_EQ(secret.size(), 32U);
    EXPECT_EQ(secret.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"), std::string::npos);
    seen.insert(secret);
  }
  EXPECT_EQ(seen.size(), 100U);
}

TEST(OneTimeCode, UriNamesIssuerAndLoginPercentEncoded) {
  EXPECT_EQ(one_time_code_uri("ABC234", "hana ko@例&x=1"),
            "otpauth://totp/%E7%B8%81%E5%81%B4:hana%20ko%40%E4%BE%8B%26x%3D1"
            "?secret=ABC234&issuer=%E7%B8%81%E5%81%B4&algorithm=SHA1&digits=6&period=30");
}

}  // namespace
}  // namespace engawa::accounts
