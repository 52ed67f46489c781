#include "engawa/checkups/fold_codes.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "engawa/base/text.hpp"
#include "engawa/checkups/folded_tables.hpp"
#include "engawa/checkups/observation_checks.hpp"

namespace engawa::checkups {

using base::Result;
using disclosure::Dimension;

namespace {

constexpr int youngest_class = 15;
constexpr int oldest_class = 75;
constexpr int class_years = 5;
static_assert(age_classes ==
              static_cast<std::size_t>((oldest_class - youngest_class) / class_years) + 2);

constexpr std::array<std::string_view, qualifications> qualification_codes{
    "unknown",     "insured",     "dependant",     "continued",     "retired",           "national",
    "insured_1_4", "insured_5_9", "insured_10_29", "insured_30_49", "insured_50_or_more"};
static_assert(static_cast<std::size_t>(Qualification::InsuredAt50OrMore) + 1 == qualifications);

/// Whether a qualification is one of the insured's, whose workplace size is known or not.
bool is_of_insured(std::size_t qualification) {
  return is_insured(static_cast<Qualification>(qualification));
}
constexpr std::array<std::string_view, sexes> sex_codes{"male", "female"};

Dimension dimension_of(FoldDimension kind) { return Dimension(std::string(dimension_name(kind))); }

std::size_t add_below(Dimension& dimension, std::size_t parent, std::string_view code) {
  const std::size_t index = dimension.add(code);
  dimension.link(index, parent);
  return index;
}

/// Which of some siblings go together because they hold too few people; those without anybody do
/// not matter. What goes together holds at least `least`, or is everybody.
std::vector<bool> pooled(const std::vector<std::int64_t>& people, std::int64_t least) {
  std::vector<bool> marks(people.size(), false);
  std::int64_t together = 0;
  const auto pool = [&](std::size_t i) {
    marks[i] = true;
    together += people[i];
  };
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (people[i] > 0 && people[i] < least) pool(i);
  }
  while (together > 0 && together < least) {
    std::size_t smallest = people.size();
    for (std::size_t i = 0; i < people.size(); ++i) {
      if (marks[i] || people[i] == 0) continue;
      if (smallest == people.size() || people[i] < people[smallest]) smallest = i;
    }
    if (smallest == people.size()) break;
    pool(smallest);
  }
  return marks;
}

/// Neighbours that go together, as first and one past the last: every group holds at least `least`
/// people, or nobody, where more than `fewest_groups` are left.
using Groups = std::vector<std::pair<std::size_t, std::size_t>>;
Groups neighbours_together(const std::vector<std::int64_t>& people, std::int64_t least,
                           std::size_t fewest_groups) {
  Groups groups;
  std::vector<std::int64_t> sizes = people;
  for (std::size_t i = 0; i < people.size(); ++i) groups.emplace_back(i, i + 1);
  const auto join = [&](std::size_t left) {
    groups[left].second = groups[left + 1].second;
    sizes[left] += sizes[left + 1];
    groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(left) + 1);
    sizes.erase(sizes.begin() + static_cast<std::ptrdiff_t>(left) + 1);
  };
  while (groups.size() > fewest_groups) {
    std::size_t few = groups.size();
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const bool is_few = sizes[i] > 0 && sizes[i] < least;
      if (is_few && (few == groups.size() || sizes[i] < sizes[few])) few = i;
    }
    if (few == groups.size()) break;
    const bool has_left = few > 0;
    const bool has_right = few + 1 < groups.size();
    const bool to_left = has_left && (!has_right || sizes[few - 1] <= sizes[few + 1]);
    join(to_left ? few - 1 : few);
  }
  return groups;
}

/// A level of the tree of areas: codes with the people below them, small ones together.
class AreaLevel {
 public:
  AreaLevel(Dimension& dimension, std::size_t parent, std::string rest, std::int64_t least,
            std::vector<std::pair<std::string, std::int64_t>> codes)
      : m_dimension(dimension),
        m_parent(parent),
        m_rest(std::move(rest)),
        m_codes(std::move(codes)) {
    std::vector<std::int64_t> people;
    for (const auto& [code, count] : m_codes) people.push_back(count);
    m_pooled = pooled(people, least);
    m_all_together = std::all_of(m_pooled.begin(), m_pooled.end(), [](bool it) { return it; });
  }

  /// The code of a child; the parent's where none is told by itself.
  std::size_t index_of(std::size_t child) {
    if (m_all_together) return m_parent;
    return add_below(m_dimension, m_parent, m_pooled[child] ? m_rest : m_codes[child].first);
  }
  [[nodiscard]] bool stands_alone(std::size_t child) const { return !m_pooled[child]; }

 private:
  Dimension& m_dimension;
  std::size_t m_parent;
  std::string m_rest;
  std::vector<std::pair<std::string, std::int64_t>> m_codes;
  std::vector<bool> m_pooled;
  bool m_all_together = false;
};

using Residences = std::map<MunicipalityIndex, std::int64_t>;
/// Prefecture to medical area to municipalities.
using AreaTree = std::map<std::string, std::map<std::string, Residences>>;

template <class Map, class People>
std::vector<std::pair<std::string, std::int64_t>> codes_of(const Map& map, const People& people) {
  std::vector<std::pair<std::string, std::int64_t>> codes;
  for (const auto& [code, below] : map) codes.emplace_back(code, people(below));
  return codes;
}

std::int64_t people_in(const Residences& residences) {
  std::int64_t people = 0;
  for (const auto& [residence, count] : residences) people += count;
  return people;
}

std::int64_t people_below(const std::map<std::string, Residences>& medical_areas) {
  std::int64_t people = 0;
  for (const auto& [code, residences] : medical_areas) people += people_in(residences);
  return people;
}

constexpr const char* rest_mark = "X";

void add_municipalities(FoldCodes& codes, std::size_t parent, const std::string& medical_area,
                        const Residences& residences, const areas::AreaMaster& areas,
                        std::int64_t least) {
  std::vector<std::pair<std::string, std::int64_t>> people;
  for (const auto& [residence, count] : residences) {
    people.emplace_back(areas.municipalities()[residence].code, count);
  }
  AreaLevel level(codes.area, parent, medical_area + rest_mark, least, std::move(people));
  std::size_t child = 0;
  for (const auto& [residence, count] : residences) {
    codes.area_of[residence] = level.index_of(child++);
  }
}

void add_areas(FoldCodes& codes, const PeopleByCode& people, const areas::AreaMaster& areas,
               std::int64_t least) {
  codes.area = dimension_of(FoldDimension::Area);
  const std::size_t total = codes.area.add(disclosure::total_code);
  AreaTree tree;
  for (const auto& [residence, count] : people.residence) {
    if (residence == unknown_municipality) {
      tree[std::string(cells::unknown_area_code)][""][residence] = count;
      continue;
    }
    const auto& municipality = areas.municipalities()[residence];
    tree[municipality.medical_area.prefecture()][municipality.medical_area.text][residence] = count;
  }
  AreaLevel prefectures(codes.area, total, rest_mark, least, codes_of(tree, people_below));
  std::size_t prefecture = 0;
  for (const auto& [prefecture_code, medical_areas] : tree) {
    const std::size_t own = prefectures.index_of(prefecture);
    const bool alone = prefectures.stands_alone(prefecture++);
    AreaLevel level(codes.area, own, prefecture_code + rest_mark, least,
                    codes_of(medical_areas, people_in));
    std::size_t child = 0;
    for (const auto& [medical_area, residences] : medical_areas) {
      const bool told = alone && level.stands_alone(child) && !medical_area.empty();
      const std::size_t index = alone && !medical_area.empty() ? level.index_of(child) : own;
      ++child;
      if (told) {
        add_municipalities(codes, index, medical_area, residences, areas, least);
        continue;
      }
      for (const auto& [residence, count] : residences) codes.area_of[residence] = index;
    }
  }
}

/// The insured by the size of their workplace, below them where they are told by themselves. Those
/// whose workplace is not known are one of the siblings.
void add_workplaces(FoldCodes& codes, const PeopleByCode& people, std::size_t insured,
                    bool stand_alone, std::int64_t least) {
  std::vector<std::size_t> own;
  std::vector<std::int64_t> counts;
  for (std::size_t i = 0; i < qualifications; ++i) {
    if (!is_of_insured(i) || people.qualification[i] == 0) continue;
    own.push_back(i);
    counts.push_back(people.qualification[i]);
  }
  const auto marks = pooled(counts, least);
  const bool all_together = std::all_of(marks.begin(), marks.end(), [](bool it) { return it; });
  for (std::size_t i = 0; i < own.size(); ++i) {
    const bool is_known = own[i] != static_cast<std::size_t>(Qualification::Insured);
    std::size_t index = insured;
    if (stand_alone && !all_together && own.size() > 1) {
      const bool by_itself = !marks[i] && is_known;
      index =
          add_below(codes.qualification, insured,
                    by_itself ? qualification_codes[own[i]]
                              : std::string_view(marks[i] ? "insured_other" : "insured_unknown"));
    }
    codes.qualification_of[own[i]] = index;
  }
}

void add_qualifications(FoldCodes& codes, const PeopleByCode& people, std::int64_t least) {
  codes.qualification = dimension_of(FoldDimension::Qualification);
  const std::size_t total = codes.qualification.add(disclosure::total_code);
  constexpr auto insured = static_cast<std::size_t>(Qualification::Insured);
  std::vector<std::int64_t> counts(people.qualification.begin(), people.qualification.end());
  for (std::size_t i = insured + 1; i < counts.size(); ++i) {
    if (is_of_insured(i)) counts[insured] += std::exchange(counts[i], 0);
  }
  const auto marks = pooled(counts, least);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    codes.qualification_of[i] =
        add_below(codes.qualification, total, marks[i] ? "other" : qualification_codes[i]);
  }
  add_workplaces(codes, people, codes.qualification_of[insured], !marks[insured], least);
}

int first_year_of(std::size_t age_index) {
  return age_index == 0 ? 0 : youngest_class + static_cast<int>(age_index - 1) * class_years;
}

/// "40-44", "75-"
std::string age_code(std::size_t first, std::size_t last) {
  const std::string start = std::to_string(first_year_of(first)) + "-";
  return last == age_classes ? start : start + std::to_string(first_year_of(last) - 1);
}

/// The ages [first, last) as one code, and below it those of them that hold enough people.
void add_age_block(FoldCodes& codes, const PeopleByCode& people, std::size_t first,
                   std::size_t last, std::int64_t least) {
  std::vector<std::size_t> ages;  // that anybody has
  std::vector<std::int64_t> counts;
  for (std::size_t i = first; i < last; ++i) {
    if (people.age[i] == 0) continue;
    ages.push_back(i);
    counts.push_back(people.age[i]);
  }
  const std::size_t block = add_below(codes.age, 0, age_code(first, last));
  const Groups groups = neighbours_together(counts, least, 1);
  for (const auto& [from, to] : groups) {
    const std::size_t index =
        groups.size() == 1 ? block
                           : add_below(codes.age, block, age_code(ages[from], ages[to - 1] + 1));
    for (std::size_t i = from; i < to; ++i) codes.age_of[ages[i]] = index;
  }
}

void add_ages(FoldCodes& codes, const PeopleByCode& people, std::int64_t least) {
  codes.age = dimension_of(FoldDimension::Age);
  codes.age.add(disclosure::total_code);
  codes.age_of.fill(0);
  constexpr int first_of_programme = 40;
  const std::size_t programme = age_class_index(first_of_programme);
  const std::size_t above = age_class_index(oldest_class);
  const auto people_of = [&](std::size_t first, std::size_t last) {
    return std::accumulate(people.age.begin() + static_cast<std::ptrdiff_t>(first),
                           people.age.begin() + static_cast<std::ptrdiff_t>(last), std::int64_t{0});
  };
  // Without enough people of the programme's ages everybody is told together.
  if (people_of(programme, above) < least) return;
  using Block = std::pair<std::size_t, std::size_t>;
  for (const auto& [first, last] :
       {Block{0, programme}, Block{programme, above}, Block{above, age_classes}}) {
    const std::int64_t size = people_of(first, last);
    if (size >= least) add_age_block(codes, people, first, last, least);
    if (size > 0 && size < least) {
      std::fill(codes.age_of.begin() + static_cast<std::ptrdiff_t>(first),
                codes.age_of.begin() + static_cast<std::ptrdiff_t>(last), FoldCodes::not_counted);
    }
  }
}

/// The label of neighbouring classes: of a number "160以上", of answers "++/+++".
std::string joined_label(const std::vector<std::string>& labels, std::size_t first,
                         std::size_t last) {
  if (last == first + 1) return labels[first];
  // The lowest class may stand first or last: what opens upwards or downwards stays so.
  std::size_t low = first;
  std::size_t high = last - 1;
  const auto low_interval = indicators::parse_class_label(labels[low]);
  const auto high_interval = indicators::parse_class_label(labels[high]);
  if (!low_interval || !high_interval) {
    return base::join({labels.begin() + static_cast<std::ptrdiff_t>(first),
                       labels.begin() + static_cast<std::ptrdiff_t>(last)},
                      std::string(1, indicators::joined_answers));
  }
  if (low_interval->lower > high_interval->lower) std::swap(low, high);
  const auto cut = [](const std::string& label, std::string_view word) {
    const auto at = label.find(word);
    return at == std::string::npos ? std::string() : label.substr(0, at + word.size());
  };
  const std::string from = cut(labels[low], "以上");
  std::string to = labels[high];
  const std::string lower_part = cut(to, "以上");
  const bool opens_up = lower_part.size() == to.size();
  to = opens_up ? "" : to.substr(lower_part.size());
  return from + to;
}

void add_classes(FoldCodes& codes, const PeopleByCode& people, const CountedItem& item,
                 std::int64_t least) {
  codes.item_class = dimension_of(FoldDimension::Class);
  const std::size_t total = codes.item_class.add(disclosure::total_code);
  codes.class_of.resize(item.classes.size());
  // Answers stand in the order of their codes, which is one of more and less.
  constexpr std::size_t two_to_compare = 2;
  for (const auto& [first, last] : neighbours_together(people.item_class, least, two_to_compare)) {
    const std::size_t index =
        add_below(codes.item_class, total, joined_label(item.classes, first, last));
    std::fill(codes.class_of.begin() + static_cast<std::ptrdiff_t>(first),
              codes.class_of.begin() + static_cast<std::ptrdiff_t>(last), index);
  }
}

}  // namespace

std::size_t age_class_index(int age) {
  if (age < youngest_class) return 0;
  if (age >= oldest_class) return age_classes - 1;
  return static_cast<std::size_t>((age - youngest_class) / class_years) + 1;
}

PeopleByCode PeopleByCode::of(const ItemCounts& counts) {
  PeopleByCode people;
  people.item_class.resize(counts.classes);
  const auto sum = [](const ItemCounts::Block& block) {
    return std::accumulate(block.begin(), block.end(), std::int64_t{0});
  };
  for (const auto& [residence, block] : counts.by_residence) {
    people.residence[residence] = sum(block);
    for (std::size_t i = 0; i < block.size(); ++i) {
      people.item_class[i % counts.classes] += block[i];
      people.age[i / counts.classes % age_classes] += block[i];
    }
  }
  for (std::size_t i = 0; i < qualifications; ++i) {
    people.qualification[i] = sum(counts.by_qualification[i]);
  }
  return people;
}

Result<FoldCodes> FoldCodes::make(const PeopleByCode& people, const CountedItem& item,
                                  const areas::AreaMaster& areas, const Fewest& fewest) {
  FoldCodes codes;
  add_areas(codes, people, areas, fewest.codes);
  add_qualifications(codes, people, fewest.codes);
  codes.sex = dimension_of(FoldDimension::Sex);
  const std::size_t total = codes.sex.add(disclosure::total_code);
  for (std::size_t i = 0; i < sex_codes.size(); ++i) {
    codes.sex_of[i] = add_below(codes.sex, total, sex_codes[i]);
  }
  add_ages(codes, people, fewest.ages);
  add_classes(codes, people, item, fewest.classes);
  for (auto* dimension :
       {&codes.area, &codes.qualification, &codes.sex, &codes.age, &codes.item_class}) {
    TRY(dimension->close());
  }
  return codes;
}

}  // namespace engawa::checkups
