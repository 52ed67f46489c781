#include "engawa/rounds/party.hpp"

#include <utility>

#include "engawa/base/hash.hpp"
#include "engawa/base/hex.hpp"
#include "engawa/base/json.hpp"
#include "engawa/base/json_reader.hpp"
#include "engawa/formats/zip_reader.hpp"
#include "engawa/formats/zip_writer.hpp"
#include "engawa/rounds/problems.hpp"

namespace engawa::rounds {

using base::make_problem;
using base::Result;
using base::Status;
using packages::SealingKey;
using packages::SigningKey;

namespace {

constexpr std::string_view magic = "ENGAWA-ROUND-1\n";
constexpr const char* paper_name = "paper.json";
constexpr const char* counts_name = "counts.u32";
constexpr std::size_t word_bytes = sizeof(std::uint32_t);

std::string bytes_of(const Counts& counts) {
  std::string bytes;
  bytes.reserve(counts.size() * word_bytes);
  for (const std::uint32_t count : counts) {
    for (std::size_t i = 0; i < word_bytes; ++i) {
      bytes += static_cast<char>(count >> (8 * i) & 0xFFU);
    }
  }
  return bytes;
}

Counts counts_of(std::string_view bytes) {
  Counts counts(bytes.size() / word_bytes);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    for (std::size_t k = 0; k < word_bytes; ++k) {
      const auto byte = static_cast<unsigned char>(bytes[i * word_bytes + k]);
      counts[i] |= static_cast<std::uint32_t>(byte) << (8 * k);
    }
  }
  return counts;
}

Result<SealingKey> public_key(const std::string& digits) {
  auto key = packages::read_sealing_key(digits);
  if (!key) return make_problem(problems::not_a_paper, digits);
  return std::move(*key);
}

/// The party that signs, from 1. RND-011.
Result<std::size_t> own_number(const Agreement& agreement, const SigningKey& signer) {
  const std::size_t number = agreement.number_of(packages::public_digits(signer));
  if (number == 0) return make_problem(problems::not_taking_part);
  return number;
}

/// The key that masks, of this round and this party. RND-003.
Result<SealingKey> own_mask_key(const Agreement& agreement, const PartyState& state,
                                std::size_t number) {
  const auto key = packages::sealing_key_of(state.mask_secret);
  const bool fits = key && state.round == agreement.round &&
                    packages::public_digits(*key) == agreement.parties[number - 1].mask_key;
  if (!fits) return make_problem(problems::other_round);
  return *key;
}

/// The seeds a party has with all, in their order; nought for itself. RND-001.
Result<std::vector<Secret>> pair_seeds(const Agreement& agreement, const SealingKey& own,
                                       std::size_t number) {
  std::vector<Secret> seeds(agreement.parties.size());
  for (std::size_t other = 1; other <= seeds.size(); ++other) {
    if (other == number) continue;
    const Party& party = agreement.parties[other - 1];
    const auto seed = pair_seed(own, party.mask_key, agreement.id);
    if (!seed) return make_problem(problems::not_a_paper, party.name);
    seeds[other - 1] = *seed;
  }
  return seeds;
}

/// The boxes for all parties: shares of the own seed and of those in common. RND-001.
Result<std::vector<std::string>> boxes_of(const Agreement& agreement, const Secret& own_seed,
                                          const std::vector<Secret>& seeds) {
  const std::size_t parties = agreement.parties.size();
  const auto own = split(own_seed, agreement.threshold(), parties);
  std::vector<std::vector<Secret>> pairs;
  for (const Secret& seed : seeds) pairs.push_back(split(seed, agreement.threshold(), parties));
  std::vector<std::string> boxes;
  for (std::size_t i = 0; i < parties; ++i) {
    SharesForOne shares{agreement.id, digits_of(own[i]), {}};
    for (const auto& pair : pairs) shares.pairs.push_back(digits_of(pair[i]));
    const SealingKey key = TRY(public_key(agreement.parties[i].mask_key));
    boxes.push_back(base::to_hex(packages::seal_bytes(base::to_json(shares), key)));
  }
  return boxes;
}

}  // namespace

Result<Joined> join_round(const SignedPaper& call, std::string name, const SigningKey& signer) {
  TRY(read_call(call));
  const SealingKey mask_key = packages::make_sealing_key();
  const std::string round = id_of(call);
  const Join body{round, std::move(name), packages::public_digits(mask_key)};
  return Joined{sign_paper("join", base::to_json(body), signer),
                {round, packages::secret_digits(mask_key), {}, {}}};
}

Result<std::string> contribute(const Agreement& agreement, PartyState& state,
                               const SigningKey& signer, Counts counts) {
  const std::size_t number = TRY(own_number(agreement, signer));
  const SealingKey mask_key = TRY(own_mask_key(agreement, state, number));
  if (!state.agreement.empty() && state.agreement != agreement.id) {
    return make_problem(problems::answered_already);
  }
  const Secret own_seed = random_secret();
  const auto seeds = TRY(pair_seeds(agreement, mask_key, number));
  ContributionBody body;
  body.agreement = agreement.id;
  body.check = check_of(own_seed);
  for (const Secret& seed : seeds) body.checks.push_back(check_of(seed));
  body.shares = TRY(boxes_of(agreement, own_seed, seeds));
  apply_mask(counts, own_seed, Sign::Add);
  for (std::size_t other = 1; other <= seeds.size(); ++other) {
    if (other != number) apply_mask(counts, seeds[other - 1], sign_towards(number, other));
  }
  std::string bytes = bytes_of(counts);
  body.counts = base::blake2b_hex(bytes);
  const SignedPaper paper = sign_paper("contribution", base::to_json(body), signer);
  const std::string archive = TRY(
      formats::write_zip({{paper_name, base::to_json(paper)}, {counts_name, std::move(bytes)}}));
  const SealingKey lead = TRY(public_key(agreement.call.lead_sealing_key));
  state.agreement = agreement.id;
  return std::string(magic) + packages::seal_bytes(archive, lead);
}

Result<std::string> help(const Agreement& agreement, const Closing& closing, PartyState& state,
                         const SigningKey& signer) {
  const std::size_t number = TRY(own_number(agreement, signer));
  const SealingKey mask_key = TRY(own_mask_key(agreement, state, number));
  if (!state.closing.empty() && state.closing != closing.id) {
    return make_problem(problems::answered_already);
  }
  HelpBody body;
  body.closing = closing.id;
  bool is_in = false;
  for (std::size_t i = 0; i < closing.present.size(); ++i) {
    const Party& party = agreement.parties[closing.present[i] - 1];
    is_in = is_in || closing.present[i] == number;
    const auto box = base::from_hex(closing.contributions[i].shares[number - 1]);
    const auto opened = box ? packages::open_bytes(*box, mask_key) : std::nullopt;
    if (!opened) return make_problem(problems::masks_stay, party.name);
    const auto json = TRY(base::JsonValue::parse(*opened));
    const auto shares = TRY(base::read_json<SharesForOne>(json));
    if (shares.agreement != agreement.id || shares.pairs.size() != agreement.parties.size()) {
      return make_problem(problems::masks_stay, party.name);
    }
    body.own.push_back({party.key, shares.own});
    for (const std::size_t missing : closing.missing) {
      body.pairs.push_back(
          {party.key, agreement.parties[missing - 1].key, shares.pairs[missing - 1]});
    }
  }
  if (!is_in) return make_problem(problems::not_taking_part);
  const SignedPaper paper = sign_paper("help", base::to_json(body), signer);
  const SealingKey lead = TRY(public_key(agreement.call.lead_sealing_key));
  state.closing = closing.id;
  return std::string(magic) + packages::seal_bytes(base::to_json(paper), lead);
}

namespace {

/// What is in a sealed file of a round. RND-001, RND-003.
Result<std::string> open_sealed(std::string_view bytes, const SealingKey& lead) {
  if (bytes.substr(0, magic.size()) != magic) return make_problem(problems::not_a_paper);
  auto opened = packages::open_bytes(bytes.substr(magic.size()), lead);
  if (!opened) return make_problem(problems::other_round);
  return std::move(*opened);
}

}  // namespace

Result<Contribution> open_contribution(std::string_view bytes, const Agreement& agreement,
                                       const SealingKey& lead) {
  auto opened = TRY(open_sealed(bytes, lead));
  auto zip = formats::ZipReader::open(std::move(opened));
  if (!zip) return make_problem(problems::not_a_paper, "help", "contribution");
  const std::string paper = TRY(zip->read(paper_name));
  const std::string counts = TRY(zip->read(counts_name));
  Contribution contribution{TRY(read_paper(paper, "contribution")), counts_of(counts)};
  const auto json = TRY(base::JsonValue::parse(contribution.paper.body));
  const auto body = TRY(base::read_json<ContributionBody>(json));
  if (body.counts != base::blake2b_hex(counts)) return make_problem(problems::wrong_signature);
  if (body.agreement != agreement.id) return make_problem(problems::other_round);
  if (agreement.number_of(contribution.paper.signer) == 0) {
    return make_problem(problems::wrong_parties, contribution.paper.signer);
  }
  return contribution;
}

Result<SignedPaper> open_help(std::string_view bytes, const SealingKey& lead) {
  const auto opened = TRY(open_sealed(bytes, lead));
  return read_paper(opened, "help");
}

}  // namespace engawa::rounds
