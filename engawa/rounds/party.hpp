#pragma once

#include <string>
#include <string_view>

#include "engawa/rounds/masks.hpp"
#include "engawa/rounds/papers.hpp"

/// What an insurer does in a round: it joins, contributes, and helps to take the masks off the sum.
/// Nothing here is kept by the functions; the caller writes the state to a file that only its owner
/// can read, before it hands anything out.
namespace engawa::rounds {

/// What a party remembers of a round, so that it never answers it in two ways.
struct PartyState {
  std::string round;
  std::string mask_secret;  ///< X25519, hexadecimal
  std::string agreement;    ///< the one it has contributed to; empty: none yet
  std::string closing;      ///< the one it has helped with; empty: none yet
};
BOOST_DESCRIBE_STRUCT(PartyState, (), (round, mask_secret, agreement, closing))

struct Joined {
  SignedPaper paper;
  PartyState state;
};
/// 参加. RND-001, RND-002.
[[nodiscard]] base::Result<Joined> join_round(const SignedPaper& call, std::string name,
                                              const packages::SigningKey& signer);

/// 拠出: the counts under this party's own mask and those it has in common with each other party,
/// sealed for who leads. RND-003, RND-008 another agreement before, RND-011 no party.
[[nodiscard]] base::Result<std::string> contribute(const Agreement& agreement, PartyState& state,
                                                   const packages::SigningKey& signer,
                                                   Counts counts);

/// 手助け, sealed for who leads: of each party that is in, its share of that party's own mask, of
/// each that is missing, its shares of the masks the others have in common with it; never both of
/// one. RND-003, RND-008 another closing before, RND-009 a box is not what it should be, RND-011.
[[nodiscard]] base::Result<std::string> help(const Agreement& agreement, const Closing& closing,
                                             PartyState& state, const packages::SigningKey& signer);

/// A contribution as it arrives with who leads.
struct Contribution {
  SignedPaper paper;
  Counts counts;
};
/// RND-001, RND-002; RND-003 when it is of another agreement or sealed for another.
[[nodiscard]] base::Result<Contribution> open_contribution(std::string_view bytes,
                                                           const Agreement& agreement,
                                                           const packages::SealingKey& lead);
/// A help as it arrives. RND-001 to RND-003.
[[nodiscard]] base::Result<SignedPaper> open_help(std::string_view bytes,
                                                  const packages::SealingKey& lead);

}  // namespace engawa::rounds
