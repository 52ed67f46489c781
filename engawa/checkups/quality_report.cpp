#include "engawa/checkups/quality_report.hpp"

#include <algorithm>

namespace engawa::checkups {

void QualityReport::count_at(const base::ProblemKind& kind, std::string place, ByCode& by_code) {
  Found& found = by_code[std::string(kind.code)];
  found.kind = &kind;
  ++found.count;
  found.places.push_back(std::move(place));
  // The first places by name, whatever the order of reading.
  constexpr std::size_t slack = 4;
  if (found.places.size() < places_max * slack) return;
  std::sort(found.places.begin(), found.places.end());
  found.places.resize(places_max);
}

void QualityReport::count(const base::Problem& problem, ByCode& by_code) {
  std::string place = problem.place.file;
  for (const auto* part : {&problem.place.sheet, &problem.place.cell}) {
    if (!part->empty()) place += " " + *part;
  }
  count_at(*problem.kind, std::move(place), by_code);
}

void QualityReport::add(const CheckupDocument& document) {
  ++m_documents;
  ++m_years[document.fiscal_year()];
  for (const auto& observation : document.observations) {
    if (observation.problem != nullptr) {
      count_at(*observation.problem, document.place + " " + std::string(observation.code),
               m_values);
    }
    if (observation.item == nullptr || observation.item->quantity == no_quantity) continue;
    ItemPresence& presence = m_presence[observation.item->quantity];
    if (observation.problem != nullptr) {
      ++presence.not_used;
    } else if (observation.state == ValueState::NotPerformed) {
      ++presence.not_performed;
    } else if (observation.state == ValueState::Unmeasurable) {
      ++presence.unmeasurable;
    } else {
      ++presence.measured;
    }
  }
}

namespace {

constexpr int verdicts_count = 4;

void compare(VerdictAgreement& agreement, int declared, int recomputed) {
  if (declared < 1 || declared > verdicts_count || recomputed < 1) return;
  ++agreement.compared;
  if (declared != recomputed) ++agreement.differs;
  ++agreement
        .pairs[static_cast<std::size_t>(declared - 1)][static_cast<std::size_t>(recomputed - 1)];
}

void merge_codes(QualityReport::ByCode& into, const QualityReport::ByCode& from) {
  for (const auto& [code, found] : from) {
    auto& place = into[code];
    place.kind = found.kind;
    place.count += found.count;
    place.places.insert(place.places.end(), found.places.begin(), found.places.end());
    std::sort(place.places.begin(), place.places.end());
    if (place.places.size() > QualityReport::places_max)
      place.places.resize(QualityReport::places_max);
  }
}

void merge_institutions(QualityReport::ByInstitution& into,
                        const QualityReport::ByInstitution& from) {
  for (const auto& [institution, agreement] : from) {
    auto& place = into[institution];
    place.compared += agreement.compared;
    place.differs += agreement.differs;
    for (std::size_t i = 0; i < place.pairs.size(); ++i) {
      for (std::size_t j = 0; j < place.pairs[i].size(); ++j) {
        place.pairs[i][j] += agreement.pairs[i][j];
      }
    }
  }
}

}  // namespace

void QualityReport::add_level(std::string_view institution, int declared, int recomputed) {
  compare(m_levels[std::string(institution)], declared, recomputed);
}

void QualityReport::add_metabolic(std::string_view institution, int declared, int recomputed) {
  compare(m_metabolic[std::string(institution)], declared, recomputed);
}

void QualityReport::merge(const QualityReport& other) {
  m_documents += other.m_documents;
  for (const auto& [year, count] : other.m_years) m_years[year] += count;
  for (std::size_t i = 0; i < m_presence.size(); ++i) {
    m_presence[i].measured += other.m_presence[i].measured;
    m_presence[i].not_performed += other.m_presence[i].not_performed;
    m_presence[i].unmeasurable += other.m_presence[i].unmeasurable;
    m_presence[i].not_used += other.m_presence[i].not_used;
  }
  merge_codes(m_set_aside, other.m_set_aside);
  merge_codes(m_warnings, other.m_warnings);
  merge_codes(m_values, other.m_values);
  merge_institutions(m_levels, other.m_levels);
  merge_institutions(m_metabolic, other.m_metabolic);
}

}  // namespace engawa::checkups
