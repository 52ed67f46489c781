// Papers of a round (秘匿合算) as a party may get them: the first byte says which, the rest is the
// body, which a key of ours signs, so that what stands behind the signature is reached. A call, an
// agreement or a closing that is taken keeps its promises.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "engawa/base/json.hpp"
#include "engawa/rounds/lead.hpp"

namespace {

using namespace engawa;
using namespace engawa::rounds;

void require(bool holds) {
  if (!holds) std::abort();
}

/// A round of three, with who leads.
struct Round {
  packages::SigningKey lead = packages::make_signing_key();
  SignedPaper call;
  SignedPaper agreement_paper;
  Agreement agreement;
  std::vector<packages::SigningKey> signers;
  std::vector<PartyState> states;

  Round() {
    Call body;
    body.title = "合算";
    body.lead_name = "まとめ役";
    body.fiscal_years = {2024};
    call = call_round(std::move(body), lead).paper;
    std::vector<SignedPaper> joins;
    for (const char* name : {"一", "二", "三"}) {
      signers.push_back(packages::make_signing_key());
      auto joined = join_round(call, name, signers.back());
      joins.push_back(joined->paper);
      states.push_back(joined->state);
    }
    agreement_paper = *agree(call, joins, lead);
    agreement = *read_agreement(agreement_paper);
  }
};

void take_agreement(const SignedPaper& paper) {
  const auto agreement = read_agreement(paper);
  if (!agreement) return;
  require(agreement->parties.size() >= fewest_others && agreement->parties.size() <= most_parties);
  require(agreement->threshold() <= agreement->parties.size());
}

void take_closing(const Round& round, const SignedPaper& paper) {
  const auto closing = read_closing(paper, round.agreement);
  if (!closing) return;
  require(closing->present.size() >= round.agreement.threshold());
  require(closing->present.size() == closing->contributions.size());
  PartyState state = round.states.front();
  static_cast<void>(help(round.agreement, *closing, state, round.signers.front()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Round round;
  if (size == 0) return 0;
  const std::string body(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0]) {
    case 'c':
      static_cast<void>(read_call(sign_paper("call", body, round.lead)));
      return 0;
    case 'a':
      take_agreement(sign_paper("agreement", body, round.lead));
      return 0;
    case 'j': {
      const AgreementBody agreed{round.call, {sign_paper("join", body, round.signers.front())}};
      take_agreement(sign_paper("agreement", base::to_json(agreed), round.lead));
      return 0;
    }
    case 'x': {
      ClosingBody closed{round.agreement.id, {}};
      for (const auto& signer : round.signers) {
        closed.contributions.push_back(sign_paper("contribution", body, signer));
      }
      take_closing(round, sign_paper("closing", base::to_json(closed), round.lead));
      return 0;
    }
    case 's':
      static_cast<void>(read_secret(body));
      return 0;
    default:
      for (const char* kind : {"call", "join", "agreement", "closing"}) {
        static_cast<void>(read_paper(body, kind));
      }
      return 0;
  }
}
