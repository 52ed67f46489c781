#include "engawa/indicators/read_ndb_workbook.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <unordered_map>

#include "engawa/base/decimal.hpp"
#include "engawa/base/text.hpp"
#include "engawa/formats/xlsx_reader.hpp"
#include "engawa/indicators/ndb_header.hpp"
#include "engawa/indicators/problems.hpp"

namespace engawa::indicators {
namespace {

using base::Result;
using cells::CellTable;

constexpr std::uint32_t age_count = cells::ages_with_total;

bool contains(const std::vector<std::string>& words, const std::string& key) {
  return std::find(words.begin(), words.end(), key) != words.end();
}

// Reads the data rows of one sheet into a table. Labels are filled forward over merged cells.
class RowReader {
 public:
  RowReader(const formats::Sheet& sheet, const NdbHeader& header, const NdbLayout& layout,
            const areas::AreaMaster& master, const base::Place& place)
      : m_sheet(sheet), m_header(header), m_layout(layout), m_master(master), m_place(place) {}

  base::Status read(NdbWorkbook& workbook) {
    m_table = &workbook.table;
    TRY(collect_areas_and_classes(workbook));
    allocate();
    for (const auto& block : m_header.blocks) {
      TRY(each_row(block, [&](std::uint32_t row, std::size_t area, const std::string& klass) {
        return read_values(block, row, area, klass);
      }));
    }
    TRY(require_complete());
    workbook.row_count = static_cast<int>(m_table->area_codes.size() * m_table->classes.size());
    return base::success();
  }

 private:
  [[nodiscard]] base::Problem problem(const base::ProblemKind& kind, std::uint32_t row,
                                      std::uint32_t column, std::string found,
                                      std::string expected = {}) const {
    base::Place place = m_place;
    place.cell = formats::cell_name(row, column);
    return base::make_problem(kind, std::move(found), std::move(expected), std::move(place));
  }

  [[nodiscard]] std::string text_at(std::uint32_t row, std::uint32_t column) const {
    return base::trim(m_sheet.cell(row, column).as_text());
  }

  [[nodiscard]] const std::string& key_of(const std::string& text) {
    const auto [found, is_new] = m_keys.try_emplace(text);
    if (is_new) found->second = base::label_key(text);
    return found->second;
  }

  base::Status collect_areas_and_classes(NdbWorkbook& workbook) {
    m_collecting = true;
    for (const auto& block : m_header.blocks) {
      TRY(each_row(block,
                   [&](std::uint32_t, std::size_t, const std::string& klass) -> base::Status {
                     for (const auto& sub : block.sub_labels) class_index(full_label(klass, sub));
                     return base::success();
                   }));
    }
    m_collecting = false;
    if (m_table->area_codes.empty()) {
      return problem(problems::unknown_layout, m_header.first_data_row, 1, "データの行がない");
    }
    if (m_repeated_rows > 0) {
      workbook.warnings.push_back(base::make_problem(
          problems::repeated_row, std::to_string(m_repeated_rows) + "行（再掲）を除きました", {},
          m_place));
    }
    return base::success();
  }

  static std::string full_label(const std::string& klass, const std::string& sub) {
    return sub.empty() ? klass : klass + " / " + sub;
  }

  std::size_t class_index(const std::string& label) {
    const auto [found, is_new] = m_class_index.try_emplace(label, m_table->classes.size());
    if (is_new) m_table->classes.push_back(label);
    return found->second;
  }

  std::size_t area_index(const std::string& code) {
    const auto [found, is_new] = m_area_index.try_emplace(code, m_table->area_codes.size());
    if (is_new) m_table->area_codes.push_back(code);
    return found->second;
  }

  // Calls use(row, area, class label) for every row of data of a block.
  template <class Use>
  base::Status each_row(const ValueBlock& block, Use&& use) {
    std::string prefecture;
    std::string code;
    std::string name;
    for (std::uint32_t row = m_header.first_data_row; row <= m_sheet.last_row(); ++row) {
      const std::string class_text = text_at(row, block.labels.klass);
      const std::string new_prefecture = text_at(row, block.labels.prefecture);
      if (!new_prefecture.empty()) {
        prefecture = new_prefecture;
        code.clear();
        name.clear();
      }
      if (class_text.empty()) {
        if (has_values(block, row)) {
          return problem(problems::missing_row, row, block.labels.klass, "階層の名前がない行");
        }
        continue;
      }
      if (is_repeated(class_text)) continue;
      if (m_header.level == cells::Level::MedicalArea) {
        const std::string new_code = text_at(row, block.labels.medical_area_code);
        const std::string new_name = text_at(row, block.labels.medical_area_name);
        if (!new_code.empty()) code = new_code;
        if (!new_name.empty()) name = new_name;
      }
      const std::size_t area = TRY(area_of(row, block.labels, prefecture, code, name));
      TRY(use(row, area, base::trim(base::normalise_nfkc(class_text))));
    }
    return base::success();
  }

  bool is_repeated(const std::string& class_text) {
    const std::string& key = key_of(class_text);
    for (const auto& mark : m_layout.repeated_row_marks) {
      if (key.find(mark) == std::string::npos) continue;
      if (m_collecting) ++m_repeated_rows;
      return true;
    }
    return false;
  }

  [[nodiscard]] bool has_values(const ValueBlock& block, std::uint32_t row) const {
    return !m_sheet.cell(row, block.columns[cells::age_total]).is_blank();
  }

  Result<std::size_t> area_of(std::uint32_t row, const LabelColumns& labels,
                              const std::string& prefecture, const std::string& code,
                              const std::string& name) {
    const std::string joined = prefecture + "|" + code + "|" + name;
    const auto known = m_area_of_label.find(joined);
    if (known != m_area_of_label.end()) return known->second;
    const std::string resolved = TRY(resolve_area(row, labels, prefecture, code, name));
    const std::size_t index = area_index(resolved);
    m_area_of_label.emplace(joined, index);
    return index;
  }

  Result<std::string> resolve_area(std::uint32_t row, const LabelColumns& labels,
                                   const std::string& prefecture, const std::string& code,
                                   const std::string& name) {
    for (const auto* text : {&prefecture, &code, &name}) {
      if (contains(m_layout.unknown_area_words, key_of(*text))) {
        return std::string(cells::unknown_area_code);
      }
      if (contains(m_layout.nation_words, key_of(*text))) return std::string("00");
    }
    const auto prefecture_code = m_master.prefecture_code(prefecture);
    if (!prefecture_code) {
      return problem(problems::unknown_area, row, labels.prefecture, prefecture,
                     "47都道府県の名前");
    }
    if (m_header.level == cells::Level::Prefecture) return *prefecture_code;
    std::string four = code;
    while (four.size() < 4) four.insert(four.begin(), '0');
    const areas::Area* area = m_master.find(four);
    if (area == nullptr || area->kind != areas::AreaKind::MedicalArea) {
      return problem(problems::unknown_area, row, labels.medical_area_code, code,
                     "335の二次医療圏の番号");
    }
    const bool same =
        area->code.prefecture() == *prefecture_code && base::label_key(area->name) == key_of(name);
    if (!same) {
      return problem(problems::different_areas, row, labels.medical_area_name,
                     prefecture + " " + name, area->full_name());
    }
    return four;
  }

  void allocate() {
    if (m_header.measure == cells::Measure::Count) {
      m_table->counts.assign(m_table->positions(), cells::absent);
    } else {
      m_table->means.assign(m_table->positions(), std::numeric_limits<double>::quiet_NaN());
    }
    m_seen.assign(m_table->area_codes.size() * m_table->classes.size() * 2, false);
  }

  base::Status read_values(const ValueBlock& block, std::uint32_t row, std::size_t area,
                           const std::string& klass_label) {
    for (std::uint32_t sub = 0; sub < block.sub_labels.size(); ++sub) {
      const std::size_t klass = class_index(full_label(klass_label, block.sub_labels[sub]));
      const std::size_t line =
          (area * m_table->classes.size() + klass) * 2 + static_cast<std::size_t>(block.sex);
      if (m_seen[line])
        return problem(problems::repeated_row, row, block.labels.klass, klass_label);
      m_seen[line] = true;
      const std::size_t at = m_table->position(area, klass, block.sex, 0);
      if (m_header.measure == cells::Measure::Mean) {
        TRY(read_means(block, row, sub, at));
      } else {
        TRY(read_counts(block, row, sub, at));
      }
    }
    return base::success();
  }

  base::Status read_means(const ValueBlock& block, std::uint32_t row, std::uint32_t sub,
                          std::size_t at) {
    for (std::uint32_t age = 0; age < age_count; ++age) {
      const std::uint32_t column = block.columns[age] + sub;
      const auto& cell = m_sheet.cell(row, column);
      const std::string text = text_at(row, column);
      if (text.empty() || contains(m_layout.mask_marks, key_of(text))) continue;
      if (!cell.is_number()) {
        return problem(problems::wrong_count, row, column, text, "平均値（数）または空");
      }
      m_table->means[at + age] = cell.number;
    }
    return base::success();
  }

  Result<std::int32_t> count_at(std::uint32_t row, std::uint32_t column) {
    const auto& cell = m_sheet.cell(row, column);
    constexpr double count_max = 200'000'000;
    if (cell.is_number()) {
      const double number = cell.number;
      if (number >= 0 && number <= count_max && number == std::floor(number)) {
        return static_cast<std::int32_t>(number);
      }
      return problem(problems::wrong_count, row, column, cell.as_text(), "0以上の整数 または -");
    }
    const std::string& key = key_of(text_at(row, column));
    if (contains(m_layout.mask_marks, key)) return cells::masked;
    const auto written = base::parse_integer(base::replace_all(key, ",", ""));
    if (written && *written >= 0 && static_cast<double>(*written) <= count_max) {
      return static_cast<std::int32_t>(*written);
    }
    return problem(problems::wrong_count, row, column, key.empty() ? "空のセル" : cell.as_text(),
                   "0以上の整数 または -");
  }

  base::Status read_counts(const ValueBlock& block, std::uint32_t row, std::uint32_t sub,
                           std::size_t at) {
    std::int64_t visible = 0;
    bool any_masked = false;
    for (std::uint32_t age = 0; age < age_count; ++age) {
      const std::int32_t count = TRY(count_at(row, block.columns[age] + sub));
      m_table->counts[at + age] = count;
      if (age == cells::age_total) break;
      if (count == cells::masked) any_masked = true;
      if (count > 0) visible += count;
    }
    const std::int64_t total = m_table->counts[at + cells::age_total];
    if (total == cells::masked) return base::success();
    const bool adds_up = any_masked ? visible <= total : visible == total;
    if (adds_up) return base::success();
    return problem(
        problems::wrong_total, row, block.columns[cells::age_total] + sub,
        "中計 " + std::to_string(total),
        (any_masked ? "年齢別の見える合計 以上: " : "年齢別の合計 ") + std::to_string(visible));
  }

  // Every area has every class of its sex's block.
  base::Status require_complete() const {
    const std::size_t class_count = m_table->classes.size();
    for (const auto sex : cells::sexes) {
      for (std::size_t klass = 0; klass < class_count; ++klass) {
        std::size_t present = 0;
        std::size_t missing = 0;
        for (std::size_t area = 0; area < m_table->area_codes.size(); ++area) {
          if (m_seen[(area * class_count + klass) * 2 + static_cast<std::size_t>(sex)]) {
            ++present;
          } else {
            missing = area;
          }
        }
        if (present == 0 || present == m_table->area_codes.size()) continue;
        return base::make_problem(problems::missing_row,
                                  "区域 " + m_table->area_codes[missing] + " に階層「" +
                                      m_table->classes[klass] + "」がない",
                                  "すべての区域に同じ階層", m_place);
      }
    }
    return base::success();
  }

  const formats::Sheet& m_sheet;
  const NdbHeader& m_header;
  const NdbLayout& m_layout;
  const areas::AreaMaster& m_master;
  const base::Place& m_place;
  CellTable* m_table = nullptr;
  bool m_collecting = false;
  int m_repeated_rows = 0;
  std::vector<bool> m_seen;
  std::unordered_map<std::string, std::string> m_keys;
  std::unordered_map<std::string, std::size_t> m_class_index;
  std::unordered_map<std::string, std::size_t> m_area_index;
  std::unordered_map<std::string, std::size_t> m_area_of_label;
};

Result<formats::Sheet> first_sheet(std::string_view bytes, const std::string& file) {
  formats::Workbook workbook = TRY(formats::Workbook::open(std::string(bytes), file));
  const std::size_t index = TRY(workbook.first_visible_sheet());
  return workbook.read_sheet(index);
}

}  // namespace

Result<NdbWorkbook> read_ndb_workbook(std::string_view bytes, const std::string& file,
                                      const Catalogue& catalogue, const areas::AreaMaster& master,
                                      int fallback_fiscal_year) {
  const formats::Sheet sheet = TRY(first_sheet(bytes, file));
  base::Place place{file, sheet.name(), {}};
  NdbWorkbook workbook;
  workbook.title = base::trim(sheet.cell(1, 1).as_text());
  const Item* item = catalogue.item_of_title(workbook.title);
  if (item == nullptr) {
    place.cell = "A1";
    return base::make_problem(problems::unknown_title, workbook.title, {}, place);
  }
  workbook.table.item = item->id;
  workbook.table.mask_rule = mask_rule_of_title(workbook.title);
  const int year = fiscal_year_of_title(workbook.title);
  workbook.table.fiscal_year.year = year != 0 ? year : fallback_fiscal_year;
  if (workbook.table.fiscal_year.year == 0) {
    place.cell = "A1";
    return base::make_problem(problems::missing_year, workbook.title, "2021年度 など", place);
  }
  const NdbHeader header = TRY(read_ndb_header(sheet, catalogue.ndb_layout(), place));
  workbook.table.level = header.level;
  workbook.table.measure = header.measure;
  TRY(RowReader(sheet, header, catalogue.ndb_layout(), master, place).read(workbook));
  return workbook;
}

}  // namespace engawa::indicators
