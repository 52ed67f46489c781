#include <algorithm>
#include <array>
#include <random>

#include "engawa/base/json.hpp"
#include "engawa/base/json_reader.hpp"
#include "engawa/rounds/rounds_for_tests.hpp"

namespace engawa::rounds {
namespace {

using test::Round;

constexpr std::size_t places = 5'000;

/// Counts such as a party would have.
Counts counts_of_party(unsigned seed) {
  std::mt19937 random(seed);
  Counts counts(places);
  for (auto& count : counts) count = static_cast<std::uint32_t>(random() % 50);
  return counts;
}

Counts sum_of(const std::vector<unsigned>& seeds) {
  Counts sum(places);
  for (const unsigned seed : seeds) {
    const Counts counts = counts_of_party(seed);
    for (std::size_t i = 0; i < places; ++i) sum[i] += counts[i];
  }
  return sum;
}

Closing closed(const Round& round, const Agreement& agreement,
               const std::vector<Contribution>& contributions,
               const std::set<std::string>& without = {}) {
  auto paper = close_round(agreement, contributions, without, round.lead);
  EXPECT_TRUE(paper.ok()) << paper.problem().english();
  auto closing = read_closing(*paper, agreement);
  EXPECT_TRUE(closing.ok()) << closing.problem().english();
  return std::move(*closing);
}

TEST(SecretSharing, GivesBackFromAnySharesThatAreEnough) {
  const Secret secret = random_secret();
  const auto shares = split(secret, 3, 5);
  const auto of = [&](std::vector<std::size_t> numbers) {
    std::vector<Share> chosen;
    for (const std::size_t number : numbers) chosen.push_back({number, shares[number - 1]});
    return join(chosen);
  };
  EXPECT_EQ(of({1, 2, 3}), secret);
  EXPECT_EQ(of({5, 1, 4}), secret);
  EXPECT_EQ(of({1, 2, 3, 4, 5}), secret);
  EXPECT_NE(of({1, 2}), secret);
  EXPECT_NE(of({4}), secret);
  for (const auto& share : shares) EXPECT_NE(share, secret);
}

TEST(SecretSharing, TakesASecretInItsOneWritingOnly) {
  const Secret secret = random_secret();
  EXPECT_EQ(read_secret(digits_of(secret)), secret);
  EXPECT_FALSE(read_secret(std::string(64, 'f')));
  EXPECT_FALSE(read_secret("00"));
  EXPECT_FALSE(read_secret(std::string(64, 'x')));
}

TEST(Rounds, GiveTheSumAndNothingElse) {
  for (const std::size_t parties : {3U, 4U, 7U}) {
    Round round(parties);
    const Agreement agreement = round.agreed();
    std::vector<Contribution> contributions;
    std::vector<unsigned> seeds;
    for (std::size_t i = 0; i < parties; ++i) {
      seeds.push_back(static_cast<unsigned>(i));
      contributions.push_back(round.contribution(agreement, i, counts_of_party(seeds.back())));
    }
    const Closing closing = closed(round, agreement, contributions);
    EXPECT_TRUE(closing.missing.empty());
    std::vector<SignedPaper> helps;
    for (std::size_t i = 0; i < agreement.threshold(); ++i) {
      helps.push_back(round.help_of(agreement, closing, i));
      const auto sum = add_up(agreement, closing, contributions, helps);
      ASSERT_EQ(sum.ok(), helps.size() == agreement.threshold());
      if (!sum) {
        EXPECT_EQ(sum.problem().code(), "RND-010");
        continue;
      }
      EXPECT_EQ(*sum, sum_of(seeds));
    }
  }
}

// A chi-square of the bytes: masked counts look like chance, whatever lies below.
TEST(Rounds, HideEveryContributionUnderMasksLikeChance) {
  Round round(4);
  const Agreement agreement = round.agreed();
  const Counts nothing(100'000);
  const Counts masked = round.contribution(agreement, 1, nothing).counts;
  std::array<double, 256> seen{};
  for (const std::uint32_t word : masked) {
    for (int i = 0; i < 4; ++i) ++seen[word >> (8 * i) & 0xFFU];
  }
  const double expected = 4.0 * 100'000 / 256;
  double chi_square = 0;
  for (const double count : seen) chi_square += (count - expected) * (count - expected) / expected;
  EXPECT_LT(chi_square, 400);  // 255 degrees of freedom: beyond it once in 10^8
  // The sum of all contributions is still under every party's own mask.
  Counts sum = masked;
  for (const std::size_t party : {0U, 2U, 3U}) {
    const Counts other = round.contribution(agreement, party, nothing).counts;
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += other[i];
  }
  EXPECT_GT(std::count_if(sum.begin(), sum.end(), [](auto word) { return word != 0; }), 99'990);
}

TEST(Rounds, EndWithoutAMissingParty) {
  Round round(5);
  const Agreement agreement = round.agreed();
  std::vector<Contribution> contributions;
  for (const std::size_t i : {0U, 1U, 3U, 4U}) {
    contributions.push_back(
        round.contribution(agreement, i, counts_of_party(static_cast<unsigned>(i))));
  }
  EXPECT_EQ(close_round(agreement, contributions, {}, round.lead).problem().code(), "RND-007");
  EXPECT_EQ(close_round(agreement, contributions, {}, round.lead).problem().found, "保険者3");
  const Closing closing = closed(round, agreement, contributions, {"保険者3"});
  ASSERT_EQ(closing.missing.size(), 1U);
  EXPECT_EQ(agreement.parties[closing.missing[0] - 1].name, "保険者3");
  std::vector<SignedPaper> helps;
  for (const std::size_t i : {4U, 0U, 3U, 1U}) {
    helps.push_back(round.help_of(agreement, closing, i));
  }
  const auto sum = add_up(agreement, closing, contributions, helps);
  ASSERT_TRUE(sum.ok()) << sum.problem().english();
  EXPECT_EQ(*sum, sum_of({0, 1, 3, 4}));

  // The third comes too late: what the others gave takes no mask off it.
  const Contribution late = round.contribution(agreement, 2, counts_of_party(2));
  std::set<std::string> own;
  std::set<std::string> with;
  for (const auto& paper : helps) {
    const auto body = base::read_json<HelpBody>(*base::JsonValue::parse(paper.body));
    for (const auto& share : body->own) own.insert(share.of);
    for (const auto& share : body->pairs) with.insert(share.missing);
  }
  EXPECT_EQ(own.count(late.paper.signer), 0U) << "shares of the late party's own mask";
  EXPECT_EQ(with, std::set<std::string>{late.paper.signer});
}

TEST(Rounds, AnswerOneAgreementAndOneClosing) {
  Round round(5);
  const Agreement agreement = round.agreed();
  std::vector<Contribution> contributions;
  for (std::size_t i = 0; i < 5; ++i) {
    contributions.push_back(
        round.contribution(agreement, i, counts_of_party(static_cast<unsigned>(i))));
  }
  const Closing all = closed(round, agreement, contributions);
  const Closing without_one = closed(round, agreement, contributions, {"保険者2"});
  static_cast<void>(round.help_of(agreement, all, 0));
  static_cast<void>(round.help_of(agreement, all, 0));  // the same again does no harm
  EXPECT_EQ(help(agreement, without_one, round.states[0], round.signers[0]).problem().code(),
            "RND-008");
  EXPECT_EQ(help(agreement, without_one, round.states[1], round.signers[1]).problem().code(),
            "RND-011")
      << "who is left out does not help";
  // Another set of parties of the same call.
  round.joins.pop_back();
  const Agreement smaller = round.agreed();
  EXPECT_EQ(contribute(smaller, round.states[0], round.signers[0], Counts(1)).problem().code(),
            "RND-008");
}

// Told to some that a party is missing and to others that it is not, helpers do not add up.
TEST(Rounds, AreNotOpenedByTwoClosings) {
  Round round(5);
  const Agreement agreement = round.agreed();
  std::vector<Contribution> contributions;
  for (std::size_t i = 0; i < 5; ++i) {
    contributions.push_back(round.contribution(agreement, i, Counts(1, 7)));
  }
  const Closing all = closed(round, agreement, contributions);
  const Closing without_one = closed(round, agreement, contributions, {"保険者2"});
  ASSERT_EQ(agreement.threshold(), 4U);
  std::vector<SignedPaper> helps;
  for (const std::size_t i : {0U, 2U}) helps.push_back(round.help_of(agreement, all, i));
  for (const std::size_t i : {3U, 4U}) helps.push_back(round.help_of(agreement, without_one, i));
  EXPECT_EQ(add_up(agreement, all, contributions, helps).problem().code(), "RND-003");
  helps.resize(2);
  EXPECT_EQ(add_up(agreement, all, contributions, helps).problem().code(), "RND-010");
}

TEST(Rounds, TakeTheLastContributionOfAParty) {
  Round round(3);
  const Agreement agreement = round.agreed();
  std::vector<Contribution> contributions;
  contributions.push_back(round.contribution(agreement, 0, counts_of_party(9)));
  for (std::size_t i = 0; i < 3; ++i) {
    contributions.push_back(
        round.contribution(agreement, i, counts_of_party(static_cast<unsigned>(i))));
  }
  const Closing closing = closed(round, agreement, contributions);
  std::vector<SignedPaper> helps;
  for (std::size_t i = 0; i < 3; ++i) helps.push_back(round.help_of(agreement, closing, i));
  const auto sum = add_up(agreement, closing, contributions, helps);
  ASSERT_TRUE(sum.ok());
  EXPECT_EQ(*sum, sum_of({0, 1, 2}));
}

TEST(Rounds, RefuseTooFewParties) {
  EXPECT_EQ(agree(Round(2).called.paper, Round(2).joins, Round(2).lead).problem().code(),
            "RND-012");
  Round two(2);
  EXPECT_EQ(agree(two.called.paper, two.joins, two.lead).problem().code(), "RND-005");
  // Who leads knows its own counts: of two others it would know each.
  Round with_lead(3, true);
  EXPECT_EQ(agree(with_lead.called.paper, with_lead.joins, with_lead.lead).problem().code(),
            "RND-005");
  Round four(4);
  const Agreement agreement = four.agreed();
  std::vector<Contribution> contributions;
  for (std::size_t i = 0; i < 2; ++i) {
    contributions.push_back(four.contribution(agreement, i, Counts(1)));
  }
  EXPECT_EQ(
      close_round(agreement, contributions, {"保険者3", "保険者4"}, four.lead).problem().code(),
      "RND-005");
}

TEST(Rounds, RefuseWhatIsNotOfTheRound) {
  Round round(3);
  Round other(3);
  const Agreement agreement = round.agreed();
  auto joins = round.joins;
  joins.push_back(other.joins[0]);
  EXPECT_EQ(agree(round.called.paper, joins, round.lead).problem().code(), "RND-003");
  joins.back() = joins.front();
  EXPECT_EQ(agree(round.called.paper, joins, round.lead).problem().code(), "RND-006");
  EXPECT_EQ(agree(round.called.paper, round.joins, other.lead).problem().code(), "RND-012");
  joins.pop_back();
  joins.front().body = base::to_json(Join{agreement.round, "書きかえた名前", ""});
  EXPECT_EQ(agree(round.called.paper, joins, round.lead).problem().code(), "RND-002");
  EXPECT_EQ(contribute(agreement, other.states[0], round.signers[0], {}).problem().code(),
            "RND-003");
  EXPECT_EQ(contribute(agreement, other.states[0], other.signers[0], {}).problem().code(),
            "RND-011");
  EXPECT_EQ(open_contribution("x", agreement, round.lead_key()).problem().code(), "RND-001");
  const auto bytes = contribute(agreement, round.states[0], round.signers[0], {1, 2});
  EXPECT_EQ(open_contribution(*bytes, agreement, other.lead_key()).problem().code(), "RND-003");
  std::string cut = *bytes;
  cut.resize(cut.size() / 2);
  EXPECT_EQ(open_contribution(cut, agreement, round.lead_key()).problem().code(), "RND-003");
  EXPECT_EQ(read_paper("{}", "join").problem().code(), "RND-001");
  EXPECT_EQ(read_paper(base::to_json(round.joins[0]), "call").problem().code(), "RND-001");
}

// Names come from others and are read on a terminal.
TEST(Rounds, TakeOnlyNamesThatAreWriting) {
  Round round(4);
  const auto with_name = [&](const std::string& name) {
    auto joins = round.joins;
    joins.back() = join_round(round.called.paper, name, round.signers.back())->paper;
    const auto paper = agree(round.called.paper, joins, round.lead);
    return paper.ok() ? std::string() : std::string(paper.problem().code());
  };
  EXPECT_EQ(with_name("ほし共済組合"), "");
  EXPECT_EQ(with_name("\x1b[2Aほし共済組合"), "RND-001");
  EXPECT_EQ(with_name(""), "RND-001");
  EXPECT_EQ(with_name(std::string(201, 'x')), "RND-001");
  EXPECT_EQ(with_name("保険者1"), "RND-006") << "a name that another has";
}

TEST(Rounds, TakeNoCallWithoutYearsOrWithTooMany) {
  const auto lead = packages::make_signing_key();
  Call call;
  call.title = "合算";
  call.lead_name = "まとめ役";
  EXPECT_EQ(read_call(call_round(call, lead).paper).problem().code(), "RND-001");
  call.fiscal_years.assign(11, 2024);
  EXPECT_EQ(read_call(call_round(call, lead).paper).problem().code(), "RND-001");
  call.fiscal_years.resize(10);
  EXPECT_TRUE(read_call(call_round(call, lead).paper).ok());
}

TEST(Rounds, NameWhoseSharesAreWrong) {
  Round round(3);
  const Agreement agreement = round.agreed();
  std::vector<Contribution> contributions;
  for (std::size_t i = 0; i < 3; ++i) {
    contributions.push_back(round.contribution(agreement, i, Counts(1)));
  }
  const Closing closing = closed(round, agreement, contributions);
  std::vector<SignedPaper> helps;
  for (std::size_t i = 0; i < 3; ++i) helps.push_back(round.help_of(agreement, closing, i));
  auto body = *base::read_json<HelpBody>(*base::JsonValue::parse(helps[1].body));
  body.own[0].share = digits_of(random_secret());
  helps[1] = sign_paper("help", base::to_json(body), round.signers[1]);
  const auto sum = add_up(agreement, closing, contributions, helps);
  EXPECT_EQ(sum.problem().code(), "RND-009");
  EXPECT_EQ(sum.problem().found, agreement.parties[0].name);
}

}  // namespace
}  // namespace engawa::rounds
