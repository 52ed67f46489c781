#include "engawa/rounds/lead.hpp"

#include <map>
#include <utility>

#include "engawa/base/json.hpp"
#include "engawa/base/json_reader.hpp"
#include "engawa/base/text.hpp"
#include "engawa/rounds/problems.hpp"

namespace engawa::rounds {

using base::make_problem;
using base::Result;
using base::Status;
using packages::SigningKey;

Called call_round(Call call, const SigningKey& signer) {
  const packages::SealingKey key = packages::make_sealing_key();
  call.lead_sealing_key = packages::public_digits(key);
  call.nonce = digits_of(random_secret());
  SignedPaper paper = sign_paper("call", base::to_json(call), signer);
  LeadState state{id_of(paper), packages::secret_digits(key)};
  return {std::move(paper), std::move(state)};
}

Result<SignedPaper> agree(const SignedPaper& call, std::vector<SignedPaper> joins,
                          const SigningKey& signer) {
  if (packages::public_digits(signer) != call.signer) return make_problem(problems::not_the_lead);
  const AgreementBody body{call, std::move(joins)};
  SignedPaper paper = sign_paper("agreement", base::to_json(body), signer);
  TRY(read_agreement(paper));
  return paper;
}

Result<SignedPaper> close_round(const Agreement& agreement,
                                const std::vector<Contribution>& contributions,
                                const std::set<std::string>& without, const SigningKey& signer) {
  if (packages::public_digits(signer) != agreement.lead) {
    return make_problem(problems::not_the_lead);
  }
  std::map<std::string, SignedPaper> last;
  for (const Contribution& one : contributions) last[one.paper.signer] = one.paper;
  std::vector<std::string> missing;
  for (const Party& party : agreement.parties) {
    if (without.count(party.name) > 0) {
      last.erase(party.key);
    } else if (last.count(party.key) == 0) {
      missing.push_back(party.name);
    }
  }
  if (!missing.empty()) return make_problem(problems::party_missing, base::join(missing, "、"));
  ClosingBody body{agreement.id, {}};
  for (auto& [key, paper] : last) body.contributions.push_back(std::move(paper));
  SignedPaper paper = sign_paper("closing", base::to_json(body), signer);
  TRY(read_closing(paper, agreement));
  return paper;
}

namespace {

/// Shares by what they are of: a party, or a party and one that is missing.
using Shares = std::map<std::pair<std::string, std::string>, std::vector<Share>>;

Status add_shares(Shares& shares, const HelpBody& help, std::size_t helper) {
  const auto add = [&](const std::string& of, const std::string& missing,
                       const std::string& digits) {
    const auto value = read_secret(digits);
    if (value) shares[{of, missing}].push_back({helper, *value});
    return value.has_value();
  };
  for (const auto& own : help.own) {
    if (!add(own.of, {}, own.share)) return make_problem(problems::masks_stay);
  }
  for (const auto& pair : help.pairs) {
    if (!add(pair.of, pair.missing, pair.share)) return make_problem(problems::masks_stay);
  }
  return base::success();
}

/// All helpers' shares, of as many helpers as the threshold asks for. RND-001, RND-003, RND-010.
Result<Shares> shares_of(const Agreement& agreement, const Closing& closing,
                         const std::vector<SignedPaper>& helps) {
  Shares shares;
  std::set<std::size_t> helpers;
  for (const SignedPaper& paper : helps) {
    const std::size_t helper = agreement.number_of(paper.signer);
    const auto json = TRY(base::JsonValue::parse(paper.body));
    const auto help = TRY(base::read_json<HelpBody>(json));
    if (helper == 0 || help.closing != closing.id) return make_problem(problems::other_round);
    if (helpers.size() == agreement.threshold() || !helpers.insert(helper).second) continue;
    TRY(add_shares(shares, help, helper));
  }
  if (helpers.size() < agreement.threshold()) {
    return make_problem(problems::too_few_helpers, std::to_string(helpers.size()),
                        std::to_string(agreement.threshold()));
  }
  return shares;
}

/// A seed that fits what its party has shown of it. RND-009 names the party.
Result<Secret> seed_of(const Shares& shares, const Party& party, const std::string& missing,
                       const std::string& check, std::size_t threshold) {
  const auto found = shares.find({party.key, missing});
  if (found != shares.end() && found->second.size() == threshold) {
    const Secret seed = join(found->second);
    if (check_of(seed) == check) return seed;
  }
  return make_problem(problems::masks_stay, party.name);
}

}  // namespace

Result<Counts> add_up(const Agreement& agreement, const Closing& closing,
                      const std::vector<Contribution>& contributions,
                      const std::vector<SignedPaper>& helps) {
  std::map<std::string, const Counts*> by_counts;  // what the closing names them by
  for (const Contribution& one : contributions) {
    const auto json = TRY(base::JsonValue::parse(one.paper.body));
    const auto body = TRY(base::read_json<ContributionBody>(json));
    by_counts[body.counts] = &one.counts;
  }
  const Shares shares = TRY(shares_of(agreement, closing, helps));
  Counts sum;
  for (std::size_t i = 0; i < closing.present.size(); ++i) {
    const std::size_t number = closing.present[i];
    const Party& party = agreement.parties[number - 1];
    const ContributionBody& body = closing.contributions[i];
    const auto counts = by_counts.find(body.counts);
    if (counts == by_counts.end()) return make_problem(problems::other_round, party.name);
    if (sum.empty()) sum.resize(counts->second->size());
    if (sum.size() != counts->second->size()) {
      return make_problem(problems::other_layout, party.name);
    }
    for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += (*counts->second)[k];
    apply_mask(sum, TRY(seed_of(shares, party, {}, body.check, agreement.threshold())),
               Sign::Subtract);
    for (const std::size_t missing : closing.missing) {
      const Secret seed = TRY(seed_of(shares, party, agreement.parties[missing - 1].key,
                                      body.checks[missing - 1], agreement.threshold()));
      const bool added = sign_towards(number, missing) == Sign::Add;
      apply_mask(sum, seed, added ? Sign::Subtract : Sign::Add);
    }
  }
  return sum;
}

}  // namespace engawa::rounds
