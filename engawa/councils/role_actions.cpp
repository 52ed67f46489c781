#include <algorithm>
#include <map>

#include "engawa/accounts/accounts_store.hpp"
#include "engawa/accounts/text_checks.hpp"
#include "engawa/accounts/token.hpp"
#include "engawa/councils/council_place.hpp"
#include "engawa/councils/councils_actions.hpp"
#include "engawa/councils/purpose.hpp"
#include "engawa/councils/role_matrix.hpp"

namespace engawa::councils {

using accounts::Desk;
using accounts::Place;
using accounts::Right;
using base::Result;

namespace {

constexpr std::string_view link_purpose = "role_expectation";
constexpr std::int64_t day_seconds = 86'400;
constexpr char between = '|';  // council|organisation; ids hold letters and digits only

template <class Input>
Result<Place> inner(Desk& desk, const Input& input) {
  constexpr int not_for_observers = 2;
  return at_council<accounts::Audience::Members, not_for_observers, Input>(desk, input);
}

Result<Place> place_of_offer(Desk& desk, const OfferRoles& input) {
  auto place = TRY(inner(desk, input));
  place.organisation = input.organisation.text;
  return place;
}

Result<RoleMatrixReply> matrix(Desk& desk, const RoleMatrixInput& input) {
  const auto council = TRY(store::get<Council>(desk.database, input.council.text)).record;
  Names names(desk.database);
  const auto roster = TRY(roster_on(names, desk.office.vocabulary, council.id, desk.today));
  const auto entries = TRY(role_entries(desk.database, council.id));
  auto reply = role_matrix(roster, entries, input.issue, desk.office.vocabulary);
  reply.council_name = council.name;
  reply.may_keep = council_may(desk.actor, council).keep;
  for (const auto& row : reply.rows) {
    Place place = place_of(council);
    place.organisation = row.organisation.text;
    if (accounts::may(desk.actor, Right::SpeakForOrganisation, place)) {
      reply.may_answer_for.push_back(row.organisation.text);
    }
  }
  // An observer's body may answer, but sees no more than its own row.
  if (!council_may(desk.actor, council).see_inner) {
    const auto& own = reply.may_answer_for;
    std::erase_if(reply.rows, [&](const RoleRow& row) {
      return std::find(own.begin(), own.end(), row.organisation.text) == own.end();
    });
    reply.uncovered.clear();
    reply.answered = 0;
  }
  return reply;
}

Result<RoleMatrixReply> expect_roles(Desk& desk, store::Change& change, const ExpectRoles& input) {
  const RoleMarks marks{input.council, input.organisation, input.issue, false, desk.today, {}};
  TRY(keep_marks(desk, change, marks, input.functions));
  return matrix(desk, {input.council, input.issue});
}

Result<RoleMatrixReply> offer_roles(Desk& desk, store::Change& change, const OfferRoles& input) {
  const RoleMarks marks{input.council, input.organisation, input.issue,
                        true,          desk.today,         desk.actor.name};
  Names names(desk.database);
  TRY(require_seat(names, input.council, input.organisation, desk.today));
  TRY(keep_marks(desk, change, marks, input.functions));
  return matrix(desk, {input.council, input.issue});
}

Result<AnswerLinks> make_answer_links(Desk& desk, store::Change& change,
                                      const MakeAnswerLinks& input) {
  constexpr int days_max = 366;
  if (input.days < 1 || input.days > days_max) {
    return base::member_problem("days", std::to_string(input.days), "1〜366");
  }
  std::map<std::string, bool> wanted;
  for (const auto& id : input.organisations) wanted[id] = true;
  Names names(desk.database);
  if (wanted.empty()) {
    for (const auto& line :
         TRY(roster_on(names, desk.office.vocabulary, input.council, desk.today))) {
      if (is_member_role(line.role)) wanted[line.organisation.text] = true;
    }
  }
  AnswerLinks reply;
  for (const auto& [id, ignored] : wanted) {
    const auto body = TRY(store::get<accounts::Organisation>(desk.database, id)).record;
    const std::string token = accounts::random_token();
    TRY(accounts::add_link(desk.database, {accounts::token_hash(token),
                                           {},
                                           std::string(link_purpose),
                                           input.council.text + between + id,
                                           desk.now + input.days * day_seconds}));
    change.mention(store::table_of<accounts::Organisation>, id);
    reply.links.push_back({body.id, body.name, body.mail, "/council-answer#" + token});
  }
  return reply;
}

/// What a link is about.
struct OpenedLink {
  Council council;
  accounts::Organisation organisation;
  std::int64_t expires = 0;
};

Result<OpenedLink> opened(Desk& desk, const std::string& token) {
  const auto link = TRY(accounts::find_link(desk.database, accounts::token_hash(token)));
  if (!link || link->purpose != link_purpose || link->expires < desk.now) {
    return base::make_problem(accounts::problems::link_not_valid);
  }
  const auto at = link->subject.find(between);
  auto council = TRY(store::find<Council>(desk.database, link->subject.substr(0, at)));
  auto body = TRY(store::find<accounts::Organisation>(desk.database, link->subject.substr(at + 1)));
  if (!council || !body) return base::make_problem(accounts::problems::link_not_valid);
  return OpenedLink{std::move(council->record), std::move(body->record), link->expires};
}

Result<AnswerSheet> sheet_of(Desk& desk, const OpenedLink& link, const std::string& issue) {
  const auto& vocabulary = desk.office.vocabulary;
  const auto entries = TRY(role_entries(desk.database, link.council.id));
  AnswerSheet sheet;
  sheet.council_name = link.council.name;
  sheet.organisation_name = link.organisation.name;
  sheet.purpose = link.council.purpose;
  sheet.issue = issue;
  const auto all = role_matrix({}, entries, issue, vocabulary);
  sheet.issues = all.issues;
  sheet.functions = all.functions;
  sheet.cells = role_cells(link.organisation.id, entries, issue, vocabulary);
  sheet.valid_until = base::date_in_japan(link.expires);
  for (const auto& found : TRY(store::list<PurposeAcknowledgement>(
           desk.database, "council = $1 AND organisation = $2",
           {link.council.id.text, link.organisation.id.text}))) {
    if (found.record.wording != link.council.purpose) continue;
    sheet.purpose_acknowledged_on = found.record.acknowledged_on;
  }
  return sheet;
}

Result<AnswerSheet> open_answer_link(Desk& desk, store::Change& change,
                                     const OpenAnswerLink& input) {
  const auto link = TRY(opened(desk, input.token));
  change.mention(store::table_of<accounts::Organisation>, link.organisation.id.text);
  return sheet_of(desk, link, input.issue);
}

Result<AnswerSheet> answer_by_link(Desk& desk, store::Change& change, const AnswerByLink& input) {
  const auto link = TRY(opened(desk, input.token));
  const auto name = TRY(accounts::one_line("answered_by", input.answered_by, true));
  const RoleMarks marks{link.council.id, link.organisation.id,   input.issue, true,
                        desk.today,      name + "（リンクから）"};
  TRY(keep_marks(desk, change, marks, input.functions));
  if (input.acknowledges_purpose) {
    TRY(acknowledge(change, link.council, link.organisation.id, desk.today, marks.name));
  }
  return sheet_of(desk, link, input.issue);
}

}  // namespace

std::vector<accounts::Action> role_actions() {
  using accounts::anywhere;
  using accounts::changing;
  using accounts::reading;
  return {reading("councils.role_matrix", "役割期待表", Right::See, inner<RoleMatrixInput>, matrix),
          changing("councils.expect_roles", "期待する役割を記入する", Right::KeepCouncil,
                   inner<ExpectRoles>, expect_roles),
          changing("councils.offer_roles", "担える役割を答える", Right::SpeakForOrganisation,
                   place_of_offer, offer_roles),
          changing("councils.make_answer_links", "回答用のリンクを作る", Right::KeepCouncil,
                   for_members<MakeAnswerLinks>, make_answer_links),
          changing("councils.open_answer_link", "回答用のリンクを開く", Right::Anybody,
                   anywhere<OpenAnswerLink>, open_answer_link),
          changing("councils.answer_by_link", "リンクから答える", Right::Anybody,
                   anywhere<AnswerByLink>, answer_by_link)};
}

}  // namespace engawa::councils
