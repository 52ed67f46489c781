#include "engawa/councils/overlap.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace engawa::councils {
namespace {

constexpr std::size_t worth_a_meeting = 2;

std::string seat_text(const RosterLine& line) {
  return line.organisation_name + " " + line.post_title + "（" + line.role_ja + "）";
}

std::string proposal_of(const CouncilOverlap& overlap) {
  if (overlap.persons.size() + overlap.themes.size() < worth_a_meeting) return {};
  std::string shared;
  if (!overlap.persons.empty()) shared = "委員" + std::to_string(overlap.persons.size()) + "人";
  if (!overlap.themes.empty()) {
    if (!shared.empty()) shared += "と、";
    shared += "テーマ「" + base::join(overlap.themes, "」「") + "」";
  }
  return shared +
         "が共通しています。会議を同じ日に続けて開くか、共通の議題を合同で話し合うと、"
         "委員の負担を減らせます。";
}

}  // namespace

CouncilOverlap overlap_of(const std::vector<RosterLine>& here, const std::vector<RosterLine>& there,
                          const std::vector<std::string>& themes_here,
                          const std::vector<std::string>& themes_there,
                          const accounts::Vocabulary& vocabulary) {
  CouncilOverlap overlap;
  std::map<std::string, const RosterLine*> persons;
  std::map<std::string, std::string> bodies;
  for (const auto& line : there) {
    if (!line.person.empty()) persons.emplace(line.person.text, &line);
    bodies[line.organisation.text] = line.organisation_name;
  }
  std::set<std::string> seen;
  for (const auto& line : here) {
    const auto body = bodies.find(line.organisation.text);
    if (body != bodies.end() && seen.insert(body->first).second) {
      overlap.organisations.push_back(body->second);
    }
    const auto person = persons.find(line.person.text);
    if (line.person.empty() || person == persons.end()) continue;
    if (!seen.insert(line.person.text).second) continue;
    overlap.persons.push_back(
        {line.person, line.person_name, seat_text(line), seat_text(*person->second)});
  }
  for (const auto& theme : themes_here) {
    const bool is_shared =
        std::find(themes_there.begin(), themes_there.end(), theme) != themes_there.end();
    if (is_shared) overlap.themes.push_back(vocabulary.label(theme));
  }
  overlap.proposal = proposal_of(overlap);
  return overlap;
}

}  // namespace engawa::councils
