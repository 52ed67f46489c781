#include "engawa/councils/composition.hpp"

#include <algorithm>
#include <set>

namespace engawa::councils {

using accounts::OrganisationKind;
using accounts::Vocabulary;

namespace {

bool contains(const std::vector<std::string>& texts, const std::string& text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

struct Members {
  std::vector<const RosterLine*> all;
  std::set<std::string> kinds;
  std::set<std::string> kinds_listening;  ///< those that only observe
  std::set<std::string> organisations;
};

// Officers of a working group sit in its own roster, and bodies that only listen are no members.
Members members_of(const std::vector<RosterLine>& roster) {
  Members members;
  for (const auto& line : roster) {
    if (!is_member_role(line.role)) {
      members.kinds_listening.insert(line.organisation_kind);
      continue;
    }
    members.all.push_back(&line);
    members.kinds.insert(line.organisation_kind);
    members.organisations.insert(line.organisation.text);
  }
  return members;
}

// Kinds that stand for each other, as one name: 商工会議所・商工会.
std::vector<const OrganisationKind*> group_of(const Vocabulary& vocabulary,
                                              const OrganisationKind& kind) {
  std::vector<const OrganisationKind*> group;
  for (const auto& other : vocabulary.organisation_kinds()) {
    const bool stands_in = !kind.group.empty() && other.group == kind.group;
    if (stands_in || other.key == kind.key) group.push_back(&other);
  }
  return group;
}

void note_missing_kinds(const std::string& tier, const Members& members,
                        const Vocabulary& vocabulary, CompositionReply& reply) {
  std::set<std::string> done;
  for (const auto& kind : vocabulary.organisation_kinds()) {
    if (!contains(kind.expected_in, tier) || done.contains(kind.key)) continue;
    std::string label;
    bool is_there = false;
    bool listens = false;
    for (const auto* other : group_of(vocabulary, kind)) {
      done.insert(other->key);
      label += (label.empty() ? "" : "・") + other->label;
      is_there = is_there || members.kinds.contains(other->key);
      listens = listens || members.kinds_listening.contains(other->key);
    }
    if (is_there) continue;
    std::string suggestion = kind.invitation;
    if (listens)
      suggestion += "オブザーバーとしては参加しています。委員を依頼できるか相談しましょう。";
    reply.findings.push_back({CompositionPoint::MissingKind, kind.key,
                              label + "からの委員がいません。", suggestion, kind.source});
  }
}

void note_ranks(const std::string& tier, const Members& members, const Vocabulary& vocabulary,
                CompositionReply& reply) {
  constexpr int percent = 100;
  const int all = static_cast<int>(members.all.size());
  if (all == 0) return;
  for (const auto& rule : vocabulary.rank_rules()) {
    if (!contains(rule.tiers, tier)) continue;
    const auto held = static_cast<int>(std::count_if(
        members.all.begin(), members.all.end(),
        [&](const RosterLine* line) { return contains(rule.ranks, base::enum_text(line->rank)); }));
    if (held * percent >= rule.percent_min * all) continue;
    reply.findings.push_back(
        {CompositionPoint::RankShare, base::join(rule.ranks, "_"),
         rule.text + "（" + std::to_string(all) + "席のうち" + std::to_string(held) + "席）",
         rule.suggestion, rule.source});
  }
}

void note_professions(const std::string& tier, const Members& members, const Vocabulary& vocabulary,
                      CompositionReply& reply) {
  for (const auto& rule : vocabulary.profession_rules()) {
    if (!contains(rule.tiers, tier)) continue;
    const bool is_there =
        std::any_of(members.all.begin(), members.all.end(), [&](const RosterLine* line) {
          return contains(rule.pillars, line->pillar) &&
                 contains(rule.professions, line->profession);
        });
    if (is_there) continue;
    reply.findings.push_back(
        {CompositionPoint::AbsentProfession, rule.key, rule.text, rule.suggestion, rule.source});
  }
}

void note_cities(const std::string& area, const Members& members,
                 const std::vector<HealthCentreCity>& cities, const Vocabulary& vocabulary,
                 const areas::AreaMaster& areas, CompositionReply& reply) {
  const auto* kind = vocabulary.kind("health_centre_city");
  for (const auto& city : cities) {
    if (!lies_in(areas, city.area, area) || members.organisations.contains(city.organisation)) {
      continue;
    }
    reply.findings.push_back({CompositionPoint::CityWithoutSeat, city.organisation,
                              city.name + "（保健所設置市）の席がありません。",
                              kind == nullptr ? "" : kind->invitation,
                              kind == nullptr ? "" : kind->source});
  }
}

void note_vacancies(const std::vector<RosterLine>& roster, CompositionReply& reply) {
  for (const auto& line : roster) {
    if (!line.person_name.empty()) continue;
    ++reply.vacant;
    reply.findings.push_back(
        {CompositionPoint::VacantPost, line.post.text,
         line.organisation_name + " " + line.post_title + "（" + line.role_ja + "）が空席です。",
         "後任の方を組織に確かめ、異動の操作で登録しましょう。", ""});
  }
}

}  // namespace

std::string tier_of(CouncilKind kind) {
  switch (kind) {
    case CouncilKind::Prefectural:
      return "prefectural";
    case CouncilKind::MedicalArea:
    case CouncilKind::DesignatedCity:
      return "medical_area";
    default:
      return {};
  }
}

bool lies_in(const areas::AreaMaster& areas, const std::string& inner, const std::string& outer) {
  constexpr std::size_t municipality_digits = 5;
  constexpr std::size_t prefecture_digits = 2;
  if (inner.empty() || outer.empty()) return false;
  if (inner == outer) return true;
  if (outer.size() == prefecture_digits) return inner.starts_with(outer);
  if (inner.size() != municipality_digits) return false;
  return std::any_of(areas.municipalities().begin(), areas.municipalities().end(),
                     [&](const areas::Municipality& it) {
                       return it.code == inner && it.medical_area.text == outer;
                     });
}

CompositionReply check_composition(CouncilKind kind, const std::string& area,
                                   const std::vector<RosterLine>& roster,
                                   const std::vector<HealthCentreCity>& cities,
                                   const Vocabulary& vocabulary, const areas::AreaMaster& areas) {
  CompositionReply reply;
  const Members members = members_of(roster);
  reply.members = static_cast<int>(members.all.size());
  for (const auto* line : members.all) {
    const bool is_officer = line->rank == accounts::Rank::Officer;
    ++(is_officer ? reply.officer_members : reply.senior_members);
  }
  const std::string tier = tier_of(kind);
  if (!tier.empty()) {
    note_missing_kinds(tier, members, vocabulary, reply);
    note_ranks(tier, members, vocabulary, reply);
    note_professions(tier, members, vocabulary, reply);
    note_cities(area, members, cities, vocabulary, areas, reply);
  }
  note_vacancies(roster, reply);
  return reply;
}

}  // namespace engawa::councils
