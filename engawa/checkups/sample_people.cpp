#include "engawa/checkups/sample_people.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engawa/base/decimal.hpp"
#include "engawa/checkups/catalogue_table.hpp"
#include "engawa/checkups/observation_checks.hpp"

namespace engawa::checkups {

namespace fs = std::filesystem;
using base::Result;

namespace {

constexpr int youngest = 20;
constexpr int oldest = 74;

Result<Distributions> read_distributions(const fs::path& folder) {
  Distributions all;
  const auto place = [](const CatalogueRow& row) {
    const auto sex = static_cast<std::size_t>(row["sex"] == "1" ? 0 : 1);
    return std::pair(sex, Distributions::band_of(
                              static_cast<int>(base::parse_integer(row["age_from"]).value_or(40))));
  };
  const auto values = TRY(CatalogueTable::read(
      folder / "sample_values.csv", {"quantity", "sex", "age_from", "lower", "upper", "share"}));
  for (std::size_t i = 0; i < values.rows_count(); ++i) {
    const auto row = values.row(i);
    const auto [sex, band] = place(row);
    all.values[std::string(row["quantity"])][sex][band].push_back(
        {base::parse_double(row["lower"]).value_or(0), base::parse_double(row["upper"]).value_or(0),
         base::parse_double(row["share"]).value_or(0)});
  }
  const auto answers = TRY(CatalogueTable::read(
      folder / "sample_answers.csv", {"quantity", "sex", "age_from", "answer", "share"}));
  for (std::size_t i = 0; i < answers.rows_count(); ++i) {
    const auto row = answers.row(i);
    const auto [sex, band] = place(row);
    all.answers[std::string(row["quantity"])][sex][band].emplace_back(
        row["answer"], base::parse_double(row["share"]).value_or(0));
  }
  return all;
}

/// The value below which a share of people lies. Inside a class values are spread evenly by their
/// logarithm, in the first and the last class more of them near its neighbour.
double quantile(const std::vector<ValueClass>& classes, double share) {
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const ValueClass& own = classes[i];
    if (share >= own.share && i + 1 < classes.size()) {
      share -= own.share;
      continue;
    }
    const double part = own.share > 0 ? std::clamp(share / own.share, 0.0, 1.0) : 0;
    const double ratio = own.upper / own.lower;
    if (i == 0) return own.upper * std::pow(ratio, -(1 - part) * (1 - part));
    if (i + 1 == classes.size()) return own.lower * std::pow(ratio, part * part);
    return own.lower * std::pow(ratio, part);
  }
  return 0;
}

/// Down to the places that are written, so that no value leaves its class.
double cut(double value, int places) {
  constexpr double tolerance = 1e-9;
  const double scale = std::pow(10, places);
  return std::floor(value * scale + tolerance) / scale;
}

}  // namespace

/// Which item code carries a quantity, by the year.
struct SamplePeople::Item {
  const char* quantity;
  const char* code;
  int places;       ///< digits after the point
  double weight;    ///< of heaviness in the value
  double reported;  ///< share of people who have it
};

SamplePeople::SamplePeople(const SampleOptions& options, const ItemMaster& items,
                           const areas::AreaMaster& areas, Distributions distributions,
                           Verdicts verdicts)
    : m_items(items),
      m_distributions(std::move(distributions)),
      m_verdicts(std::move(verdicts)),
      m_random(options.seed),
      m_work_random(~options.seed),
      m_values(items) {
  for (const auto& municipality : areas.municipalities()) {
    const std::string prefecture_code = municipality.code.substr(0, 2);
    const areas::Area* prefecture = areas.find(prefecture_code);
    const std::string name = (prefecture == nullptr ? "" : prefecture->name) + municipality.name;
    if (prefecture_code == options.prefecture) m_towns.push_back(name);
    if (prefecture_code != options.prefecture && m_elsewhere.empty()) m_elsewhere = name;
  }
  if (m_towns.empty()) m_towns.emplace_back();
}

Result<SamplePeople> SamplePeople::load(const SampleOptions& options, const ItemMaster& items,
                                        const areas::AreaMaster& areas,
                                        const fs::path& catalogue_folder) {
  const fs::path folder = catalogue_folder / "checkups";
  auto distributions = TRY(read_distributions(folder));
  auto verdicts = TRY(Verdicts::load(folder / "rules.toml", items));
  return SamplePeople(options, items, areas, std::move(distributions), std::move(verdicts));
}

Somebody SamplePeople::somebody(std::uint64_t index) {
  static constexpr std::array<const char*, 8> family{"ミドリ", "ヤマノ", "カワベ",   "ハラダ",
                                                     "ウミノ", "モリタ", "イケガミ", "タニグチ"};
  static constexpr std::array<const char*, 6> given{"ハナコ", "タロウ", "ユキ",
                                                    "アオイ", "ヒカル", "ミノル"};
  Somebody person;
  person.sex = m_random.below(100) < 55 ? cells::Sex::Male : cells::Sex::Female;
  const int age = youngest + static_cast<int>(m_random.below(oldest - youngest + 1));
  person.birth_date = base::Date{2024 - age, 4, 2}.plus_days(static_cast<int>(m_random.below(365)));
  person.number = std::to_string(1'000'000 + index);
  person.branch = index % 3 == 0 ? "" : "0" + std::to_string(1 + index % 3);
  person.name = std::string(family[m_random.below(family.size())]) + "　" +
                given[m_random.below(given.size())];
  person.address = town(m_random) + "架空町";
  person.address += std::to_string(1 + m_random.below(900)) + "番地";
  person.postal_code = "000-0000";
  person.institution = "249999999" + std::to_string(m_random.below(5));
  person.qualification = qualification();
  person.heaviness = m_random.normal();
  if (person.qualification == Qualification::Insured) give_work(person);
  return person;
}

// Towns differ in size as they do: the first of a prefecture are its cities.
std::string SamplePeople::town(base::RandomNumbers& random) const {
  const double pick = random.unit() * random.unit();
  return m_towns[static_cast<std::size_t>(pick * static_cast<double>(m_towns.size()))];
}

/// Most work in their prefecture, a few beyond it, and of a few nobody wrote down where.
void SamplePeople::give_work(Somebody& person) {
  constexpr std::array<std::pair<std::uint64_t, Qualification>, 5> sizes{
      {{8, Qualification::InsuredAt1To4},
       {18, Qualification::InsuredAt5To9},
       {40, Qualification::InsuredAt10To29},
       {55, Qualification::InsuredAt30To49},
       {96, Qualification::InsuredAt50OrMore}}};
  const auto size = m_work_random.below(100);
  const auto place = m_work_random.below(100);
  const std::string near = town(m_work_random);
  for (const auto& [below, qualification] : sizes) {
    if (size >= below) continue;
    person.qualification = qualification;
    break;
  }
  if (place < 90) person.workplace = near;
  if (place >= 90 && place < 97) person.workplace = m_elsewhere;
}

const CheckupDocument& SamplePeople::checkup(const Somebody& person, int fiscal_year) {
  m_texts.clear();
  m_document = {};
  m_document.report_code = "10";
  m_document.programme = "010";
  m_document.institution = person.institution;
  m_document.service_date =
      base::Date{fiscal_year, 5, 1}.plus_days(static_cast<int>(m_random.below(300)));
  m_document.person.insurer_number = sample_insurer_number;
  m_document.person.symbol = "１２３";
  m_document.person.number = person.number;
  m_document.person.branch = person.branch;
  m_document.person.name = person.name;
  m_document.person.address = person.address;
  m_document.person.postal_code = person.postal_code;
  m_document.person.sex = person.sex;
  m_document.person.birth_date = person.birth_date;
  m_document.person.qualification = person.qualification;
  m_document.person.workplace_address = person.workplace;
  m_sex = person.sex == cells::Sex::Male ? 0 : 1;
  m_age = age_at_end_of(fiscal_year, person.birth_date);
  measure(person);
  answer(fiscal_year);
  declare(fiscal_year, person.sex);
  return m_document;
}

Qualification SamplePeople::qualification() {
  const auto pick = m_random.below(100);
  if (pick < 70) return Qualification::Insured;
  if (pick < 92) return Qualification::Dependant;
  if (pick < 97) return Qualification::Continued;
  return Qualification::Retired;
}

double SamplePeople::draw(const std::string& quantity, double weight, double heaviness) {
  const auto& classes = m_distributions.values.at(quantity)[m_sex][Distributions::band_of(m_age)];
  const double normal = weight * heaviness + std::sqrt(1 - weight * weight) * m_random.normal();
  return quantile(classes, std::erfc(-normal / std::numbers::sqrt2) / 2);
}

Observation SamplePeople::observation(std::string_view code) const {
  Observation one;
  one.item = m_items.find(code, m_document.fiscal_year());
  one.code = one.item->code;
  one.section = "01010";
  one.method = one.item->method;
  return one;
}

void SamplePeople::add_number(std::string_view code, double value, int places, int depth) {
  Observation one = observation(code);
  one.text = keep(base::format_fixed(value, places));
  one.number = *base::parse_double(one.text);
  one.unit = one.item->unit;
  one.depth = depth;
  m_document.observations.push_back(one);
}

void SamplePeople::add_code(std::string_view code, std::string_view value) {
  Observation one = observation(code);
  one.coded_value = keep(std::string(value));
  m_document.observations.push_back(one);
}

void SamplePeople::add_one_of(std::string_view code, const std::vector<double>& shares) {
  double pick = m_random.unit();
  std::size_t answer = 0;
  while (answer + 1 < shares.size() && pick >= shares[answer]) pick -= shares[answer++];
  add_code(code, std::to_string(answer + 1));
}

void SamplePeople::measure(const Somebody& person) {
  const double height = (m_sex == 0 ? 169.0 : 157.0) + 6 * m_random.normal();
  const double bmi = cut(draw("bmi", 0.95, person.heaviness), 1);
  add_number("9N001000000000001", height, 1);
  add_number("9N006000000000001", bmi * height * height / 10'000, 1);
  add_number("9N011000000000001", bmi, 1);
  static constexpr std::array<Item, 13> items{{
      {"waist", "9N016160100000001", 1, 0.9, 0.98},
      {"sbp", "9A751000000000001", 0, 0.35, 0.99},
      {"dbp", "9A761000000000001", 0, 0.35, 0.99},
      {"triglycerides_fasting", "3F015000002327101", 0, 0.4, 0.97},
      {"hdl", "3F070000002327101", 0, -0.4, 0.98},
      {"ldl", "3F077000002327101", 0, 0.15, 0.98},
      {"ast", "3B035000002327201", 0, 0.2, 0.98},
      {"alt", "3B045000002327201", 0, 0.4, 0.98},
      {"gamma_gt", "3B090000002327101", 0, 0.25, 0.98},
      {"glucose_fasting", "3D010000001926101", 0, 0.35, 0.85},
      {"hba1c", "3D046000001906202", 1, 0.35, 0.9},
      {"egfr", "8A065000002391901", 1, 0.0, 0.7},
      {"haemoglobin", "2A030000001930101", 1, 0.1, 0.6},
  }};
  for (const Item& item : items) {
    const double value = draw(item.quantity, item.weight, person.heaviness);
    measure_one(item, value);
  }
  add_code("9N141000000000011", "2");
  // 尿糖, 尿蛋白 (－, ±, ＋, ＋＋, ＋＋＋) and 心電図 (所見あり, 所見なし): of everybody of 40 to
  // 74 years in 第9回NDBオープンデータ (2021年度).
  add_one_of("1A020000000191111", {0.9533, 0.0062, 0.0067, 0.0067, 0.0271});
  add_one_of("1A010000000191111", {0.8936, 0.0736, 0.0239, 0.0069, 0.0020});
  add_one_of("9A110160700000011", {0.322, 0.678});
}

void SamplePeople::measure_one(const Item& item, double value) {
  const double chance = m_random.unit();
  const PlausibleRange* range = m_items.plausible(m_items.quantity(item.quantity));
  if (range != nullptr) value = std::clamp(value, range->lower, range->upper);
  if (chance < item.reported) {
    const int depth = std::string_view(item.quantity) == "haemoglobin" ? 1 : 0;
    add_number(item.code, cut(value, item.places), item.places, depth);
    // A few values lie beyond what the form can hold.
    if (m_random.below(2'000) == 0) m_document.observations.back().censoring = Censoring::AtOrAbove;
    return;
  }
  Observation one = observation(item.code);
  const double rest = (chance - item.reported) / (1 - item.reported);
  if (rest > 0.6) return;  // not reported at all
  one.state = rest < 0.4 ? ValueState::NotPerformed : ValueState::Unmeasurable;
  m_document.observations.push_back(one);
}

void SamplePeople::answer(int fiscal_year) {
  for (const auto& item : m_items.items()) {
    if (item.quantity == no_quantity || fiscal_year < item.valid_from ||
        fiscal_year > item.valid_to) {
      continue;
    }
    const std::string& name = m_items.quantities()[item.quantity];
    const auto found = m_distributions.answers.find(name.substr(0, 11));
    if (found == m_distributions.answers.end() || name.substr(0, 9) != "question_") continue;
    if (m_random.below(100) < 2) continue;  // left blank
    const auto& shares = found->second[m_sex][Distributions::band_of(m_age)];
    add_code(item.code, answer_code(item, shares));
  }
}

std::string SamplePeople::answer_code(const ItemDefinition& item,
                                      const std::vector<std::pair<std::string, double>>& shares) {
  std::vector<std::string> codes;
  for (int code = 1; code <= 9; ++code) {
    if (!m_items.label(item.value_system, std::to_string(code)).empty()) {
      codes.push_back(std::to_string(code));
    }
  }
  double pick = m_random.unit();
  for (std::size_t i = 0; i + 1 < shares.size() && i + 1 < codes.size(); ++i) {
    pick -= shares[i].second;
    if (pick < 0) return codes[i];
  }
  // The last answer the shares know stands for all that are left.
  const std::size_t known = shares.empty() ? 0 : shares.size() - 1;
  if (known >= codes.size()) return codes.empty() ? "1" : codes.back();
  return codes[known + m_random.below(codes.size() - known)];
}

void SamplePeople::declare(int fiscal_year, cells::Sex sex) {
  m_values.take(m_document);
  const auto level = m_verdicts.guidance_level(m_values, fiscal_year, sex, m_age);
  const auto metabolic = m_verdicts.metabolic_verdict(m_values, fiscal_year, sex);
  // One institution in five hundred verdicts is wrong, as they are.
  const int slip = m_random.below(500) == 0 ? 1 : 0;
  if (metabolic) {
    add_code("9N501000000000011",
             std::to_string(1 + (static_cast<int>(*metabolic) - 1 + slip) % 4));
  }
  if (level) add_code("9N506000000000011", std::to_string(static_cast<int>(*level)));
}

}  // namespace engawa::checkups
