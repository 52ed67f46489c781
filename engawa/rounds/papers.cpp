#include "engawa/rounds/papers.hpp"

#include <algorithm>
#include <set>

#include "engawa/base/hash.hpp"
#include "engawa/base/hex.hpp"
#include "engawa/base/json.hpp"
#include "engawa/base/json_reader.hpp"
#include "engawa/base/text.hpp"
#include "engawa/rounds/problems.hpp"

namespace engawa::rounds {

using base::make_problem;
using base::Result;
using base::Status;

namespace {

std::string signed_bytes(const SignedPaper& paper) {
  return paper.format + "\n" + paper.kind + "\n" + paper.body;
}

/// The body as a T. RND-001.
template <class T>
Result<T> body_of(const SignedPaper& paper) {
  const auto json = base::JsonValue::parse(paper.body);
  if (!json) return make_problem(problems::not_a_paper, paper.kind);
  auto body = base::read_json<T>(*json);
  if (!body) return make_problem(problems::not_a_paper, paper.kind);
  return std::move(*body);
}

/// A name that people will read on a terminal and in a package: nothing in it that is not writing.
bool is_plain(const std::string& name) {
  constexpr std::size_t bytes_max = 200;
  constexpr unsigned char first_writing = 0x20;
  constexpr unsigned char erase = 0x7F;
  return !name.empty() && name.size() <= bytes_max && base::is_valid_utf8(name) &&
         std::none_of(name.begin(), name.end(),
                      [](unsigned char byte) { return byte < first_writing || byte == erase; });
}

/// RND-005, RND-006.
Status check_parties(const Agreement& agreement) {
  std::set<std::string> keys;
  std::set<std::string> mask_keys;
  std::set<std::string> names;
  std::vector<std::size_t> numbers;
  for (const Party& party : agreement.parties) {
    numbers.push_back(numbers.size() + 1);
    const bool is_new = keys.insert(party.key).second && names.insert(party.name).second &&
                        mask_keys.insert(party.mask_key).second;
    if (!is_new) {
      return make_problem(problems::wrong_parties, party.name);
    }
  }
  if (agreement.parties.size() > most_parties) {
    return make_problem(problems::wrong_parties, std::to_string(agreement.parties.size()));
  }
  if (agreement.others_among(numbers) < fewest_others) {
    return make_problem(problems::too_few_parties, std::to_string(agreement.parties.size()));
  }
  return base::success();
}

}  // namespace

SignedPaper sign_paper(std::string_view kind, std::string body,
                       const packages::SigningKey& signer) {
  SignedPaper paper;
  paper.kind = std::string(kind);
  paper.body = std::move(body);
  paper.signer = packages::public_digits(signer);
  paper.signature = base::to_hex(packages::sign(signed_bytes(paper), signer));
  return paper;
}

Status check_paper(const SignedPaper& paper, std::string_view kind) {
  if (paper.format != SignedPaper{}.format || paper.kind != kind) {
    return make_problem(problems::not_a_paper, paper.kind, std::string(kind));
  }
  const auto signature = base::from_hex(paper.signature);
  const bool holds =
      signature && packages::is_signed(signed_bytes(paper), *signature, paper.signer);
  return holds ? base::success() : make_problem(problems::wrong_signature, paper.kind);
}

Result<SignedPaper> read_paper(std::string_view bytes, std::string_view kind) {
  const auto json = base::JsonValue::parse(bytes);
  if (!json) return make_problem(problems::not_a_paper, {}, std::string(kind));
  auto paper = base::read_json<SignedPaper>(*json);
  if (!paper) return make_problem(problems::not_a_paper, {}, std::string(kind));
  TRY(check_paper(*paper, kind));
  return std::move(*paper);
}

std::string id_of(const SignedPaper& paper) { return base::blake2b_hex(signed_bytes(paper)); }

std::size_t Agreement::number_of(std::string_view key) const {
  for (std::size_t i = 0; i < parties.size(); ++i) {
    if (parties[i].key == key) return i + 1;
  }
  return 0;
}

std::size_t Agreement::others_among(const std::vector<std::size_t>& numbers) const {
  const std::size_t own = number_of(lead);
  const bool takes_part = std::find(numbers.begin(), numbers.end(), own) != numbers.end();
  return numbers.size() - (takes_part ? 1 : 0);
}

Result<Call> read_call(const SignedPaper& paper) {
  TRY(check_paper(paper, "call"));
  auto call = TRY(body_of<Call>(paper));
  const bool has_years = !call.fiscal_years.empty() && call.fiscal_years.size() <= most_years;
  if (!has_years || !is_plain(call.title) || !is_plain(call.lead_name)) {
    return make_problem(problems::not_a_paper, "call", "title, lead_name, fiscal_years");
  }
  return call;
}

Result<Agreement> read_agreement(const SignedPaper& paper) {
  TRY(check_paper(paper, "agreement"));
  const auto body = TRY(body_of<AgreementBody>(paper));
  Agreement agreement;
  agreement.id = id_of(paper);
  agreement.call = TRY(read_call(body.call));
  agreement.round = id_of(body.call);
  agreement.lead = body.call.signer;
  if (paper.signer != agreement.lead) return make_problem(problems::not_the_lead);
  for (const SignedPaper& join : body.joins) {
    TRY(check_paper(join, "join"));
    auto party = TRY(body_of<Join>(join));
    if (!is_plain(party.name)) return make_problem(problems::not_a_paper, "join", "name");
    if (party.round != agreement.round) return make_problem(problems::other_round, party.name);
    agreement.parties.push_back({std::move(party.name), join.signer, std::move(party.mask_key)});
  }
  std::sort(agreement.parties.begin(), agreement.parties.end(),
            [](const Party& a, const Party& b) { return a.key < b.key; });
  TRY(check_parties(agreement));
  return agreement;
}

Result<Closing> read_closing(const SignedPaper& paper, const Agreement& agreement) {
  TRY(check_paper(paper, "closing"));
  if (paper.signer != agreement.lead) return make_problem(problems::not_the_lead);
  auto body = TRY(body_of<ClosingBody>(paper));
  if (body.agreement != agreement.id) return make_problem(problems::other_round);
  std::sort(body.contributions.begin(), body.contributions.end(),
            [](const SignedPaper& a, const SignedPaper& b) { return a.signer < b.signer; });
  Closing closing;
  closing.id = id_of(paper);
  for (const SignedPaper& one : body.contributions) {
    TRY(check_paper(one, "contribution"));
    const std::size_t number = agreement.number_of(one.signer);
    const bool is_known = !closing.present.empty() && closing.present.back() == number;
    if (number == 0 || is_known) return make_problem(problems::wrong_parties, one.signer);
    auto contribution = TRY(body_of<ContributionBody>(one));
    const std::size_t parties = agreement.parties.size();
    if (contribution.agreement != agreement.id) {
      return make_problem(problems::other_round, agreement.parties[number - 1].name);
    }
    if (contribution.shares.size() != parties || contribution.checks.size() != parties) {
      return make_problem(problems::not_a_paper, agreement.parties[number - 1].name);
    }
    closing.present.push_back(number);
    closing.contributions.push_back(std::move(contribution));
  }
  for (std::size_t number = 1; number <= agreement.parties.size(); ++number) {
    if (!std::binary_search(closing.present.begin(), closing.present.end(), number)) {
      closing.missing.push_back(number);
    }
  }
  const bool enough = closing.present.size() >= agreement.threshold() &&
                      agreement.others_among(closing.present) >= fewest_others;
  if (!enough) {
    return make_problem(problems::too_few_parties, std::to_string(closing.present.size()),
                        std::to_string(agreement.threshold()));
  }
  return closing;
}

}  // namespace engawa::rounds
