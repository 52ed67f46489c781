#include "engawa/councils/relation_actions.hpp"

#include <algorithm>
#include <map>

#include "engawa/accounts/text_checks.hpp"
#include "engawa/councils/council_place.hpp"
#include "engawa/councils/councils_actions.hpp"
#include "engawa/councils/purpose.hpp"

namespace engawa::councils {

using accounts::Desk;
using accounts::ListReply;
using accounts::Place;
using accounts::Right;
using accounts::Written;
using base::Result;

namespace {

template <class Input>
Result<Place> place_of_relation(Desk& desk, const Input& input) {
  const auto found = TRY(store::get<CouncilRelation>(desk.database, input.relation.text));
  return for_members(desk, CouncilInput{found.record.council});
}

Result<Place> place_of_kept_relation(Desk& desk, const KeepRelation& input) {
  if (input.version == 0) return for_members(desk, CouncilInput{input.relation.council});
  return place_of_relation(desk, RelationInput{input.relation.id});
}

Result<Place> place_of_acknowledgement(Desk& desk, const AcknowledgePurpose& input) {
  auto place = TRY(for_members(desk, CouncilInput{input.council}));
  place.organisation = input.organisation.text;
  return place;
}

std::string themes_text(const Desk& desk, const std::vector<std::string>& themes) {
  std::vector<std::string> labels;
  for (const auto& theme : themes) labels.push_back(desk.office.vocabulary.label(theme));
  return base::join(labels, "、");
}

Result<std::string> name_of_other(Names& names, const CouncilRelation& relation) {
  if (relation.other.empty()) return relation.other_name;
  const auto council = TRY(names.council(relation.other.text));
  return council.name.empty() ? relation.other_name : council.name;
}

Result<ListReply> list_relations(Desk& desk, const ListOfCouncil& input) {
  ListReply list{"関係する会議体",
                 {{"name", "名称", "text"},
                  {"purpose", "目的", "text"},
                  {"role", "役割", "text"},
                  {"relation", "この協議会との関係", "text"},
                  {"themes", "テーマ", "text"}},
                 {},
                 0,
                 0};
  Names names(desk.database);
  for (const auto& found :
       TRY(store::list<CouncilRelation>(desk.database, "council = $1", {input.council.text}))) {
    const auto& it = found.record;
    const auto name = TRY(name_of_other(names, it));
    list.rows.push_back(
        {it.id.text, {name, it.purpose, it.role, it.relation, themes_text(desk, it.themes)}, name});
  }
  return accounts::arrange(std::move(list), list_input(input));
}

Result<RelationReply> show_relation(Desk& desk, const RelationInput& input) {
  const auto found = TRY(store::get<CouncilRelation>(desk.database, input.relation.text));
  const auto council = TRY(store::get<Council>(desk.database, found.record.council.text));
  Names names(desk.database);
  RelationReply reply{found.record,
                      found.version,
                      TRY(name_of_other(names, found.record)),
                      {},
                      council_may(desk.actor, council.record).keep};
  for (const auto& theme : found.record.themes) {
    reply.themes_ja.push_back(desk.office.vocabulary.label(theme));
  }
  return reply;
}

Result<Written> keep_relation(Desk& desk, store::Change& change, const KeepRelation& input) {
  CouncilRelation it = input.relation;
  if (input.version > 0) {
    it.council = TRY(store::get<CouncilRelation>(desk.database, it.id.text)).record.council;
  }
  const bool is_named_only = it.other.empty();
  it.other_name = TRY(accounts::one_line("relation.other_name", it.other_name, is_named_only));
  if (!is_named_only) TRY(known_council(desk, it.other));
  if (it.other == it.council) {
    return base::member_problem("relation.other", "", "ほかの協議会");
  }
  it.purpose = TRY(accounts::several_lines("relation.purpose", it.purpose));
  it.role = TRY(accounts::several_lines("relation.role", it.role));
  it.relation = TRY(accounts::several_lines("relation.relation", it.relation));
  TRY(check_words(desk.office.vocabulary.themes(), "relation.themes", it.themes));
  return keep_record(change, it, input.version);
}

Result<Written> remove_relation(Desk&, store::Change& change, const RemoveRelation& input) {
  TRY(store::remove<CouncilRelation>(change, input.relation.text, input.version));
  return Written{input.relation.text, input.version + 1};
}

// People who know both sides and can bring them together (2007 report, Q10).
Result<ListReply> find_coordinators(Desk& desk, const ListOfCouncil& input) {
  ListReply list{"調整役の候補",
                 {{"person", "氏名", "text"},
                  {"organisation", "組織", "text"},
                  {"title", "職位", "text"},
                  {"profession", "職種", "text"},
                  {"coordinator", "調整役", "text"}},
                 {},
                 0,
                 0};
  Names names(desk.database);
  for (const auto& line :
       TRY(roster_on(names, desk.office.vocabulary, input.council, desk.today))) {
    const auto has = [&](std::string_view word) {
      return std::find(line.background.begin(), line.background.end(), word) !=
             line.background.end();
    };
    const bool knows_both = has("community_health") && has("occupational_health");
    if (!knows_both && !line.is_coordinator) continue;
    list.rows.push_back({line.seat.text,
                         {line.person_name, line.organisation_name, line.post_title,
                          line.profession_ja, line.is_coordinator ? "調整役" : "候補"},
                         line.organisation_name});
  }
  return accounts::arrange(std::move(list), list_input(input));
}

Result<PurposeReply> show_purpose(Desk& desk, const CouncilInput& input) {
  const auto council = TRY(store::get<Council>(desk.database, input.council.text)).record;
  PurposeReply reply{council.name, council.purpose, {}, 0};
  std::map<std::string, PurposeAcknowledgement> latest;
  for (auto& found :
       TRY(store::list<PurposeAcknowledgement>(desk.database, "council = $1", {council.id.text}))) {
    auto& known = latest[found.record.organisation.text];
    if (known.id.empty() || known.acknowledged_on <= found.record.acknowledged_on) {
      known = std::move(found.record);
    }
  }
  Names names(desk.database);
  std::map<std::string, bool> done;
  for (const auto& line : TRY(roster_on(names, desk.office.vocabulary, council.id, desk.today))) {
    if (done[line.organisation.text]) continue;
    done[line.organisation.text] = true;
    PurposeLine made;
    made.organisation = line.organisation;
    made.organisation_name = line.organisation_name;
    Place place = place_of(council);
    place.organisation = line.organisation.text;
    made.may_acknowledge = accounts::may(desk.actor, Right::SpeakForOrganisation, place);
    const auto known = latest.find(line.organisation.text);
    if (known != latest.end()) {
      made.acknowledged_on = known->second.acknowledged_on;
      made.acknowledged_by = known->second.acknowledged_by;
      made.is_current = known->second.wording == council.purpose;
    }
    if (made.is_current) ++reply.acknowledged;
    reply.lines.push_back(std::move(made));
  }
  return reply;
}

Result<Written> acknowledge_purpose(Desk& desk, store::Change& change,
                                    const AcknowledgePurpose& input) {
  const auto council = TRY(store::get<Council>(desk.database, input.council.text)).record;
  Names names(desk.database);
  TRY(require_seat(names, council.id, input.organisation, desk.today));
  return acknowledge(change, council, input.organisation, desk.today, desk.actor.name);
}

}  // namespace

Result<Written> acknowledge(store::Change& change, const Council& council,
                            const accounts::OrganisationId& organisation, const base::Date& day,
                            const std::string& name) {
  TRY(store::get<accounts::Organisation>(change.database(), organisation.text));
  PurposeAcknowledgement made;
  made.council = council.id;
  made.organisation = organisation;
  made.wording = council.purpose;
  made.acknowledged_on = day;
  made.acknowledged_by = name;
  return keep_record(change, made, 0);
}

std::vector<accounts::Action> relation_actions() {
  using accounts::changing;
  using accounts::reading;
  return {reading("councils.list_relations", "関係する会議体の一覧", Right::See,
                  for_members<ListOfCouncil>, list_relations),
          reading("councils.show_relation", "関係する会議体のカード", Right::See,
                  place_of_relation<RelationInput>, show_relation),
          changing("councils.keep_relation", "関係する会議体を登録・変更する", Right::KeepCouncil,
                   place_of_kept_relation, keep_relation),
          changing("councils.remove_relation", "関係する会議体のカードを外す", Right::KeepCouncil,
                   place_of_relation<RemoveRelation>, remove_relation),
          reading("councils.find_coordinators", "調整役の候補", Right::See,
                  for_members<ListOfCouncil>, find_coordinators),
          reading("councils.show_purpose", "目的と確認の状況", Right::See,
                  for_members<CouncilInput>, show_purpose),
          changing("councils.acknowledge_purpose", "目的を確認したと記録する",
                   Right::SpeakForOrganisation, place_of_acknowledgement, acknowledge_purpose)};
}

}  // namespace engawa::councils
