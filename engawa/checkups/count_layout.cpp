#include "engawa/checkups/count_layout.hpp"

#include <algorithm>
#include <array>

#include "engawa/base/hash.hpp"
#include "engawa/rounds/problems.hpp"

namespace engawa::checkups {

using base::make_problem;
using base::Result;
using packages::PackageIntake;
using rounds::Counts;

namespace {

/// Members of an intake that are added up, in their order.
constexpr std::array intake_members{&PackageIntake::documents,         &PackageIntake::set_aside,
                                    &PackageIntake::superseded,        &PackageIntake::deleted,
                                    &PackageIntake::deletion_requests, &PackageIntake::outside};

}  // namespace

CountLayout::CountLayout(const ClassTable& classes, const areas::AreaMaster& areas,
                         std::string_view area, std::vector<int> fiscal_years,
                         const packages::InsurerKinds& kinds)
    : m_classes(classes), m_years(std::move(fiscal_years)) {
  const auto inside = municipalities_of(areas, area);
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (!inside[i]) continue;
    m_residences.push_back(static_cast<MunicipalityIndex>(i));
    m_residence_codes.push_back(areas.municipalities()[i].code);
  }
  std::sort(m_years.begin(), m_years.end());
  m_years.erase(std::unique(m_years.begin(), m_years.end()), m_years.end());
  for (const auto& kind : kinds.all()) m_kinds.push_back(kind.id);
}

std::size_t CountLayout::item_size(std::size_t item) const {
  const ItemCounts counts(m_classes.items()[item].classes.size());
  return (m_residences.size() + qualifications) * counts.block_size();
}

std::size_t CountLayout::year_size() const {
  std::size_t size = 1;  // everybody
  for (std::size_t item = 0; item < m_classes.items().size(); ++item) size += item_size(item);
  return size;
}

std::size_t CountLayout::first_of(std::size_t year, std::size_t item) const {
  std::size_t first = intake_members.size() + m_kinds.size() + year * year_size() + 1;
  for (std::size_t i = 0; i < item; ++i) first += item_size(i);
  return first;
}

std::size_t CountLayout::size() const { return first_of(m_years.size(), 0) - 1; }

std::string CountLayout::blake2b() const {
  std::string words = "engawa-counts-2";
  const auto add = [&words](const auto& list) {
    words += "\n";
    for (const auto& word : list) words += word + "\t";
  };
  add(m_kinds);
  add(m_residence_codes);
  std::vector<std::string> years;
  for (const int year : m_years) years.push_back(std::to_string(year));
  add(years);
  for (const auto& item : m_classes.items()) {
    words += "\n" + item.id;
    add(item.classes);
  }
  return base::blake2b_hex(words);
}

Counts CountLayout::lay_out(const CountSource& source, const PackageIntake& intake,
                            const std::set<std::string>& kinds) const {
  Counts counts(size());
  std::size_t place = 0;
  for (const auto member : intake_members) {
    counts[place++] = static_cast<std::uint32_t>(intake.*member);
  }
  for (const auto& kind : m_kinds) counts[place++] = kinds.count(kind) > 0 ? 1 : 0;
  for (std::size_t i = 0; i < m_years.size(); ++i) {
    counts[first_of(i, 0) - 1] = static_cast<std::uint32_t>(source.person_years(m_years[i]));
  }
  for (const CountedTable& table : source.tables()) {
    const auto year = std::lower_bound(m_years.begin(), m_years.end(), table.fiscal_year);
    if (year == m_years.end() || *year != table.fiscal_year) continue;
    const ItemCounts own = source.counts(table);
    auto at = counts.begin() + static_cast<std::ptrdiff_t>(first_of(
                                   static_cast<std::size_t>(year - m_years.begin()), table.item));
    for (const MunicipalityIndex residence : m_residences) {
      const auto block = own.by_residence.find(residence);
      if (block != own.by_residence.end())
        std::copy(block->second.begin(), block->second.end(), at);
      at += static_cast<std::ptrdiff_t>(own.block_size());
    }
    for (const auto& block : own.by_qualification) {
      std::copy(block.begin(), block.end(), at);
      at += static_cast<std::ptrdiff_t>(own.block_size());
    }
  }
  return counts;
}

namespace {

/// Whether both tables count the same people.
bool agree(const ItemCounts& counts) {
  ItemCounts::Block sum(counts.block_size());
  for (const auto& [residence, block] : counts.by_residence) {
    for (std::size_t i = 0; i < block.size(); ++i) sum[i] += block[i];
  }
  for (const auto& block : counts.by_qualification) {
    for (std::size_t i = 0; i < block.size(); ++i) sum[i] -= block[i];
  }
  return std::all_of(sum.begin(), sum.end(), [](std::uint32_t rest) { return rest == 0; });
}

}  // namespace

Result<std::unique_ptr<SummedCounts>> SummedCounts::read(const CountLayout& layout, Counts sum) {
  if (sum.size() != layout.size()) return make_problem(rounds::problems::other_layout);
  std::unique_ptr<SummedCounts> read(new SummedCounts(layout, std::move(sum)));
  for (const int year : layout.m_years) {
    for (std::size_t item = 0; item < layout.m_classes.items().size(); ++item) {
      const CountedTable table{item, year};
      const ItemCounts counts = read->counts(table);
      if (!agree(counts)) return make_problem(rounds::problems::masks_stay);
      if (people_in(counts) > 0) read->m_tables.push_back(table);
    }
  }
  return read;
}

std::size_t SummedCounts::year_index(int fiscal_year) const {
  const auto& years = m_layout.m_years;
  return static_cast<std::size_t>(std::find(years.begin(), years.end(), fiscal_year) -
                                  years.begin());
}

ItemCounts SummedCounts::counts(const CountedTable& table) const {
  ItemCounts counts(m_layout.m_classes.items()[table.item].classes.size());
  auto at = m_sum.begin() + static_cast<std::ptrdiff_t>(
                                m_layout.first_of(year_index(table.fiscal_year), table.item));
  const auto next_block = [&] {
    const auto end = at + static_cast<std::ptrdiff_t>(counts.block_size());
    ItemCounts::Block block(at, end);
    at = end;
    const bool anybody =
        std::any_of(block.begin(), block.end(), [](std::uint32_t count) { return count > 0; });
    return anybody ? block : ItemCounts::Block();
  };
  for (const MunicipalityIndex residence : m_layout.m_residences) {
    auto block = next_block();
    if (!block.empty()) counts.by_residence[residence] = std::move(block);
  }
  for (auto& block : counts.by_qualification) block = next_block();
  return counts;
}

std::int64_t SummedCounts::person_years(int fiscal_year) const {
  return m_sum[m_layout.first_of(year_index(fiscal_year), 0) - 1];
}

PackageIntake SummedCounts::intake() const {
  PackageIntake intake;
  std::size_t place = 0;
  for (const auto member : intake_members) intake.*member = m_sum[place++];
  return intake;
}

std::vector<std::string> SummedCounts::insurer_kinds() const {
  std::vector<std::string> kinds;
  for (std::size_t i = 0; i < m_layout.m_kinds.size(); ++i) {
    if (m_sum[intake_members.size() + i] > 0) kinds.push_back(m_layout.m_kinds[i]);
  }
  return kinds;
}

}  // namespace engawa::checkups
