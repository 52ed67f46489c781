#include "engawa/checkups/person_years.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <tuple>

namespace engawa::checkups {

namespace {

/// People of one five-year class stand together, so that they can be counted together.
constexpr int age_class_years = 5;

}  // namespace

void PersonYears::add(const PersonYear& entry, const ClassIndex* classes) {
  m_entries.push_back(entry);
  m_classes.insert(m_classes.end(), classes, classes + m_items);
}

void PersonYears::merge(const PersonYears& other) {
  m_entries.insert(m_entries.end(), other.m_entries.begin(), other.m_entries.end());
  m_classes.insert(m_classes.end(), other.m_classes.begin(), other.m_classes.end());
}

std::size_t PersonYears::keep_residents(const std::vector<bool>& inside) {
  PersonYears kept(m_items);
  for (std::size_t i = 0; i < m_entries.size(); ++i) {
    if (lies_in(inside, m_entries[i].residence)) kept.add(m_entries[i], classes(i));
  }
  const std::size_t outside = m_entries.size() - kept.size();
  *this = std::move(kept);
  return outside;
}

bool PersonYears::comes_before(std::size_t a, std::size_t b) const {
  const PersonYear& left = m_entries[a];
  const PersonYear& right = m_entries[b];
  // Within a person and year the newest stands first; what follows only makes the order total.
  const auto order = [](const PersonYear& one) {
    return std::tuple(one.key, one.fiscal_year, -one.service_day, one.branch == 0, one.branch,
                      one.is_deletion, one.residence, one.workplace, one.qualification, one.age);
  };
  const auto left_order = order(left);
  const auto right_order = order(right);
  if (left_order != right_order) return left_order < right_order;
  return std::memcmp(classes(a), classes(b), m_items) < 0;
}

// The keys differ from run to run; the order of the result must not.
PersonYears PersonYears::in_order(std::vector<std::size_t> places) const {
  std::sort(places.begin(), places.end(), [this](std::size_t a, std::size_t b) {
    const auto content = [](const PersonYear& one) {
      return std::tuple(one.fiscal_year, one.residence, one.sex, one.age / age_class_years,
                        one.qualification, one.age, one.workplace);
    };
    const auto left = content(m_entries[a]);
    const auto right = content(m_entries[b]);
    if (left != right) return left < right;
    return std::memcmp(classes(a), classes(b), m_items) < 0;
  });
  PersonYears ordered(m_items);
  ordered.m_entries.reserve(places.size());
  ordered.m_classes.reserve(places.size() * m_items);
  for (const std::size_t index : places) ordered.add(m_entries[index], classes(index));
  return ordered;
}

PersonYears PersonYears::at_workplaces(const std::vector<bool>& inside,
                                       const std::set<int>& fiscal_years) const {
  PersonYears workers(m_items);
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < m_entries.size(); ++i) {
    PersonYear entry = m_entries[i];
    const bool works_there = lies_in(inside, entry.workplace);
    if (!works_there || !fiscal_years.contains(entry.fiscal_year)) continue;
    entry.residence = entry.workplace;
    places.push_back(workers.size());
    workers.add(entry, classes(i));
  }
  return workers.in_order(std::move(places));
}

PersonYearTotals PersonYears::settle() {
  std::vector<std::size_t> order(m_entries.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [this](std::size_t a, std::size_t b) { return comes_before(a, b); });
  PersonYearTotals totals;
  totals.documents = m_entries.size();
  std::vector<std::size_t> kept;
  for (std::size_t first = 0; first < order.size();) {
    std::size_t last = first;
    const PersonYear& head = m_entries[order[first]];
    while (last < order.size() && m_entries[order[last]].key == head.key &&
           m_entries[order[last]].fiscal_year == head.fiscal_year) {
      ++last;
    }
    settle_person(order.data() + first, order.data() + last, kept, totals);
    first = last;
  }
  *this = in_order(std::move(kept));
  totals.counted = m_entries.size();
  return totals;
}

void PersonYears::settle_person(const std::size_t* first, const std::size_t* last,
                                std::vector<std::size_t>& kept, PersonYearTotals& totals) const {
  const auto is_same_person = [this](std::size_t a, std::size_t b) {
    const std::uint8_t left = m_entries[a].branch;
    const std::uint8_t right = m_entries[b].branch;
    return left == right || left == 0 || right == 0;
  };
  std::vector<std::size_t> requests;
  for (const auto* at = first; at != last; ++at) {
    if (m_entries[*at].is_deletion) requests.push_back(*at);
  }
  std::vector<bool> met(requests.size(), false);
  const std::size_t kept_before = kept.size();
  for (const auto* at = first; at != last; ++at) {
    const PersonYear& entry = m_entries[*at];
    if (entry.is_deletion) continue;
    bool deleted = false;
    for (std::size_t i = 0; i < requests.size(); ++i) {
      if (m_entries[requests[i]].service_day != entry.service_day) continue;
      if (!is_same_person(requests[i], *at)) continue;
      deleted = true;
      met[i] = true;
    }
    const bool superseded =
        std::any_of(kept.begin() + static_cast<std::ptrdiff_t>(kept_before), kept.end(),
                    [&](std::size_t newer) { return is_same_person(newer, *at); });
    if (deleted) {
      ++totals.deleted;
    } else if (superseded) {
      ++totals.superseded;
    } else {
      kept.push_back(*at);
    }
  }
  totals.deletion_requests += requests.size();
  totals.requests_without_target +=
      static_cast<std::uint64_t>(std::count(met.begin(), met.end(), false));
}

}  // namespace engawa::checkups
