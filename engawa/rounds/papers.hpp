#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/packages/package_keys.hpp"

/// What the parties of a round hand to each other (docs/design/rounds.md).
namespace engawa::rounds {

/// A paper as it travels: JSON, signed with what it is, so that none can be taken for another.
struct SignedPaper {
  std::string format = "engawa-round-1";
  std::string kind;  ///< call, join, agreement, contribution, closing, help
  std::string body;  ///< JSON, as it was signed
  std::string signer;
  std::string signature;
};
BOOST_DESCRIBE_STRUCT(SignedPaper, (), (format, kind, body, signer, signature))

/// 呼びかけ: what is to be added up, and who will see the sum before it is protected.
struct Call {
  std::string title;
  std::string area;
  std::vector<int> fiscal_years;
  std::string layout;   ///< BLAKE2b of what stands where among the counts
  std::string profile;  ///< id of catalog/disclosure
  std::string council_key;
  std::string lead_name;
  std::string lead_sealing_key;  ///< contributions are sealed with it
  std::string nonce;             ///< so that no two rounds are one
};
BOOST_DESCRIBE_STRUCT(Call, (),
                      (title, area, fiscal_years, layout, profile, council_key, lead_name,
                       lead_sealing_key, nonce))

/// 参加: an insurer wants to take part.
struct Join {
  std::string round;
  std::string name;
  std::string mask_key;  ///< X25519, for this round alone
};
BOOST_DESCRIBE_STRUCT(Join, (), (round, name, mask_key))

/// 取決め: who takes part. Its id enters every mask.
struct AgreementBody {
  SignedPaper call;
  std::vector<SignedPaper> joins;
};
BOOST_DESCRIBE_STRUCT(AgreementBody, (), (call, joins))

/// 拠出: what a party says beside its masked counts.
struct ContributionBody {
  std::string agreement;
  std::string counts;               ///< BLAKE2b of the masked counts
  std::string check;                ///< of the seed of its own mask
  std::vector<std::string> checks;  ///< of the seeds it has with the others, in their order
  std::vector<std::string> shares;  ///< a sealed box for every party (SharesForOne)
};
BOOST_DESCRIBE_STRUCT(ContributionBody, (), (agreement, counts, check, checks, shares))

/// What a party keeps for another, who gives back one half of it at most.
struct SharesForOne {
  std::string agreement;
  std::string own;                 ///< share of the seed of the party's own mask
  std::vector<std::string> pairs;  ///< shares of its seeds with the others, in their order
};
BOOST_DESCRIBE_STRUCT(SharesForOne, (), (agreement, own, pairs))

/// 締切り: whose contributions have arrived.
struct ClosingBody {
  std::string agreement;
  std::vector<SignedPaper> contributions;
};
BOOST_DESCRIBE_STRUCT(ClosingBody, (), (agreement, contributions))

/// 手助け: what takes the masks off the sum, and nothing off any summand.
struct HelpBody {
  struct OwnShare {
    std::string of;
    std::string share;
  };
  struct PairShare {
    std::string of;
    std::string missing;
    std::string share;
  };
  std::string closing;
  std::vector<OwnShare> own;     ///< of those whose contributions are in
  std::vector<PairShare> pairs;  ///< of those, with each that is missing
};
BOOST_DESCRIBE_STRUCT(HelpBody::OwnShare, (), (of, share))
BOOST_DESCRIBE_STRUCT(HelpBody::PairShare, (), (of, missing, share))
BOOST_DESCRIBE_STRUCT(HelpBody, (), (closing, own, pairs))

[[nodiscard]] SignedPaper sign_paper(std::string_view kind, std::string body,
                                     const packages::SigningKey& signer);
/// Of another kind or no paper: RND-001; signature wrong: RND-002.
[[nodiscard]] base::Status check_paper(const SignedPaper& paper, std::string_view kind);
/// A paper in a file. RND-001, RND-002.
[[nodiscard]] base::Result<SignedPaper> read_paper(std::string_view bytes, std::string_view kind);
/// What other papers name this one by.
[[nodiscard]] std::string id_of(const SignedPaper& paper);

/// A party of an agreement.
struct Party {
  std::string name;
  std::string key;  ///< Ed25519, hexadecimal
  std::string mask_key;
};

/// An agreement all of whose signatures hold. Its parties stand in the order of their keys; their
/// number is their place, from 1.
struct Agreement {
  std::string id;
  std::string round;
  Call call;
  std::string lead;  ///< key
  std::vector<Party> parties;

  /// How many must help to end the round: more than two thirds, so that who leads cannot tell some
  /// that a party is missing and others that it is not (Bonawitz et al. 2017).
  [[nodiscard]] std::size_t threshold() const { return 2 * parties.size() / 3 + 1; }
  /// 0 where the key is of none.
  [[nodiscard]] std::size_t number_of(std::string_view key) const;
  /// Parties but the one who leads, who knows its own counts.
  [[nodiscard]] std::size_t others_among(const std::vector<std::size_t>& numbers) const;
};

/// Least parties beside the one who leads: of two, each would see the other's counts in the sum.
inline constexpr std::size_t fewest_others = 3;
inline constexpr std::size_t most_parties = 40;
inline constexpr std::size_t most_years = 10;

/// RND-001 to RND-003, RND-005 too few, RND-006 a key or a name twice, or too many.
[[nodiscard]] base::Result<Agreement> read_agreement(const SignedPaper& paper);
/// The call of a signed call. RND-001, RND-002.
[[nodiscard]] base::Result<Call> read_call(const SignedPaper& paper);

/// A closing of an agreement, all of whose signatures hold.
struct Closing {
  std::string id;
  std::vector<std::size_t> present;             ///< numbers, ascending
  std::vector<std::size_t> missing;             ///< numbers, ascending
  std::vector<ContributionBody> contributions;  ///< of those present, in their order
};
/// RND-001 to RND-003, RND-005 too few present, RND-006.
[[nodiscard]] base::Result<Closing> read_closing(const SignedPaper& paper,
                                                 const Agreement& agreement);

}  // namespace engawa::rounds
