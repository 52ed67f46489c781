#include "engawa/councils/council_actions.hpp"

#include <algorithm>
#include <set>

#include "engawa/accounts/text_checks.hpp"
#include "engawa/councils/council_place.hpp"
#include "engawa/councils/councils_actions.hpp"
#include "engawa/councils/councils_store.hpp"
#include "engawa/councils/problems.hpp"

namespace engawa::councils {

using accounts::Audience;
using accounts::Desk;
using accounts::Place;
using accounts::Right;
using accounts::Written;
using base::make_problem;
using base::Result;

CouncilMay council_may(const accounts::Actor& actor, const Council& council) {
  constexpr int inner = 2;
  const auto sees = [&](Audience audience, int confidentiality) {
    return accounts::may(actor, Right::See, place_of(council, audience, confidentiality));
  };
  return {sees(Audience::Members, 1),
          sees(Audience::Members, inner),
          sees(Audience::WorkingGroup, 1),
          sees(Audience::Secretariat, 1),
          accounts::may(actor, Right::KeepCouncil, place_of(council)),
          accounts::may(actor, Right::WorkInGroup, place_of(council, Audience::WorkingGroup))};
}

namespace {

// A new council is made by the secretariat of its owner; an old one is kept by those that keep it
// now, whatever the new content says.
Result<Place> place_of_kept(Desk& desk, const KeepCouncil& input) {
  if (input.version != 0) return for_members(desk, CouncilInput{input.council.id});
  Place place;
  place.tenants = {input.council.owner.text};
  return place;
}

Result<Place> place_of_term(Desk& desk, const KeepTerm& input) {
  if (input.version == 0) return for_members(desk, CouncilInput{input.term.council});
  const auto term = TRY(store::get<Term>(desk.database, input.term.id.text));
  return for_members(desk, CouncilInput{term.record.council});
}

base::Status check_parents(Desk& desk, const Council& council) {
  std::set<std::string> above{council.id.text};
  std::string next = council.parent.text;
  while (!next.empty()) {
    const auto parent = TRY(store::get<Council>(desk.database, next));
    if (!above.insert(next).second) {
      return make_problem(problems::circular_councils, parent.record.name, {},
                          {{}, {}, "council.parent"});
    }
    next = parent.record.parent.text;
  }
  return base::success();
}

base::Status check_owners(Desk& desk, const Council& council) {
  TRY(store::get<accounts::Organisation>(desk.database, council.owner.text));
  for (const auto& owner : council.co_owners) {
    TRY(store::get<accounts::Organisation>(desk.database, owner));
  }
  return base::success();
}

// Owners are peers: one does not put another out.
base::Status check_leaving_owners(Desk& desk, const Council& before, const Council& after) {
  std::vector<std::string> owners = before.co_owners;
  owners.push_back(before.owner.text);
  for (const auto& owner : owners) {
    const bool stays =
        owner == after.owner.text ||
        std::find(after.co_owners.begin(), after.co_owners.end(), owner) != after.co_owners.end();
    Place own;
    own.tenants = {owner};
    if (stays || accounts::may(desk.actor, Right::KeepCouncil, own)) continue;
    const auto body = TRY(store::find<accounts::Organisation>(desk.database, owner));
    return make_problem(problems::peer_owner, body ? body->record.name : owner, {},
                        {{}, {}, "council.co_owners"});
  }
  return base::success();
}

Result<Council> checked(Desk& desk, Council council) {
  using accounts::one_line;
  using accounts::several_lines;
  constexpr int years_max = 10;
  council.name = TRY(one_line("council.name", council.name, true));
  council.reading = TRY(one_line("council.reading", council.reading));
  council.purpose = TRY(several_lines("council.purpose", council.purpose));
  constexpr std::size_t charter_max = 100'000;
  council.charter = TRY(several_lines("council.charter", council.charter, charter_max));
  if (council.term_years < 1 || council.term_years > years_max) {
    return base::member_problem("council.term_years", std::to_string(council.term_years), "1〜10");
  }
  const bool needs_area =
      council.kind == CouncilKind::Prefectural || council.kind == CouncilKind::MedicalArea;
  const bool is_known = desk.office.areas.find(council.area) != nullptr;
  if (!is_known && (needs_area || !council.area.empty())) {
    return make_problem(problems::unknown_area, council.area, "都道府県か二次医療圏の番号",
                        {{}, {}, "council.area"});
  }
  if (council.established_on) {
    TRY(check_period(*council.established_on, council.closed_on, "council.closed_on"));
  }
  TRY(check_words(desk.office.vocabulary.themes(), "council.themes", council.themes));
  TRY(check_owners(desk, council));
  TRY(check_parents(desk, council));
  return council;
}

Result<Written> keep_council(Desk& desk, store::Change& change, const KeepCouncil& input) {
  const auto council = TRY(checked(desk, input.council));
  if (input.version > 0) {
    const auto before = TRY(store::get<Council>(desk.database, council.id.text));
    TRY(check_leaving_owners(desk, before.record, council));
  }
  return keep_record(change, council, input.version);
}

Result<Written> move_council(Desk& desk, store::Change& change, const MoveCouncil& input) {
  auto council = TRY(store::get<Council>(desk.database, input.council.text)).record;
  council.parent = input.parent;
  if (!input.name.empty()) council.name = TRY(accounts::one_line("name", input.name, true));
  if (input.kind) council.kind = *input.kind;
  TRY(check_parents(desk, council));
  TRY(store::amend(change, council, input.version));
  return Written{council.id.text, input.version + 1};
}

Result<Written> keep_term(Desk& desk, store::Change& change, const KeepTerm& input) {
  Term term = input.term;
  term.name = TRY(accounts::one_line("term.name", term.name, true));
  TRY(check_period(term.starts_on, term.ends_on, "term.ends_on"));
  if (input.version > 0) {
    // A term does not wander to another council.
    term.council = TRY(store::get<Term>(desk.database, term.id.text)).record.council;
  }
  const auto council = TRY(store::get<Council>(desk.database, term.council.text));
  if (!council.record.is_open_on(term.starts_on)) {
    return make_problem(problems::council_closed, term.starts_on.japanese(), {},
                        {{}, {}, "term.starts_on"});
  }
  for (const auto& other :
       TRY(store::list<Term>(desk.database, "council = $1", {term.council.text}))) {
    const auto& it = other.record;
    if (it.id == term.id && input.version > 0) continue;
    if (!periods_overlap(it.starts_on, it.ends_on, term.starts_on, term.ends_on)) continue;
    return make_problem(problems::terms_overlap, it.name,
                        it.ends_on.plus_days(1).japanese() + "以降に始まる期間",
                        {{}, {}, "term.starts_on"});
  }
  return keep_record(change, term, input.version);
}

std::string area_name(const Desk& desk, const std::string& code) {
  const auto* area = desk.office.areas.find(code);
  return area == nullptr ? code : area->full_name();
}

Result<accounts::ListReply> list_councils(Desk& desk, const ListCouncils& input) {
  accounts::ListReply list{"協議会",
                           {{"name", "名称", "text"},
                            {"kind", "種別", "text"},
                            {"area", "区域", "text"},
                            {"secretariat", "事務局", "text"},
                            {"members", "席の数", "number"},
                            {"closed_on", "閉じた日", "date"}},
                           {},
                           0,
                           0};
  auto seats = TRY(seat_counts_on(desk.database, desk.today));
  Names names(desk.database);
  for (const auto& found : TRY(store::list<Council>(desk.database))) {
    const auto& it = found.record;
    if (!is_known_to(desk.actor, it)) continue;
    if (!input.kind.empty() && base::enum_text(it.kind) != input.kind) continue;
    if (!input.prefecture.empty() && it.area.substr(0, 2) != input.prefecture) continue;
    if (!input.with_closed && !it.is_open_on(desk.today)) continue;
    const auto owner = TRY(names.organisation(it.owner.text));
    list.rows.push_back(
        {it.id.text,
         {it.name, std::string(japanese(it.kind)), area_name(desk, it.area), owner.name,
          std::to_string(seats[it.id.text]), it.closed_on ? it.closed_on->iso() : ""},
         it.area + "\n" + (it.reading.empty() ? it.name : it.reading)});
  }
  return accounts::arrange(std::move(list), list_input(input));
}

CouncilLine line_of(const Council& council) {
  return {council.id, council.name, council.kind, std::string(japanese(council.kind))};
}

base::Status take_relatives(Desk& desk, Names& names, const Council& council, CouncilReply& reply) {
  // The store keeps parents free of rings, and the bound is for a store that somebody edited.
  constexpr std::size_t levels_max = 20;
  std::string next = council.parent.text;
  while (!next.empty() && reply.parents.size() < levels_max) {
    const auto parent = TRY(names.council(next));
    if (parent.id.empty() || !is_known_to(desk.actor, parent)) break;
    reply.parents.push_back(line_of(parent));
    next = parent.parent.text;
  }
  for (const auto& child :
       TRY(store::list<Council>(desk.database, "parent = $1", {council.id.text}))) {
    if (is_known_to(desk.actor, child.record)) reply.children.push_back(line_of(child.record));
  }
  return base::success();
}

Result<CouncilReply> show_council(Desk& desk, const CouncilInput& input) {
  const auto found = TRY(known_council(desk, input.council));
  const Council& council = found.record;
  Names names(desk.database);
  CouncilReply reply;
  reply.council = council;
  reply.version = found.version;
  reply.kind_ja = japanese(council.kind);
  reply.area_name = area_name(desk, council.area);
  TRY(take_relatives(desk, names, council, reply));
  reply.owner = {council.owner, TRY(names.organisation(council.owner.text)).name};
  for (const auto& owner : council.co_owners) {
    reply.co_owners.push_back({{owner}, TRY(names.organisation(owner)).name});
  }
  for (const auto& theme : council.themes) {
    reply.themes_ja.push_back(desk.office.vocabulary.label(theme));
  }
  for (const auto& term :
       TRY(store::list<Term>(desk.database, "council = $1", {council.id.text}))) {
    const bool is_now = term.record.starts_on <= desk.today && desk.today <= term.record.ends_on;
    reply.terms.push_back({term.record, term.version, is_now});
  }
  std::sort(reply.terms.begin(), reply.terms.end(), [](const TermEntry& a, const TermEntry& b) {
    return a.term.starts_on > b.term.starts_on;
  });
  reply.roster = TRY(roster_on(names, desk.office.vocabulary, council.id, desk.today));
  reply.may = council_may(desk.actor, council);
  return reply;
}

std::vector<CouncilWord> kept_words(const std::vector<accounts::Word>& words) {
  std::vector<CouncilWord> found;
  for (const auto& word : words) found.push_back({word.key, word.label});
  return found;
}

Result<CouncilWords> show_words(Desk& desk, const accounts::NoInput&) {
  CouncilWords words;
  words.kinds = words_of<CouncilKind>();
  for (const auto& text : base::enum_texts<accounts::Role>()) {
    const auto role = *base::parse_enum<accounts::Role>(text);
    if (is_council_role(role)) words.seat_roles.push_back({text, std::string(japanese(role))});
  }
  words.themes = kept_words(desk.office.vocabulary.themes());
  words.functions = kept_words(desk.office.vocabulary.council_functions());
  return words;
}

}  // namespace

std::vector<accounts::Action> council_actions() {
  using accounts::anywhere;
  using accounts::changing;
  using accounts::reading;
  return {reading("councils.show_words", "協議会で使う言葉の一覧", Right::SeeDirectory,
                  anywhere<accounts::NoInput>, show_words),
          reading("councils.list_councils", "協議会の一覧", Right::SeeDirectory,
                  anywhere<ListCouncils>, list_councils),
          reading("councils.show_council", "協議会のくわしい内容", Right::SeeDirectory,
                  for_members<CouncilInput>, show_council),
          changing("councils.keep_council", "協議会を登録・変更する", Right::KeepCouncil,
                   place_of_kept, keep_council),
          changing("councils.move_council", "協議会を別の会議体の下に置く", Right::KeepCouncil,
                   for_members<MoveCouncil>, move_council),
          changing("councils.keep_term", "任期を登録・変更する", Right::KeepCouncil, place_of_term,
                   keep_term)};
}

}  // namespace engawa::councils
