#include "engawa/indicators/analysis.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <set>
#include <thread>
#include <tuple>

#include "engawa/indicators/indicator_year.hpp"
#include "engawa/store/event_log.hpp"

namespace engawa::indicators {
namespace {

using base::Result;

// Item, scope and year whose tables belong together.
using Subject = std::tuple<std::string, cells::Scope, int>;

struct Work {
  const cells::CellTable* prefectures = nullptr;
  const cells::CellTable* medical_areas = nullptr;
  std::string prefecture_source;
  std::string medical_area_source;
};

/// Runs task(0..count-1) on two threads; tasks are independent.
template <class Task>
void run_on_two_threads(std::size_t count, const Task& task) {
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < count; i = next++) task(i);
  };
  std::jthread second(work);
  work();
}

std::vector<IndicatorYear> compute(const Subject& subject, const Work& work,
                                   const Catalogue& catalogue, const areas::AreaMaster& master) {
  const auto& [item, scope, fiscal_year] = subject;
  std::vector<IndicatorYear> years;
  ItemCells cells;
  for (const auto& indicator : catalogue.indicators()) {
    if (indicator.item != item || indicator.scope != scope) continue;
    if (!catalogue.means_the_same(indicator, fiscal_year)) continue;
    if (cells.prefecture_bounds.cells.empty() && cells.medical_area_bounds.cells.empty()) {
      cells.prefectures = work.prefectures;
      cells.medical_areas = work.medical_areas;
      if (cells.prefectures != nullptr) {
        cells.prefecture_bounds = bound_masked_cells(*cells.prefectures, nullptr);
      }
      if (cells.medical_areas != nullptr) {
        cells.medical_area_bounds = bound_masked_cells(*cells.medical_areas, cells.prefectures);
      }
    }
    auto year = make_indicator_year(indicator, fiscal_year, cells, master);
    if (!year) continue;
    year->prefecture_source = work.prefecture_source;
    year->medical_area_source = work.medical_area_source;
    years.push_back(std::move(*year));
  }
  return years;
}

}  // namespace

Result<std::shared_ptr<const Analysis>> Analysis::build(
    store::Database& database, std::shared_ptr<const Catalogue> catalogue,
    std::shared_ptr<const areas::AreaMaster> master) {
  auto analysis = std::make_shared<Analysis>();
  analysis->m_catalogue = std::move(catalogue);
  analysis->m_master = std::move(master);
  analysis->m_data_version = TRY(store::last_event_of(database, "indicators"));
  analysis->m_tables = TRY(active_tables(database));
  std::map<Subject, Work> subjects;
  for (const auto& table : analysis->m_tables) {
    analysis->m_cells.push_back(TRY(read_cells(database, table.id)));
    if (table.measure != cells::Measure::Count) continue;
    auto& work = subjects[{table.item, table.scope, table.fiscal_year}];
    const bool by_prefecture = table.level == cells::Level::Prefecture;
    (by_prefecture ? work.prefectures : work.medical_areas) = &analysis->m_cells.back().cells();
    (by_prefecture ? work.prefecture_source : work.medical_area_source) = table.file;
  }
  const std::vector<std::pair<Subject, Work>> list(subjects.begin(), subjects.end());
  std::vector<std::vector<IndicatorYear>> computed(list.size());
  run_on_two_threads(list.size(), [&](std::size_t i) {
    computed[i] =
        compute(list[i].first, list[i].second, *analysis->m_catalogue, *analysis->m_master);
  });
  std::set<int> years;
  std::set<int> medical_area_years;
  for (auto& part : computed) {
    for (auto& year : part) {
      years.insert(year.fiscal_year);
      if (!year.medical_area_source.empty()) medical_area_years.insert(year.fiscal_year);
      analysis->m_years.push_back(std::move(year));
    }
  }
  std::sort(analysis->m_years.begin(), analysis->m_years.end(), [](const auto& a, const auto& b) {
    return std::tie(a.indicator->id, a.fiscal_year) < std::tie(b.indicator->id, b.fiscal_year);
  });
  analysis->m_fiscal_years.assign(years.begin(), years.end());
  analysis->m_medical_area_years.assign(medical_area_years.begin(), medical_area_years.end());
  return std::shared_ptr<const Analysis>(std::move(analysis));
}

const IndicatorYear* Analysis::find(std::string_view indicator, int fiscal_year) const {
  const auto found = std::lower_bound(
      m_years.begin(), m_years.end(), std::pair(indicator, fiscal_year),
      [](const IndicatorYear& year, const auto& wanted) {
        return std::pair<std::string_view, int>(year.indicator->id, year.fiscal_year) < wanted;
      });
  const bool met = found != m_years.end() && found->indicator->id == indicator &&
                   found->fiscal_year == fiscal_year;
  return met ? &*found : nullptr;
}

const cells::CellTable& Analysis::cells_of(const StoredTable& table) const {
  return m_cells[static_cast<std::size_t>(&table - m_tables.data())].cells();
}

const StoredTable* Analysis::table(std::string_view item, cells::Scope scope, cells::Level level,
                                   int fiscal_year) const {
  for (const auto& table : m_tables) {
    const bool met = table.item == item && table.scope == scope && table.level == level &&
                     table.fiscal_year == fiscal_year;
    if (met) return &table;
  }
  return nullptr;
}

}  // namespace engawa::indicators
