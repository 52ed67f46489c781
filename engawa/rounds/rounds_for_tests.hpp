#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engawa/rounds/lead.hpp"

namespace engawa::rounds::test {

/// A round of so many insurers, led by one who is or is not among them, up to its agreement.
struct Round {
  explicit Round(std::size_t parties, bool lead_takes_part = false) {
    Call call;
    call.title = "試しの合算";
    call.area = "24";
    call.fiscal_years = {2024};
    call.lead_name = "まとめ役";
    called = call_round(call, lead);
    for (std::size_t i = 0; i < parties; ++i) {
      signers.push_back(i == 0 && lead_takes_part ? lead : packages::make_signing_key());
      auto joined = join_round(called.paper, "保険者" + std::to_string(i + 1), signers.back());
      EXPECT_TRUE(joined.ok());
      joins.push_back(joined->paper);
      states.push_back(joined->state);
    }
  }

  /// Signed by who leads, and read.
  Agreement agreed() const {
    auto paper = agree(called.paper, joins, lead);
    EXPECT_TRUE(paper.ok()) << paper.problem().english();
    auto read = read_agreement(*paper);
    EXPECT_TRUE(read.ok());
    return std::move(*read);
  }

  [[nodiscard]] packages::SealingKey lead_key() const {
    return *packages::sealing_key_of(called.state.sealing_secret);
  }

  Contribution contribution(const Agreement& agreement, std::size_t party, const Counts& counts) {
    auto bytes = contribute(agreement, states[party], signers[party], counts);
    EXPECT_TRUE(bytes.ok()) << bytes.problem().english();
    auto opened = open_contribution(*bytes, agreement, lead_key());
    EXPECT_TRUE(opened.ok()) << opened.problem().english();
    return std::move(*opened);
  }

  SignedPaper help_of(const Agreement& agreement, const Closing& closing, std::size_t party) {
    auto bytes = help(agreement, closing, states[party], signers[party]);
    EXPECT_TRUE(bytes.ok()) << bytes.problem().english();
    auto opened = open_help(*bytes, lead_key());
    EXPECT_TRUE(opened.ok());
    return std::move(*opened);
  }

  packages::SigningKey lead = packages::make_signing_key();
  Called called;
  std::vector<packages::SigningKey> signers;
  std::vector<SignedPaper> joins;
  std::vector<PartyState> states;
};

}  // namespace engawa::rounds::test
