#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/rounds/party.hpp"

/// What who leads a round does (まとめ役: an insurer, or their federation): calls, agrees, closes,
/// and adds up. It sees the sum before it is protected, and no summand.
namespace engawa::rounds {

/// What who leads remembers of a round.
struct LeadState {
  std::string round;
  std::string sealing_secret;  ///< X25519, hexadecimal
};
BOOST_DESCRIBE_STRUCT(LeadState, (), (round, sealing_secret))

struct Called {
  SignedPaper paper;
  LeadState state;
};
/// 呼びかけ. The sealing key and the nonce of `call` are made here.
[[nodiscard]] Called call_round(Call call, const packages::SigningKey& signer);

/// 取決め. RND-001 to RND-003, RND-005, RND-006, RND-012.
[[nodiscard]] base::Result<SignedPaper> agree(const SignedPaper& call,
                                              std::vector<SignedPaper> joins,
                                              const packages::SigningKey& signer);

/// 締切り: of several contributions of one party the last of the list counts. RND-007 names parties
/// that are missing and not among `without` (names); RND-005, RND-006, RND-012.
[[nodiscard]] base::Result<SignedPaper> close_round(const Agreement& agreement,
                                                    const std::vector<Contribution>& contributions,
                                                    const std::set<std::string>& without,
                                                    const packages::SigningKey& signer);

/// The sum of the counts of those present, modulo 2^32. RND-003 a paper is not of this closing,
/// RND-009 a share is wrong, RND-010 names how many have helped.
[[nodiscard]] base::Result<Counts> add_up(const Agreement& agreement, const Closing& closing,
                                          const std::vector<Contribution>& contributions,
                                          const std::vector<SignedPaper>& helps);

}  // namespace engawa::rounds
